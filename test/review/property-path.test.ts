import { expect, test } from "@jest/globals";

import {
  bareValue,
  isSameValue,
  keysOf,
  partOf,
  stepsOf,
  valueAt,
  valuesAt,
  withPart,
} from "../../review/property-path";

const SECRET = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value: "s" };
const OUTPUT = { "4dabf18193072939515e22adb298388d": "d0e6a833031e9bbcd3f4e8bde6ca49a4", value: "o" };

test.each([
  { path: "size", steps: ["size"] },
  { path: "launchTemplate.id", steps: ["launchTemplate", "id"] },
  { path: "ebs[*].deviceName", steps: ["ebs", "*", "deviceName"] },
  { path: "ebs[0]", steps: ["ebs", "0"] },
  { path: 'tags["a.b"]', steps: ["tags", "a.b"] },
])("$path is read step by step", ({ path, steps }) => {
  expect(stepsOf(path)).toEqual(steps);
});

test("secrets and outputs count as what they hold, at any depth", () => {
  expect(bareValue({ a: [SECRET], b: { c: OUTPUT }, d: 1 })).toEqual({ a: ["s"], b: { c: "o" }, d: 1 });
});

test("an output that is secret counts as what it holds", () => {
  expect(bareValue({ ...OUTPUT, secret: true })).toBe("o");
});

test.each([
  { what: "a key", value: { a: 1 }, step: "a", part: 1 },
  { what: "an element", value: ["x", "y"], step: "1", part: "y" },
  { what: "a key that is not there", value: { a: 1 }, step: "b", part: undefined },
  { what: "what every object inherits", value: {}, step: "constructor", part: undefined },
  { what: "the length of a list", value: ["x"], step: "length", part: undefined },
  { what: "a part of text", value: "x", step: "0", part: undefined },
])("the part of $what is $part", ({ value, step, part }) => {
  expect(partOf(value, step)).toBe(part);
});

const TEMPLATE = { list: [{ name: "x", size: 1 }, { name: "y" }], none: null };

test.each([
  { path: "list[1].name", values: ["y"] },
  { path: "list[*].size", values: [1, undefined] },
  { path: "none", values: [null] },
  { path: "absent.deeper", values: [undefined] },
  { path: "none[*].name", values: [] },
])("at $path are $values", ({ path, values }) => {
  expect(valuesAt(TEMPLATE, stepsOf(path))).toEqual(values);
});

test.each([
  { path: "list[0].size", value: 1 },
  { path: "none", value: undefined },
  { path: "absent.deeper", value: undefined },
])("the value at $path is $value", ({ path, value }) => {
  expect(valueAt(TEMPLATE, path)).toBe(value);
});

test.each([
  { what: "null and nothing", one: null, other: undefined, same: true },
  { what: "an absent key and a null one", one: { a: 1 }, other: { a: 1, b: null }, same: true },
  { what: "keys in another order", one: { a: 1, b: 2 }, other: { b: 2, a: 1 }, same: true },
  { what: "lists in another order", one: ["a", "b"], other: ["b", "a"], same: false },
  { what: "a longer list", one: ["a"], other: ["a", "b"], same: false },
  { what: "a number and its text", one: 1, other: "1", same: false },
  { what: "an empty map and nothing", one: {}, other: undefined, same: false },
])("$what: same is $same", ({ one, other, same }) => {
  expect(isSameValue(one, other)).toBe(same);
});

test("keys of several values come once each, in order", () => {
  expect(keysOf({ b: 1, a: 1 }, "text", { c: 1, a: 2 })).toEqual(["a", "b", "c"]);
});

test.each([
  { what: "changes a key", path: "a", value: { a: 1, b: 2 }, made: { a: "1 at a", b: 2 } },
  {
    what: "changes each element",
    path: "l[*].x",
    value: { l: [{ x: 1 }, { x: 2 }] },
    made: { l: [{ x: "1 at l.0.x" }, { x: "2 at l.1.x" }] },
  },
  { what: "changes one element", path: "l[1]", value: { l: [1, 2] }, made: { l: [1, "2 at l.1"] } },
  { what: "goes no deeper than text", path: "a.b", value: { a: "text" }, made: { a: "text" } },
])("$what", ({ path, value, made }) => {
  const told = withPart(value, stepsOf(path), (found, at) => `${JSON.stringify(found)} at ${at.join(".")}`);
  expect(told).toEqual(made);
});

test("a part that becomes undefined goes, and one that was absent comes", () => {
  expect(withPart({ a: 1, b: 2 }, ["a"], () => undefined)).toEqual({ b: 2 });
  expect(withPart({ b: 2 }, ["a"], () => 1)).toEqual({ a: 1, b: 2 });
});
