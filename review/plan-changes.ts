import type { Plan, PlannedResource } from "../preview/plan";
import { expectedInputs } from "./expected-inputs";
import type { Fate } from "./new-values";
import { planSide, type PlanSide } from "./plan-side";
import { differingPaths } from "./property-differences";
import { isSameValue } from "./property-path";
import { refusedPaths, replacementOrder, replacingProperties } from "./replacement";
import type { ChangeKind, ResourceChange } from "./resource-change";

/** The two plans that are compared. */
interface Sides {
  readonly before: PlanSide;
  readonly after: PlanSide;
}

/**
 * What an update from one plan to another does to each resource that it does not leave alone, in order of URN.
 *
 * Both plans are those of an empty stack, so what AWS fills in is unknown in both; it counts as unchanged unless it comes
 * from a resource that is made anew. A resource of another name or parent is another one: aliases are not followed.
 */
export function planChanges(before: Plan, after: Plan): readonly ResourceChange[] {
  const sides: Sides = { before: planSide(before), after: planSide(after) };
  const decided = new Map<string, ResourceChange | undefined>();

  const changeOf = (urn: string): ResourceChange | undefined => {
    if (!decided.has(urn)) {
      // Until it is decided, a resource that depends on itself leaves itself alone.
      decided.set(urn, undefined);
      decided.set(urn, changeBetween(urn, sides, changeOf));
    }
    return decided.get(urn);
  };

  const urns = [...new Set([...sides.before.resources.keys(), ...sides.after.resources.keys()])].sort();
  return urns.flatMap((urn) => changeOf(urn) ?? []);
}

function changeBetween(
  urn: string,
  sides: Sides,
  fateOf: (urn: string) => Fate | undefined,
): ResourceChange | undefined {
  const before = sides.before.resources.get(urn);
  const after = sides.after.resources.get(urn);
  if (before === undefined) {
    return after === undefined ? undefined : { ...whole("create", after), after };
  }
  if (after === undefined) {
    return { ...whole("delete", before), before };
  }
  const inputs = expectedInputs({ before, after }, sides, fateOf);
  const changed = differingPaths(inputs.before, inputs.possible);
  if (changed.length === 0) {
    return undefined;
  }
  const { type, name } = after;
  const replacing = replacingProperties(type, inputs, changed);
  const isCertain = !isSameValue(inputs.before, inputs.certain);
  return {
    urn,
    type,
    name,
    kind: kindOf(replacing, isCertain),
    changed,
    replacing,
    refused: refusedPaths(type, inputs),
    ...(replacing.length === 0 ? {} : { order: replacementOrder(after, inputs) }),
    before,
    after,
  };
}

function whole(kind: "create" | "delete", { urn, type, name }: PlannedResource) {
  return { urn, type, name, kind, changed: [], replacing: [], refused: [] };
}

function kindOf(replacing: ResourceChange["replacing"], isCertain: boolean): ChangeKind {
  if (replacing.length === 0) {
    return isCertain ? "update" : "may-update";
  }
  return replacing.some(({ when }) => when === undefined) ? "replace" : "may-replace";
}
