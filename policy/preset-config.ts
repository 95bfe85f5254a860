import type { PlacedRule, Preset } from "./internal/group";
import { levelIn } from "./internal/group";
import { PLACED_RULES } from "./rule-groups";
import { STACK_RULES } from "./settings";

/** A preset as a file for `pulumi preview --policy-pack-config` and for policy groups: the level of every rule, by its name. */
export function presetConfig(preset: Preset): Readonly<Record<string, unknown>> {
  const settings = (kind: PlacedRule["rule"]["kind"]) =>
    PLACED_RULES.filter(({ rule }) => rule.kind === kind).map((placed) => {
      const options = preset === "strict" ? (placed.strictOptions ?? {}) : {};
      return [placed.rule.name, { enforcementLevel: levelIn(preset, placed), ...options }] as const;
    });
  return {
    ...Object.fromEntries(settings("resource")),
    [STACK_RULES]: {
      enforcementLevel: preset === "audit" ? "advisory" : "mandatory",
      rules: Object.fromEntries(settings("stack")),
    },
  };
}
