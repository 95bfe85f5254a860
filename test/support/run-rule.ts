import type { Rule } from "../../policy/internal/group";
import type { Outcome, Problem } from "../../policy/internal/outcome";
import type { ResourceType } from "../../policy/internal/resource-type";
import type { Example, ExampleResource } from "../../policy/internal/rule-text";
import { Stack } from "../../policy/internal/stack";
import { resourcesOf } from "./policy-example";

/** Day of every test that does not name one. */
export const TODAY = "2026-11-25";

/** Settings of a run; a rule's own defaults hold for what is left out. */
export interface RunSettings {
  readonly options?: Readonly<Record<string, unknown>>;
  readonly today?: string;
}

/**
 * What a rule says of one resource: its messages, or in place of them `unknown: <path> …` where it abstains, or
 * `not applicable` where it judges no such type.
 */
export function run<V>(
  rule: Rule,
  { token }: ResourceType<V>,
  properties: Readonly<Record<string, unknown>>,
  { ignoreChanges, ...settings }: RunSettings & ExampleResource["options"] = {},
): string[] | "not applicable" {
  if (rule.kind === "resource" && !rule.types.includes(token)) {
    return "not applicable";
  }
  const options = ignoreChanges === undefined ? {} : { options: { ignoreChanges } };
  return runOn(rule, { it: { type: token, properties, ...options } }, settings).map((line) => line.replace(/^it /, ""));
}

/** What a rule says of several resources: `<name> <message>` each, in order of name. */
export function runOn(rule: Rule, example: Example, { options = {}, today = TODAY }: RunSettings = {}): string[] {
  const resources = resourcesOf(example);
  const outcomes =
    rule.kind === "resource"
      ? resources.map((resource) => rule.judge(resource, options, today))
      : [rule.judge(new Stack(resources), options, today)];
  const nameOf = (urn: string) => urn.split("::").at(-1) ?? urn;
  const lines = (problems: (outcome: Outcome) => readonly Problem[], prefix: string) =>
    outcomes.flatMap(problems).map(({ urn, message }) => `${nameOf(urn)} ${prefix}${message}`);
  return [...lines(({ problems }) => problems, ""), ...lines(({ abstentions }) => abstentions, "unknown: ")].sort();
}

/** The properties as a rule mends them; undefined where it leaves them. */
export function remediate<V>(
  rule: Rule,
  { token }: ResourceType<V>,
  properties: Readonly<Record<string, unknown>>,
  { options = {} }: RunSettings = {},
): Readonly<Record<string, unknown>> | undefined {
  const [resource] = resourcesOf({ it: { type: token, properties } });
  return rule.kind === "resource" && resource !== undefined ? rule.remediate?.(resource, options) : undefined;
}
