import { expect, test } from "@jest/globals";

import { AUTO_SCALING_GROUP } from "../../../policy/resource-types/auto-scaling";
import { NODE_GROUP } from "../../../policy/resource-types/eks";
import { LAUNCH_TEMPLATE } from "../../../policy/resource-types/ec2";
import { spotGroupCanGrow as rule } from "../../../policy/rules/spot-group-can-grow";
import { ON_DEMAND_ONLY, SPOT_ONLY } from "../../support/example-groups";
import { UNKNOWN } from "../../support/policy-example";
import { run } from "../../support/run-rule";

const FIXED = "is 3, as is minSize, so there is no room for a replacement; write a larger one";
const group = (minSize: unknown, maxSize: unknown) => ({ mixedInstancesPolicy: SPOT_ONLY, minSize, maxSize });
const nodes = (minSize: unknown, maxSize: unknown) => ({ capacityType: "SPOT", scalingConfig: { minSize, maxSize } });

test.each([
  { group: "one size", props: group(3, 3), says: [`maxSize: ${FIXED}`] },
  { group: "one size, once as text", props: group("3", 3), says: [`maxSize: ${FIXED}`] },
  { group: "room for one", props: group(3, 4), says: [] },
  { group: "parked", props: group(0, 0), says: [] },
  { group: "sizes left out", props: { mixedInstancesPolicy: SPOT_ONLY }, says: [] },
  { group: "on-demand", props: { ...group(3, 3), mixedInstancesPolicy: ON_DEMAND_ONLY }, says: [] },
  { group: "unknown", props: group(3, UNKNOWN), says: ["unknown: maxSize is not known during a preview"] },
  { group: "something else unknown", props: { ...group(3, 3), tags: UNKNOWN }, says: [`maxSize: ${FIXED}`] },
])("a group, $group", ({ props, says }) => {
  expect(run(rule, AUTO_SCALING_GROUP, props)).toEqual(says);
});

test.each([
  { group: "one size", props: nodes(3, 3), says: [`scalingConfig.maxSize: ${FIXED}`] },
  { group: "room", props: nodes(0, 30), says: [] },
  { group: "no sizes", props: { capacityType: "SPOT" }, says: [] },
  {
    group: "on-demand for controllers",
    props: { ...nodes(3, 3), capacityType: "ON_DEMAND" },
    says: [],
  },
  {
    group: "unknown",
    props: nodes(UNKNOWN, 3),
    says: ["unknown: scalingConfig.minSize is not known during a preview"],
  },
])("a managed node group, $group", ({ props, says }) => {
  expect(run(rule, NODE_GROUP, props)).toEqual(says);
});

test("other resources are none of its business", () => {
  expect(run(rule, LAUNCH_TEMPLATE, {})).toBe("not applicable");
});
