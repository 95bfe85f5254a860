import { expect, test } from "@jest/globals";

import { AUTO_SCALING_GROUP } from "../../../policy/resource-types/auto-scaling";
import { NODE_GROUP } from "../../../policy/resource-types/eks";
import { spotGroupAllowsScaleIn as rule } from "../../../policy/rules/spot-group-allows-scale-in";
import { CLUSTER_TAG, ON_DEMAND_ONLY, SPOT_ONLY } from "../../support/example-groups";
import { UNKNOWN } from "../../support/policy-example";
import { remediate, run } from "../../support/run-rule";

const PROTECTS = "protectFromScaleIn: is true, which no interruption heeds and only scaling in does; write false";
const NODES = { mixedInstancesPolicy: SPOT_ONLY, tags: [CLUSTER_TAG] };

test.each([
  { group: "protected", props: { ...NODES, protectFromScaleIn: true }, says: [PROTECTS] },
  { group: "protected, as text", props: { ...NODES, protectFromScaleIn: "true" }, says: [PROTECTS] },
  { group: "not protected", props: { ...NODES, protectFromScaleIn: false }, says: [] },
  { group: "left out", props: NODES, says: [] },
  { group: "no nodes of Kubernetes", props: { mixedInstancesPolicy: SPOT_ONLY, protectFromScaleIn: true }, says: [] },
  {
    group: "a capacity provider of ECS, which needs it",
    props: { ...NODES, protectFromScaleIn: true, tags: [CLUSTER_TAG, { key: "AmazonECSManaged", value: "" }] },
    says: [],
  },
  {
    group: "on-demand",
    props: { ...NODES, protectFromScaleIn: true, mixedInstancesPolicy: ON_DEMAND_ONLY },
    says: [],
  },
  {
    group: "unknown",
    props: { ...NODES, protectFromScaleIn: UNKNOWN },
    says: ["unknown: protectFromScaleIn is not known during a preview"],
  },
  { group: "something else unknown", props: { ...NODES, protectFromScaleIn: true, name: UNKNOWN }, says: [PROTECTS] },
])("$group", ({ props, says }) => {
  expect(run(rule, AUTO_SCALING_GROUP, props)).toEqual(says);
});

test("mends the protection and nothing else", () => {
  const mended = { ...NODES, protectFromScaleIn: false };
  expect(remediate(rule, AUTO_SCALING_GROUP, { ...NODES, protectFromScaleIn: true })).toEqual(mended);
  expect(run(rule, AUTO_SCALING_GROUP, mended)).toEqual([]);
  expect(remediate(rule, AUTO_SCALING_GROUP, mended)).toBeUndefined();
  expect(remediate(rule, AUTO_SCALING_GROUP, { ...NODES, protectFromScaleIn: UNKNOWN })).toBeUndefined();
});

test("other resources are none of its business", () => {
  expect(run(rule, NODE_GROUP, {})).toBe("not applicable");
});
