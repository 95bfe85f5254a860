import { expect, test } from "@jest/globals";

import { sortedKeys } from "../../../components/internal/sorted-keys";

test.each([
  {
    what: "keys of all depths",
    value: { b: 1, a: { d: [{ z: 1, y: 2 }], c: 0 } },
    text: '{"a":{"c":0,"d":[{"y":2,"z":1}]},"b":1}',
  },
  { what: "a list, which keeps its order", value: ["b", "a"], text: '["b","a"]' },
  { what: "what is no object", value: null, text: "null" },
])("sorts $what", ({ value, text }) => {
  expect(JSON.stringify(sortedKeys(value))).toBe(text);
});
