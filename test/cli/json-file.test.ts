import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, expect, test } from "@jest/globals";

import { jsonIn } from "../../cli/json-file";

const folder = mkdtempSync(path.join(tmpdir(), "spot-eks-json-"));
const file = path.join(folder, "some.json");

afterAll(() => rmSync(folder, { recursive: true }));

function read(content: string | Uint8Array) {
  writeFileSync(file, content);
  return jsonIn(file);
}

test.each([
  { what: "an object", content: '{"a":[1,{"b":null}]}', value: { a: [1, { b: null }] } },
  { what: "one behind a byte order mark", content: '\uFEFF{"a":1}', value: { a: 1 } },
  { what: "the same key in several objects", content: '[{"a":{"a":1}},{"a":2}]', value: [{ a: { a: 1 } }, { a: 2 }] },
  { what: "a key that stands as a text too", content: '{"a":"a","b":["a","a"]}', value: { a: "a", b: ["a", "a"] } },
  {
    what: "brackets, commas and quotes within texts",
    content: String.raw`{"a":"{\"b\":1,","b":"}]\\"}`,
    value: { a: '{"b":1,', b: "}]\\" },
  },
  { what: "no object", content: "7", value: 7 },
])("takes $what", ({ content, value }) => {
  expect(read(content)).toEqual({ value });
});

test.each([
  {
    what: "a key",
    content: '{\n"a": 1,\n"b": 2,\n"a": 3\n}',
    problem: "has a twice, on lines 2 and 4; keep one of them",
  },
  {
    what: "a key after an object",
    content: '{"a":{"b":1},"a":2}',
    problem: "has a twice, on line 1; keep one of them",
  },
  {
    what: "a key deep within",
    content: '{"stack-rules":\n{"rules":[[],\n{"a":[1,2],"a":{}}]}}',
    problem: "has stack-rules.rules[1].a twice, on line 3; keep one of them",
  },
  {
    what: "a key that is written otherwise",
    content: String.raw`{"\u0061":1,"a":2}`,
    problem: "has a twice, on line 1; keep one of them",
  },
  {
    what: "a key that objects have by birth",
    content: '{"__proto__":1,"__proto__":2}',
    problem: "has __proto__ twice, on line 1; keep one of them",
  },
  { what: "an empty key", content: '{"":1,"":2}', problem: 'has [""] twice, on line 1; keep one of them' },
])("refuses $what that stands twice", ({ content, problem }) => {
  expect(read(content)).toEqual({ problem });
});

test.each([
  { what: "nothing", content: "" },
  { what: "a comment", content: '{"a":1} // one' },
  { what: "no number", content: '{"a":NaN}' },
  { what: "two values", content: "{}{}" },
  { what: "UTF-16", content: Buffer.from('\uFEFF{"a":1}', "utf16le") },
])("refuses $what, in one line", ({ content }) => {
  expect(read(content)).toEqual({ problem: expect.stringMatching(/^is not JSON: [^\n]+$/) });
});

test("reads a text of twenty million letters, and a hundred thousand lists in each other", () => {
  const text = String.raw`\"`.repeat(10_000_000);
  const lists = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
  expect(read(`{"a":"${text}","b":${lists},"a":1}`).problem).toBe("has a twice, on line 1; keep one of them");
});
