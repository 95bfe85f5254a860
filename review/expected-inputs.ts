import { keptWhenDropped, replaceRules } from "../facts/replace-on-changes";
import type { PlannedResource } from "../preview/plan";
import { holdsUnknown, isList, isObject, type WireObject, type WireValue } from "../preview/wire";
import { hiddenlyChanged } from "./hidden-inputs";
import { certaintyOfLoss, certaintyOfUnknown, type Certainty, type Fate, type Pair } from "./new-values";
import type { PlanSide } from "./plan-side";
import { bareValue, partOf, stepsOf, valuesAt, withPart, type PathStep } from "./property-path";

/** What stands for a value that is another one after the update; no input can have it. */
const NEW_VALUE = "\u0000new";

/** Inputs of a resource before and after an update, ready to be compared. */
export interface ExpectedInputs {
  readonly before: WireObject;
  /** With a new value wherever one is certain to come. */
  readonly certain: WireObject;
  /** With a new value also where a preview does not know whether one comes. */
  readonly possible: WireObject;
}

/**
 * What an update would compare: inputs as Pulumi and the provider see them, not as the program writes them.
 *
 * Changes that the program ignores are taken back, and so are inputs it dropped that AWS keeps. The region is the
 * provider's where the program names none. What a preview does not know is a new value where it comes from elsewhere.
 *
 * @param fateOf - What becomes of a resource, by URN; undefined: nothing.
 */
export function expectedInputs(
  pair: Pair,
  side: { readonly before: PlanSide; readonly after: PlanSide },
  fateOf: (urn: string) => Fate | undefined,
): ExpectedInputs {
  const { before, after } = pair;
  const old = withRegion(before, side.before.regionOf(before));
  const settled = withoutIgnored(after, withRegion(after, side.after.regionOf(after)), old);
  const hidden = hiddenlyChanged(after.type, {
    before: side.before.componentOf(before),
    after: side.after.componentOf(after),
  });

  const certaintyOf = (path: readonly PathStep[], isUnknown: boolean): Certainty | undefined => {
    const [input = ""] = path;
    if (isUnknown) {
      return hidden.includes(input) ? "certain" : certaintyOfUnknown(path, pair, fateOf);
    }
    return path.length === 1 ? certaintyOfLoss(input, pair, fateOf) : undefined;
  };
  return {
    before: old,
    certain: withNewValues(settled, (...part) => certaintyOf(...part) === "certain"),
    possible: withNewValues(settled, (...part) => certaintyOf(...part) !== undefined),
  };
}

function withRegion({ type, inputs }: PlannedResource, region: WireValue | undefined): WireObject {
  const bare = objectOf(bareValue(inputs));
  const hasRegion = type.startsWith("aws:") && replaceRules(type)?.replace.includes("region") === true;
  return !hasRegion || region === undefined || partOf(bare, "region") !== undefined ? bare : { ...bare, region };
}

/** The new inputs with the old value wherever a new one is ignored, or was dropped and is kept by AWS. */
function withoutIgnored({ type, options }: PlannedResource, after: WireObject, before: WireObject): WireObject {
  const ignored = (options.ignoreChanges ?? []).reduce<WireValue | undefined>(
    (inputs, path) => withPart(inputs, stepsOf(path), (_, at) => valuesAt(before, at)[0]),
    after,
  );
  const kept = keptWhenDropped(type).reduce<WireValue | undefined>(
    (inputs, path) => withPart(inputs, stepsOf(path), (found, at) => found ?? valuesAt(before, at)[0]),
    ignored,
  );
  return objectOf(kept);
}

/** Says whether a part of the inputs is another value after the update. */
type IsNew = (path: readonly PathStep[], isUnknown: boolean) => boolean;

/** The inputs with a new value in place of each part that is another one. */
function withNewValues(inputs: WireObject, isNew: IsNew): WireObject {
  const entries = Object.entries(inputs).map(([key, value]) => [key, marked(value, [key], isNew)] as const);
  return Object.fromEntries(entries);
}

function marked(value: WireValue, path: readonly PathStep[], isNew: IsNew): WireValue {
  const isWhole = !isList(value) && !isObject(value);
  if (isNew(path, isWhole && holdsUnknown(value))) {
    return NEW_VALUE;
  }
  if (isList(value)) {
    return value.map((part, place) => marked(part, [...path, `${place}`], isNew));
  }
  return isObject(value)
    ? Object.fromEntries(Object.entries(value).map(([key, part]) => [key, marked(part, [...path, key], isNew)]))
    : value;
}

function objectOf(value: WireValue | undefined): WireObject {
  return isObject(value) ? value : {};
}
