import type { Plan } from "../preview/plan";
import { groupChanges, type GroupChange } from "./group-changes";
import { losses, type Loss } from "./losses";
import { planChanges } from "./plan-changes";
import { planSide } from "./plan-side";
import { refusals, type Refusal } from "./refusals";
import type { ResourceChange } from "./resource-change";

/** What an update from one plan to another does. */
export interface PlanReview {
  /** Control planes and VPCs that it takes away. */
  readonly losses: readonly Loss[];
  /** Resources that it does not leave alone, in order of URN. */
  readonly resources: readonly ResourceChange[];
  /** What becomes of nodes, for each group that changes. */
  readonly groups: readonly GroupChange[];
  /** Why it would not go through. */
  readonly refusals: readonly Refusal[];
}

/**
 * Reviews an edit: what an update from the plan before it to the plan after it does to resources and to nodes.
 *
 * Both are plans of the same stack, each made as of an empty one.
 */
export function reviewPlans(before: Plan, after: Plan): PlanReview {
  const resources = planChanges(before, after);
  const sides = { before: planSide(before), after: planSide(after) };
  return {
    resources,
    losses: losses(resources),
    groups: groupChanges(resources, [sides.after, sides.before]),
    refusals: refusals(resources, sides),
  };
}
