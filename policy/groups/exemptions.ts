import type { RuleGroup } from "../internal/group";
import { exemptionIsUnderstood } from "../rules/exemption-is-understood";

/** What keeps exemptions from all other rules honest. */
export function exemptions(others: readonly RuleGroup[]): RuleGroup {
  const names = others.flatMap(({ rules }) => rules.map(({ rule }) => rule.name));
  return {
    letter: "I",
    name: "exemptions",
    title: "Exemptions",
    rules: [{ rule: exemptionIsUnderstood(names), baseline: "advisory", strict: "advisory" }],
  };
}
