import type { Level } from "./rule-text";
import type { ResourceRule } from "./resource-rule";
import type { StackRule } from "./stack-rule";

/** Names of the presets, the mildest first. */
export const PRESETS = ["audit", "baseline", "strict"] as const;

/**
 * How strict the pack is: `audit` only speaks, `baseline` refuses what AWS refuses, what silently turns spot off and what surely
 * hurts, `strict` refuses also what costs a spot cluster its promise.
 */
export type Preset = (typeof PRESETS)[number];

/** What holds where nobody says otherwise. */
export const DEFAULT_PRESET: Preset = "baseline";

/** Any rule of the pack. */
export type Rule = ResourceRule | StackRule;

/** A rule in its group, with its level in the presets; in `audit` every rule that is not disabled is advisory. */
export interface PlacedRule {
  readonly rule: Rule;
  readonly baseline: Exclude<Level, "remediate">;
  readonly strict: Exclude<Level, "remediate">;
}

/** Rules on one part of an environment. */
export interface RuleGroup {
  /** Letter of the group in the catalogue of spot mistakes, such as `A`. */
  readonly letter: string;
  /** Such as `pools`; a tag of each of its rules. */
  readonly name: string;
  /** What its rules are about, such as `Pools and allocation`. */
  readonly title: string;
  readonly rules: readonly PlacedRule[];
}

/** Level of a rule in a preset. */
export function levelIn(preset: Preset, { baseline, strict }: PlacedRule): Level {
  return preset === "audit"
    ? baseline === "disabled"
      ? "disabled"
      : "advisory"
    : preset === "strict"
      ? strict
      : baseline;
}
