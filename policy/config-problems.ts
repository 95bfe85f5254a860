import { nearestName } from "../capacity/nearest-name";
import { problem, shown, type PathStep, type Problem } from "../capacity/problem";
import { isDay } from "./internal/exemption";
import type { Rule } from "./internal/group";
import { LEVELS } from "./internal/rule-text";
import { PLACED_RULES } from "./rule-groups";
import { STACK_RULES } from "./settings";
import { isRecord } from "./internal/is-record";

const RULES = new Map(PLACED_RULES.map(({ rule }) => [rule.name, rule]));

/**
 * What is wrong with a configuration of the pack, all at once: rules that there are not, levels, options, exemptions.
 *
 * CrossGuard itself takes any of it without a word.
 *
 * @param config - As read from JSON.
 */
export function configProblems(config: unknown): Problem[] {
  if (!isRecord(config)) {
    return [problem([], `${shown(config)} is not an object of rules by name`)];
  }
  return Object.entries(config).flatMap(([name, given]) => {
    if (name === "all") {
      return levelProblems(isRecord(given) ? given["enforcementLevel"] : given, [name], true);
    }
    return name === STACK_RULES ? carrierProblems(given) : namedProblems(name, given, "resource", [name]);
  });
}

function carrierProblems(given: unknown): Problem[] {
  if (!isRecord(given)) {
    return levelProblems(given, [STACK_RULES], false);
  }
  const { enforcementLevel, rules = {}, ...others } = given;
  return [
    ...(enforcementLevel === undefined
      ? []
      : levelProblems(enforcementLevel, [STACK_RULES, "enforcementLevel"], false)),
    ...Object.keys(others).map((key) => unknownKey(key, ["enforcementLevel", "rules"], [STACK_RULES, key])),
    ...(isRecord(rules)
      ? Object.entries(rules).flatMap(([name, one]) => namedProblems(name, one, "stack", [STACK_RULES, "rules", name]))
      : [problem([STACK_RULES, "rules"], `${shown(rules)} is not an object of rules by name`)]),
  ];
}

function namedProblems(name: string, given: unknown, kind: Rule["kind"], path: readonly PathStep[]): Problem[] {
  const rule = RULES.get(name);
  if (rule === undefined) {
    const near = nearestName(name, [...RULES.keys()]);
    return [problem(path, `there is no such rule${near === undefined ? "" : `; did you mean ${near}?`}`)];
  }
  if (rule.kind !== kind) {
    const place = kind === "resource" ? `below ${STACK_RULES}.rules` : `beside ${STACK_RULES}, at the top`;
    return [
      problem(
        path,
        `is a rule on ${rule.kind === "stack" ? "several resources" : "single resources"}; write it ${place}`,
      ),
    ];
  }
  return isRecord(given) ? settingProblems(rule, given, path) : levelProblems(given, path, mends(rule));
}

function settingProblems(rule: Rule, given: Readonly<Record<string, unknown>>, path: readonly PathStep[]): Problem[] {
  return Object.entries(given).flatMap(([key, value]) => {
    const at = [...path, key];
    if (key === "enforcementLevel") {
      return levelProblems(value, at, mends(rule));
    }
    if (key === "exemptions") {
      return exemptionProblems(value, at);
    }
    const option = Object.hasOwn(rule.options, key) ? rule.options[key] : undefined;
    if (option === undefined) {
      return [unknownKey(key, ["enforcementLevel", "exemptions", ...Object.keys(rule.options)], at)];
    }
    return option.read(value) === undefined ? [problem(at, `${quotedText(value)} is not ${option.allowed}`)] : [];
  });
}

function levelProblems(level: unknown, path: readonly PathStep[], canMend: boolean): Problem[] {
  if (LEVELS.every((one) => one !== level)) {
    const levels = LEVELS.filter((one) => canMend || one !== "remediate");
    return [problem(path, `${shown(level)} is not one of ${levels.join(", ")}`)];
  }
  return level === "remediate" && !canMend
    ? [problem(path, "remediate is not for this rule, which cannot mend; write mandatory")]
    : [];
}

function exemptionProblems(exemptions: unknown, path: readonly PathStep[]): Problem[] {
  if (!Array.isArray(exemptions)) {
    return [problem(path, `${shown(exemptions)} is not a list of exemptions`)];
  }
  return exemptions.flatMap((exemption: unknown, index) => {
    const at = [...path, index];
    if (!isRecord(exemption)) {
      return [problem(at, `${shown(exemption)} is not an exemption with name, reason and until`)];
    }
    const { name, reason, until, ...others } = exemption;
    return [
      ...textProblems(name, "the name of a resource, in which * stands for any letters", [...at, "name"]),
      ...textProblems(reason, "a reason", [...at, "reason"]),
      ...(typeof until === "string" && isDay(until)
        ? []
        : [problem([...at, "until"], `${missingOr(until)} is not a day as YYYY-MM-DD`)]),
      ...Object.keys(others).map((key) => unknownKey(key, ["name", "reason", "until"], [...at, key])),
    ];
  });
}

function textProblems(value: unknown, what: string, path: readonly PathStep[]): Problem[] {
  return typeof value === "string" && value.trim() !== "" ? [] : [problem(path, `${missingOr(value)} is not ${what}`)];
}

/** A value as JSON has it, so that the text of a number is not taken for one. */
function quotedText(value: unknown): string {
  return typeof value === "string" && /^[\d.]+$|^(?:true|false)$/.test(value) ? JSON.stringify(value) : shown(value);
}

function missingOr(value: unknown): string {
  return value === undefined ? "left out" : shown(value);
}

function unknownKey(key: string, known: readonly string[], path: readonly PathStep[]): Problem {
  const near = nearestName(key, known);
  const mend = near === undefined ? `there are ${known.join(", ")}` : `did you mean ${near}?`;
  return problem(path, `there is no such setting; ${mend}`);
}

function mends(rule: Rule): boolean {
  return rule.kind === "resource" && rule.remediate !== undefined;
}
