import { expect, test } from "@jest/globals";

import { admits, matchesTypePattern } from "../../facts/instance-requirements";

test.each([
  { word: undefined, ofTheKind: false, others: true },
  { word: "excluded", ofTheKind: false, others: true },
  { word: "included", ofTheKind: true, others: true },
  { word: "required", ofTheKind: true, others: false },
  { word: "sometimes", ofTheKind: false, others: true },
])("$word", ({ word, ofTheKind, others }) => {
  expect([admits(word, true), admits(word, false)]).toEqual([ofTheKind, others]);
});

test.each([
  { pattern: "m5.8xlarge", name: "m5.8xlarge", matches: true },
  { pattern: "m5.8xlarge", name: "m5.8xlarges", matches: false },
  { pattern: "c5*", name: "c5n.large", matches: true },
  { pattern: "c5*.*", name: "c5n.large", matches: true },
  { pattern: "m5a.*", name: "m5ad.large", matches: false },
  { pattern: "*.large", name: "m5.large", matches: true },
  { pattern: "*.large", name: "m5.xlarge", matches: false },
  { pattern: "*3*", name: "t3a.micro", matches: true },
  { pattern: "*3*", name: "m5.large", matches: false },
  { pattern: "*5*.*large", name: "m5.2xlarge", matches: true },
  { pattern: "*d*l*d*", name: "m5d.large", matches: false },
  { pattern: "m5.l*large", name: "m5.large", matches: false },
  { pattern: "*", name: "m5.large", matches: true },
  { pattern: "m5.larg?", name: "m5.large", matches: false },
  { pattern: "", name: "m5.large", matches: false },
])("$pattern and $name", ({ pattern, name, matches }) => {
  expect(matchesTypePattern(name, pattern)).toBe(matches);
});
