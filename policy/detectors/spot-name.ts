import { unlessUnknown } from "../internal/unknown";

/** Words by which a name says that its group is there for when spot is not. */
const ON_DEMAND_NAME = /on-?_?demand|fall-?_?back|(?:no|non|not|without)[-_]?spot/iu;

/**
 * Says whether one of several names says spot: one of `words` stands in it between anything but letters, as in `batch-spot-a` and
 * not in `spotlight`. A name that is not known says nothing.
 */
export function saysSpot(names: readonly (() => string | undefined)[], words: readonly string[]): boolean {
  return knownOf(names).some((name) => {
    const parts = name.toLowerCase().split(/[^a-z]+/u);
    return words.some((word) => parts.includes(word.toLowerCase()));
  });
}

/** Says whether one of several names says on demand, as in `spot-fallback`. */
export function saysOnDemand(names: readonly (() => string | undefined)[]): boolean {
  return knownOf(names).some((name) => ON_DEMAND_NAME.test(name));
}

function knownOf(names: readonly (() => string | undefined)[]): readonly string[] {
  return names.flatMap((name) => unlessUnknown(name) ?? []);
}
