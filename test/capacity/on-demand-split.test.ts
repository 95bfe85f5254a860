import { expect, test } from "@jest/globals";
import fc from "fast-check";

import { onDemandNodes } from "../../capacity/on-demand-split";

test.each([
  { what: "all spot", nodes: 10, base: 0, percentageAboveBase: 0, onDemand: 0 },
  { what: "all on-demand", nodes: 10, base: 0, percentageAboveBase: 100, onDemand: 10 },
  { what: "a base only", nodes: 10, base: 2, percentageAboveBase: 0, onDemand: 2 },
  { what: "fewer nodes than the base", nodes: 1, base: 2, percentageAboveBase: 50, onDemand: 1 },
  { what: "half of the rest", nodes: 10, base: 2, percentageAboveBase: 50, onDemand: 6 },
  { what: "a part of a node counts as one", nodes: 3, base: 0, percentageAboveBase: 50, onDemand: 2 },
  { what: "one percent of one node", nodes: 1, base: 0, percentageAboveBase: 1, onDemand: 1 },
  { what: "no rounding where nothing is to round", nodes: 100, base: 0, percentageAboveBase: 29, onDemand: 29 },
  { what: "no nodes", nodes: 0, base: 3, percentageAboveBase: 50, onDemand: 0 },
])("divides a mixed group: $what", ({ nodes, onDemand, ...split }) => {
  expect(onDemandNodes(nodes, split)).toBe(onDemand);
});

test.each([
  { what: "nodes", nodes: 1.5, base: 0, percentageAboveBase: 0, message: "nodes: 1.5 is not a whole number from 0 on" },
  { what: "base", nodes: 1, base: -1, percentageAboveBase: 0, message: "base: -1 is not a whole number from 0 on" },
  {
    what: "percentage",
    nodes: 1,
    base: 0,
    percentageAboveBase: 101,
    message: "percentageAboveBase: 101 is not a whole number from 0 to 100",
  },
])("refuses a number out of range: $what", ({ nodes, message, ...split }) => {
  expect(() => onDemandNodes(nodes, split)).toThrow(new RangeError(message));
});

const NODES = fc.integer({ min: 0, max: 5000 });
const SPLIT = fc.record({
  base: fc.integer({ min: 0, max: 100 }),
  percentageAboveBase: fc.integer({ min: 0, max: 100 }),
});

test("keeps the base, stays within the group and never has less on-demand than was asked", () => {
  fc.assert(
    fc.property(NODES, SPLIT, (nodes, split) => {
      const onDemand = onDemandNodes(nodes, split);
      const rest = Math.max(0, nodes - split.base);
      expect(Number.isInteger(onDemand)).toBe(true);
      expect(onDemand).toBeGreaterThanOrEqual(Math.min(nodes, split.base));
      expect(onDemand).toBeLessThanOrEqual(nodes);
      const above = onDemand - Math.min(nodes, split.base);
      expect(above * 100).toBeGreaterThanOrEqual(rest * split.percentageAboveBase);
      expect((above - 1) * 100).toBeLessThan(Math.max(1, rest * split.percentageAboveBase));
    }),
  );
});

test("one more node is on-demand or spot, and takes nothing from either", () => {
  fc.assert(
    fc.property(NODES, SPLIT, (nodes, split) => {
      const more = onDemandNodes(nodes + 1, split) - onDemandNodes(nodes, split);
      expect([0, 1]).toContain(more);
    }),
  );
});
