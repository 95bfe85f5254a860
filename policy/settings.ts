import { isDay, type ConfiguredExemption } from "./internal/exemption";
import type { RuleSetting } from "./internal/finding";
import { levelIn, type PlacedRule, type Preset } from "./internal/group";
import { LEVELS, type Level } from "./internal/rule-text";
import { PLACED_RULES } from "./rule-groups";
import { isRecord } from "./internal/is-record";

/**
 * Name of the one stack policy that carries every rule on several resources.
 *
 * CrossGuard rebuilds all resources of a stack for each stack policy; one policy for all such rules pays that once. Each rule
 * keeps its own name, level, options and exemptions, below `rules` of this policy's configuration.
 */
export const STACK_RULES = "stack-rules";

/** Configuration of a pack as `--policy-pack-config` takes it, by name of policy. */
export type PackConfig = Readonly<Record<string, unknown>>;

/** How every rule is set by a preset, and by a configuration over it. */
export function settingsOf(preset: Preset, config: PackConfig = {}): ReadonlyMap<string, RuleSetting> {
  const all = levelOf(config["all"]);
  const stackRules = partsOf(config[STACK_RULES]);
  return new Map(
    PLACED_RULES.map((placed) => {
      const { name, kind } = placed.rule;
      const given = kind === "stack" ? partsOf(stackRules["rules"])[name] : config[name];
      return [name, settingOf(placed, preset, given, kind === "stack" ? (levelOf(config[STACK_RULES]) ?? all) : all)];
    }),
  );
}

/** A rule's configuration: a level, or an object of its level, options and exemptions. */
export function partsOf(given: unknown): Readonly<Record<string, unknown>> {
  return typeof given === "string" ? { enforcementLevel: given } : isRecord(given) ? given : {};
}

/** The exemptions by name that a rule's configuration states; what is none is left out. */
export function exemptionsOf(given: unknown): readonly ConfiguredExemption[] {
  return Array.isArray(given) ? given.filter(isExemption) : [];
}

/** The options in a rule's configuration: all of it but level and exemptions. */
export function optionsIn(given: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(given).filter(([key]) => !NOT_OPTIONS.includes(key)));
}

const NOT_OPTIONS = ["enforcementLevel", "exemptions"];

function settingOf(placed: PlacedRule, preset: Preset, given: unknown, above: Level | undefined): RuleSetting {
  const parts = partsOf(given);
  const own = levelOf(parts);
  const level =
    placed.rule.kind === "stack"
      ? atMost(above, own ?? levelIn(preset, placed))
      : (own ?? above ?? levelIn(preset, placed));
  return { level, options: optionsIn(parts), exemptions: exemptionsOf(parts["exemptions"]) };
}

/** A stack rule's level, which the policy that carries it can lower. */
function atMost(carrier: Level | undefined, level: Level): Level {
  return carrier === "disabled" || (carrier === "advisory" && level !== "disabled") ? carrier : level;
}

function levelOf(given: unknown): Level | undefined {
  const level = partsOf(given)["enforcementLevel"];
  return LEVELS.find((one) => one === level);
}

function isExemption(value: unknown): value is ConfiguredExemption {
  return (
    isRecord(value) &&
    ["name", "reason", "until"].every((key) => typeof value[key] === "string" && value[key] !== "") &&
    isDay(String(value["until"]))
  );
}
