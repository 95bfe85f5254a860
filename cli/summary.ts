import type { Plan } from "../preview/plan";
import type { EnvironmentSummary, NodeGroupSummary, VcpuSummary } from "../stacks/summary";
import { INDENT, sectionFor, type Section } from "./section";
import { table } from "./table";
import { wrapped, type Terminal } from "./terminal";

const BULLET = "- ";

/** What stands below the tree: the environment's figures, then what is worth knowing. */
export function renderSummary(
  plan: Plan,
  summary: EnvironmentSummary | undefined,
  terminal: Pick<Terminal, "columns" | "hasColor">,
): string {
  const section = sectionFor(terminal);
  const notes = plan.diagnostics.filter(({ severity }) => severity === "info").map(({ message }) => message);
  const lines = [
    ...section("Resources:", [`+ ${plan.resources.length} to create`]),
    ...(summary === undefined ? [] : figures(summary, section)),
    ...section(
      "Notes:",
      [...(summary?.notes ?? []), ...notes].flatMap((note) => {
        const [first = "", ...more] = wrapped(note, terminal.columns - INDENT - BULLET.length);
        return [`${BULLET}${first}`, ...more.map((line) => `${" ".repeat(BULLET.length)}${line}`)];
      }),
    ),
  ];
  return `${lines.join("\n")}\n`;
}

function figures(summary: EnvironmentSummary, section: Section): string[] {
  const { region, zones, nodeGroups, vcpu, quotas } = summary;
  const groups = Object.entries(nodeGroups).map(([name, group]) => [
    name,
    group.kind,
    group.management,
    sizes(group.size),
    pools(group),
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
    ...section("Spot share of vCPU:", shareLines(summary)),
    ...section("Instances, USD an hour, all spot to all on-demand (a range, never a quote):", costLines(summary)),
    ...section("Replacing all nodes, at the largest size:", rolloutLines(summary)),
    ...section("While there is no spot, minutes until a pod runs on demand, at most:", fallbackLines(summary)),
    ...section("Quotas (EC2, vCPU):", table([["Name", "Code", "Needed"], ...uses])),
  ];
}

function fallbackLines({ fallback }: EnvironmentSummary): string[] {
  if (fallback === undefined) {
    return [];
  }
  const { refusedMinutes = "never", timedOutMinutes = "never", groups } = fallback;
  return [
    ...table([
      ["AWS says that it has none", `${refusedMinutes}`],
      ["nodes are waited for in vain", `${timedOutMinutes}`],
    ]),
    `tried in this order, by pods that tolerate no taint: ${groups.length === 0 ? "no group" : groups.join(", ")}`,
  ];
}

const SIZES = ["min", "typical", "max"] as const;
const SIZE_NAMES = { min: "at minimum", typical: "typical", max: "at maximum" } as const;

function shareLines({ spotShare }: EnvironmentSummary): string[] {
  const shares = SIZES.map((size) => {
    const { spotPercent } = spotShare[size];
    return [SIZE_NAMES[size], spotPercent === undefined ? "no nodes" : `${Math.floor(spotPercent)} %`];
  });
  return table([
    ...shares,
    ["on-demand, always", `${spotShare.steadyOnDemandVcpu} vCPU: what a savings plan may cover`],
  ]);
}

function costLines({ hourlyCost }: EnvironmentSummary): string[] {
  if (hourlyCost === undefined) {
    return [];
  }
  const { onDemandPricesAsOf, spotSavingsAsOf } = hourlyCost.typical;
  const rows = SIZES.map((size) => {
    const { lowUsd, highUsd, isEstimate } = hourlyCost[size];
    return [SIZE_NAMES[size], `${isEstimate ? "~" : ""}${lowUsd.toFixed(2)} to ${highUsd.toFixed(2)}`];
  });
  return [...table(rows), `on-demand prices of ${onDemandPricesAsOf}, spot savings of ${spotSavingsAsOf}`];
}

function rolloutLines({ nodeGroups }: EnvironmentSummary): string[] {
  const rows = Object.entries(nodeGroups).map(([name, { kind, management, rollout }]) =>
    rollout === undefined
      ? [
          name,
          management === "karpenter" && kind !== "enduring" ? "one by one, as they age" : "never by itself",
          "",
          "",
        ]
      : [name, `${rollout.nodesAtATime}`, `${rollout.batches}`, `${rollout.leastMinutes}`],
  );
  return table([["Name", "Nodes at a time", "Batches", "Minutes at least"], ...rows]);
}

/** Types times zones; where some zone lacks a type, also how many of those pools there are. */
function pools({ instanceTypes, zones, pools: offered }: NodeGroupSummary): string {
  const all = instanceTypes.length * zones.length;
  const product = `${instanceTypes.length} × ${zones.length}`;
  return offered === all ? `${product} = ${all}` : `${offered} of ${product}`;
}

function sizes({ min, max }: VcpuSummary): string {
  return min === max ? String(min) : `${min} to ${max}`;
}
