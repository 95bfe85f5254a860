import { expect, test } from "@jest/globals";
import fc from "fast-check";

import { readStackFile } from "../../preview/stack-file";

/** What the program would get of a text below `config:`. */
function configOf(text: string): unknown {
  const file = readStackFile(`config:\n${text}\n`, "spot-eks");
  return file.problems ?? file.config;
}

/** What is wrong with a file, as a compiler would say it. */
function problemsOf(content: Uint8Array | string): readonly string[] {
  const { problems = [] } = readStackFile(content, "spot-eks");
  return problems.map(({ message, position }) =>
    position === undefined ? message : `${position.line}:${position.column}: ${message}`,
  );
}

test.each([
  { what: "a text", yaml: "  aws:region: us-east-1", config: { "aws:region": "us-east-1" } },
  { what: "a key without a namespace", yaml: "  size: big", config: { "spot-eks:size": "big" } },
  { what: "a key in the old form", yaml: "  aws:config:region: us-east-1", config: { "aws:region": "us-east-1" } },
  { what: "a quoted version", yaml: '  a:b: "1.30"', config: { "a:b": "1.30" } },
  { what: "an unquoted version", yaml: "  a:b: 1.30", config: { "a:b": "1.3" } },
  { what: "an unquoted account id", yaml: "  a:b: 012345678901", config: { "a:b": "1.2345678901e+10" } },
  { what: "an unquoted account id in a list", yaml: "  a:b: [012345678901]", config: { "a:b": "[12345678901]" } },
  { what: "an octal number", yaml: "  a:b: 0755", config: { "a:b": "493" } },
  { what: "a date", yaml: "  a:b: 2026-11-22", config: { "a:b": "2026-11-22T00:00:00Z" } },
  {
    what: "a date in a map",
    yaml: "  a:b: { until: 2026-11-22 }",
    config: { "a:b": '{"until":"2026-11-22 00:00:00 +0000 UTC"}' },
  },
  {
    what: "words that YAML once took for truths",
    yaml: "  a:b: [yes, no, on, off]",
    config: { "a:b": '["yes","no","on","off"]' },
  },
  { what: "a truth", yaml: "  a:b: True", config: { "a:b": "true" } },
  { what: "nothing behind a key", yaml: "  a:b:", config: { "a:b": "" } },
  { what: "nothing in a map", yaml: "  a:b: { c: ~, d: }", config: { "a:b": '{"c":null,"d":null}' } },
  {
    what: "a number larger than JavaScript's",
    yaml: "  a:b: [9223372036854775807]",
    config: { "a:b": "[9223372036854775807]" },
  },
  { what: "a small fraction", yaml: "  a:b: [0.0000001, 1e3]", config: { "a:b": "[1e-7,1000]" } },
  { what: "keys out of order", yaml: "  a:b: { z: 1, a: 2, B: 3 }", config: { "a:b": '{"B":3,"a":2,"z":1}' } },
  {
    what: "keys that are no strings",
    yaml: "  a:b: { 1: x, 1.30: y, true: z }",
    config: { "a:b": '{"1":"x","1.3":"y","true":"z"}' },
  },
  { what: "several lines", yaml: "  a:b: |\n    one\n    two", config: { "a:b": "one\ntwo\n" } },
  { what: "folded lines", yaml: "  a:b: >-\n    one\n    two", config: { "a:b": "one two" } },
  { what: "a tag of YAML", yaml: "  a:b: [!!str 1, !!float 1, !!int 0o17]", config: { "a:b": '["1",1,15]' } },
  { what: "a tag of its own", yaml: "  a:b: [!secret 1.30]", config: { "a:b": '["1.30"]' } },
  {
    what: "an alias",
    yaml: "  a:b: &types [m7i.large]\n  a:c: *types",
    config: { "a:b": '["m7i.large"]', "a:c": '["m7i.large"]' },
  },
  {
    what: "a merged map",
    yaml: "  a:b: &base { x: 1, y: 2 }\n  a:c: { y: 3, <<: *base }",
    config: { "a:b": '{"x":1,"y":2}', "a:c": '{"x":1,"y":3}' },
  },
  {
    what: "merged maps, the first one first",
    yaml: "  a:b: { <<: [{ x: 1 }, { x: 2, y: 2 }] }",
    config: { "a:b": '{"x":1,"y":2}' },
  },
  { what: "a quoted <<", yaml: '  a:b: { "<<": 1 }', config: { "a:b": '{"<<":1}' } },
])("reads $what", ({ yaml, config }) => {
  expect(configOf(yaml)).toEqual(config);
});

