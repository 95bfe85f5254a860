import { expect, test } from "@jest/globals";

import { interchangeableTypeCount } from "../../capacity/interchangeable-types";

test.each([
  { types: "4 vCPU and 16 GiB", names: ["m5.xlarge"], count: 13 },
  { types: "the same on arm64", names: ["m6g.xlarge"], count: 6 },
  { types: "one GPU of 4 vCPU", names: ["g5.xlarge"], count: 2 },
  { types: "a type that few regions have", names: ["x2gd.large"], count: 1 },
  { types: "of two shapes", names: ["m5.large", "c5.large"], count: 24 },
  { types: "burstable", names: ["t3.large"], count: 14 },
  { types: "bare metal", names: ["m5.metal"], count: 3 },
  { types: "with disks", names: ["m5d.xlarge"], count: 4 },
  { types: "no type of the catalogue beside one", names: ["m5.xlarge", "m99.xlarge"], count: 13 },
])("$types: $count", ({ names, count }) => {
  expect(interchangeableTypeCount(names)).toBe(count);
});

test("nothing is known of types that the catalogue does not know", () => {
  expect(interchangeableTypeCount(["m99.large"])).toBeUndefined();
  expect(interchangeableTypeCount([])).toBeUndefined();
});
