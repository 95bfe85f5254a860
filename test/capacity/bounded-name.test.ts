import { expect, test } from "@jest/globals";

import { boundedName } from "../../capacity/bounded-name";

test.each([
  { name: "east", bounded: "east" },
  { name: "twenty-characters-ok", bounded: "twenty-characters-ok" },
  { name: "twenty-characters-and-one", bounded: "twenty-char-571246ed" },
  { name: "twenty-characters-and-two", bounded: "twenty-char-0dc0e530" },
])("$name", ({ name, bounded }) => {
  expect(boundedName(name, 20)).toBe(bounded);
});
