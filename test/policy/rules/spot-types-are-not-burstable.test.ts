import { expect, test } from "@jest/globals";

import { AUTO_SCALING_GROUP } from "../../../policy/resource-types/auto-scaling";
import { INSTANCE } from "../../../policy/resource-types/ec2";
import { NODE_GROUP } from "../../../policy/resource-types/eks";
import { FLEET } from "../../../policy/resource-types/spot-requests";
import { spotTypesAreNotBurstable as rule } from "../../../policy/rules/spot-types-are-not-burstable";
import { UNKNOWN } from "../../support/policy-example";
import { run } from "../../support/run-rule";

const T3 = "name t3.large, which live on credits; list types of the m, c or r families";
const ATTRIBUTES = "let in burstable types by burstablePerformance; leave it out, which means excluded";
const OVERRIDES = "mixedInstancesPolicy.launchTemplate.overrides";

test.each([
  { group: "no burstable type", props: { instanceTypes: ["m5.large", "c5.large"] }, says: [] },
  { group: "one of two", props: { instanceTypes: ["m5.large", "t3.large"] }, says: [`instanceTypes: ${T3}`] },
  { group: "the same twice", props: { instanceTypes: ["t3.large", "t3.large"] }, says: [`instanceTypes: ${T3}`] },
  {
    group: "every burstable family",
    props: { instanceTypes: ["t2.large", "t3.large", "t3a.large", "t4g.large"] },
    says: [
      "instanceTypes: name t2.large, t3.large, t3a.large, t4g.large, which live on credits; list types of the m, c or r families",
    ],
  },
  { group: "a type that is not known", props: { instanceTypes: ["t99.large"] }, says: [] },
  { group: "on-demand", props: { capacityType: "ON_DEMAND", instanceTypes: ["t3.large"] }, says: [] },
  {
    group: "types left out",
    props: {},
    says: ["instanceTypes: is left out, which means t3.medium; list types of the m, c or r families"],
  },
  { group: "types left out, on-demand", props: { capacityType: "ON_DEMAND" }, says: [] },
  { group: "types left to a template", props: { launchTemplate: { id: UNKNOWN } }, says: [] },
  {
    group: "a type unknown",
    props: { instanceTypes: ["t3.large", UNKNOWN] },
    says: ["unknown: instanceTypes[1] is not known during a preview"],
  },
  {
    group: "subnets unknown",
    props: { instanceTypes: ["t3.large"], subnetIds: UNKNOWN },
    says: [`instanceTypes: ${T3}`],
  },
])("managed node group: $group", ({ props, says }) => {
  expect(run(rule, NODE_GROUP, { capacityType: "SPOT", ...props })).toEqual(says);
});

function asg(overrides: unknown, percentage: unknown = 0) {
  return {
    mixedInstancesPolicy: {
      instancesDistribution: { onDemandPercentageAboveBaseCapacity: percentage },
      launchTemplate: { overrides },
    },
  };
}

test.each([
  { group: "no burstable type", props: asg([{ instanceType: "m5.large" }]), says: [] },
  { group: "one", props: asg([{ instanceType: "t3.large" }], "50"), says: [`${OVERRIDES}: ${T3}`] },
  {
    group: "included by attributes",
    props: asg([{ instanceRequirements: { burstablePerformance: "included" } }]),
    says: [`${OVERRIDES}: ${ATTRIBUTES}`],
  },
  {
    group: "required by attributes",
    props: asg([{ instanceRequirements: { burstablePerformance: "required" } }]),
    says: [`${OVERRIDES}: ${ATTRIBUTES}`],
  },
  {
    group: "excluded by attributes",
    props: asg([{ instanceRequirements: { burstablePerformance: "excluded" } }]),
    says: [],
  },
  { group: "attributes that say nothing of it", props: asg([{ instanceRequirements: {} }]), says: [] },
  { group: "on-demand", props: asg([{ instanceType: "t3.large" }], 100), says: [] },
  { group: "no mixed policy", props: {}, says: [] },
  {
    group: "percentage unknown",
    props: asg([{ instanceType: "t3.large" }], UNKNOWN),
    says: [
      "unknown: mixedInstancesPolicy.instancesDistribution.onDemandPercentageAboveBaseCapacity is not known during a preview",
    ],
  },
])("Auto Scaling group: $group", ({ props, says }) => {
  expect(run(rule, AUTO_SCALING_GROUP, props)).toEqual(says);
});

function fleet(targetCapacitySpecification: unknown, override: unknown = { instanceType: "t3.large" }) {
  return { launchTemplateConfigs: [{ overrides: [override] }], targetCapacitySpecification };
}

test.each([
  { kind: "spot", props: fleet({ defaultTargetCapacityType: "spot" }), says: [`launchTemplateConfigs: ${T3}`] },
  {
    kind: "partly spot",
    props: fleet({ defaultTargetCapacityType: "on-demand", spotTargetCapacity: "2" }),
    says: [`launchTemplateConfigs: ${T3}`],
  },
  {
    kind: "spot, by attributes",
    props: fleet({ defaultTargetCapacityType: "spot" }, { instanceRequirements: { burstablePerformance: "included" } }),
    says: [`launchTemplateConfigs: ${ATTRIBUTES}`],
  },
  {
    kind: "spot, another type",
    props: fleet({ defaultTargetCapacityType: "spot" }, { instanceType: "m5.large" }),
    says: [],
  },
  { kind: "on-demand", props: fleet({ defaultTargetCapacityType: "on-demand", spotTargetCapacity: 0 }), says: [] },
  {
    kind: "spot by default, all of it on-demand",
    props: fleet({ defaultTargetCapacityType: "spot", onDemandTargetCapacity: 4, totalTargetCapacity: 4 }),
    says: [],
  },
  { kind: "without a target", props: fleet(undefined), says: [] },
])("EC2 Fleet: $kind", ({ props, says }) => {
  expect(run(rule, FLEET, props)).toEqual(says);
});

test("an organisation may allow a family", () => {
  const props = { capacityType: "SPOT", instanceTypes: ["t3.large", "t4g.large"] };
  expect(run(rule, NODE_GROUP, props, { options: { allowed: ["t4g"] } })).toEqual([`instanceTypes: ${T3}`]);
});

test("other resources are none of its business", () => {
  expect(run(rule, INSTANCE, {})).toBe("not applicable");
});
