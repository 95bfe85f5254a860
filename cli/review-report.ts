import type { PlanReview } from "../review/review-plans";
import type { ChangeKind, ResourceChange } from "../review/resource-change";
import { sectionFor } from "./section";
import { table } from "./table";
import type { Terminal } from "./terminal";

/** What becomes of a resource, in the words of the report. */
const WORDS = {
  create: "make",
  delete: "remove",
  update: "change",
  "may-update": "may change",
  replace: "replace",
  "may-replace": "may replace",
} as const satisfies Record<ChangeKind, string>;

/** A review as a person reads it: what is refused, what is lost as a whole, what becomes of nodes, what is to be done afterwards, all resources. */
export function renderReview(
  { resources, groups, refusals, losses }: PlanReview,
  terminal: Pick<Terminal, "columns" | "hasColor">,
): string {
  const section = sectionFor(terminal);
  const commands = [...new Set(groups.flatMap(({ command }) => command ?? []))];
  const lines = [
    ...section(
      "Refused:",
      refusals.map(({ message }) => message),
    ),
    ...section(
      "Removed as a whole:",
      losses.map(({ message }) => message),
    ),
    ...section("Nodes:", groups.length === 0 ? [] : table([GROUP_HEAD, ...groups.map(groupCells)])),
    ...section("Afterwards, when it suits their jobs:", commands),
    ...section("Resources:", resources.length === 0 ? ["none changes"] : table(resources.map(resourceCells))),
  ];
  return `${lines.join("\n")}\n`;
}

const GROUP_HEAD = ["Group", "What happens", "Nodes at a time", "Minutes at least"];

function groupCells({ name, effect, rollout }: PlanReview["groups"][number]): readonly string[] {
  return [name, effect, ...(rollout === undefined ? [] : [`${rollout.nodesAtATime}`, `${rollout.leastMinutes}`])];
}

/** What happens, to what, and by which inputs; of a replacement only those that make it one. */
function resourceCells({ kind, type, name, changed, replacing }: ResourceChange): readonly string[] {
  const reasons = replacing.map(({ path, when }) => (when === undefined ? path : `${path} (if ${when})`));
  return [WORDS[kind], type, name, (reasons.length > 0 ? reasons : changed).join(", ")];
}
