import { expect, test } from "@jest/globals";
import fc from "fast-check";

import { nearestName } from "../../capacity/nearest-name";

const NAMES = ["m5.large", "m5a.large", "m5.xlarge", "c5.large", "spot", "NAME", "xy", "onDemandBaseCapacity"];

test.each([
  { what: "one letter missing", word: "m5.larg", nearest: "m5.large" },
  { what: "one letter too many", word: "m5.xxlarge", nearest: "m5.xlarge" },
  { what: "two neighbours swapped", word: "sopt", nearest: "spot" },
  { what: "another letter", word: "spat", nearest: "spot" },
  { what: "upper case", word: "M5.LARGE", nearest: "m5.large" },
  { what: "two equally near: the first", word: "5.large", nearest: "m5.large" },
  { what: "the name itself", word: "c5.large", nearest: "c5.large" },
  { what: "a name in upper case", word: "naem", nearest: "NAME" },
  { what: "one letter for two", word: "x", nearest: "xy" },
  { what: "too far", word: "r6gd.metal", nearest: undefined },
  { what: "two changes in four letters", word: "spin", nearest: undefined },
  { what: "a beginning", word: "onDemandBase", nearest: "onDemandBaseCapacity" },
  { what: "a beginning too short", word: "onD", nearest: undefined },
  { what: "another family of the same size", word: "foo.large", nearest: undefined },
  { what: "nothing", word: "", nearest: undefined },
])("finds the name that was meant: $what", ({ word, nearest }) => {
  expect(nearestName(word, NAMES)).toBe(nearest);
});

test("a name that is there is always its own nearest", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.stringMatching(/^[a-z0-9.]{1,12}$/), { minLength: 1 }), fc.nat(), (names, n) => {
      const name = names[n % names.length] ?? "";
      expect(nearestName(name, names)).toBe(name);
    }),
  );
});

test("one changed letter is always found when nothing else is near", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{3,12}$/), fc.nat(), (name, n) => {
      const at = n % name.length;
      expect(nearestName(`${name.slice(0, at)}-${name.slice(at + 1)}`, [name])).toBe(name);
    }),
  );
});
