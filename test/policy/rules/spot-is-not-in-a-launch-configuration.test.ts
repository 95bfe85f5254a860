import { expect, test } from "@jest/globals";

import { AUTO_SCALING_GROUP } from "../../../policy/resource-types/auto-scaling";
import { LAUNCH_CONFIGURATION } from "../../../policy/resource-types/spot-requests";
import { spotIsNotInALaunchConfiguration as rule } from "../../../policy/rules/spot-is-not-in-a-launch-configuration";
import { UNKNOWN } from "../../support/policy-example";
import { run } from "../../support/run-rule";

const ASKS = [
  "spotPrice: asks for spot by a launch configuration; ask for it by a mixedInstancesPolicy with several instance types",
];

test.each([
  { configuration: "with a price", props: { spotPrice: "0.05" }, says: ASKS },
  { configuration: "with a price as a number", props: { spotPrice: 1 }, says: ASKS },
  { configuration: "without a price", props: { instanceType: "m5.large" }, says: [] },
  { configuration: "with an empty price", props: { spotPrice: "" }, says: [] },
  { configuration: "with null for a price", props: { spotPrice: null }, says: [] },
  { configuration: "with a price of no kind", props: { spotPrice: ["0.05"] }, says: [] },
  {
    configuration: "with an unknown price",
    props: { spotPrice: UNKNOWN },
    says: ["unknown: spotPrice is not known during a preview"],
  },
  { configuration: "with a price, and unknown user data", props: { spotPrice: "0.05", userData: UNKNOWN }, says: ASKS },
])("$configuration", ({ props, says }) => {
  expect(run(rule, LAUNCH_CONFIGURATION, props)).toEqual(says);
});

test("other resources are none of its business", () => {
  expect(run(rule, AUTO_SCALING_GROUP, {})).toBe("not applicable");
});
