import { expect, test } from "@jest/globals";

import { AUTO_SCALING_GROUP } from "../../../policy/resource-types/auto-scaling";
import { INSTANCE } from "../../../policy/resource-types/ec2";
import { NODE_GROUP } from "../../../policy/resource-types/eks";
import { spotGroupHasOneShape as rule } from "../../../policy/rules/spot-group-has-one-shape";
import { UNKNOWN } from "../../support/policy-example";
import { run } from "../../support/run-rule";

const TWO_SIZES = ["m5.large", "m6i.large", "m5.2xlarge"];
const DIFFER = "differ in size: m5.2xlarge has 8 vCPU where m5.large has 2; put each size into a group of its own";
const NODE_GROUP_DIFFERS = [`instanceTypes: ${DIFFER}`];
const GROUP_DIFFERS = [`mixedInstancesPolicy.launchTemplate.overrides: ${DIFFER}`];
const CLUSTER_TAG = { key: "kubernetes.io/cluster/east", value: "owned", propagateAtLaunch: true };

test.each([
  { group: "one size", props: { instanceTypes: ["m5.large", "m6i.large"] }, says: [] },
  { group: "two sizes", props: { instanceTypes: TWO_SIZES }, says: NODE_GROUP_DIFFERS },
  {
    group: "GPUs beside none",
    props: { instanceTypes: ["g5.xlarge", "g5.xlarge", "m5.xlarge"] },
    says: [
      "instanceTypes: differ in size: m5.xlarge has no GPU where g5.xlarge has 1 A10G GPU; put each size into a group of its own",
    ],
  },
  { group: "on-demand", props: { capacityType: "ON_DEMAND", instanceTypes: TWO_SIZES }, says: [] },
  { group: "types left out", props: {}, says: [] },
  {
    group: "a fixed number of nodes",
    props: { instanceTypes: TWO_SIZES, scalingConfig: { minSize: 3, maxSize: 3 } },
    says: [],
  },
  {
    group: "numbers as text, not fixed",
    props: { instanceTypes: TWO_SIZES, scalingConfig: { minSize: "0", maxSize: "3" } },
    says: NODE_GROUP_DIFFERS,
  },
  { group: "sizes unknown", props: { instanceTypes: TWO_SIZES, scalingConfig: UNKNOWN }, says: NODE_GROUP_DIFFERS },
  {
    group: "a type unknown",
    props: { instanceTypes: ["m5.large", UNKNOWN] },
    says: ["unknown: instanceTypes[1] is not known during a preview"],
  },
  {
    group: "capacity type unknown",
    props: { capacityType: UNKNOWN, instanceTypes: TWO_SIZES },
    says: ["unknown: capacityType is not known during a preview"],
  },
])("managed node group: $group", ({ props, says }) => {
  expect(run(rule, NODE_GROUP, { capacityType: "SPOT", ...props })).toEqual(says);
});

function asg(properties: object, names: readonly string[] = TWO_SIZES) {
  return {
    mixedInstancesPolicy: {
      instancesDistribution: { onDemandPercentageAboveBaseCapacity: 0 },
      launchTemplate: { overrides: names.map((instanceType) => ({ instanceType })) },
    },
    tags: [CLUSTER_TAG],
    ...properties,
  };
}

test.each([
  { group: "two sizes", props: asg({}), says: GROUP_DIFFERS },
  { group: "one size", props: asg({}, ["m5.large", "m6i.large"]), says: [] },
  { group: "of no cluster", props: asg({ tags: [] }), says: [] },
  { group: "of ECS", props: asg({ tags: [CLUSTER_TAG, { key: "AmazonECSManaged", value: "true" }] }), says: [] },
  {
    group: "autoscaled, which another rule judges",
    props: asg({ tags: [CLUSTER_TAG, { key: "k8s.io/cluster-autoscaler/enabled", value: "true" }] }),
    says: [],
  },
  { group: "a fixed number of nodes", props: asg({ minSize: 3, maxSize: 3 }), says: [] },
  { group: "sizes unknown", props: asg({ minSize: UNKNOWN, maxSize: 3 }), says: GROUP_DIFFERS },
])("Auto Scaling group: $group", ({ props, says }) => {
  expect(run(rule, AUTO_SCALING_GROUP, props)).toEqual(says);
});

test("an organisation may tolerate twice the memory", () => {
  const props = { capacityType: "SPOT", instanceTypes: ["m5.large", "r5.large"] };
  expect(run(rule, NODE_GROUP, props, { options: { memoryTolerancePercent: 100 } })).toEqual([]);
});

test("other resources are none of its business", () => {
  expect(run(rule, INSTANCE, {})).toBe("not applicable");
});
