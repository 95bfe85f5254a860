import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import {
  defineKey,
  dependenciesOf,
  dependingOn,
  holdsUnknown,
  isList,
  isObject,
  isSecret,
  isUnknown,
  readable,
  withOutputs,
  withoutOutputs,
  type WireObject,
  type WireValue,
} from "../../preview/wire";

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const KEY = "4dabf18193072939515e22adb298388d";
const secret = (value: WireValue): WireObject => ({ [KEY]: "1b47061264138c4ac30d75fd1eb44270", value });
const output = (parts: WireObject): WireObject => ({ [KEY]: "d0e6a833031e9bbcd3f4e8bde6ca49a4", ...parts });
const resource = (parts: WireObject): WireObject => ({ [KEY]: "5cf8f73096256a8f31e491e813e4eb8e", ...parts });
const asset = (parts: WireObject): WireObject => ({ [KEY]: "c44067f5952c0a294b673a41bacd8c17", ...parts });
const archive = (parts: WireObject): WireObject => ({ [KEY]: "0def7320c3a5731c473e5ecbe6d01bc7", ...parts });

/** An object as hostile JSON makes it: `__proto__` is a key like any other. */
const hostile = (text: string): WireValue => JSON.parse(text) as WireValue;

describe("readable", () => {
  test.each([
    { what: "a plain value", value: { a: [1, null, true, "x"] }, text: { a: [1, null, true, "x"] } },
    { what: "an unknown value", value: UNKNOWN, text: "[unknown]" },
    { what: "unknowns inside text", value: `https://${UNKNOWN}/${UNKNOWN}`, text: "https://[unknown]/[unknown]" },
    { what: "a secret", value: secret("hunter2"), text: "[secret]" },
    {
      what: "a secret inside a list inside an object",
      value: { a: ["b", secret("c")] },
      text: { a: ["b", "[secret]"] },
    },
    { what: "a secret inside a secret", value: secret({ a: secret("b") }), text: "[secret]" },
    { what: "a secret that is unknown", value: secret(UNKNOWN), text: "[secret]" },
    { what: "a secret null", value: secret(null), text: "[secret]" },
    { what: "an output that is known", value: output({ value: ["a"] }), text: ["a"] },
    { what: "an output that is unknown", value: output({}), text: "[unknown]" },
    { what: "an output that is secret", value: output({ value: "hunter2", secret: true }), text: "[secret]" },
    { what: "an output that is secret and unknown", value: output({ secret: true }), text: "[secret]" },
    { what: "an output that holds a secret", value: output({ value: { a: secret("b") } }), text: { a: "[secret]" } },
    { what: "a reference to a resource", value: resource({ urn: "urn:a", id: "i-1" }), text: "i-1" },
    { what: "a reference to a resource not made yet", value: resource({ urn: "urn:a", id: "" }), text: "[unknown]" },
    { what: "a reference with an unknown id", value: resource({ urn: "urn:a", id: UNKNOWN }), text: "[unknown]" },
    { what: "a reference to a component", value: resource({ urn: "urn:a" }), text: "urn:a" },
    { what: "a reference to nothing", value: resource({}), text: "[unknown]" },
    { what: "an asset of a file", value: asset({ path: "./a.txt" }), text: "./a.txt" },
    { what: "an asset of an address", value: asset({ uri: "https://a" }), text: "https://a" },
    { what: "an asset of a text", value: asset({ text: "hello" }), text: "hello" },
    { what: "an asset of a secret text", value: asset({ text: secret("hunter2") }), text: "[secret]" },
    {
      what: "an archive of assets",
      value: archive({ assets: { a: asset({ text: "b" }) } }),
      text: { a: "b" },
    },
    { what: "an archive of nothing", value: archive({}), text: "" },
    { what: "a signature nobody knows", value: { [KEY]: "none", value: "a" }, text: { [KEY]: "none", value: "a" } },
  ])("shows $what", ({ value, text }) => {
    expect(readable(value)).toEqual(text);
  });

  test("keeps a key named __proto__ as a key", () => {
    const shown = readable(hostile(`{"__proto__": {"polluted": "${UNKNOWN}"}, "constructor": "c"}`));

    expect(JSON.stringify(shown)).toBe('{"__proto__":{"polluted":"[unknown]"},"constructor":"c"}');
    expect(isObject(shown) && Object.getPrototypeOf(shown) === Object.prototype).toBe(true);
    expect(Reflect.get({}, "polluted")).toBe(undefined);
  });

  test("hides a secret below __proto__", () => {
    expect(JSON.stringify(readable({ ...Object.fromEntries([["__proto__", secret("hunter2")]]) }))).toBe(
      '{"__proto__":"[secret]"}',
    );
  });

  test("never shows the text of a secret, however deep it is and whatever is around it", () => {
    const leaf = fc.constantFrom<WireValue>("a", 1, null, true, UNKNOWN, `x${UNKNOWN}`, secret("hunter2"));
    const { tree } = fc.letrec<{ tree: WireValue }>((tie) => {
      const inner = fc.oneof(
        fc.array(tie("tree"), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom("a", "value", "id", "urn", "text", "assets", "__proto__"), tie("tree")),
        tie("tree").map(secret),
        tie("tree").map((value) => output({ value })),
        tie("tree").map((value) => output({ value: ["hunter2", value], secret: true })),
        tie("tree").map((id) => resource({ urn: "urn:a", id })),
        tie("tree").map((text) => asset({ text })),
        tie("tree").map((assets) => archive({ assets })),
      );
      return { tree: fc.oneof({ depthSize: "medium", withCrossShrink: true }, leaf, inner) };
    });
    const wasSeen = { secret: false };

    fc.assert(
      fc.property(tree, (value) => {
        wasSeen.secret ||= JSON.stringify(value).includes("hunter2");
        for (const form of [value, withOutputs(value), withoutOutputs(value), withoutOutputs(withOutputs(value))]) {
          const text = JSON.stringify(readable(form));
          expect(text).not.toContain("hunter2");
          expect(text).not.toContain(UNKNOWN);
        }
      }),
      { seed: 1, numRuns: 500 },
    );
    expect(wasSeen.secret).toBe(true);
  });
});

