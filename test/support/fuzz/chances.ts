import fc from "fast-check";

/** A map with each key once in five times, so that most are plain and every key turns up. */
export function sometimes(
  keys: Readonly<Record<string, fc.Arbitrary<unknown>>>,
): fc.Arbitrary<Record<string, unknown>> {
  const seldom = Object.entries(keys).map(([key, arbitrary]) => [
    key,
    fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary }),
  ]);
  return fc
    .record<Record<string, unknown>>(Object.fromEntries(seldom) as Record<string, fc.Arbitrary<unknown>>)
    .map((all) => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)));
}

/** One of the right values, and once in twenty times one of the wrong. */
export function mostly<const T>(right: readonly T[], wrong: readonly T[]): fc.Arbitrary<T> {
  return fc.oneof(
    { weight: 19, arbitrary: fc.constantFrom(...right) },
    { weight: 1, arbitrary: fc.constantFrom(...wrong) },
  );
}

/** Nothing, and once in twenty times one of these keys. */
export function mostlyNone(
  keys: Readonly<Record<string, fc.Arbitrary<unknown>>>,
): fc.Arbitrary<Record<string, unknown>> {
  const one = Object.entries(keys).map(([key, arbitrary]) => arbitrary.map((value) => ({ [key]: value })));
  return fc.oneof({ weight: 19, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: fc.oneof(...one) });
}
