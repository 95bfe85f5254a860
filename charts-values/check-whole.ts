/**
 * Sees that a number of a generator's facts is whole.
 *
 * @param path - Where it stands, such as `pod.cpuMilli`.
 * @throws RangeError - it is not, or too small.
 */
export function checkWhole(path: string, value: number, least: number): void {
  if (!Number.isInteger(value) || value < least) {
    throw new RangeError(`${path}: ${value} is not a whole number of at least ${least}`);
  }
}
