import { expect, test } from "@jest/globals";
import fc from "fast-check";

import { hourlyCost, hourlyCostProblem, type CostGroup } from "../../capacity/hourly-cost";
import { catalogueRegions, instanceTypeNames } from "../../facts/ec2-catalogue";
import { onDemandPrice } from "../../facts/ec2-prices";

function group(more: Partial<CostGroup>): CostGroup {
  return { name: "batch", instanceTypes: ["m5.large"], onDemandNodes: 0, spotNodes: 0, ...more };
}

const DATES = { onDemandPricesAsOf: "2026-07-20", spotSavingsAsOf: "2025-06-28" };

test.each([
  { what: "on-demand, one type", groups: [group({ onDemandNodes: 2 })], lowUsd: 0.192, highUsd: 0.192 },
  {
    // c5.large costs 0.085 and saved 59 %, c1.medium 0.13 and 70 %, c5.xlarge 0.17 and 56 %.
    what: "spot, from the cheapest type's spot price to the dearest's on-demand price",
    groups: [group({ instanceTypes: ["c5.large", "c1.medium", "c5.xlarge"], spotNodes: 10 })],
    lowUsd: 0.3485,
    highUsd: 1.7,
  },
  {
    what: "both, from the cheapest type to the dearest",
    groups: [group({ instanceTypes: ["c5.large", "c5.xlarge"], spotNodes: 10, onDemandNodes: 1 })],
    lowUsd: 0.4335,
    highUsd: 1.87,
  },
  {
    what: "a type of unknown savings is taken to save nothing",
    groups: [group({ instanceTypes: ["m8i.large"], spotNodes: 1 })],
    lowUsd: 0.10584,
    highUsd: 0.10584,
  },
  {
    what: "several groups",
    groups: [group({ onDemandNodes: 1 }), group({ name: "web", instanceTypes: ["c5.large"], onDemandNodes: 1 })],
    lowUsd: 0.181,
    highUsd: 0.181,
  },
  {
    what: "a group without nodes costs nothing, whatever it would",
    groups: [group({ onDemandNodes: 1 }), group({ name: "idle", instanceTypes: ["m5.metal-none"] })],
    lowUsd: 0.096,
    highUsd: 0.096,
  },
  { what: "nothing at all", groups: [], lowUsd: 0, highUsd: 0 },
])("the cost is a range: $what", ({ groups, lowUsd, highUsd }) => {
  const cost = hourlyCost(groups, "us-east-1");
  expect(cost).toEqual({
    lowUsd: expect.closeTo(lowUsd, 9),
    highUsd: expect.closeTo(highUsd, 9),
    isEstimate: false,
    ...DATES,
  });
  expect(hourlyCostProblem(groups, "us-east-1")).toBeUndefined();
});

const PRICED = catalogueRegions().map((region) => ({
  region,
  types: instanceTypeNames().filter((name) => onDemandPrice(region, name) !== undefined),
}));
const NODES = fc.integer({ min: 0, max: 100 });
const GROUPS = fc.constantFrom(...PRICED).chain(({ region, types }) =>
  fc.record({
    region: fc.constant(region),
    groups: fc.array(
      fc.record({
        name: fc.constant("batch"),
        instanceTypes: fc.array(fc.constantFrom(...types), { minLength: 1, maxLength: 5 }),
        onDemandNodes: NODES,
        spotNodes: NODES,
      }),
    ),
  }),
);

/** Sums of prices differ in their last digits with the order in which they are summed. */
const SLACK = 1e-9;

function rangeOf(groups: readonly CostGroup[], region: string): { lowUsd: number; highUsd: number } {
  const { lowUsd, highUsd } = hourlyCost(groups, region) ?? { lowUsd: NaN, highUsd: NaN };
  return { lowUsd, highUsd };
}