test("secrets at any depth become placeholders, and their keys are listed", () => {
  const file = readStackFile(
    "encryptionsalt: v1:abc\nsecretsprovider: awskms://x\nencryptedkey: AQ\nenvironment: [shared]\nconfig:\n" +
      "  a:plain: x\n  a:token:\n    secure: v1:AAA\n  a:deep:\n    list: [{ secure: v1:BBB }, { secure: v1:CCC, more: 1 }]\n",
    "spot-eks",
  );

  expect(file.problems ?? [file.config, file.secretKeys]).toEqual([
    { "a:plain": "x", "a:token": "[secret]", "a:deep": '{"list":["[secret]",{"more":1,"secure":"v1:CCC"}]}' },
    ["a:token", "a:deep"],
  ]);
});

test.each([
  {
    what: "an empty file",
    text: "",
    problems: ["is empty; write config: with aws:region and spot-eks:environment below it"],
  },
  {
    what: "a file of comments",
    text: "# nothing\n",
    problems: ["is empty; write config: with aws:region and spot-eks:environment below it"],
  },
  {
    what: "a list",
    text: "- a\n",
    problems: ["is not a map; write config: with aws:region and spot-eks:environment below it"],
  },
  {
    what: "a text",
    text: "hello",
    problems: ["is not a map; write config: with aws:region and spot-eks:environment below it"],
  },
  {
    what: "a config that is no map",
    text: "config: x\n",
    problems: ["1:1: config is not a map; write keys such as aws:region below it"],
  },
  {
    what: "an unknown key",
    text: "confg:\n  a:b: 1\n",
    problems: ["1:1: confg is not a key of a stack file; did you mean config?"],
  },
  {
    what: "an unknown key near none",
    text: "config: {}\nresources: {}\n",
    problems: [
      "2:1: resources is not a key of a stack file; write one of config, encryptionsalt, secretsprovider, encryptedkey, environment",
    ],
  },
  {
    what: "a key with too many colons",
    text: "config:\n  a:b:c: 1\n",
    problems: ["2:3: a:b:c is not a configuration key; write it as <namespace>:<name>"],
  },
  {
    what: "one key in two forms",
    text: "config:\n  size: 1\n  spot-eks:size: 2\n",
    problems: ["3:3: spot-eks:size is not a key of its own: spot-eks:size is written twice; remove one"],
  },
  {
    what: "a number JSON has no text for",
    text: "config:\n  a:b: [.inf]\n",
    problems: ["2:3: a:b is not a value Pulumi can hand on: it holds .inf or .nan; write a number"],
  },
  {
    what: "a number JSON has no text for, among others",
    text: "config:\n  a:b: { x: .nan, y: 1 }\n",
    problems: ["2:3: a:b is not a value Pulumi can hand on: it holds .inf or .nan; write a number"],
  },
  {
    what: "a key twice",
    text: "config:\n  a:b: 1\n  a:b: 2\n",
    problems: ["3:3: a:b is not a key of its own: it is written in line 2 already; remove one"],
  },
  {
    what: "an open bracket",
    text: "config:\n  a:b: [1, 2\n",
    problems: ["3:1: is not YAML: flow sequence in block collection must be sufficiently indented and end with a ]"],
  },
  {
    what: "a tab for an indent",
    text: "config:\n\ta:b: 1\n",
    problems: ["2:1: is not YAML: tabs are not allowed as indentation"],
  },
  {
    what: "an alias of nothing",
    text: "config:\n  a:b: *nobody\n",
    problems: ["2:8: *nobody is not an anchor of this file; write &nobody before it"],
  },
  {
    what: "an anchor around itself",
    text: "config:\n  a:b: &a [*a]\n",
    problems: ["2:11: holds an anchor that contains itself"],
  },
  {
    what: "a merge of a text",
    text: "config:\n  a:b: { <<: x }\n",
    problems: ["<< is not a map or a list of maps; write an alias of a map"],
  },
  { what: "a wrong tag", text: "config:\n  a:b: !!int x\n", problems: ['2:14: "x" is not of type !!int'] },
  {
    what: "a map for a key",
    text: "config:\n  ? {a: 1}\n  : 2\n",
    problems: ["2:5: a key is not a plain word; write a string"],
  },
  {
    what: "two documents",
    text: "config: {}\n---\nconfig: {}\n",
    problems: ["2:1: is a second document, which Pulumi does not read; remove it"],
  },
  {
    what: "too deep a list",
    text: `config:\n  a:b: ${"[".repeat(200)}${"]".repeat(200)}\n`,
    problems: ["is nested too deeply; at most 100 levels are read"],
  },
  {
    what: "a list as deep as the file is long",
    text: `config:\n  a:b: ${"[".repeat(500_000)}`,
    problems: ["is nested too deeply; at most 100 levels are read"],
  },
])("refuses $what", ({ text, problems }) => {
  expect(problemsOf(text)).toEqual(problems);
});

