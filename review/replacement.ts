import {
  appearanceThatReplaces,
  CREATED_FIRST_WHATEVER_THE_NAME,
  replaceRules,
  type Appearance,
  type ReplaceRules,
} from "../facts/replace-on-changes";
import type { PlannedResource } from "../preview/plan";
import type { WireObject } from "../preview/wire";
import type { ExpectedInputs } from "./expected-inputs";
import { isSameValue, stepsOf, valueAt, valuesAt } from "./property-path";
import type { ReplacingProperty, ResourceChange } from "./resource-change";

const NOBODY_KNOWS = "AWS or Kubernetes so decides: which inputs of this type replace it is not known";
const NOT_VERIFIED = "the provider so decides: this input is newer than the replace lists";
const NOT_KNOWN_YET =
  "its value turns out to be another one; a preview does not know it yet, and shows the replacement in any case";

/** Properties that replace a resource whose inputs changed, or may. Those that do come first. */
export function replacingProperties(
  type: string,
  inputs: ExpectedInputs,
  changed: readonly string[],
): readonly ReplacingProperty[] {
  const rules = replaceRules(type);
  if (rules === undefined) {
    return changed.map((path) => ({ path, when: NOBODY_KNOWS }));
  }
  const { before, certain, possible } = inputs;
  const sure = replacePaths(type, rules, before, certain);
  const perhaps = replacePaths(type, rules, before, possible).filter((path) => !sure.includes(path));
  return [
    ...sure.map((path) => ({ path })),
    ...conditionalProperties(type, rules, before, certain),
    ...perhaps.map((path) => ({ path, when: NOT_KNOWN_YET })),
    ...(rules.unverified ?? [])
      .filter((path) => !isSameAt(path, before, certain))
      .map((path) => ({ path, when: NOT_VERIFIED })),
  ];
}

/** Paths of changes that the API server refuses although they are planned in place. */
export function refusedPaths(type: string, { before, certain }: ExpectedInputs): readonly string[] {
  return (replaceRules(type)?.rejected ?? []).filter((path) => !isSameAt(path, before, certain));
}

/**
 * What goes first in a replacement.
 *
 * The new object comes first, unless it would need the name of the old one: a name that the program gives cannot be had
 * twice. In AWS that holds even where the name is what changes.
 *
 * Source: https://github.com/pulumi/pulumi-terraform-bridge/blob/59de6c661df1e7561e6ece7ad7f1c835c63010c4/pkg/tfbridge/provider.go
 */
export function replacementOrder(
  { type, options }: PlannedResource,
  { before, certain }: ExpectedInputs,
): NonNullable<ResourceChange["order"]> {
  const { deleteBeforeReplace } = options;
  const isDeletedFirst =
    deleteBeforeReplace ?? (replaceRules(type)?.deleteBeforeReplace === true || isNameTaken(type, before, certain));
  return isDeletedFirst ? "delete-before-replace" : "create-before-delete";
}

function isNameTaken(type: string, before: WireObject, after: WireObject): boolean {
  const autoName = replaceRules(type)?.autoName;
  if (autoName === undefined || CREATED_FIRST_WHATEVER_THE_NAME.includes(type)) {
    return false;
  }
  const isNamed = valueAt(after, autoName) !== undefined;
  const isMoved =
    type.startsWith("kubernetes:") &&
    !["metadata.name", "metadata.namespace"].every((path) => isSameAt(path, before, after));
  return isNamed && !isMoved;
}

/** Paths of the list with another value, but for those within a block that comes or goes under a condition of its own. */
function replacePaths(type: string, rules: ReplaceRules, before: WireObject, after: WireObject): readonly string[] {
  const blocks = (rules.conditional ?? []).flatMap(({ property }) =>
    appearanceThatReplaces(type, property) !== undefined && appearance(property, before, after) !== undefined
      ? [`${property}.`]
      : [],
  );
  return rules.replace.filter(
    (path) => !isSameAt(path, before, after) && !blocks.some((block) => path.startsWith(block)),
  );
}

function conditionalProperties(
  type: string,
  { conditional = [] }: ReplaceRules,
  before: WireObject,
  after: WireObject,
): readonly ReplacingProperty[] {
  return conditional
    .filter(({ property }) => {
      const wanted = appearanceThatReplaces(type, property);
      const found = appearance(property, before, after);
      return wanted === undefined
        ? !isSameAt(property, before, after)
        : found !== undefined && (wanted === "added or removed" || wanted === found);
    })
    .map(({ property, when }) => ({ path: property, when }));
}

/** Whether the value at a path comes or goes; undefined: it is there, or absent, before and after. */
function appearance(path: string, before: WireObject, after: WireObject): Appearance | undefined {
  const [was, is] = [valueAt(before, path) !== undefined, valueAt(after, path) !== undefined];
  return was === is ? undefined : is ? "added" : "removed";
}

function isSameAt(path: string, before: WireObject, after: WireObject): boolean {
  if (path === "*") {
    return isSameValue(before, after);
  }
  const [old, now] = [valuesAt(before, stepsOf(path)), valuesAt(after, stepsOf(path))];
  return old.length === now.length && old.every((value, place) => isSameValue(value, now[place]));
}
