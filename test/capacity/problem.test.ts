import { expect, test } from "@jest/globals";

import { pathText, shown } from "../../capacity/problem";

test.each([
  { steps: [], text: "" },
  { steps: ["nodeGroups", "batch", "instanceTypes", 2], text: "nodeGroups.batch.instanceTypes[2]" },
  { steps: ["tags", "cost-center"], text: "tags.cost-center" },
  { steps: ["labels", "a.b/c"], text: 'labels["a.b/c"]' },
  { steps: [""], text: '[""]' },
  { steps: ["k".repeat(100)], text: `["${"k".repeat(80)}…"]` },
])("writes the path $text", ({ steps, text }) => {
  expect(pathText(steps)).toBe(text);
});

test.each([
  { value: "plain", text: "plain" },
  { value: "two words", text: '"two words"' },
  { value: "", text: '""' },
  { value: "line\nline", text: '"line\\nline"' },
  { value: "x".repeat(70), text: `"${"x".repeat(60)}…"` },
  { value: 5, text: "5" },
  { value: 5n, text: "5" },
  { value: null, text: "null" },
  { value: undefined, text: "undefined" },
  { value: [], text: "an empty list" },
  { value: [1, 2], text: "a list of 2" },
  { value: {}, text: "an empty map" },
  { value: { a: 1 }, text: "a map" },
  { value: () => 1, text: "a function" },
  { value: Symbol("s"), text: "Symbol(s)" },
])("shows $text", ({ value, text }) => {
  expect(shown(value)).toBe(text);
});
