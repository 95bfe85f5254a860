import type { Finding } from "../policy/internal/finding";
import type { Preset, Rule } from "../policy/internal/group";
import type { Judgement } from "../policy/judge";
import { PLACED_RULES } from "../policy/rule-groups";
import { INDENT, sectionFor } from "./section";
import { painter, wrapped, type Terminal } from "./terminal";
import { shortType } from "./tree";

const RULES: ReadonlyMap<string, Rule> = new Map(PLACED_RULES.map(({ rule }) => [rule.name, rule]));
const LEVEL_WIDTH = "mandatory".length;
const TEXT_INDENT = 2 + LEVEL_WIDTH + 2;

/** What the pack says of a plan: below each resource concerned its findings, those that refuse first. */
export function renderPolicies(
  { findings, abstentions }: Judgement,
  preset: Preset,
  terminal: Pick<Terminal, "columns" | "hasColor">,
): string {
  const urns = [...new Set(findings.map(({ urn }) => urn))];
  const lines = urns.flatMap((urn) => [
    resourceText(urn),
    ...findings
      .filter((finding) => finding.urn === urn)
      .sort(byLevel)
      .flatMap((finding) => findingLines(finding, terminal)),
  ]);
  const counts = countsOf(findings, abstentions.length);
  return `${sectionFor(terminal)(`Policies (${preset}):`, [...lines, counts]).join("\n")}\n`;
}

/** Says whether a pack that says this refuses the plan. */
export function refuses({ findings }: Judgement): boolean {
  return findings.some(({ level }) => level === "mandatory");
}

function findingLines({ rule, level, message }: Finding, terminal: Pick<Terminal, "columns" | "hasColor">): string[] {
  const paint = painter(terminal.hasColor);
  const told = RULES.get(rule);
  const room = terminal.columns - INDENT - TEXT_INDENT;
  const texts = [message, ...(told === undefined ? [] : [told.description, told.sources[0]])];
  const word = paint(level === "mandatory" ? "error" : "warning", level.padEnd(LEVEL_WIDTH));
  return [
    `  ${word}  ${paint("strong", rule)}`,
    ...texts.flatMap((text) => wrapped(text, room)).map((line) => `${" ".repeat(TEXT_INDENT)}${line}`),
  ];
}

function countsOf(findings: readonly Finding[], unjudged: number): string {
  const count = (level: Finding["level"]) => findings.filter((finding) => finding.level === level).length;
  const exempt = findings.filter(({ exemption }) => exemption !== undefined).length;
  return [
    `${count("mandatory")} mandatory, ${count("advisory")} advisory`,
    ...(exempt === 0 ? [] : [`${exempt} of them exempt`]),
    ...(unjudged === 0 ? [] : [`${unjudged} not judged, since a preview does not know a value`]),
  ].join(", ");
}

function resourceText(urn: string): string {
  const [types = "", name = ""] = urn.split("::").slice(2);
  return `${name} (${shortType(types.split("$").at(-1) ?? types)})`;
}

/** Those that refuse first; otherwise in the order of the catalogue. */
function byLevel({ level: one }: Finding, { level: other }: Finding): number {
  return one === other ? 0 : one === "mandatory" ? -1 : 1;
}
