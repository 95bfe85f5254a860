import type { RuleSetting } from "./internal/finding";
import type { PlacedRule, Preset } from "./internal/group";
import { PLACED_RULES } from "./rule-groups";
import { settingsOf, STACK_RULES, type PackConfig } from "./settings";

/**
 * A preset, and a configuration over it, as one file for `pulumi preview --policy-pack-config` and for policy groups: the level of
 * every rule by its name, what else is set of it, and exemptions.
 */
export function presetConfig(preset: Preset, over: PackConfig = {}): Readonly<Record<string, unknown>> {
  const settings = settingsOf(preset, over);
  const partsOf = (kind: PlacedRule["rule"]["kind"]) =>
    PLACED_RULES.flatMap(({ rule }) => {
      const setting = settings.get(rule.name);
      return rule.kind !== kind || setting === undefined ? [] : [[rule.name, configOf(setting)] as const];
    });
  const enforcementLevel = preset === "audit" ? "advisory" : "mandatory";
  return {
    ...Object.fromEntries(partsOf("resource")),
    [STACK_RULES]: { enforcementLevel, rules: Object.fromEntries(partsOf("stack")) },
  };
}

function configOf({ level, options, exemptions }: RuleSetting): Readonly<Record<string, unknown>> {
  return { enforcementLevel: level, ...options, ...(exemptions.length === 0 ? {} : { exemptions }) };
}
