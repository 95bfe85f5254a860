import { diversified, pricedTypes, type PricedType } from "./priced-types";
import type { Check } from "./selection-check";
import { checksOf } from "./selection-checks";
import type { Criterion, SelectionCriteria } from "./selection-criteria";
import { criteriaProblems } from "./selection-problems";
import { offerExactness } from "./zones-check";

/** Why a type was not selected. */
export interface Rejection {
  readonly instanceType: string;
  /** At least one, in the order of the checks. */
  readonly reasons: readonly RejectionReason[];
}

/** One thing that speaks against a type. */
export interface RejectionReason {
  readonly criterion: Criterion;
  /** In words, to stand after the type's name: `has 4 vCPU, not 8 vCPU`. */
  readonly text: string;
}

/** The types that satisfy every criterion. */
export interface Selection {
  /** In order of rank: any first few are as cheap and as diverse as can be had together. */
  readonly types: readonly PricedType[];
  /** Pools of spot capacity, types times zones; where not exact, the highest possible number. */
  readonly pools: { readonly count: number; readonly isExact: boolean };
  /** All other types of the catalogue, with every reason; worked out when asked for. */
  readonly rejections: () => readonly Rejection[];
}

/**
 * Selects instance types by what they are, what they are called and where they are offered.
 *
 * Ranked in rounds: first the cheapest type of each family, then the second cheapest, and so on; within a round by
 * on-demand price, and types of one price by interruption band. On-demand prices order types because spot prices follow
 * them and the savings known are older.
 *
 * @throws RangeError - a criterion cannot be asked; see `criteriaProblems`.
 */
export function selectInstanceTypes(criteria: SelectionCriteria): Selection {
  const all = pricedTypes(criteria.region);
  const problems = criteriaProblems(criteria);
  if (all === undefined || problems.length > 0) {
    throw new RangeError(problems.map(({ criterion, message }) => `${criterion}: ${message}`).join("\n"));
  }
  const checks = checksOf(criteria, all);
  const types = diversified(all.filter((priced) => isAccepted(priced, checks)));
  return { types, pools: poolsOf(types, criteria), rejections: () => rejectionsOf(all, checks) };
}

/**
 * The selection cut to its first few types.
 *
 * @param count - At least 1. What is cut off is not among the rejections.
 */
export function firstOf(selection: Selection, count: number, criteria: SelectionCriteria): Selection {
  const types = selection.types.slice(0, count);
  return { ...selection, types, pools: poolsOf(types, criteria) };
}

function isAccepted(priced: PricedType, checks: readonly Check[]): boolean {
  for (const { accepts } of checks) {
    if (!accepts(priced)) {
      return false;
    }
  }
  return true;
}

function poolsOf(types: readonly PricedType[], { region, zones = [] }: SelectionCriteria): Selection["pools"] {
  if (zones.length === 0) {
    return { count: types.reduce((sum, { zoneIds }) => sum + zoneIds.length, 0), isExact: true };
  }
  const isExactOf = offerExactness(region, zones);
  return { count: types.length * zones.length, isExact: types.every(({ zoneIds }) => isExactOf(zoneIds)) };
}

function rejectionsOf(all: readonly PricedType[], checks: readonly Check[]): readonly Rejection[] {
  return all.flatMap((priced): Rejection[] => {
    const against = checks.filter(({ accepts }) => !accepts(priced));
    const reasons = against.map(({ criterion, reason }) => ({ criterion, text: reason(priced) }));
    return reasons.length === 0 ? [] : [{ instanceType: priced.type.name, reasons }];
  });
}