describe("outputs", () => {
  test.each([
    { what: "a known one", value: output({ value: "a", dependencies: ["urn:a"] }), plain: "a" },
    { what: "a known null", value: output({ value: null }), plain: null },
    { what: "an unknown one", value: output({}), plain: UNKNOWN },
    { what: "a secret one", value: output({ value: "a", secret: true }), plain: secret("a") },
    { what: "a secret, unknown one", value: output({ secret: true }), plain: secret(UNKNOWN) },
    { what: "one that is plainly no secret", value: output({ value: "a", secret: false }), plain: "a" },
    { what: "one inside another", value: output({ value: [output({})] }), plain: [UNKNOWN] },
    { what: "one below __proto__", value: hostile('{"__proto__": 1}'), plain: hostile('{"__proto__": 1}') },
    { what: "a secret that was none", value: { a: secret("a") }, plain: { a: secret("a") } },
  ])("become plain: $what", ({ value, plain }) => {
    expect(JSON.stringify(withoutOutputs(value))).toBe(JSON.stringify(plain));
  });

  test.each([
    { what: "an unknown value", value: UNKNOWN, outputs: output({}) },
    { what: "a text with an unknown part", value: `a${UNKNOWN}`, outputs: `a${UNKNOWN}` },
    { what: "a secret", value: secret("a"), outputs: output({ value: "a", secret: true }) },
    { what: "an unknown secret", value: secret(UNKNOWN), outputs: output({ secret: true }) },
    { what: "a secret inside a list", value: ["a", secret("b")], outputs: ["a", output({ value: "b", secret: true })] },
    { what: "an output", value: output({ value: "a" }), outputs: output({ value: "a" }) },
    { what: "a plain value", value: { a: 1 }, outputs: { a: 1 } },
  ])("are made of $what", ({ value, outputs }) => {
    expect(withOutputs(value)).toEqual(outputs);
  });

  test("come back as they were", () => {
    const value = { a: UNKNOWN, b: [secret("x"), secret(UNKNOWN), `y${UNKNOWN}`], c: { d: null, e: secret({ f: 1 }) } };

    expect(withoutOutputs(withOutputs(value))).toEqual(value);
  });
});

describe("dependencies", () => {
  test("are those of all outputs inside", () => {
    const value = {
      a: output({ value: "x", dependencies: ["urn:a"] }),
      b: [output({ dependencies: ["urn:b"] })],
      c: 1,
    };

    expect(dependenciesOf(value)).toEqual(["urn:a", "urn:b"]);
    expect(dependenciesOf("urn:a")).toEqual([]);
  });

  test("are added to a value, once, and nothing is wrapped that has them", () => {
    const known = output({ value: "x", dependencies: ["urn:a"] });

    expect(dependingOn("x", ["urn:a", "urn:a"])).toEqual(known);
    expect(dependingOn(known, ["urn:a"])).toBe(known);
    expect(dependingOn(known, ["urn:b"])).toEqual(output({ value: "x", dependencies: ["urn:a", "urn:b"] }));
    expect(dependingOn("x", [])).toBe("x");
    expect(dependingOn({ a: known }, ["urn:a"])).toEqual({ a: known });
  });
});

describe("a value is told by its form:", () => {
  test.each([
    { value: [], forms: ["list"] },
    { value: {}, forms: ["object"] },
    { value: null, forms: [] },
    { value: UNKNOWN, forms: ["unknown", "holds unknown"] },
    { value: `a${UNKNOWN}`, forms: ["holds unknown"] },
    { value: { a: [UNKNOWN] }, forms: ["object", "holds unknown"] },
    { value: secret("a"), forms: ["object", "secret"] },
    { value: [secret("a")], forms: ["list"] },
  ])("$value is $forms", ({ value, forms }) => {
    const told = {
      list: isList(value),
      object: isObject(value),
      unknown: isUnknown(value),
      secret: isSecret(value),
      "holds unknown": holdsUnknown(value),
    };
    expect(Object.entries(told).flatMap(([form, is]) => (is ? [form] : []))).toEqual(forms);
  });
});

test("a key of any name is the object's own", () => {
  const target: Record<string, WireValue> = {};
  defineKey(target, "__proto__", "a");

  expect(Object.entries(target)).toEqual([["__proto__", "a"]]);
});