test("refuses a file of ten megabytes by its size", () => {
  expect(problemsOf(Buffer.alloc(10_000_000, "a"))).toEqual(["has 10000000 bytes; at most 1048576 are read"]);
});

test("refuses a file that grows by aliases", () => {
  const lines = ["  a:v0: &v0 [x, x, x, x, x, x, x, x, x, x]"];
  for (let level = 1; level <= 9; level += 1) {
    lines.push(`  a:v${level}: &v${level} [${Array.from({ length: 10 }, () => `*v${level - 1}`).join(", ")}]`);
  }

  expect(problemsOf(`config:\n${lines.join("\n")}\n`)).toEqual([
    "holds more than 100000 values once its aliases are written out; write fewer",
  ]);
});

test.each([
  { what: "Windows line ends", bytes: Buffer.from("config:\r\n  a:b: x\r\n  a:c: y\r\n") },
  { what: "a byte order mark", bytes: Buffer.from("\uFEFFconfig:\n  a:b: x\n  a:c: y\n") },
])("reads a file with $what", ({ bytes }) => {
  const file = readStackFile(bytes, "spot-eks");

  expect(file.problems ?? file.config).toEqual({ "a:b": "x", "a:c": "y" });
});

test("refuses what is not UTF-8", () => {
  expect(problemsOf(Uint8Array.from([0x63, 0x3a, 0x20, 0xff, 0xfe]))).toEqual(["is not UTF-8 text; save it as UTF-8"]);
});

test.each([
  { path: "aws:region", line: 2, column: 3 },
  { path: "spot-eks:environment", line: 3, column: 3 },
  { path: "spot-eks:environment.zones", line: 4, column: 5 },
  { path: "spot-eks:environment.zones[1]", line: 6, column: 9 },
  { path: "spot-eks:environment.zones[7]", line: 4, column: 5 },
  { path: 'spot-eks:environment.tags["a.b/c"]', line: 7, column: 13 },
  { path: "spot-eks:environment.network.nat", line: 3, column: 3 },
])("finds $path, or what it is missing from", ({ path, line, column }) => {
  const file = readStackFile(
    "config:\n  aws:region: us-east-1\n  environment:\n    zones:\n      - us-east-1a\n      - us-east-1b\n    tags: { a.b/c: x }\n",
    "spot-eks",
  );

  expect(file.problems ?? file.positionOf(path)).toEqual({ line, column });
});

test("knows no place for what is nowhere", () => {
  const file = readStackFile("config:\n  aws:region: us-east-1\n", "spot-eks");

  expect(file.problems ?? file.positionOf("spot-eks:environment")).toBeUndefined();
});

test("never throws, whatever the file holds", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array(),
        fc.string().map((text) => `config:\n  a:b: ${text}`),
      ),
      (content) => {
        const file = readStackFile(content, "spot-eks");
        expect(file.problems === undefined || file.problems.length > 0).toBe(true);
      },
    ),
    { numRuns: 500 },
  );
});
