/**
 * A whole number within bounds, both of them allowed.
 *
 * @param path - Where the caller wrote it, such as `limits.nodes`.
 * @throws RangeError - it is no such number.
 */
export function wholeNumber(path: string, value: number, { min, max }: { min: number; max: number }): number {
  if (!Number.isInteger(value) || value < min || value > max) {
    throw new RangeError(`${path}: ${value} is not a whole number from ${min} to ${max}`);
  }
  return value;
}

/**
 * A list that is not empty.
 *
 * @param path - Where the caller wrote it, such as `zones`.
 * @throws RangeError - it is empty.
 */
export function atLeastOne<Item>(path: string, list: readonly Item[], what: string): readonly Item[] {
  if (list.length === 0) {
    throw new RangeError(`${path}: an empty list is not at least one ${what}`);
  }
  return list;
}
