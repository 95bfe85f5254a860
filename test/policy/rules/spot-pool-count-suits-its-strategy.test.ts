import { expect, test } from "@jest/globals";

import { AUTO_SCALING_GROUP } from "../../../policy/resource-types/auto-scaling";
import { NODE_GROUP } from "../../../policy/resource-types/eks";
import { FLEET, SPOT_FLEET_REQUEST } from "../../../policy/resource-types/spot-requests";
import { spotPoolCountSuitsItsStrategy as rule } from "../../../policy/rules/spot-pool-count-suits-its-strategy";
import { UNKNOWN } from "../../support/policy-example";
import { remediate, run } from "../../support/run-rule";

const PCO = "price-capacity-optimized";

function group(spotAllocationStrategy: unknown, spotInstancePools: unknown, share: unknown = 0) {
  const instancesDistribution = {
    onDemandPercentageAboveBaseCapacity: share,
    ...(spotAllocationStrategy === undefined ? {} : { spotAllocationStrategy }),
    ...(spotInstancePools === undefined ? {} : { spotInstancePools }),
  };
  return { maxSize: 6, mixedInstancesPolicy: { instancesDistribution } };
}

const IN_GROUP = "mixedInstancesPolicy.instancesDistribution.spotInstancePools";
const UNUSED = "is only for lowest-price; leave it out";
const UNUSED_IN_GROUP = "is only for lowest-price; write 0";
const FEW = "spreads lowest-price over 2; write at least 4, or leave it out beside price-capacity-optimized";

test.each([
  { group: "no number", props: group(PCO, undefined), says: [] },
  { group: "0 beside another strategy", props: group(PCO, 0), says: [] },
  { group: "4 beside another strategy", props: group(PCO, 4), says: [`${IN_GROUP}: ${UNUSED_IN_GROUP}`] },
  { group: "4 as text", props: group("capacity-optimized", "4"), says: [`${IN_GROUP}: ${UNUSED_IN_GROUP}`] },
  { group: "2 cheapest", props: group("lowest-price", 2), says: [`${IN_GROUP}: ${FEW}`] },
  { group: "2 cheapest, strategy left out", props: group(undefined, 2), says: [`${IN_GROUP}: ${FEW}`] },
  { group: "4 cheapest", props: group("lowest-price", 4), says: [] },
  { group: "on demand", props: group(PCO, 4, 100), says: [] },
  { group: "no policy", props: {}, says: [] },
  { group: "number unknown", props: group(PCO, UNKNOWN), says: [`unknown: ${IN_GROUP} is not known during a preview`] },
  {
    group: "strategy unknown",
    props: group(UNKNOWN, 4),
    says: ["unknown: mixedInstancesPolicy.instancesDistribution.spotAllocationStrategy is not known during a preview"],
  },
  { group: "no number, and share unknown", props: group(PCO, undefined, UNKNOWN), says: [] },
  { group: "tags unknown", props: { ...group(PCO, 4), tags: UNKNOWN }, says: [`${IN_GROUP}: ${UNUSED_IN_GROUP}`] },
])("group: $group", ({ props, says }) => {
  expect(run(rule, AUTO_SCALING_GROUP, props)).toEqual(says);
});

function fleet(allocationStrategy: unknown, instancePoolsToUseCount: unknown, market = "spot") {
  return {
    spotOptions: { allocationStrategy, instancePoolsToUseCount },
    targetCapacitySpecification: { defaultTargetCapacityType: market, totalTargetCapacity: 3 },
  };
}

test.each([
  { fleet: "the provider's defaults", props: fleet("lowestPrice", 1), says: [] },
  { fleet: "the provider's count beside another strategy", props: fleet(PCO, 1), says: [] },
  {
    fleet: "3 beside another strategy",
    props: fleet(PCO, 3),
    says: [`spotOptions.instancePoolsToUseCount: ${UNUSED}`],
  },
  { fleet: "2 cheapest", props: fleet("lowestPrice", 2), says: [`spotOptions.instancePoolsToUseCount: ${FEW}`] },
  { fleet: "5 cheapest", props: fleet("lowestPrice", 5), says: [] },
  { fleet: "on demand", props: fleet(PCO, 3, "on-demand"), says: [] },
])("fleet: $fleet", ({ props, says }) => {
  expect(run(rule, FLEET, props)).toEqual(says);
});

test.each([
  { request: "the provider's defaults", props: { instancePoolsToUseCount: 1 }, says: [] },
  {
    request: "3 beside another strategy",
    props: { allocationStrategy: "capacityOptimized", instancePoolsToUseCount: 3 },
    says: [`instancePoolsToUseCount: ${UNUSED}`],
  },
  { request: "2 cheapest", props: { instancePoolsToUseCount: 2 }, says: [`instancePoolsToUseCount: ${FEW}`] },
])("Spot Fleet request: $request", ({ props, says }) => {
  expect(run(rule, SPOT_FLEET_REQUEST, props)).toEqual(says);
});

test("an organisation may ask for more pools", () => {
  const options = { minimumPools: 5 };
  expect(run(rule, AUTO_SCALING_GROUP, group("lowest-price", 4), { options })).toEqual([
    `${IN_GROUP}: spreads lowest-price over 4; write at least 5, or leave it out beside price-capacity-optimized`,
  ]);
});

test.each([
  { group: "whose strategy takes no number", props: group(PCO, 4), mended: group(PCO, 0) },
  { group: "of few pools", props: group("lowest-price", 2), mended: group("lowest-price", 4) },
])("mends a group $group, once", ({ props, mended }) => {
  expect(remediate(rule, AUTO_SCALING_GROUP, props)).toEqual(mended);
  expect(run(rule, AUTO_SCALING_GROUP, mended)).toEqual([]);
  expect(remediate(rule, AUTO_SCALING_GROUP, mended)).toBeUndefined();
});

test("mends a Spot Fleet request, once", () => {
  const mended = { allocationStrategy: "diversified" };
  expect(remediate(rule, SPOT_FLEET_REQUEST, { ...mended, instancePoolsToUseCount: 3 })).toEqual(mended);
  expect(remediate(rule, SPOT_FLEET_REQUEST, mended)).toBeUndefined();
});

test("mends a fleet, and nothing that is not known", () => {
  const { targetCapacitySpecification } = fleet(PCO, 3);
  expect(remediate(rule, FLEET, fleet(PCO, 3))).toEqual({
    spotOptions: { allocationStrategy: PCO },
    targetCapacitySpecification,
  });
  expect(remediate(rule, FLEET, fleet(UNKNOWN, 3))).toBeUndefined();
});

test("other resources are none of its business", () => {
  expect(run(rule, NODE_GROUP, {})).toBe("not applicable");
});
