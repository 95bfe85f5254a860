import { expect, test } from "@jest/globals";

import { AUTO_SCALING_GROUP } from "../../../policy/resource-types/auto-scaling";
import { FLEET, SPOT_FLEET_REQUEST } from "../../../policy/resource-types/spot-requests";
import { spotFleetAllocatesByCapacity as rule } from "../../../policy/rules/spot-fleet-allocates-by-capacity";
import { UNKNOWN } from "../../support/policy-example";
import { remediate, run } from "../../support/run-rule";

function fleet(spotOptions: object | undefined, target: object = {}) {
  return {
    type: "maintain",
    ...(spotOptions === undefined ? {} : { spotOptions }),
    targetCapacitySpecification: { defaultTargetCapacityType: "spot", totalTargetCapacity: 10, ...target },
  };
}

const AT = "spotOptions.allocationStrategy";
const RISK = "lowest-price, the pools with the highest risk of interruption; write price-capacity-optimized";

test.each([
  { fleet: "price-capacity-optimized", props: fleet({ allocationStrategy: "price-capacity-optimized" }), says: [] },
  { fleet: "in camel case", props: fleet({ allocationStrategy: "capacityOptimized" }), says: [] },
  { fleet: "diversified", props: fleet({ allocationStrategy: "diversified" }), says: [] },
  { fleet: "lowestPrice", props: fleet({ allocationStrategy: "lowestPrice" }), says: [`${AT}: is ${RISK}`] },
  { fleet: "lowest-price", props: fleet({ allocationStrategy: "lowest-price" }), says: [`${AT}: is ${RISK}`] },
  { fleet: "strategy left out", props: fleet({}), says: [`${AT}: is left out, which means ${RISK}`] },
  { fleet: "options left out", props: fleet(undefined), says: [`${AT}: is left out, which means ${RISK}`] },
  {
    fleet: "a word that AWS does not know",
    props: fleet({ allocationStrategy: "s3cret" }),
    says: [`${AT}: is another value; write price-capacity-optimized`],
  },
  { fleet: "on-demand only", props: fleet({}, { defaultTargetCapacityType: "on-demand" }), says: [] },
  {
    fleet: "on-demand only, by a spot target of 0",
    props: fleet({}, { defaultTargetCapacityType: "on-demand", spotTargetCapacity: 0 }),
    says: [],
  },
  { fleet: "spot by default, and all of it on demand", props: fleet({}, { onDemandTargetCapacity: "10" }), says: [] },
  {
    fleet: "spot by default, and some of it on demand",
    props: fleet({}, { onDemandTargetCapacity: 9 }),
    says: [`${AT}: is left out, which means ${RISK}`],
  },
  {
    fleet: "on demand by default, with a spot target",
    props: fleet({}, { defaultTargetCapacityType: "on-demand", spotTargetCapacity: "4" }),
    says: [`${AT}: is left out, which means ${RISK}`],
  },
  { fleet: "no target", props: { spotOptions: {} }, says: [] },
  {
    fleet: "a target of 0 for now",
    props: fleet({}, { totalTargetCapacity: 0, onDemandTargetCapacity: 0 }),
    says: [`${AT}: is left out, which means ${RISK}`],
  },
  {
    fleet: "size unknown",
    props: fleet({}, { totalTargetCapacity: UNKNOWN, onDemandTargetCapacity: UNKNOWN }),
    says: [`${AT}: is left out, which means ${RISK}`],
  },
  {
    fleet: "default unknown",
    props: fleet({}, { defaultTargetCapacityType: UNKNOWN }),
    says: ["unknown: targetCapacitySpecification.defaultTargetCapacityType is not known during a preview"],
  },
  {
    fleet: "strategy unknown",
    props: fleet({ allocationStrategy: UNKNOWN }),
    says: [`unknown: ${AT} is not known during a preview`],
  },
  {
    fleet: "templates unknown",
    props: { ...fleet({}), launchTemplateConfigs: UNKNOWN },
    says: [`${AT}: is left out, which means ${RISK}`],
  },
])("fleet: $fleet", ({ props, says }) => {
  expect(run(rule, FLEET, props)).toEqual(says);
});

const RISK_OF_REQUEST = "lowest-price, the pools with the highest risk of interruption; write priceCapacityOptimized";

test.each([
  { request: "priceCapacityOptimized", props: { allocationStrategy: "priceCapacityOptimized" }, says: [] },
  { request: "diversified", props: { allocationStrategy: "diversified" }, says: [] },
  {
    request: "lowestPrice",
    props: { allocationStrategy: "lowestPrice", targetCapacity: 10 },
    says: [`allocationStrategy: is ${RISK_OF_REQUEST}`],
  },
  {
    request: "left out",
    props: { targetCapacity: 10 },
    says: [`allocationStrategy: is left out, which means ${RISK_OF_REQUEST}`],
  },
  { request: "on-demand only", props: { targetCapacity: 10, onDemandTargetCapacity: 10 }, says: [] },
  {
    request: "unknown",
    props: { allocationStrategy: UNKNOWN },
    says: ["unknown: allocationStrategy is not known during a preview"],
  },
])("Spot Fleet request: $request", ({ props, says }) => {
  expect(run(rule, SPOT_FLEET_REQUEST, props)).toEqual(says);
});

test("an organisation may allow one strategy only, in any spelling", () => {
  const only = { options: { allowedStrategies: ["lowestPrice"] } };
  const other = fleet({ allocationStrategy: "diversified" });
  expect(run(rule, FLEET, other, only)).toEqual([`${AT}: is diversified; write lowestPrice`]);
  expect(remediate(rule, FLEET, other, only)).toEqual(fleet({ allocationStrategy: "lowestPrice" }));
  expect(run(rule, FLEET, fleet({}), only)).toEqual([]);
  expect(run(rule, SPOT_FLEET_REQUEST, {}, only)).toEqual([]);
});

test("a mended fleet looks at what is left in a pool, and has no number of pools", () => {
  const filledIn = { allocationStrategy: "lowestPrice", instancePoolsToUseCount: 1, maxTotalPrice: "3" };
  const mended = remediate(rule, FLEET, fleet(filledIn));
  expect(mended).toEqual(fleet({ allocationStrategy: "price-capacity-optimized", maxTotalPrice: "3" }));
  expect(run(rule, FLEET, mended ?? {})).toEqual([]);
  expect(remediate(rule, FLEET, mended ?? {})).toBeUndefined();
  expect(remediate(rule, FLEET, fleet(undefined))).toEqual(fleet({ allocationStrategy: "price-capacity-optimized" }));
});

test("nothing is mended of what is on demand or not known, nor of a Spot Fleet request", () => {
  expect(remediate(rule, FLEET, fleet({}, { defaultTargetCapacityType: "on-demand" }))).toBeUndefined();
  expect(remediate(rule, FLEET, fleet({ allocationStrategy: UNKNOWN }))).toBeUndefined();
  expect(remediate(rule, SPOT_FLEET_REQUEST, { allocationStrategy: "lowestPrice" })).toBeUndefined();
});

test("other resources are none of its business", () => {
  expect(run(rule, AUTO_SCALING_GROUP, {})).toBe("not applicable");
});