test("the low end is never above the high one", () => {
  fc.assert(
    fc.property(GROUPS, ({ groups, region }) => {
      const { lowUsd, highUsd } = rangeOf(groups, region);
      expect(lowUsd).toBeGreaterThanOrEqual(0);
      expect(lowUsd).toBeLessThanOrEqual(highUsd + SLACK);
    }),
  );
});

test("more nodes never cost less, at either end", () => {
  fc.assert(
    fc.property(GROUPS, NODES, NODES, ({ groups, region }, onDemand, spot) => {
      const before = rangeOf(groups, region);
      const [first, ...others] = groups;
      const grown = first && {
        ...first,
        onDemandNodes: first.onDemandNodes + onDemand,
        spotNodes: first.spotNodes + spot,
      };
      const after = rangeOf(grown === undefined ? [] : [grown, ...others], region);
      expect(after.lowUsd).toBeGreaterThanOrEqual(before.lowUsd - SLACK);
      expect(after.highUsd).toBeGreaterThanOrEqual(before.highUsd - SLACK);
    }),
  );
});

test("on-demand nodes instead of spot nodes never lower the low end, and leave the high one", () => {
  fc.assert(
    fc.property(GROUPS, ({ groups, region }) => {
      const before = rangeOf(groups, region);
      const without = groups.map((one) => ({ ...one, spotNodes: 0, onDemandNodes: one.onDemandNodes + one.spotNodes }));
      const after = rangeOf(without, region);
      expect(after.lowUsd).toBeGreaterThanOrEqual(before.lowUsd - SLACK);
      expect(after.highUsd).toBeCloseTo(before.highUsd, 6);
    }),
  );
});

test("one more type never makes the range narrower", () => {
  fc.assert(
    fc.property(GROUPS, fc.nat(), ({ groups, region }, pick) => {
      const types = PRICED.find((priced) => priced.region === region)?.types ?? [];
      const more = types[pick % types.length] ?? "";
      const before = rangeOf(groups, region);
      const after = rangeOf(
        groups.map((one) => ({ ...one, instanceTypes: [...one.instanceTypes, more] })),
        region,
      );
      expect(after.lowUsd).toBeLessThanOrEqual(before.lowUsd + SLACK);
      expect(after.highUsd).toBeGreaterThanOrEqual(before.highUsd - SLACK);
    }),
  );
});

test("the cost of all groups is the sum of each group's", () => {
  fc.assert(
    fc.property(GROUPS, ({ groups, region }) => {
      const each = groups.map((one) => rangeOf([one], region));
      const whole = rangeOf(groups, region);
      expect(whole.lowUsd).toBeCloseTo(
        each.reduce((sum, { lowUsd }) => sum + lowUsd, 0),
        6,
      );
      expect(whole.highUsd).toBeCloseTo(
        each.reduce((sum, { highUsd }) => sum + highUsd, 0),
        6,
      );
    }),
  );
});

test.each([
  { what: "published prices only", types: ["m5.large"], isEstimate: false },
  { what: "an estimate among them", types: ["m5.large", "c6id.large"], isEstimate: true },
])("says whether a price is an estimate: $what", ({ types, isEstimate }) => {
  const cost = hourlyCost([group({ instanceTypes: types, spotNodes: 1 })], "eu-west-1");
  expect({ isEstimate: cost?.isEstimate, asOf: cost?.onDemandPricesAsOf }).toEqual({ isEstimate, asOf: "2022-05-15" });
});

test.each([
  { what: "the region", region: "eu-north-1", types: ["m5.large"], problem: "no prices are known of eu-north-1" },
  {
    what: "types",
    region: "ca-central-1",
    types: ["m5.large", "a1.large", "m5.tiny"],
    problem: "no price is known in ca-central-1 of a1.large (batch), m5.tiny (batch)",
  },
])("without prices there is no cost, and a reason: $what", ({ region, types, problem }) => {
  const groups = [group({ instanceTypes: types, spotNodes: 1 })];
  expect(hourlyCost(groups, region)).toBeUndefined();
  expect(hourlyCostProblem(groups, region)).toBe(problem);
});
