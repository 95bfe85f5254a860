import type { Rejection, Selection } from "../capacity/select-instance-types";
import type { Criterion, SelectionCriteria } from "../capacity/selection-criteria";

/** Rejected types shown of each group; the others are counted. */
const SHOWN_OF_A_GROUP = 5;

/** Types shown where nothing was found. */
const SHOWN_NEAREST = 3;

/** Memory of the smallest type there is. Who asks for less has meant GiB. */
const SMALLEST_MEMORY_MIB = 512;

/**
 * Why types were rejected, as lines: of the types that are named every reason, of all types groups by the first reason.
 *
 * In a group those come first that least speaks against.
 */
export function explanation({ types, rejections }: Selection, which: readonly string[] | "all"): string[] {
  if (which === "all") {
    const all = rejections();
    const groups = [...byFirstReason(all)].flatMap(([criterion, group]) => groupLines(criterion, group));
    return [`Rejected: ${all.length} types, each under the first thing that speaks against it`, ...groups];
  }
  return which.map((name) => {
    const rejection = rejections().find(({ instanceType }) => instanceType === name);
    const rank = types.findIndex(({ type }) => type.name === name) + 1;
    const isSelected = rank > 0 ? `is selected, number ${rank}` : "is selected, but --max-results leaves it out";
    return `${name}: ${rejection?.reasons.map(({ text }) => text).join("; ") ?? isSelected}`;
  });
}

function groupLines(criterion: Criterion, group: readonly Rejection[]): string[] {
  const more = group.length - SHOWN_OF_A_GROUP;
  return [
    `  ${criterion}: ${group.length} ${group.length === 1 ? "type" : "types"}`,
    ...nearest(group, SHOWN_OF_A_GROUP).map((rejection) => `    ${lineOf(rejection)}`),
    ...(more > 0 ? [`    … and ${more} more`] : []),
  ];
}

function lineOf({ instanceType, reasons }: Rejection): string {
  return `${instanceType}: ${reasons.map(({ text }) => text).join("; ")}`;
}

function nearest(rejections: readonly Rejection[], count: number): readonly Rejection[] {
  return [...rejections].sort((one, other) => one.reasons.length - other.reasons.length).slice(0, count);
}

function byFirstReason(rejections: readonly Rejection[]): ReadonlyMap<Criterion, readonly Rejection[]> {
  const groups = new Map<Criterion, Rejection[]>();
  for (const rejection of rejections) {
    const [first] = rejection.reasons;
    if (first !== undefined) {
      groups.set(first.criterion, [...(groups.get(first.criterion) ?? []), rejection]);
    }
  }
  return groups;
}

/** What to say where no type was found: all that speaks against types, most often first, and the types that are nearest. */
export function nothingFound({ rejections }: Selection, { region, memoryMiB }: SelectionCriteria): string[] {
  const all = rejections();
  const counts = new Map<Criterion, number>();
  for (const { criterion } of all.flatMap(({ reasons }) => reasons)) {
    counts.set(criterion, (counts.get(criterion) ?? 0) + 1);
  }
  const reasons = [...counts]
    .sort(([, one], [, other]) => other - one)
    .map(([criterion, count]) => `${criterion} (${count} ${count === 1 ? "type" : "types"})`);
  return [
    `no instance type in ${region} is all that is asked; in the way: ${reasons.join(", ")}`,
    ...nearest(all, SHOWN_NEAREST).map((rejection) => `nearest: ${lineOf(rejection)}`),
    ...((memoryMiB?.max ?? Infinity) < SMALLEST_MEMORY_MIB
      ? ["a number alone is MiB of memory; write 32GiB for GiB"]
      : []),
  ];
}
