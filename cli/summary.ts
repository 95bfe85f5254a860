import type { Plan } from "../preview/plan";
import type { EnvironmentSummary, VcpuSummary } from "../stacks/summary";
import { cut, painter, type Terminal } from "./terminal";

/** Columns of a table, each as wide as its widest cell; the last one ends where its text does. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}

/** What stands below the tree: the environment's figures, then what is worth knowing. */
export function renderSummary(
  plan: Plan,
  summary: EnvironmentSummary | undefined,
  { columns, hasColor }: Pick<Terminal, "columns" | "hasColor">,
): string {
  const paint = painter(hasColor);
  const section = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ["", paint("strong", title), ...lines.map((line) => cut(`    ${line}`, columns))];
  const notes = plan.diagnostics.filter(({ severity }) => severity === "info").map(({ message }) => message);
  const lines = [
    ...section("Resources:", [`+ ${plan.resources.length} to create`]),
    ...(summary === undefined ? [] : figures(summary, section)),
    ...section("Notes:", [...(summary?.notes ?? []), ...notes]),
  ];
  return `${lines.join("\n")}\n`;
}

function figures(
  { region, zones, nodeGroups, vcpu, quotas }: EnvironmentSummary,
  section: (title: string, lines: readonly string[]) => string[],
): string[] {
  const groups = Object.entries(nodeGroups).map(([name, group]) => [
    name,
    group.kind,
    group.management,
    sizes(group.size),
    `${group.instanceTypes.length} × ${group.zones.length} = ${group.pools}`,
    group.instanceTypes.join(" "),
  ]);
  const uses = quotas.map(({ code, name, min, max }) => [name, code ?? "", sizes({ min, max })]);
  return [
    ...section("Zones:", [`${zones.join(", ")} (${region})`]),
    ...section("Node groups:", table([["Name", "Kind", "Management", "Nodes", "Pools", "Instance types"], ...groups])),
    ...section(
      "vCPU:",
      table([
        ["spot", sizes(vcpu.spot)],
        ["on-demand", sizes(vcpu["on-demand"])],
      ]),
    ),
    ...section("Quotas (EC2, vCPU):", table([["Name", "Code", "Needed"], ...uses])),
  ];
}

function sizes({ min, max }: VcpuSummary): string {
  return min === max ? String(min) : `${min} to ${max}`;
}
