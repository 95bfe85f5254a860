import { LAUNCH_TEMPLATE, launchTemplateVersionInputs, replaceRules } from "../facts/replace-on-changes";
import type { PlannedResource } from "../preview/plan";
import { stepsOf, type PathStep } from "./property-path";
import type { ChangeKind, ResourceChange } from "./resource-change";

/** What becomes of a resource that another one depends on. */
export interface Fate {
  readonly type: string;
  readonly kind: ChangeKind;
  /** Which object is made or removed first, where it is or may be replaced. */
  readonly order?: ResourceChange["order"];
}

/** One resource before and after an update. */
export interface Pair {
  readonly before: PlannedResource;
  readonly after: PlannedResource;
}

/** How sure it is that a value is another one after the update. */
export type Certainty = "certain" | "possible";

/**
 * Whether what a preview does not know at a path of a resource is another value after the update; undefined: it is not.
 *
 * It is if it comes from a replaced resource, is the version of a launch template that changes, or comes from other
 * resources altogether. It may be if it comes from a new resource, or from some that it did not come from before.
 *
 * @param fateOf - What becomes of a resource, by URN; undefined: nothing.
 */
export function certaintyOfUnknown(
  path: readonly PathStep[],
  { before, after }: Pair,
  fateOf: (urn: string) => Fate | undefined,
): Certainty | undefined {
  const [input = ""] = path;
  const [old, now] = [sourcesOf(before, input), sourcesOf(after, input)];
  const fates = now.flatMap((urn) => fateOf(urn) ?? []);
  const isOther = old.length > 0 && now.length > 0 && !now.some((urn) => old.includes(urn));
  const hasSame = old.length === now.length && now.every((urn) => old.includes(urn));
  if (isOther || fates.some((fate) => isNewFor(fate, path, after.type))) {
    return "certain";
  }
  return !hasSame || fates.some((fate) => mayBeNewFor(fate, path, after.type)) ? "possible" : undefined;
}

/**
 * Whether an input goes with a resource that is deleted before its successor comes; undefined: it does not.
 *
 * To find what must be replaced with it, Pulumi takes each input that depends on it for unknown as a whole, even where its
 * value is known and stays. An input that replaces nothing is left alone.
 *
 * Source: https://github.com/pulumi/pulumi/blob/v3.248.0/pkg/resource/deploy/step_generator.go (calculateDependentReplacements)
 */
export function certaintyOfLoss(
  input: string,
  { after }: Pair,
  fateOf: (urn: string) => Fate | undefined,
): Certainty | undefined {
  const replacing = replaceRules(after.type)?.replace ?? [];
  if (!replacing.some((path) => stepsOf(path)[0] === input)) {
    return undefined;
  }
  const kinds = sourcesOf(after, input)
    .flatMap((urn) => fateOf(urn) ?? [])
    .flatMap(({ kind, order }) => (order === "delete-before-replace" ? [kind] : []));
  return kinds.includes("replace") ? "certain" : kinds.includes("may-replace") ? "possible" : undefined;
}

function isNewFor(fate: Fate, path: readonly PathStep[], type: string): boolean {
  return fate.kind === "replace" || (fate.kind === "update" && isVersionOf(fate, path, type));
}

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

function sourcesOf({ propertyDependencies }: PlannedResource, input: string): readonly string[] {
  return Object.hasOwn(propertyDependencies, input) ? (propertyDependencies[input] ?? []) : [];
}
