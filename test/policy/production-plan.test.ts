import { beforeAll, describe, expect, test } from "@jest/globals";

import type { Finding } from "../../policy/internal/finding";
import type { StackResource } from "../../policy/internal/resource";
import { judge } from "../../policy/judge";
import { PLACED_RULES } from "../../policy/rule-groups";
import { settingsOf } from "../../policy/settings";
import { stackResourcesOf } from "../../review/stack-resources";
import { planOfStack } from "../support/golden";
import { TODAY } from "../support/run-rule";
import { changed, type Change } from "./changed-plan";
import { HARMLESS_EDITS } from "./harmless-edits";
import { MUTATIONS } from "./mutations";

let clean: readonly StackResource[];
let known: ReadonlySet<string>;

beforeAll(async () => {
  clean = stackResourcesOf(await planOfStack("production"));
  known = new Set(findings(clean).map(keyOf));
});

function findings(resources: readonly StackResource[]): readonly Finding[] {
  return judge(resources, settingsOf("strict"), TODAY).findings;
}

function keyOf({ rule, urn, message }: Finding): string {
  return `${rule} ${urn} ${message}`;
}

/** Names of the rules that say something new after changes. */
function newFindings(changes: readonly Change[]): string[] {
  return findings(changed(clean, changes))
    .filter((finding) => !known.has(keyOf(finding)))
    .map(({ rule }) => rule);
}

test("every rule that strict makes mandatory has a mistake that it must find", () => {
  const mandatory = PLACED_RULES.filter(({ strict }) => strict === "mandatory").map(({ rule }) => rule.name);
  const covered = new Set(MUTATIONS.map(({ rule }) => rule));
  expect(mandatory.filter((name) => !covered.has(name))).toEqual([]);
});

describe.each(MUTATIONS)("$rule: $mistake", ({ rule, changes, also = [] }) => {
  test("is found, and by no unrelated rule", () => {
    const found = newFindings(changes);
    expect(found).toContain(rule);
    expect(found.filter((name) => name !== rule && !also.includes(name))).toEqual([]);
  });
});

test.each(HARMLESS_EDITS)("$edit: nothing is said", ({ changes }) => {
  expect(newFindings(changes)).toEqual([]);
});

test("there are at least fifty harmless edits", () => {
  expect(HARMLESS_EDITS.length).toBeGreaterThanOrEqual(50);
});
