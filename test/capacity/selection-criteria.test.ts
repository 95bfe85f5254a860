import { expect, test } from "@jest/globals";

import { boundsText, isWithinBounds } from "../../capacity/selection-criteria";

test.each([
  { bounds: { min: 8, max: 8 }, text: "8 GiB" },
  { bounds: { min: 4, max: 8 }, text: "4 GiB to 8 GiB" },
  { bounds: { min: 4 }, text: "at least 4 GiB" },
  { bounds: { max: 8 }, text: "at most 8 GiB" },
  { bounds: {}, text: "any" },
])("$bounds in words is $text", ({ bounds, text }) => {
  expect(boundsText(bounds, (value) => `${value} GiB`)).toBe(text);
});

test.each([
  { bounds: {}, within: [0, 4, 8, 9] },
  { bounds: { min: 4 }, within: [4, 8, 9] },
  { bounds: { max: 8 }, within: [0, 4, 8] },
  { bounds: { min: 4, max: 8 }, within: [4, 8] },
])("both bounds are allowed themselves: $bounds", ({ bounds, within }) => {
  expect([0, 4, 8, 9].filter((value) => isWithinBounds(value, bounds))).toEqual(within);
});
