import { readdirSync } from "node:fs";
import path from "node:path";

import { describe, expect, test } from "@jest/globals";

import { judge } from "../../policy/judge";
import { PLACED_RULES } from "../../policy/rule-groups";
import { settingsOf } from "../../policy/settings";
import { stackResourcesOf } from "../../review/stack-resources";
import { TODAY } from "../support/run-rule";
import { recordProgram } from "../support/whole-program";
import { FINDINGS, type Expected } from "./programs/findings";

const rules = new Set(PLACED_RULES.map(({ rule }) => rule.name));

test("every rule that is expected to speak is one of the pack", () => {
  const named = Object.values(FINDINGS).flatMap((findings) => findings.map(([, rule]) => rule));
  expect(named.filter((rule) => !rules.has(rule))).toEqual([]);
});

test("every program has its findings, and every finding its program", () => {
  const programs = readdirSync(path.join(__dirname, "programs"))
    .filter((file) => file.endsWith(".ts") && file !== "findings.ts")
    .map((file) => path.basename(file, ".ts"));
  expect(programs.sort()).toEqual(Object.keys(FINDINGS).sort());
});

describe.each(Object.entries(FINDINGS))("%s", (name, expected) => {
  test("runs, and is told what is wrong with it and nothing else", async () => {
    const { plan } = await recordProgram(name);
    expect(plan.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    const { findings } = judge(stackResourcesOf(plan), settingsOf("strict"), TODAY);
    const nameOf = new Map(plan.resources.map((resource) => [resource.urn, resource.name]));
    const found = findings.map(({ urn, rule }): Expected => [nameOf.get(urn) ?? urn, rule]);
    expect(inOrder(found)).toEqual(inOrder(expected));
  });
});

function inOrder(findings: readonly Expected[]): string[] {
  return findings.map(([resource, rule]) => `${resource}: ${rule}`).sort();
}
