import { expect, test } from "@jest/globals";

import { AUTO_SCALING_GROUP } from "../../../policy/resource-types/auto-scaling";
import { NODE_GROUP } from "../../../policy/resource-types/eks";
import { autoscalerOwnsTheDesiredSize as rule } from "../../../policy/rules/autoscaler-owns-the-desired-size";
import { LAUNCH_TEMPLATE } from "../../../policy/resource-types/ec2";
import { DISCOVERY_TAGS, ON_DEMAND_ONLY, SPOT_ONLY } from "../../support/example-groups";
import { UNKNOWN } from "../../support/policy-example";
import { run } from "../../support/run-rule";

const GROUP_SAYS = "desiredCapacity: is set back at each update; add desiredCapacity to ignoreChanges";
const NODES_SAY =
  "scalingConfig.desiredSize: is set back at each update; add scalingConfig.desiredSize to ignoreChanges";
const GROUP = { mixedInstancesPolicy: SPOT_ONLY, tags: DISCOVERY_TAGS, desiredCapacity: 3 };
const NODES = { capacityType: "SPOT", scalingConfig: { minSize: 0, maxSize: 30, desiredSize: 3 } };

test.each([
  { group: "stated", props: GROUP, ignoreChanges: [], says: [GROUP_SAYS] },
  { group: "stated as text", props: { ...GROUP, desiredCapacity: "3" }, ignoreChanges: [], says: [GROUP_SAYS] },
  { group: "stated and ignored", props: GROUP, ignoreChanges: ["desiredCapacity"], says: [] },
  { group: "everything ignored", props: GROUP, ignoreChanges: ["*"], says: [] },
  { group: "something else ignored", props: GROUP, ignoreChanges: ["maxSize"], says: [GROUP_SAYS] },
  { group: "left out", props: { ...GROUP, desiredCapacity: null }, ignoreChanges: [], says: [] },
  { group: "no autoscaler's tag", props: { ...GROUP, tags: [] }, ignoreChanges: [], says: [] },
  { group: "on-demand", props: { ...GROUP, mixedInstancesPolicy: ON_DEMAND_ONLY }, ignoreChanges: [], says: [] },
  {
    group: "unknown",
    props: { ...GROUP, desiredCapacity: UNKNOWN },
    ignoreChanges: [],
    says: ["unknown: desiredCapacity is not known during a preview"],
  },
  { group: "something else unknown", props: { ...GROUP, name: UNKNOWN }, ignoreChanges: [], says: [GROUP_SAYS] },
])("a group, $group", ({ props, ignoreChanges, says }) => {
  expect(run(rule, AUTO_SCALING_GROUP, props, { ignoreChanges })).toEqual(says);
});

test.each([
  { group: "stated", props: NODES, ignoreChanges: [], says: [NODES_SAY] },
  { group: "ignored", props: NODES, ignoreChanges: ["scalingConfig.desiredSize"], says: [] },
  { group: "ignored, in brackets", props: NODES, ignoreChanges: ['scalingConfig["desiredSize"]'], says: [] },
  { group: "ignored with all beside it", props: NODES, ignoreChanges: ["scalingConfig"], says: [] },
  { group: "another size ignored", props: NODES, ignoreChanges: ["scalingConfig.minSize"], says: [NODES_SAY] },
  {
    group: "one size only",
    props: { ...NODES, scalingConfig: { minSize: 3, maxSize: 3, desiredSize: 3 } },
    ignoreChanges: [],
    says: [],
  },
  { group: "on-demand", props: { ...NODES, capacityType: "ON_DEMAND" }, ignoreChanges: [], says: [] },
  {
    group: "capacity type unknown",
    props: { ...NODES, capacityType: UNKNOWN },
    ignoreChanges: [],
    says: ["unknown: capacityType is not known during a preview"],
  },
])("a managed node group, $group", ({ props, ignoreChanges, says }) => {
  expect(run(rule, NODE_GROUP, props, { ignoreChanges })).toEqual(says);
});

test("an organisation without autoscalers may ask for a tag", () => {
  const options = { onlyWhenAutoscalerTagged: true };
  const tagged = { ...NODES, tags: { "k8s.io/cluster-autoscaler/enabled": "true" } };
  expect(run(rule, NODE_GROUP, NODES, { options })).toEqual([]);
  expect(run(rule, NODE_GROUP, tagged, { options })).toEqual([NODES_SAY]);
});

test("other resources are none of its business", () => {
  expect(run(rule, LAUNCH_TEMPLATE, {})).toBe("not applicable");
});
