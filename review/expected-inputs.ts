import {
  keptWhenDropped,
  LAUNCH_TEMPLATE,
  launchTemplateVersionInputs,
  replaceRules,
} from "../facts/replace-on-changes";
import type { PlannedResource } from "../preview/plan";
import { holdsUnknown, isList, isObject, type WireObject, type WireValue } from "../preview/wire";
import { hiddenlyChanged } from "./hidden-inputs";
import type { PlanSide } from "./plan-side";
import { bareValue, partOf, stepsOf, valuesAt, withPart, type PathStep } from "./property-path";
import type { ChangeKind } from "./resource-change";

/** What stands for a value that is another one after the update; no input can have it. */
const NEW_VALUE = "\u0000new";

/** What becomes of a resource that another one depends on. */
export interface Fate {
  readonly type: string;
  readonly kind: ChangeKind;
}

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
 * provider's where the program names none. A value that comes from a replaced resource is a new one; one that comes from
 * a created resource may be; so is the version of a launch template that changes.
 *
 * @param fateOf - What becomes of a resource, by URN; undefined: nothing.
 */
export function expectedInputs(
  resource: { readonly before: PlannedResource; readonly after: PlannedResource },
  side: { readonly before: PlanSide; readonly after: PlanSide },
  fateOf: (urn: string) => Fate | undefined,
): ExpectedInputs {
  const { before, after } = resource;
  const old = withRegion(before, side.before.regionOf(before));
  const settled = withoutIgnored(after, withRegion(after, side.after.regionOf(after)), old);
  const hidden = hiddenlyChanged(after.type, {
    before: side.before.parentOf(before),
    after: side.after.parentOf(after),
  });
  const fatesOf = (input: string) => urnsOf(after, input).flatMap((urn) => fateOf(urn) ?? []);

  const certain = withNewValues(settled, (path) => {
    const [input = ""] = path;
    return hidden.includes(input) || fatesOf(input).some((fate) => isNewFor(fate, path, after.type));
  });
  const possible = withNewValues(certain, (path) => {
    const [input = ""] = path;
    return fatesOf(input).some((fate) => mayBeNewFor(fate, path, after.type));
  });
  return { before: old, certain, possible };
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

/** Says whether what is unknown at a path of a resource is another value for certain. */
function isNewFor(fate: Fate, path: readonly PathStep[], type: string): boolean {
  return fate.kind === "replace" || (fate.kind === "update" && isVersionOf(fate, path, type));
}

/** Says whether what is unknown at a path of a resource may turn out to be another value. */
function mayBeNewFor(fate: Fate, path: readonly PathStep[], type: string): boolean {
  const { kind } = fate;
  return kind === "create" || kind === "may-replace" || (kind === "may-update" && isVersionOf(fate, path, type));
}

/** Says whether a path takes the version of the launch template that a fate is about. */
function isVersionOf({ type: source }: Fate, path: readonly PathStep[], type: string): boolean {
  return source === LAUNCH_TEMPLATE && launchTemplateVersionInputs(type).some((input) => isAt(path, stepsOf(input)));
}

function isAt(path: readonly PathStep[], pattern: readonly PathStep[]): boolean {
  return path.length === pattern.length && pattern.every((step, place) => step === "*" || step === path[place]);
}

/** The inputs with a new value in place of each unknown one that `isNew` by its path. */
function withNewValues(inputs: WireObject, isNew: (path: readonly PathStep[]) => boolean): WireObject {
  return objectOf(marked(inputs, [], isNew));
}

function marked(value: WireValue, path: readonly PathStep[], isNew: (path: readonly PathStep[]) => boolean): WireValue {
  if (isList(value)) {
    return value.map((part, place) => marked(part, [...path, `${place}`], isNew));
  }
  if (isObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, marked(part, [...path, key], isNew)]));
  }
  return holdsUnknown(value) && isNew(path) ? NEW_VALUE : value;
}

function urnsOf({ propertyDependencies }: PlannedResource, input: string): readonly string[] {
  return Object.hasOwn(propertyDependencies, input) ? (propertyDependencies[input] ?? []) : [];
}

function objectOf(value: WireValue | undefined): WireObject {
  return isObject(value) ? value : {};
}
