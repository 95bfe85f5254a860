import { expect, test } from "@jest/globals";

import { AUTO_SCALING_GROUP } from "../../../policy/resource-types/auto-scaling";
import { NODE_GROUP } from "../../../policy/resource-types/eks";
import { spotNodeGroupIsDiversified as rule } from "../../../policy/rules/spot-node-group-is-diversified";
import { UNKNOWN } from "../../support/policy-example";
import { run } from "../../support/run-rule";

const FOUR = ["m6i.large", "m6a.large", "m5.large", "m5a.large"];

test.each([
  { group: "spot, four types", props: { capacityType: "SPOT", instanceTypes: FOUR }, says: [] },
  { group: "on-demand, one type", props: { capacityType: "ON_DEMAND", instanceTypes: ["m5.large"] }, says: [] },
  { group: "capacity type left out", props: { instanceTypes: ["m5.large"] }, says: [] },
  {
    group: "spot, three types, one of them twice",
    props: { capacityType: "SPOT", instanceTypes: [...FOUR.slice(1), "m5.large"] },
    says: ["instanceTypes: names 3; list at least 4"],
  },
  {
    group: "spot, the two types of GPU that a small region has",
    props: { capacityType: "SPOT", instanceTypes: ["g5.xlarge", "g4dn.xlarge"] },
    says: [],
  },
  {
    group: "spot, one type of GPU",
    props: { capacityType: "SPOT", instanceTypes: ["g5.xlarge"] },
    says: ["instanceTypes: names 1; list at least 2"],
  },
  {
    group: "spot, one type that the catalogue does not know",
    props: { capacityType: "SPOT", instanceTypes: ["m99.large"] },
    says: ["instanceTypes: names 1; list at least 4"],
  },
  {
    group: "spot, types left out",
    props: { capacityType: "SPOT" },
    says: ["instanceTypes: is left out, which means t3.medium only; list at least 4"],
  },
  {
    group: "spot, types left out, a template",
    props: { capacityType: "SPOT", launchTemplate: { id: UNKNOWN, version: "1" } },
    says: [
      "instanceTypes: is left out, which means the template's one type, or t3.medium; list at least 4, and none in the template",
    ],
  },
  {
    group: "spot, a type unknown",
    props: { capacityType: "SPOT", instanceTypes: ["m5.large", UNKNOWN] },
    says: ["unknown: instanceTypes[1] is not known during a preview"],
  },
  {
    group: "capacity type unknown",
    props: { capacityType: UNKNOWN, instanceTypes: ["m5.large"] },
    says: ["unknown: capacityType is not known during a preview"],
  },
  {
    group: "something else unknown",
    props: { capacityType: "SPOT", instanceTypes: FOUR, nodeRoleArn: UNKNOWN },
    says: [],
  },
])("$group", ({ props, says }) => {
  expect(run(rule, NODE_GROUP, props)).toEqual(says);
});

test("an organisation may ask for more", () => {
  const props = { capacityType: "SPOT", instanceTypes: FOUR };
  expect(run(rule, NODE_GROUP, props, { options: { minimumInstanceTypes: 5 } })).toEqual([
    "instanceTypes: names 4; list at least 5",
  ]);
});

test("other resources are none of its business", () => {
  expect(run(rule, AUTO_SCALING_GROUP, {})).toBe("not applicable");
});
