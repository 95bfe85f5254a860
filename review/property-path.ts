import { isList, isObject, isSecret, withoutOutputs, type WireValue } from "../preview/wire";

/** A step of a path: the name of a key, the number of an element as text, or `ELEMENTS`. */
export type PathStep = string;

/** The step that stands for every element of a list, written `[*]`. */
const ELEMENTS: PathStep = "*";

/** Steps of a path such as `launchTemplate.id`, `ebsBlockDevices[*].deviceName` or `tags["a.b"]`. */
export function stepsOf(path: string): readonly PathStep[] {
  return [...path.matchAll(/\["([^"]*)"\]|\[([^\]]*)\]|([^.[\]]+)/g)].map(
    ([, quoted, bracketed, plain]) => quoted ?? bracketed ?? plain ?? "",
  );
}

/** A value as a plan means it: secrets and outputs are what they hold, so that only that is compared. */
export function bareValue(value: WireValue): WireValue {
  return opened(withoutOutputs(value));
}

/** The value with what its secrets hold in their places. */
function opened(value: WireValue): WireValue {
  if (isList(value)) {
    return value.map(opened);
  }
  if (!isObject(value)) {
    return value;
  }
  return isSecret(value)
    ? opened(value["value"] ?? null)
    : Object.fromEntries(Object.entries(value).map(([key, part]) => [key, opened(part)]));
}

/** A part of an object or list by one step; undefined: it has none. */
export function partOf(value: WireValue | undefined, step: PathStep): WireValue | undefined {
  if (isList(value)) {
    return value[Number(step)];
  }
  return isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
}

/** The values at a path: one, or one for each element where it says `[*]`; undefined stands for a part that is absent. */
export function valuesAt(value: WireValue | undefined, steps: readonly PathStep[]): readonly (WireValue | undefined)[] {
  const [step, ...rest] = steps;
  if (step === undefined) {
    return [value];
  }
  if (step === ELEMENTS) {
    return isList(value) ? value.flatMap((element) => valuesAt(element, rest)) : [];
  }
  return valuesAt(partOf(value, step), rest);
}

/** The value at a path without `[*]`; undefined for none, and for null. */
export function valueAt(value: WireValue | undefined, path: string): WireValue | undefined {
  return valuesAt(value, stepsOf(path))[0] ?? undefined;
}

/** Says whether two values are the same; null is the same as absent, and the order of keys is of no account. */
export function isSameValue(one: WireValue | undefined, other: WireValue | undefined): boolean {
  if (isList(one) && isList(other)) {
    return one.length === other.length && one.every((part, place) => isSameValue(part, other[place]));
  }
  if (isObject(one) && isObject(other)) {
    return keysOf(one, other).every((key) => isSameValue(partOf(one, key), partOf(other, key)));
  }
  return (one ?? null) === (other ?? null);
}

/** Keys of either value, in order of name. */
export function keysOf(...values: readonly WireValue[]): readonly string[] {
  return [...new Set(values.flatMap((value) => (isObject(value) ? Object.keys(value) : [])))].sort();
}

/**
 * The value with what `part` makes of its parts at a path.
 *
 * @param part - Gets the part that is there, undefined for none, and returns the one to have; undefined takes it out.
 */
export function withPart(
  value: WireValue | undefined,
  steps: readonly PathStep[],
  part: (found: WireValue | undefined, at: readonly PathStep[]) => WireValue | undefined,
  at: readonly PathStep[] = [],
): WireValue | undefined {
  const [step, ...rest] = steps;
  if (step === undefined) {
    return part(value, at);
  }
  if (isList(value)) {
    return value.map((element, place) =>
      step === ELEMENTS || step === `${place}` ? (withPart(element, rest, part, [...at, `${place}`]) ?? null) : element,
    );
  }
  if (!isObject(value)) {
    return value;
  }
  const made = withPart(partOf(value, step), rest, part, [...at, step]);
  const others = Object.entries(value).filter(([key]) => key !== step);
  return Object.fromEntries(made === undefined ? others : [...others, [step, made] as const]);
}
