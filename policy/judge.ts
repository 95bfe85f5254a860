import { findingsOf, type Finding, type RuleSetting } from "./internal/finding";
import type { Rule } from "./internal/group";
import type { Outcome } from "./internal/outcome";
import type { StackResource } from "./internal/resource";
import type { ResourceRule } from "./internal/resource-rule";
import { Stack } from "./internal/stack";
import { PLACED_RULES } from "./rule-groups";

/** What the pack says of a stack. */
export interface Judgement {
  /** In order of URN; of one resource, what rules on it alone say comes first. */
  readonly findings: readonly Finding[];
  /** What could not be judged, since a preview does not know a value: rule, resource and why. */
  readonly abstentions: readonly { readonly rule: string; readonly urn: string; readonly message: string }[];
}

/**
 * Runs the pack over the resources of a stack, as CrossGuard does in a preview: remediations first, then rules on single
 * resources, then rules on all of them.
 *
 * @param settings - How each rule is set; a rule without setting is not run.
 * @param today - Day to judge dated facts and exemptions by, such as `2026-11-23`.
 */
export function judge(
  resources: readonly StackResource[],
  settings: ReadonlyMap<string, RuleSetting>,
  today: string,
): Judgement {
  const rules = PLACED_RULES.flatMap(({ rule }): readonly [Rule, RuleSetting][] => {
    const setting = settings.get(rule.name);
    return setting === undefined || setting.level === "disabled" ? [] : [[rule, setting]];
  });
  const byType = rulesByType(rules);
  const mended = resources.map((resource) => remediated(resource, byType.get(resource.type) ?? []));
  const stack = new Stack(mended);
  const judged = [
    ...mended.flatMap((resource) =>
      (byType.get(resource.type) ?? []).map(([rule, setting]) => ({
        rule: rule.name,
        setting,
        outcome: rule.judge(resource, setting.options, today),
      })),
    ),
    ...rules.flatMap(([rule, setting]) =>
      rule.kind === "stack" ? [{ rule: rule.name, setting, outcome: rule.judge(stack, setting.options, today) }] : [],
    ),
  ];
  return {
    findings: judged
      .flatMap(({ rule, setting, outcome }) => findingsOf(rule, outcome, setting, (urn) => stack.at(urn), today))
      .sort(byUrn),
    abstentions: judged.flatMap(({ rule, outcome }) => abstentionsOf(rule, outcome)).sort(byUrn),
  };
}

function rulesByType(
  rules: readonly (readonly [Rule, RuleSetting])[],
): ReadonlyMap<string, readonly (readonly [ResourceRule, RuleSetting])[]> {
  const byType = new Map<string, (readonly [ResourceRule, RuleSetting])[]>();
  for (const [rule, setting] of rules) {
    for (const type of rule.kind === "resource" ? rule.types : []) {
      byType.set(type, [...(byType.get(type) ?? []), ...(rule.kind === "resource" ? [[rule, setting] as const] : [])]);
    }
  }
  return byType;
}

function remediated(resource: StackResource, rules: readonly (readonly [ResourceRule, RuleSetting])[]): StackResource {
  return rules.reduce((mended, [{ remediate }, { level, options }]) => {
    const properties = level === "remediate" ? remediate?.(mended, options) : undefined;
    return properties === undefined ? mended : { ...mended, properties };
  }, resource);
}

function abstentionsOf(rule: string, { abstentions }: Outcome): { rule: string; urn: string; message: string }[] {
  return abstentions.map((abstention) => ({ rule, ...abstention }));
}

/** Stable: what is said of one resource keeps its order. */
function byUrn({ urn: one }: { readonly urn: string }, { urn: other }: { readonly urn: string }): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
