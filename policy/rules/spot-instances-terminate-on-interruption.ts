import { INTERRUPTION_BEHAVIORS, ONE_TIME, PERSISTENT, TERMINATE } from "../../facts/spot-request-options";
import { isKubernetesTag } from "../detectors/auto-scaling-group";
import { isSpotFleet, isSpotFleetRequest } from "../detectors/spot-fleet";
import { quoted } from "../internal/quote";
import { resourceRule } from "../internal/resource-rule";
import { unlessUnknown } from "../internal/unknown";
import type { TextMap } from "../internal/view";
import { INSTANCE } from "../resource-types/ec2";
import { FLEET, SPOT_FLEET_REQUEST, SPOT_INSTANCE_REQUEST } from "../resource-types/spot-requests";

/** Nodes are replaced, not kept: one that stops leaves its node and volumes behind, and one that hibernates goes undrained. */
export const spotInstancesTerminateOnInterruption = resourceRule({
  name: "spot-instances-terminate-on-interruption",
  entry: "A21",
  severity: "medium",
  description: "Spot instances of fleets and of clusters terminate when AWS takes them back.",
  why:
    "An instance that stops or hibernates keeps its disks, which are paid for, and comes back when AWS sees fit, as a node that " +
    "the cluster has given up. An instance that hibernates does so at once, without two minutes to drain it.",
  mend: "State `terminate`, and `one-time` for an instance of its own, or leave both out where that is the default.",
  sources: [
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/interruption-behavior.html",
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/hibernate-spot-instances.html",
  ],
  options: {},
  examples: { broken: example("hibernate"), kept: example("terminate") },
  judges: (on) => [
    on(
      FLEET,
      (fleet, { report }) => {
        const behavior = fleet.spotOptions?.instanceInterruptionBehavior;
        if (!isKept(behavior) && isSpotFleet(fleet)) {
          report("spotOptions.instanceInterruptionBehavior", isNot(behavior));
        }
      },
      (fleet, edit) => {
        const isBroken = unlessUnknown(
          () => !isKept(fleet.spotOptions?.instanceInterruptionBehavior) && isSpotFleet(fleet),
        );
        if (isBroken === true) {
          edit.set(["spotOptions", "instanceInterruptionBehavior"], TERMINATE);
        }
      },
    ),
    on(
      SPOT_FLEET_REQUEST,
      (request, { report }) => {
        const behavior = request.instanceInterruptionBehaviour;
        if (!isKept(behavior) && isSpotFleetRequest(request)) {
          report("instanceInterruptionBehaviour", isNot(behavior));
        }
      },
      (request, edit) => {
        if (!isKept(unlessUnknown(() => request.instanceInterruptionBehaviour)) && isSpotFleetRequest(request)) {
          edit.set(["instanceInterruptionBehaviour"], TERMINATE);
        }
      },
    ),
    on(
      SPOT_INSTANCE_REQUEST,
      (request, { report }) => {
        if (isClusterNode(request.tags) && !isKept(request.instanceInterruptionBehavior)) {
          report("instanceInterruptionBehavior", isNot(request.instanceInterruptionBehavior));
        }
      },
      (request, edit) => {
        const behavior = unlessUnknown(() => request.instanceInterruptionBehavior);
        if (unlessUnknown(() => isClusterNode(request.tags)) === true && !isKept(behavior)) {
          edit.set(["instanceInterruptionBehavior"], TERMINATE);
        }
      },
    ),
    on(
      INSTANCE,
      ({ instanceMarketOptions, tags }, { report }) => {
        const spotOptions = instanceMarketOptions?.spotOptions;
        if (!isClusterNode(tags) || spotOptions === undefined) {
          return;
        }
        if (!isKept(spotOptions.instanceInterruptionBehavior)) {
          report(`${SPOT_OPTIONS}.instanceInterruptionBehavior`, isNot(spotOptions.instanceInterruptionBehavior));
        }
        if (spotOptions.spotInstanceType === PERSISTENT) {
          report(`${SPOT_OPTIONS}.spotInstanceType`, `is persistent; write ${ONE_TIME}`);
        }
      },
      (instance, edit) => {
        if (unlessUnknown(() => isClusterNode(instance.tags)) !== true) {
          return;
        }
        const spotOptions = unlessUnknown(() => instance.instanceMarketOptions?.spotOptions);
        if (!isKept(unlessUnknown(() => spotOptions?.instanceInterruptionBehavior))) {
          edit.set(["instanceMarketOptions", "spotOptions", "instanceInterruptionBehavior"], TERMINATE);
        }
        if (unlessUnknown(() => spotOptions?.spotInstanceType) === PERSISTENT) {
          edit.set(["instanceMarketOptions", "spotOptions", "spotInstanceType"], ONE_TIME);
        }
      },
    ),
  ],
});

const SPOT_OPTIONS = "instanceMarketOptions.spotOptions";

function isKept(behavior = ""): boolean {
  return ["", TERMINATE].includes(behavior);
}

function isNot(behavior = ""): string {
  return `is ${quoted(behavior, INTERRUPTION_BEHAVIORS)}; write ${TERMINATE}`;
}

/** A single machine that is no node may well stop and come back. */
function isClusterNode(tags: TextMap | undefined): boolean {
  return tags?.keys.some(isKubernetesTag) ?? false;
}

function example(instanceInterruptionBehavior: string) {
  return {
    batch: {
      type: FLEET.token,
      properties: {
        spotOptions: { allocationStrategy: "price-capacity-optimized", instanceInterruptionBehavior },
        targetCapacitySpecification: { defaultTargetCapacityType: "spot", totalTargetCapacity: 10 },
        type: "maintain",
      },
    },
  };
}
