import { describe, expect, test } from "@jest/globals";

import { AUTO_SCALING_GROUP, LIFECYCLE_HOOK } from "../../../policy/resource-types/auto-scaling";
import { NODE_GROUP } from "../../../policy/resource-types/eks";
import { FLEET, SPOT_FLEET_REQUEST } from "../../../policy/resource-types/spot-requests";
import { spotCapacitySpansZones as rule } from "../../../policy/rules/spot-capacity-spans-zones";
import { UNKNOWN } from "../../support/policy-example";
import { run } from "../../support/run-rule";

const NAME_TWO = "name subnets of at least 2 zones";
const ONE = `reaches one zone; ${NAME_TWO}`;
const ZONE_TAG = "k8s.io/cluster-autoscaler/node-template/label/topology.kubernetes.io/zone";
const VOLUME_TAG = "k8s.io/cluster-autoscaler/node-template/label/topology.ebs.csi.aws.com/zone";

function tagged(...keys: unknown[]) {
  return keys.map((key) => ({ key, value: "eu-central-1a", propagateAtLaunch: true }));
}

describe("an Auto Scaling group", () => {
  const group = (more: object, percentage: unknown = 0) => ({
    mixedInstancesPolicy: { instancesDistribution: { onDemandPercentageAboveBaseCapacity: percentage } },
    ...more,
  });
  test.each([
    { of: "two subnets", props: group({ vpcZoneIdentifiers: ["subnet-0a1", "subnet-0b2"] }), says: [] },
    { of: "two subnets not made yet", props: group({ vpcZoneIdentifiers: [UNKNOWN, UNKNOWN] }), says: [] },
    { of: "one subnet", props: group({ vpcZoneIdentifiers: ["subnet-0a1"] }), says: [`vpcZoneIdentifiers: ${ONE}`] },
    {
      of: "one subnet not made yet",
      props: group({ vpcZoneIdentifiers: [UNKNOWN] }),
      says: [`vpcZoneIdentifiers: ${ONE}`],
    },
    { of: "two zones by name", props: group({ availabilityZones: ["eu-west-1a", "eu-west-1b"] }), says: [] },
    {
      of: "one zone by name, subnets an empty list",
      props: group({ availabilityZones: ["eu-west-1a"], vpcZoneIdentifiers: [] }),
      says: [`availabilityZones: ${ONE}`],
    },
    { of: "neither subnets nor zones, which AWS refuses", props: group({}), says: [] },
    { of: "null for subnets", props: group({ vpcZoneIdentifiers: null }), says: [] },
    { of: "on-demand, one subnet", props: group({ vpcZoneIdentifiers: ["subnet-0a1"] }, 100), says: [] },
    { of: "no policy, one subnet", props: { vpcZoneIdentifiers: ["subnet-0a1"] }, says: [] },
    {
      of: "percentage as text, one subnet",
      props: group({ vpcZoneIdentifiers: ["subnet-0a1"] }, "20"),
      says: [`vpcZoneIdentifiers: ${ONE}`],
    },
    {
      of: "one subnet, and tags that say its zone",
      props: group({ vpcZoneIdentifiers: ["subnet-0a1"], tags: tagged("team", ZONE_TAG) }),
      says: [],
    },
    {
      of: "one subnet, and tags that say the zone of its volumes",
      props: group({ vpcZoneIdentifiers: ["subnet-0a1"], tags: tagged(VOLUME_TAG) }),
      says: [],
    },
    {
      of: "one subnet, other tags, one with an unknown key",
      props: group({ vpcZoneIdentifiers: ["subnet-0a1"], tags: tagged(UNKNOWN, "team") }),
      says: [`vpcZoneIdentifiers: ${ONE}`],
    },
    {
      of: "subnets unknown",
      props: group({ vpcZoneIdentifiers: UNKNOWN }),
      says: ["unknown: vpcZoneIdentifiers is not known during a preview"],
    },
    {
      of: "percentage unknown",
      props: group({ vpcZoneIdentifiers: ["subnet-0a1"] }, UNKNOWN),
      says: [
        "unknown: mixedInstancesPolicy.instancesDistribution.onDemandPercentageAboveBaseCapacity is not known during a preview",
      ],
    },
  ])("of $of", ({ props, says }) => {
    expect(run(rule, AUTO_SCALING_GROUP, props)).toEqual(says);
  });
});

