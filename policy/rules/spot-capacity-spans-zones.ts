import { NODE_TEMPLATE_TAGS, VOLUME_ZONE_LABEL } from "../../facts/autoscaler-tags";
import { NODE_LABEL } from "../../facts/node-labels";
import { isSpotWord } from "../../facts/spot-spelling";
import { isSpotGroup, tagKeys } from "../detectors/auto-scaling-group";
import { zonesOfFleet, zonesOfRequest } from "../detectors/fleet-zones";
import { isSpotFleet, isSpotFleetRequest } from "../detectors/spot-fleet";
import { integer, texts } from "../internal/options";
import { resourceRule } from "../internal/resource-rule";
import { unlessUnknown } from "../internal/unknown";
import { AUTO_SCALING_GROUP } from "../resource-types/auto-scaling";
import { NODE_GROUP } from "../resource-types/eks";
import { SUBNET } from "../resource-types/network";
import { FLEET, SPOT_FLEET_REQUEST } from "../resource-types/spot-requests";

const WORKERS = {
  capacityType: "SPOT",
  clusterName: "east",
  instanceTypes: ["m5.large", "m5a.large", "m6i.large", "m6a.large"],
  scalingConfig: { desiredSize: 2, maxSize: 6, minSize: 1 },
};

/** Each zone has pools of its own; whoever can launch in one zone has no others to turn to. */
export const spotCapacitySpansZones = resourceRule({
  name: "spot-capacity-spans-zones",
  entry: "A08",
  severity: "high",
  description: "Spot capacity may be launched in several zones.",
  why:
    "Each instance type is a pool of its own in each zone. When AWS needs a zone's capacity back, a group that knows no other " +
    "zone loses its instances and gets none. Each zone that is added brings as many pools as the group has types.",
  mend: "Name subnets of more zones; mark a group that is meant for one zone, for its volumes, with a tag that says its zone.",
  sources: [
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-best-practices.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/autoscaling-controls.html",
  ],
  options: {
    minimumZones: integer({
      description: "Fewest zones, each subnet counted as one",
      standard: 2,
      minimum: 2,
      maximum: 6,
    }),
    singleZoneTags: texts({
      description: "Keys of tags of groups that are meant for one zone",
      standard: [NODE_LABEL.zone, VOLUME_ZONE_LABEL].map((label) => `${NODE_TEMPLATE_TAGS.label}${label}`),
    }),
  },
  examples: {
    broken: {
      workers: { type: NODE_GROUP.token, properties: { ...WORKERS, subnetIds: ["${private-a.id}"] } },
      "private-a": subnetIn("a"),
    },
    kept: {
      workers: {
        type: NODE_GROUP.token,
        properties: { ...WORKERS, subnetIds: ["${private-a.id}", "${private-b.id}", "${private-c.id}"] },
      },
      "private-a": subnetIn("a"),
      "private-b": subnetIn("b"),
      "private-c": subnetIn("c"),
    },
  },
  judges: (on) => [
    on(AUTO_SCALING_GROUP, (group, { options: { minimumZones, singleZoneTags }, report }) => {
      if (!isSpotGroup(group) || tagKeys(group).some((key) => singleZoneTags.includes(key))) {
        return;
      }
      const subnets = group.vpcZoneIdentifiers ?? 0;
      const zones = subnets === 0 ? (group.availabilityZones ?? 0) : subnets;
      if (isTooFew(zones, minimumZones)) {
        report(subnets === 0 ? "availabilityZones" : "vpcZoneIdentifiers", problem(zones, minimumZones));
      }
    }),
    on(NODE_GROUP, (group, { options: { minimumZones, singleZoneTags }, report }) => {
      if (!isSpotWord(group.capacityType)) {
        return;
      }
      const tags = unlessUnknown(() => group.tags)?.keys ?? [];
      const zones = group.subnetIds ?? 0;
      if (isTooFew(zones, minimumZones) && !tags.some((key) => singleZoneTags.includes(key))) {
        report("subnetIds", problem(zones, minimumZones));
      }
    }),
    on(FLEET, (fleet, { options: { minimumZones }, report }) => {
      const zones = isSpotFleet(fleet) ? zonesOfFleet(fleet) : undefined;
      if (isTooFew(zones, minimumZones)) {
        report("launchTemplateConfigs", problem(zones, minimumZones));
      }
    }),
    on(SPOT_FLEET_REQUEST, (request, { options: { minimumZones }, report }) => {
      const zones = isSpotFleetRequest(request) ? zonesOfRequest(request) : undefined;
      if (isTooFew(zones, minimumZones)) {
        const isOfTemplates = (unlessUnknown(() => request.launchTemplateConfigs) ?? []).length > 0;
        report(isOfTemplates ? "launchTemplateConfigs" : "launchSpecifications", problem(zones, minimumZones));
      }
    }),
  ],
});

function subnetIn(zone: string) {
  return {
    type: SUBNET.token,
    properties: { availabilityZone: `eu-central-1${zone}`, vpcId: "vpc-0f1e2d3c4b5a69788" },
  };
}

/** None at all is no choice of the user's: AWS refuses it, or takes what the template says. */
function isTooFew(zones: number | undefined, minimum: number): zones is number {
  return zones !== undefined && zones > 0 && zones < minimum;
}

function problem(zones: number, minimum: number): string {
  return `${zones === 1 ? "reaches one zone" : `reaches ${zones} zones at most`}; name subnets of at least ${minimum} zones`;
}
