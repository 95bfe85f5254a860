import { nearestName } from "../capacity/nearest-name";
import { levelIn, PRESETS, type PlacedRule, type Preset } from "../policy/internal/group";
import { PLACED_RULES, RULE_GROUPS } from "../policy/rule-groups";
import { shown, type Problem } from "../capacity/problem";
import { resourcesOfDocument } from "../review/plan-file";
import { EXIT_CODE, type ExitCode } from "./exit-code";
import { explanation } from "./policy-explanation";
import { presetConfig } from "../policy/preset-config";
import { judge } from "../policy/judge";
import { STACK_RULES, type PackConfig } from "../policy/settings";
import { fileOfStack, withProject } from "./stack-plan";
import { configFileFor, policySettings, readConfig, type PolicyChoice } from "./policy-settings";
import { jsonIn } from "./json-file";
import { refuses, renderPolicies } from "./policy-section";
import { sectionFor } from "./section";
import { table } from "./table";
import { complain, type Terminal } from "./terminal";

/** Prints every rule with its level in each preset, by group. */
export function listPolicies(format: "text" | "json", terminal: Terminal): ExitCode {
  terminal.out(format === "json" ? `${JSON.stringify(RULE_GROUPS.flatMap(groupRows), null, 2)}\n` : listing(terminal));
  return EXIT_CODE.fine;
}

/** Prints what there is to know of a rule; a name that is none ends in one line and exit code 64. */
export function explainPolicy(name: string, terminal: Terminal): ExitCode {
  if (name === STACK_RULES) {
    terminal.out(stackRulesExplanation());
    return EXIT_CODE.fine;
  }
  const placed = PLACED_RULES.find(({ rule }) => rule.name === name);
  if (placed === undefined) {
    const near = nearestName(
      name,
      PLACED_RULES.map(({ rule }) => rule.name),
    );
    const mend = near === undefined ? "; `spot-eks policies` lists them" : `; did you mean ${near}?`;
    complain([`${shown(name)} is not a rule of the pack${mend}`], terminal);
    return EXIT_CODE.wrongUsage;
  }
  terminal.out(explanation(placed, terminal));
  return EXIT_CODE.fine;
}

/** What the one policy is that CrossGuard lists for all rules on several resources. */
function stackRulesExplanation(): string {
  const names = PLACED_RULES.flatMap(({ rule }) => (rule.kind === "stack" ? [`    ${rule.name}`] : []));
  return [
    `${STACK_RULES} is no rule: it is the one policy that carries all rules on several resources, since CrossGuard rebuilds`,
    "every resource for each policy on a whole stack. Each of them is reported under its own name and level, and is set in a",
    `configuration below ${STACK_RULES}.rules. The level of ${STACK_RULES} itself is a ceiling for all of them.`,
    "",
    ...names,
    "",
  ].join("\n");
}

/** Tells a verb that there is none of its name; exit code 64. */
export function refusePolicyVerb(verb: string, verbs: readonly string[], terminal: Terminal): ExitCode {
  const near = nearestName(verb, verbs);
  const mend = near === undefined ? "" : `; did you mean ${near}?`;
  complain([`policies: ${shown(verb)} is not one of ${verbs.join(", ")}${mend}`], terminal);
  return EXIT_CODE.wrongUsage;
}

/** Says whether a configuration of the pack can be taken; what is wrong is said in one line per problem, with exit code 1. */
export function validatePolicyConfig(file: string, terminal: Terminal): ExitCode {
  const config = readConfig(file, terminal);
  if (config === undefined) {
    return EXIT_CODE.wrongInput;
  }
  terminal.out(`${file}: every rule, level, option and exemption is one\n`);
  return EXIT_CODE.fine;
}

/**
 * Judges a plan in a file; what is no plan is said in a line per problem, with exit code 1, and a mandatory finding ends in exit
 * code 2.
 */
export function checkPlan(file: string, policy: PolicyChoice, today: string, terminal: Terminal): ExitCode {
  const settings = policySettings(policy.preset, policy.config, terminal);
  const { value, problem } = jsonIn(file);
  const plan = problem === undefined ? resourcesOfDocument(value) : { problems: [] };
  if (settings === undefined || !("resources" in plan)) {
    const problems = "problems" in plan ? plan.problems : [];
    complain(problem === undefined ? planProblemLines(file, problems) : [`${file} ${problem}`], terminal);
    return EXIT_CODE.wrongInput;
  }
  const judgement = judge(plan.resources, settings, today);
  terminal.out(renderPolicies(judgement, policy.preset, terminal).trimStart());
  return refuses(judgement) ? EXIT_CODE.refusedByPolicy : EXIT_CODE.fine;
}

/** Problems of a file that is no plan, of which another kind of file has a great many. */
function planProblemLines(file: string, problems: readonly Problem[]): string[] {
  const lines = problems
    .slice(0, MOST_PROBLEMS)
    .map(({ path, message }) => `${file}: ${path === "" ? "" : `${path}: `}${message}`);
  const others = problems.length - lines.length;
  return others > 0
    ? [...lines, `${file}: ${others} more like these; write what \`spot-eks preview --json\` prints`]
    : lines;
}

const MOST_PROBLEMS = 10;

/**
 * Prints a preset, and the configuration that a stack has over it, as one.
 *
 * @param root - Folder of the project; asked only where a stack is named.
 */
export async function printPolicyConfig(
  stack: string | undefined,
  preset: Preset,
  root: string,
  terminal: Terminal,
): Promise<ExitCode> {
  const print = (over: PackConfig | undefined): ExitCode => {
    if (over === undefined) {
      return EXIT_CODE.wrongInput;
    }
    terminal.out(`${JSON.stringify(presetConfig(preset, over), null, 2)}\n`);
    return EXIT_CODE.fine;
  };
  return stack === undefined
    ? print({})
    : withProject(root, terminal, (project) => {
        const file = configFileFor({ preset }, root, project, stack);
        const isStack = fileOfStack(root, project, stack, terminal) !== undefined;
        return Promise.resolve(print(isStack ? (file === undefined ? {} : readConfig(file, terminal)) : undefined));
      });
}

function listing(terminal: Terminal): string {
  const section = sectionFor(terminal);
  const header = ["Rule", "Severity", ...PRESETS, "Kept when"];
  const rows = RULE_GROUPS.map(({ rules }) =>
    rules.map((placed) => [
      placed.rule.name,
      placed.rule.severity,
      ...PRESETS.map((preset) => levelIn(preset, placed)),
      placed.rule.description,
    ]),
  );
  const lines = table([header, ...rows.flat()]);
  let next = 1;
  const sections = RULE_GROUPS.flatMap(({ title, rules }) => {
    const from = next;
    next += rules.length;
    return section(`${title}:`, [lines[0] ?? "", ...lines.slice(from, next)]);
  });
  return `${[...sections, ...section("Rules:", [`${PLACED_RULES.length}`])].join("\n").trimStart()}\n`;
}

function groupRows({ name: group, rules }: (typeof RULE_GROUPS)[number]): object[] {
  return rules.map((placed: PlacedRule) => {
    const { name, entry, severity, kind, description, mend, sources } = placed.rule;
    const levels = Object.fromEntries(PRESETS.map((preset) => [preset, levelIn(preset, placed)]));
    return { name, group, entry, kind, severity, levels, description, mend, sources };
  });
}