describe("a managed node group", () => {
  test.each([
    { of: "two subnets", props: { capacityType: "SPOT", subnetIds: [UNKNOWN, UNKNOWN] }, says: [] },
    { of: "one subnet", props: { capacityType: "SPOT", subnetIds: [UNKNOWN] }, says: [`subnetIds: ${ONE}`] },
    {
      of: "one subnet, tags unknown",
      props: { capacityType: "SPOT", subnetIds: [UNKNOWN], tags: UNKNOWN },
      says: [`subnetIds: ${ONE}`],
    },
    {
      of: "one subnet, and a tag that says its zone",
      props: { capacityType: "SPOT", subnetIds: [UNKNOWN], tags: { [ZONE_TAG]: UNKNOWN } },
      says: [],
    },
    { of: "on-demand, one subnet", props: { capacityType: "ON_DEMAND", subnetIds: [UNKNOWN] }, says: [] },
    { of: "capacity type left out, one subnet", props: { subnetIds: [UNKNOWN] }, says: [] },
    {
      of: "subnets unknown",
      props: { capacityType: "SPOT", subnetIds: UNKNOWN },
      says: ["unknown: subnetIds is not known during a preview"],
    },
  ])("of $of", ({ props, says }) => {
    expect(run(rule, NODE_GROUP, props)).toEqual(says);
  });
});

describe("an EC2 Fleet", () => {
  const fleet = (overrides: unknown, type = "spot") => ({
    launchTemplateConfigs: [{ overrides }],
    targetCapacitySpecification: { defaultTargetCapacityType: type, totalTargetCapacity: 10 },
  });
  const AT = "launchTemplateConfigs";
  test.each([
    { of: "two subnets", props: fleet([{ subnetId: "subnet-0a1" }, { subnetId: "subnet-0b2" }]), says: [] },
    {
      of: "two types in one subnet",
      props: fleet([
        { subnetId: "subnet-0a1", instanceType: "m5.large" },
        { subnetId: "subnet-0a1", instanceType: "m6i.large" },
      ]),
      says: [`${AT}: ${ONE}`],
    },
    { of: "one zone by name", props: fleet([{ availabilityZone: "eu-west-1a" }]), says: [`${AT}: ${ONE}`] },
    { of: "one subnet not made yet", props: fleet([{ subnetId: UNKNOWN }]), says: [`${AT}: ${ONE}`] },
    { of: "two that may be one", props: fleet([{ subnetId: UNKNOWN }, { subnetId: UNKNOWN }]), says: [] },
    { of: "one that leaves the zone to AWS", props: fleet([{ subnetId: "subnet-0a1" }, {}]), says: [] },
    { of: "all that leave the zone to AWS", props: fleet([{}]), says: [] },
    { of: "no overrides", props: fleet([]), says: [] },
    { of: "on-demand, one subnet", props: fleet([{ subnetId: "subnet-0a1" }], "on-demand"), says: [] },
    {
      of: "overrides unknown",
      props: fleet(UNKNOWN),
      says: ["unknown: launchTemplateConfigs[0].overrides is not known during a preview"],
    },
  ])("of $of", ({ props, says }) => {
    expect(run(rule, FLEET, props)).toEqual(says);
  });
});

describe("a Spot Fleet request", () => {
  test.each([
    {
      of: "specifications in one subnet",
      props: { launchSpecifications: [{ subnetId: "subnet-0a1" }, { subnetId: "subnet-0a1" }], targetCapacity: 4 },
      says: [`launchSpecifications: ${ONE}`],
    },
    {
      of: "one specification with two subnets in one text",
      props: { launchSpecifications: [{ subnetId: "subnet-0a1, subnet-0b2" }], targetCapacity: 4 },
      says: [],
    },
    {
      of: "overrides in one subnet",
      props: { launchTemplateConfigs: [{ overrides: [{ subnetId: "subnet-0a1" }] }], targetCapacity: 4 },
      says: [`launchTemplateConfigs: ${ONE}`],
    },
    { of: "a template's subnet", props: { launchTemplateConfigs: [{}], targetCapacity: 4 }, says: [] },
    {
      of: "on demand only",
      props: { launchSpecifications: [{ subnetId: "subnet-0a1" }], onDemandTargetCapacity: 4, targetCapacity: 4 },
      says: [],
    },
  ])("of $of", ({ props, says }) => {
    expect(run(rule, SPOT_FLEET_REQUEST, props)).toEqual(says);
  });
});

test("an organisation may ask for more zones, and mark groups that are meant for one", () => {
  const props = { capacityType: "SPOT", subnetIds: [UNKNOWN, UNKNOWN], tags: { volumes: "local" } };
  expect(run(rule, NODE_GROUP, props, { options: { minimumZones: 3 } })).toEqual([
    "subnetIds: reaches 2 zones at most; name subnets of at least 3 zones",
  ]);
  expect(run(rule, NODE_GROUP, props, { options: { minimumZones: 3, singleZoneTags: ["volumes"] } })).toEqual([]);
});

test("other resources are none of its business", () => {
  expect(run(rule, LIFECYCLE_HOOK, {})).toBe("not applicable");
});
