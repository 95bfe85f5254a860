import { expect, test } from "@jest/globals";

import { AUTO_SCALING_GROUP } from "../../../policy/resource-types/auto-scaling";
import { NODE_GROUP } from "../../../policy/resource-types/eks";
import { spotNodeGroupIsFlexible as rule } from "../../../policy/rules/spot-node-group-is-flexible";
import { UNKNOWN } from "../../support/policy-example";
import { run } from "../../support/run-rule";

const TEN = ["m5", "m5a", "m5d", "m5n", "m6a", "m6i", "m6id", "m6in", "m7a", "m7i"].map((family) => `${family}.large`);
const ARM = ["m6g", "m6gd", "m7g", "m7gd", "m8g", "m8gd"].map((family) => `${family}.xlarge`);

function narrow(count: number, least: number) {
  return [
    `instanceTypes: names ${count} instance types, and EC2 offers more of the same shape; list at least ${least}`,
  ];
}

test.each([
  { group: "ten types", props: { capacityType: "SPOT", instanceTypes: TEN }, says: [] },
  { group: "nine types", props: { capacityType: "SPOT", instanceTypes: TEN.slice(1) }, says: narrow(9, 10) },
  { group: "four types", props: { capacityType: "spot", instanceTypes: TEN.slice(6) }, says: narrow(4, 10) },
  {
    group: "three, of which another rule speaks",
    props: { capacityType: "SPOT", instanceTypes: TEN.slice(7) },
    says: [],
  },
  { group: "types left out, of which another rule speaks", props: { capacityType: "SPOT" }, says: [] },
  { group: "arm64, all that a small region has", props: { capacityType: "SPOT", instanceTypes: ARM }, says: [] },
  { group: "arm64, five", props: { capacityType: "SPOT", instanceTypes: ARM.slice(1) }, says: narrow(5, 6) },
  {
    group: "GPU, all that a small region has",
    props: { capacityType: "SPOT", instanceTypes: ["g5.xlarge", "g6.xlarge"] },
    says: [],
  },
  { group: "on demand", props: { capacityType: "ON_DEMAND", instanceTypes: TEN.slice(5) }, says: [] },
  { group: "a capacity block", props: { capacityType: "CAPACITY_BLOCK", instanceTypes: ["p5.48xlarge"] }, says: [] },
  { group: "capacity type left out", props: { instanceTypes: TEN.slice(5) }, says: [] },
  {
    group: "types unknown",
    props: { capacityType: "SPOT", instanceTypes: UNKNOWN },
    says: ["unknown: instanceTypes is not known during a preview"],
  },
  {
    group: "role unknown",
    props: { capacityType: "SPOT", instanceTypes: TEN.slice(5), nodeRoleArn: UNKNOWN },
    says: narrow(5, 10),
  },
])("$group", ({ props, says }) => {
  expect(run(rule, NODE_GROUP, props)).toEqual(says);
});

test("an organisation may recommend fewer", () => {
  const props = { capacityType: "SPOT", instanceTypes: TEN.slice(4) };
  expect(run(rule, NODE_GROUP, props, { options: { recommendedInstanceTypes: 6 } })).toEqual([]);
  expect(run(rule, NODE_GROUP, props, { options: { recommendedInstanceTypes: 7 } })).toEqual(narrow(6, 7));
});

test("other resources are none of its business", () => {
  expect(run(rule, AUTO_SCALING_GROUP, {})).toBe("not applicable");
});
