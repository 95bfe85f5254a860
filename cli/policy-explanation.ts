import { EXEMPTION_FORM, EXEMPTION_KEY_PREFIX } from "../policy/internal/exemption";
import { exampleYaml } from "../policy/example-yaml";
import { levelIn, PRESETS, type PlacedRule } from "../policy/internal/group";
import { STACK_RULES } from "../policy/settings";
import { INDENT, sectionFor } from "./section";
import { table } from "./table";
import { wrapped, type Terminal } from "./terminal";

/** What there is to know of a rule, in sections. */
export function explanation(placed: PlacedRule, terminal: Pick<Terminal, "columns" | "hasColor">): string {
  const { rule } = placed;
  const section = sectionFor(terminal);
  const prose = (text: string) => wrapped(text, terminal.columns - INDENT);
  const levels = PRESETS.map((preset) => [preset, levelIn(preset, placed)]);
  const lines = [
    ...section(`${rule.name} (${rule.entry}, ${rule.severity})`, prose(rule.description)),
    ...section("Why:", prose(rule.why)),
    ...section("What to do:", prose(rule.mend)),
    ...section(`Broken${exampleOptions(placed)}:`, exampleYaml(rule.examples.broken).trimEnd().split("\n")),
    ...section("Kept:", exampleYaml(rule.examples.kept).trimEnd().split("\n")),
    ...section("Level:", table(levels)),
    ...section("Options:", optionLines(placed)),
    ...section("To exempt a resource:", exemptionLines(placed)),
    ...section("Sources:", rule.sources),
  ];
  return `${lines.join("\n").trimStart()}\n`;
}

/** What its examples need set, such as ` with vcpuQuota: 640`; empty: nothing. */
export function exampleOptions({ rule }: PlacedRule): string {
  const options = Object.entries(rule.examples.options ?? {}).map(
    ([name, value]) => `${name}: ${JSON.stringify(value)}`,
  );
  return options.length === 0 ? "" : ` with ${options.join(", ")}`;
}

/** Where a rule's level, options and exemptions are set, as JSON. */
export function configExample({ rule }: PlacedRule): string {
  const setting = { exemptions: [{ name: "batch-*", reason: "moves in March", until: "2027-03-31" }] };
  const config = { [rule.name]: setting };
  return JSON.stringify(rule.kind === "stack" ? { [STACK_RULES]: { rules: config } } : config, null, 2);
}

function optionLines({ rule }: PlacedRule): string[] {
  return table(
    Object.entries(rule.options).map(([name, { schema, standard, allowed }]) => [
      name,
      standard === null ? "off" : JSON.stringify(standard),
      `${schema.description ?? ""}; ${allowed}`,
    ]),
  );
}

function exemptionLines(placed: PlacedRule): string[] {
  return [
    `Tag it, or annotate the Kubernetes object:`,
    `  ${EXEMPTION_KEY_PREFIX}${placed.rule.name}: "${EXEMPTION_FORM}"`,
    "or name it in the configuration of the pack:",
    ...configExample(placed)
      .split("\n")
      .map((line) => `  ${line}`),
  ];
}
