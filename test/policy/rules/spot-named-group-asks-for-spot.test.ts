import { expect, test } from "@jest/globals";

import { AUTO_SCALING_GROUP } from "../../../policy/resource-types/auto-scaling";
import { LAUNCH_TEMPLATE } from "../../../policy/resource-types/ec2";
import { NODE_GROUP } from "../../../policy/resource-types/eks";
import { spotNamedGroupAsksForSpot as rule } from "../../../policy/rules/spot-named-group-asks-for-spot";
import { UNKNOWN } from "../../support/policy-example";
import { run, runOn } from "../../support/run-rule";

const PERCENT = "onDemandPercentageAboveBaseCapacity";
const AT = "mixedInstancesPolicy.instancesDistribution.onDemandPercentageAboveBaseCapacity";
const UNSET = [
  `${AT}: is left out, which means on demand only, and the group looks like spot; write 0, or take out what says spot`,
];
const FULL = [`${AT}: launches on demand only, and the group looks like spot; write 0, or take out what says spot`];
const STRATEGY = { spotAllocationStrategy: "price-capacity-optimized" };
const LABEL = "k8s.io/cluster-autoscaler/node-template/label/lifecycle";

test.each([
  { what: "on demand", props: { name: "web", ...mixed({}) }, says: [] },
  { what: "a strategy", props: mixed(STRATEGY), says: UNSET },
  { what: "a strategy and null", props: mixed({ ...STRATEGY, [PERCENT]: null }), says: UNSET },
  { what: "a strategy and 100", props: mixed({ ...STRATEGY, [PERCENT]: 100 }), says: [] },
  { what: "a name and 100 as text", props: { name: "spot", ...mixed({ [PERCENT]: "100" }) }, says: FULL },
  { what: "a strategy and 99", props: mixed({ ...STRATEGY, [PERCENT]: 99 }), says: [] },
  { what: "a price", props: mixed({ spotMaxPrice: "0.05" }), says: UNSET },
  { what: "an empty price", props: mixed({ spotMaxPrice: "" }), says: [] },
  { what: "a name", props: { name: "batch-Spot-a", ...mixed({}) }, says: UNSET },
  { what: "a name and no distribution", props: { name: "spot", mixedInstancesPolicy: {} }, says: UNSET },
  { what: "a prefix", props: { namePrefix: "spot2-", ...mixed({}) }, says: UNSET },
  { what: "a name tag", props: { tags: [{ key: "Name", value: "my_spot" }], ...mixed({}) }, says: UNSET },
  {
    what: "a label for the autoscaler",
    props: { tags: [{ key: LABEL, value: "Ec2Spot" }], ...mixed({}) },
    says: UNSET,
  },
  { what: "a label that says on demand", props: { tags: [{ key: LABEL, value: "normal" }], ...mixed({}) }, says: [] },
  { what: "a name with spot in a word", props: { name: "spotlight", ...mixed({}) }, says: [] },
  { what: "a name without a policy, whose template may say it", props: { name: "spot" }, says: [] },
  { what: "a group to fall back to", props: { name: "spot-fallback", ...mixed(STRATEGY) }, says: [] },
  { what: "a group on demand", props: { name: "spot-on-demand", ...mixed(STRATEGY) }, says: [] },
  { what: "an unknown name", props: { name: UNKNOWN, tags: UNKNOWN, ...mixed(STRATEGY) }, says: UNSET },
  { what: "an unknown percentage", props: mixed({ ...STRATEGY, [PERCENT]: UNKNOWN }), says: [unknown(AT)] },
  { what: "an unknown percentage on demand", props: mixed({ [PERCENT]: UNKNOWN }), says: [] },
])("group with $what", ({ props, says }) => {
  expect(run(rule, AUTO_SCALING_GROUP, props)).toEqual(says);
});

const NOT_SAID = [
  "capacityType: is left out, which means on demand only, and the group looks like spot; write SPOT, or take out what says spot",
];
const ON_DEMAND = ["capacityType: is on demand, and the group looks like spot; write SPOT, or take out what says spot"];

test.each([
  { what: "a name", props: { nodeGroupName: "spot-batch" }, says: NOT_SAID },
  { what: "a prefix", props: { nodeGroupNamePrefix: "spot-" }, says: NOT_SAID },
  { what: "on demand", props: { nodeGroupName: "spot", capacityType: "ON_DEMAND" }, says: ON_DEMAND },
  { what: "spot", props: { nodeGroupName: "spot", capacityType: "SPOT" }, says: [] },
  { what: "a capacity block", props: { nodeGroupName: "spot", capacityType: "CAPACITY_BLOCK" }, says: [] },
  { what: "a label", props: { labels: { lifecycle: "spot" } }, says: NOT_SAID },
  { what: "another label", props: { labels: { lifecycle: "normal", team: "spot" } }, says: [] },
  { what: "unknown labels", props: { nodeGroupName: "spot", labels: UNKNOWN }, says: NOT_SAID },
  { what: "a group to fall back to", props: { nodeGroupName: "spot-fallback" }, says: [] },
  { what: "a group without spot", props: { nodeGroupName: "no-spot" }, says: [] },
  { what: "nothing", props: {}, says: [] },
  { what: "an unknown type", props: { nodeGroupName: "spot", capacityType: UNKNOWN }, says: [unknown("capacityType")] },
])("node group with $what", ({ props, says }) => {
  expect(run(rule, NODE_GROUP, props)).toEqual(says);
});

test("a group without a name of its own is named after its resource", () => {
  const example = { "spot-batch": { type: NODE_GROUP.token, properties: {} } };
  expect(runOn(rule, example)).toEqual(NOT_SAID.map((line) => `spot-batch ${line}`));
});

test.each([
  { nodeGroupName: "cheap-batch", says: NOT_SAID },
  { nodeGroupName: "spot-batch", says: [] },
])("words of one's own: $nodeGroupName", ({ nodeGroupName, says }) => {
  expect(run(rule, NODE_GROUP, { nodeGroupName }, { options: { nameWords: ["Cheap"] } })).toEqual(says);
});

test("other resources are none of its business", () => {
  expect(run(rule, LAUNCH_TEMPLATE, { name: "spot" })).toBe("not applicable");
});

function mixed(instancesDistribution: object) {
  return { mixedInstancesPolicy: { instancesDistribution } };
}

function unknown(path: string) {
  return `unknown: ${path} is not known during a preview`;
}
