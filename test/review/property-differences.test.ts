import { expect, test } from "@jest/globals";

import { differingPaths } from "../../review/property-differences";

test.each([
  { what: "nothing", before: { a: 1 }, after: { a: 1, b: null }, paths: [] },
  { what: "a value", before: { a: 1 }, after: { a: 2 }, paths: ["a"] },
  { what: "a key that came", before: {}, after: { a: { b: 1 } }, paths: ["a"] },
  { what: "a key that went", before: { a: 1 }, after: {}, paths: ["a"] },
  {
    what: "deep values, in order of name",
    before: { z: { b: 1 }, a: 1 },
    after: { z: { b: 2 }, a: 2 },
    paths: ["a", "z.b"],
  },
  {
    what: "a key with dots",
    before: { tags: { "a.b/c": "x" } },
    after: { tags: { "a.b/c": "y" } },
    paths: ['tags["a.b/c"]'],
  },
  {
    what: "an element of objects",
    before: { l: [{ x: 1 }, { x: 2 }] },
    after: { l: [{ x: 1 }, { x: 3 }] },
    paths: ["l[1].x"],
  },
  { what: "a list that grew", before: { l: [{ x: 1 }] }, after: { l: [{ x: 1 }, { x: 2 }] }, paths: ["l"] },
  { what: "a list of texts", before: { l: ["a", "b"] }, after: { l: ["a", "c"] }, paths: ["l"] },
])("$what: $paths", ({ before, after, paths }) => {
  expect(differingPaths(before, after)).toEqual(paths);
});
