import { expect, test } from "@jest/globals";

import { AUTO_SCALING_GROUP } from "../../../policy/resource-types/auto-scaling";
import { NODE_GROUP } from "../../../policy/resource-types/eks";
import { FLEET, SPOT_FLEET_REQUEST } from "../../../policy/resource-types/spot-requests";
import { spotGroupIsFlexible as rule } from "../../../policy/rules/spot-group-is-flexible";
import { UNKNOWN } from "../../support/policy-example";
import { run } from "../../support/run-rule";

const TEN = ["m5", "m5a", "m5d", "m5n", "m6a", "m6i", "m6id", "m6in", "m7a", "m7i"].map((family) => `${family}.large`);
const ARM = ["m6g", "m6gd", "m7g", "m7gd", "m8g", "m8gd"].map((family) => `${family}.xlarge`);

function named(types: readonly unknown[]) {
  return types.map((instanceType) => ({ instanceType }));
}

function group(overrides: unknown, onDemandPercentageAboveBaseCapacity: unknown = 0) {
  return {
    mixedInstancesPolicy: {
      instancesDistribution: { onDemandPercentageAboveBaseCapacity },
      launchTemplate: { overrides },
    },
  };
}

const AT = "mixedInstancesPolicy.launchTemplate.overrides";
const MORE = "and EC2 offers more of the same shape; list at least";

test.each([
  { group: "ten types", props: group(named(TEN)), says: [] },
  { group: "nine types", props: group(named(TEN.slice(1))), says: [`${AT}: names 9 instance types, ${MORE} 10`] },
  {
    group: "nine types, one of them twice",
    props: group(named([...TEN.slice(1), "m7i.large"])),
    says: [`${AT}: names 9 instance types, ${MORE} 10`],
  },
  { group: "four types", props: group(named(TEN.slice(6))), says: [`${AT}: names 4 instance types, ${MORE} 10`] },
  { group: "three types, of which another rule speaks", props: group(named(TEN.slice(7))), says: [] },
  { group: "six types on arm64, all that a small region has", props: group(named(ARM)), says: [] },
  {
    group: "five types on arm64",
    props: group(named(ARM.slice(1))),
    says: [`${AT}: names 5 instance types, ${MORE} 6`],
  },
  {
    group: "two types of GPU, all that a small region has",
    props: group(named(["g5.xlarge", "g4dn.xlarge"])),
    says: [],
  },
  { group: "by requirements", props: group([{ instanceRequirements: { vcpuCount: { min: 2 } } }]), says: [] },
  { group: "types that the catalogue does not know", props: group(named(["a.a", "a.b", "a.c", "a.d"])), says: [] },
  { group: "types left to the template", props: group([]), says: [] },
  { group: "on demand", props: group(named(TEN.slice(5)), 100), says: [] },
  {
    group: "a type unknown",
    props: group(named([...TEN.slice(5), UNKNOWN])),
    says: [`unknown: ${AT}[5].instanceType is not known during a preview`],
  },
  {
    group: "size unknown",
    props: { ...group(named(TEN.slice(1))), maxSize: UNKNOWN },
    says: [`${AT}: names 9 instance types, ${MORE} 10`],
  },
])("group: $group", ({ props, says }) => {
  expect(run(rule, AUTO_SCALING_GROUP, props)).toEqual(says);
});

test("a fleet", () => {
  const fleet = (types: readonly string[], defaultTargetCapacityType = "spot") => ({
    launchTemplateConfigs: [{ overrides: named(types) }],
    targetCapacitySpecification: { defaultTargetCapacityType, totalTargetCapacity: 4 },
  });
  expect(run(rule, FLEET, fleet(TEN))).toEqual([]);
  expect(run(rule, FLEET, fleet(TEN.slice(4)))).toEqual([`launchTemplateConfigs: names 6 instance types, ${MORE} 10`]);
  expect(run(rule, FLEET, fleet(TEN.slice(4), "on-demand"))).toEqual([]);
});

test("a Spot Fleet request", () => {
  expect(run(rule, SPOT_FLEET_REQUEST, { launchSpecifications: named(TEN) })).toEqual([]);
  expect(run(rule, SPOT_FLEET_REQUEST, { launchSpecifications: named(TEN.slice(4)) })).toEqual([
    `launchSpecifications: names 6 instance types, ${MORE} 10`,
  ]);
  const onDemand = { launchSpecifications: named(TEN.slice(4)), onDemandTargetCapacity: 1, targetCapacity: 1 };
  expect(run(rule, SPOT_FLEET_REQUEST, onDemand)).toEqual([]);
});

test("an organisation may recommend fewer", () => {
  const options = { recommendedInstanceTypes: 6 };
  expect(run(rule, AUTO_SCALING_GROUP, group(named(TEN.slice(4))), { options })).toEqual([]);
  expect(run(rule, AUTO_SCALING_GROUP, group(named(TEN.slice(5))), { options })).toEqual([
    `${AT}: names 5 instance types, ${MORE} 6`,
  ]);
});

test("other resources are none of its business", () => {
  expect(run(rule, NODE_GROUP, {})).toBe("not applicable");
});
