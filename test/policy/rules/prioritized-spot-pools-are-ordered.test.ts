import { describe, expect, test } from "@jest/globals";

import { AUTO_SCALING_GROUP } from "../../../policy/resource-types/auto-scaling";
import { FLEET, SPOT_FLEET_REQUEST } from "../../../policy/resource-types/spot-requests";
import { prioritizedSpotPoolsAreOrdered as rule } from "../../../policy/rules/prioritized-spot-pools-are-ordered";
import { UNKNOWN } from "../../support/policy-example";
import { run } from "../../support/run-rule";

const PRIORITIZED = "capacity-optimized-prioritized";

describe("an Auto Scaling group", () => {
  const group = (overrides: unknown, distribution: object = {}) => ({
    mixedInstancesPolicy: {
      instancesDistribution: {
        onDemandPercentageAboveBaseCapacity: 0,
        spotAllocationStrategy: PRIORITIZED,
        ...distribution,
      },
      launchTemplate: { overrides },
    },
  });
  const [FIRST, SECOND] = [{ instanceType: "m5.large" }, { instanceType: "m6i.large" }];
  const AT = "mixedInstancesPolicy.launchTemplate.overrides";
  const MORE = `to put in order for ${PRIORITIZED}; list more, or set capacity-optimized`;
  test.each([
    { of: "two types, whose list is their order", props: group([FIRST, SECOND]), says: [] },
    { of: "one type", props: group([FIRST]), says: [`${AT}: names one type ${MORE}`] },
    { of: "one type, named twice", props: group([FIRST, FIRST]), says: [`${AT}: names one type ${MORE}`] },
    { of: "no overrides", props: group(undefined), says: [`${AT}: names no type ${MORE}`] },
    {
      of: "attributes in place of types",
      props: group([{ instanceRequirements: { vcpuCount: { min: 2 } } }]),
      says: [],
    },
    { of: "another strategy", props: group([FIRST], { spotAllocationStrategy: "capacity-optimized" }), says: [] },
    { of: "no strategy", props: group([FIRST], { spotAllocationStrategy: null }), says: [] },
    { of: "on-demand", props: group([FIRST], { onDemandPercentageAboveBaseCapacity: "100" }), says: [] },
    { of: "no policy", props: {}, says: [] },
    {
      of: "strategy unknown",
      props: group([FIRST], { spotAllocationStrategy: UNKNOWN }),
      says: [
        "unknown: mixedInstancesPolicy.instancesDistribution.spotAllocationStrategy is not known during a preview",
      ],
    },
    {
      of: "a type unknown",
      props: group([FIRST, { instanceType: UNKNOWN }]),
      says: [`unknown: ${AT}[1].instanceType is not known during a preview`],
    },
    { of: "subnets unknown", props: { ...group([FIRST, SECOND]), vpcZoneIdentifiers: UNKNOWN }, says: [] },
  ])("of $of", ({ props, says }) => {
    expect(run(rule, AUTO_SCALING_GROUP, props)).toEqual(says);
  });
});

describe("an EC2 Fleet", () => {
  const fleet = (priorities: readonly unknown[], strategy: unknown = PRIORITIZED, type = "spot") => ({
    launchTemplateConfigs: priorities.map((priority) => ({
      overrides: [{ instanceType: "m5.large", ...(priority === undefined ? {} : { priority }) }],
    })),
    spotOptions: { allocationStrategy: strategy },
    targetCapacitySpecification: { defaultTargetCapacityType: type, totalTargetCapacity: 10 },
  });
  const NO_ORDER =
    "launchTemplateConfigs: has no two overrides of different priority for capacity-optimized-prioritized; " +
    "number them from 0, or set capacity-optimized";
  test.each([
    { of: "two priorities", props: fleet([0, 1]), says: [] },
    { of: "priorities as text", props: fleet(["0", "1"]), says: [] },
    { of: "one priority, the others last", props: fleet([0, undefined]), says: [] },
    { of: "no priority", props: fleet([undefined, undefined]), says: [NO_ORDER] },
    { of: "the same priority", props: fleet([1, "1"]), says: [NO_ORDER] },
    { of: "one override", props: fleet([0]), says: [NO_ORDER] },
    { of: "no overrides", props: fleet([]), says: [NO_ORDER] },
    { of: "no priority, in camel case", props: fleet([undefined], "capacityOptimizedPrioritized"), says: [NO_ORDER] },
    { of: "another strategy", props: fleet([undefined], "diversified"), says: [] },
    { of: "on-demand", props: fleet([undefined], PRIORITIZED, "on-demand"), says: [] },
    {
      of: "a priority unknown",
      props: fleet([0, UNKNOWN]),
      says: ["unknown: launchTemplateConfigs[1].overrides[0].priority is not known during a preview"],
    },
  ])("of $of", ({ props, says }) => {
    expect(run(rule, FLEET, props)).toEqual(says);
  });
});

test("other resources are none of its business", () => {
  expect(run(rule, SPOT_FLEET_REQUEST, {})).toBe("not applicable");
});
