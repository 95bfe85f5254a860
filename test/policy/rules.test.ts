import { existsSync, readdirSync } from "node:fs";
import path from "node:path";

import { describe, expect, test } from "@jest/globals";

import { PLACED_RULES } from "../../policy/rule-groups";
import { runOn } from "../support/run-rule";

const ROOT = path.join(__dirname, "..", "..");
const RULES = PLACED_RULES.map(({ rule }) => rule);

test("each rule has a file of its name, and each file's rule is in the pack", () => {
  const files = readdirSync(path.join(ROOT, "policy", "rules")).map((file) => file.replace(/\.ts$/, ""));
  expect(RULES.map(({ name }) => name).sort()).toEqual(files.sort());
});

test("each rule has tests of its own", () => {
  const untested = RULES.filter(
    ({ name }) => !existsSync(path.join(ROOT, "test", "policy", "rules", `${name}.test.ts`)),
  );
  expect(untested.map(({ name }) => name)).toEqual([]);
});

describe.each(RULES.map((rule) => ({ name: rule.name, rule })))("$name", ({ rule }) => {
  test("finds its bad example broken, and says nothing of its good one", () => {
    const { broken, kept, options = {} } = rule.examples;
    expect(runOn(rule, broken, { options }).filter((line) => !line.includes(" unknown: "))).not.toEqual([]);
    expect(runOn(rule, kept, { options })).toEqual([]);
  });

  test("is told in sentences, with a source, under a name that fits into an annotation's key", () => {
    expect(rule.name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)+$/);
    expect(rule.name.length).toBeLessThanOrEqual(56);
    for (const sentence of [rule.description, rule.why, rule.mend]) {
      expect(sentence).toMatch(/^[A-Z`].*\.$/s);
    }
    for (const source of rule.sources) {
      expect(source).toMatch(/^https:\/\/\S+$/);
    }
    expect(rule.entry).toMatch(/^[A-I]\d\d$/);
  });

  test("has options whose defaults are values of theirs", () => {
    for (const { read, standard, schema } of Object.values(rule.options)) {
      expect(standard === null ? null : read(standard)).toEqual(standard);
      expect(schema["description"]).toMatch(/^[A-Z]/);
    }
  });
});
