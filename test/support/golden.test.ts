import { existsSync } from "node:fs";

import { describe, expect, test } from "@jest/globals";

import type { Plan, PlannedResource } from "../../preview/plan";
import { GOLDEN_STACKS, goldenFile, goldenText, planOfStack, tagsOfStack } from "./golden";

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const URN = "urn:pulumi:dev::spot-eks::";

function planOf(changes: Partial<PlannedResource> = {}, outputs = {}): Plan {
  const resource: PlannedResource = {
    urn: `${URN}aws:ec2/subnet:Subnet::sub`,
    type: "aws:ec2/subnet:Subnet",
    name: "sub",
    custom: true,
    parent: `${URN}aws:ec2/vpc:Vpc::net`,
    inputs: {},
    dependencies: [],
    propertyDependencies: {},
    options: {},
    ...changes,
  };
  return { project: "spot-eks", stack: "dev", resources: [resource], outputs, diagnostics: [], lookups: [] };
}

/** The text without the line of outputs. */
function textOf(changes: Partial<PlannedResource>, tags: Record<string, string> = {}): string {
  return goldenText(planOf(changes), tags).split("\noutputs ")[0] ?? "";
}

describe("a resource is written with", () => {
  const HEAD = "aws:ec2/subnet:Subnet sub < net";

  test.each([
    { what: "what it stands in", changes: {}, text: `${HEAD} {}` },
    {
      what: "its options, but for the provider",
      changes: { options: { protect: true, ignoreChanges: ["a"], provider: "urn:p" } },
      text: `${HEAD} protect=true ignoreChanges=["a"] {}`,
    },
    { what: "its inputs", changes: { inputs: { a: 1, b: ["c"] } }, text: `${HEAD} {a: 1, b: [c]}` },
    {
      what: "what an unknown input comes from",
      changes: { inputs: { vpcId: UNKNOWN }, propertyDependencies: { vpcId: [`${URN}aws:ec2/vpc:Vpc::net`] } },
      text: `${HEAD} {vpcId: of net}`,
    },
    {
      what: "an unknown input of nothing",
      changes: { inputs: { vpcId: UNKNOWN } },
      text: `${HEAD} {vpcId: "[unknown]"}`,
    },
    {
      what: "a known input that comes from something as it is",
      changes: { inputs: { cidr: "10.0.0.0/16" }, propertyDependencies: { cidr: ["urn:a::b::c::net"] } },
      text: `${HEAD} {cidr: 10.0.0.0/16}`,
    },
    {
      what: "a secret hidden",
      changes: {
        inputs: { a: { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value: "hunter2" } },
      },
      text: `${HEAD} {a: "[secret]"}`,
    },
  ])("$what", ({ changes, text }) => {
    expect(textOf(changes)).toBe(text);
  });
});

describe("tags that everything has", () => {
  const tags = { team: "platform" };

  test("are left out at every depth, and others are kept", () => {
    const inputs = {
      tags: { team: "platform", Name: "sub" },
      specifications: [{ kind: "volume", tags: { team: "platform" } }],
    };

    expect(textOf({ inputs }, tags)).toBe(
      "aws:ec2/subnet:Subnet sub < net {specifications: [{kind: volume}], tags: {Name: sub}}",
    );
  });

  test("are kept where they have another value", () => {
    expect(textOf({ inputs: { tags: { team: "other" } } }, tags)).toContain("{tags: {team: other}}");
  });
});

test("outputs stand at the end", () => {
  expect(goldenText(planOf({}, { id: UNKNOWN, port: 443 }), {})).toBe(
    'aws:ec2/subnet:Subnet sub < net {}\noutputs {id: "[unknown]", port: 443}\n',
  );
});

test("long lines are broken at blanks, and words never", () => {
  const words = Array.from({ length: 60 }, (_, index) => `word-${index}`);
  const lines = textOf({ inputs: { words, long: "x".repeat(200) } }).split("\n");

  const tooLong = lines.filter((line) => line.length > 160);

  expect(lines.length).toBe(6);
  expect(tooLong).toEqual([expect.stringMatching(/^ *x{200},$/)]);
  expect(lines.slice(1).every((line) => line.startsWith("   "))).toBe(true);
  expect(lines.map((line) => line.trim()).join(" ")).toContain("word-0, word-1, word-2");
});

test("a plan that differs in one input has another text", () => {
  expect(textOf({ inputs: { a: 1 } })).not.toBe(textOf({ inputs: { a: 2 } }));
  expect(textOf({ options: { protect: true } })).not.toBe(textOf({}));
});

test("there is a golden file for each stack, whose plan and tags are its own", async () => {
  expect(GOLDEN_STACKS.map((stack) => existsSync(goldenFile(stack)))).toEqual([true, true, true]);
  expect(tagsOfStack("staging")).toEqual({ environment: "staging", team: "platform" });
  expect((await planOfStack("staging")).stack).toBe("staging");
  await expect(planOfStack("nothing")).rejects.toThrow("ENOENT");
});
