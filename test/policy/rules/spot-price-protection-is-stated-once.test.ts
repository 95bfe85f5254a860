import { expect, test } from "@jest/globals";

import { AUTO_SCALING_GROUP } from "../../../policy/resource-types/auto-scaling";
import { LAUNCH_TEMPLATE } from "../../../policy/resource-types/ec2";
import { NODE_GROUP } from "../../../policy/resource-types/eks";
import { FLEET } from "../../../policy/resource-types/spot-requests";
import { spotPriceProtectionIsStatedOnce as rule } from "../../../policy/rules/spot-price-protection-is-stated-once";
import { UNKNOWN } from "../../support/policy-example";
import { run } from "../../support/run-rule";

const OPTIMAL = "maxSpotPriceAsPercentageOfOptimalOnDemandPrice";
const LOWEST = "spotMaxPricePercentageOverLowestPrice";
const BOTH = { [OPTIMAL]: 80, [LOWEST]: 100 };
const STATES_BOTH = `states both ${OPTIMAL} and ${LOWEST}; keep one of them`;

test.each([
  { what: "no requirements", instanceRequirements: undefined, says: [] },
  { what: "neither", instanceRequirements: { vcpuCount: { min: 4 } }, says: [] },
  { what: "one of them", instanceRequirements: { [OPTIMAL]: 80 }, says: [] },
  { what: "the other", instanceRequirements: { [LOWEST]: 100 }, says: [] },
  { what: "one of them and 0", instanceRequirements: { [OPTIMAL]: 80, [LOWEST]: 0 }, says: [] },
  { what: "both", instanceRequirements: BOTH, says: [`instanceRequirements: ${STATES_BOTH}`] },
  {
    what: "both, as text",
    instanceRequirements: { [OPTIMAL]: "80", [LOWEST]: "100" },
    says: [`instanceRequirements: ${STATES_BOTH}`],
  },
  {
    what: "one of them unknown",
    instanceRequirements: { [OPTIMAL]: 80, [LOWEST]: UNKNOWN },
    says: [`unknown: instanceRequirements.${LOWEST} is not known during a preview`],
  },
  {
    what: "both, memory unknown",
    instanceRequirements: { ...BOTH, memoryMib: UNKNOWN },
    says: [`instanceRequirements: ${STATES_BOTH}`],
  },
])("template: $what", ({ instanceRequirements, says }) => {
  expect(run(rule, LAUNCH_TEMPLATE, { instanceRequirements })).toEqual(says);
});

test("a group's overrides are judged one by one", () => {
  const overrides = [
    { instanceType: "m6i.large" },
    { instanceRequirements: BOTH },
    { instanceRequirements: { [LOWEST]: 100 } },
  ];
  expect(run(rule, AUTO_SCALING_GROUP, { mixedInstancesPolicy: { launchTemplate: { overrides } } })).toEqual([
    `mixedInstancesPolicy.launchTemplate.overrides[1].instanceRequirements: ${STATES_BOTH}`,
  ]);
});

test("a fleet's overrides are judged one by one", () => {
  const launchTemplateConfigs = [{}, { overrides: [{ instanceRequirements: BOTH }] }];
  expect(run(rule, FLEET, { launchTemplateConfigs })).toEqual([
    `launchTemplateConfigs[1].overrides[0].instanceRequirements: ${STATES_BOTH}`,
  ]);
});

test("other resources are none of its business", () => {
  expect(run(rule, NODE_GROUP, {})).toBe("not applicable");
});
