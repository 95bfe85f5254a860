import { EXEMPTION_FORM } from "../internal/exemption";
import type { PlacedRule } from "../internal/group";
import type { SettingSchema } from "../internal/options";
import { LEVELS } from "../internal/rule-text";

/** JSON schemas of settings by name, as CrossGuard takes them. */
export type SettingSchemas = Record<string, SettingSchema>;

/** What may be set of a rule beside its level: its options, and exemptions by the name of a resource. */
export function settingSchemas({ rule }: PlacedRule): SettingSchemas {
  const options = Object.entries(rule.options).map(([name, { schema }]) => [name, schema] as const);
  return { ...Object.fromEntries(options), exemptions: EXEMPTIONS };
}

/** What may be set of the policy that carries the rules on several resources: each of those rules, by its name. */
export function carrierSchemas(rules: readonly PlacedRule[]): SettingSchemas {
  const byName = rules.map((placed) => [placed.rule.name, carriedSchema(placed)] as const);
  return {
    rules: {
      type: "object",
      description: "Level, options and exemptions of each rule on several resources, by its name",
      additionalProperties: false,
      properties: Object.fromEntries(byName),
    },
  };
}

/** A level as text, or an object: the one form that CrossGuard's schemas have for either. */
function carriedSchema(placed: PlacedRule): SettingSchema {
  const levels = LEVELS.filter((level) => level !== "remediate");
  return {
    type: ["string", "object"],
    description: placed.rule.description,
    pattern: `^(${levels.join("|")})$`,
    additionalProperties: false,
    properties: { enforcementLevel: { type: "string", enum: levels }, ...settingSchemas(placed) },
  };
}

const EXEMPTIONS: SettingSchema = {
  type: "array",
  description: `Resources that need not keep the rule, by name; a tag says the same of its resource as \`${EXEMPTION_FORM}\``,
  items: {
    type: "object",
    additionalProperties: false,
    required: ["name", "reason", "until"],
    properties: {
      name: { type: "string", minLength: 1, description: "Logical name, in which * stands for any letters" },
      reason: { type: "string", minLength: 1, description: "Why; printed with what it exempts" },
      until: { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}$", description: "Last day on which it counts" },
    },
  },
};
