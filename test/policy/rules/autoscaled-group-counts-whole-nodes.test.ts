import { expect, test } from "@jest/globals";

import { AUTO_SCALING_GROUP } from "../../../policy/resource-types/auto-scaling";
import { NODE_GROUP } from "../../../policy/resource-types/eks";
import { autoscaledGroupCountsWholeNodes as rule } from "../../../policy/rules/autoscaled-group-counts-whole-nodes";
import { UNKNOWN } from "../../support/policy-example";
import { remediate, run } from "../../support/run-rule";

const TAGS = [{ key: "k8s.io/cluster-autoscaler/enabled", value: "true", propagateAtLaunch: false }];

function group(weights: readonly unknown[], properties: object = {}) {
  const overrides = weights.map((weightedCapacity) => ({
    instanceType: "m6i.large",
    ...(weightedCapacity === undefined ? {} : { weightedCapacity }),
  }));
  return { mixedInstancesPolicy: { launchTemplate: { overrides } }, tags: TAGS, ...properties };
}

function weighted(count: number) {
  return `mixedInstancesPolicy.launchTemplate.overrides: count ${count} other than 1 by weightedCapacity; leave the weights out`;
}

const COUNTS_VCPU = "desiredCapacityType: does not count instances, as the autoscaler does; leave it out";

test.each([
  { what: "no weights", props: group([undefined, undefined]), says: [] },
  { what: "every weight 1", props: group(["1", "1"]), says: [] },
  { what: "a weight of 1 as a number", props: group([1]), says: [] },
  { what: "a weight left empty", props: group([""]), says: [] },
  { what: "one weight of 2", props: group(["1", "2"]), says: [weighted(1)] },
  { what: "weights of 4 and 2, as numbers", props: group([4, 2]), says: [weighted(2)] },
  { what: "weights, but no autoscaler", props: group(["2"], { tags: [] }), says: [] },
  { what: "no mixed-instances policy", props: { tags: TAGS }, says: [] },
  { what: "capacity counted in vCPU", props: group([], { desiredCapacityType: "vcpu" }), says: [COUNTS_VCPU] },
  { what: "capacity counted in instances", props: group([], { desiredCapacityType: "units" }), says: [] },
  {
    what: "a weight unknown",
    props: group([UNKNOWN, "1"]),
    says: ["unknown: mixedInstancesPolicy.launchTemplate.overrides[0].weightedCapacity is not known during a preview"],
  },
  { what: "one weight unknown beside one of 2", props: group([UNKNOWN, "2"]), says: [weighted(1)] },
  { what: "subnets unknown", props: group(["2"], { vpcZoneIdentifiers: UNKNOWN }), says: [weighted(1)] },
])("$what", ({ props, says }) => {
  expect(run(rule, AUTO_SCALING_GROUP, props)).toEqual(says);
});

test("mended, it has no weights and counts instances", () => {
  const mended = remediate(rule, AUTO_SCALING_GROUP, group(["1", "2"], { desiredCapacityType: "vcpu", maxSize: 8 }));
  expect(mended).toEqual(group([undefined, undefined], { maxSize: 8 }));
  expect(run(rule, AUTO_SCALING_GROUP, mended ?? {})).toEqual([]);
  expect(remediate(rule, AUTO_SCALING_GROUP, mended ?? {})).toBeUndefined();
});

test.each([
  { what: "a group without autoscaler", props: group(["2"], { tags: [] }) },
  { what: "weights that are all 1", props: group(["1"]) },
  { what: "a weight that is not known", props: group([UNKNOWN]) },
])("nothing is mended of $what", ({ props }) => {
  expect(remediate(rule, AUTO_SCALING_GROUP, props)).toBeUndefined();
});

test("other resources are none of its business", () => {
  expect(run(rule, NODE_GROUP, {})).toBe("not applicable");
});
