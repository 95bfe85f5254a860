import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { PLACED_RULES } from "../../policy/rule-groups";
import type { Example } from "../../policy/internal/rule-text";
import { resourcesOf, UNKNOWN } from "../support/policy-example";
import { runOn } from "../support/run-rule";

/** Where a value stands in an example: the resource's name, then the way down its properties. */
type Place = readonly [string, ...(string | number)[]];

const SECRET = "correct-horse-battery-staple";

const anything = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(
    UNKNOWN,
    null,
    "",
    "true",
    "0",
    -1,
    1e308,
    [],
    {},
    [null],
    [UNKNOWN],
    { "": UNKNOWN },
    "{",
    "[]",
    "a".repeat(5000),
  ),
);

const RULES = PLACED_RULES.map(({ rule }) => ({ name: rule.name, rule }));

describe.each(RULES)("$name", ({ rule }) => {
  const { broken, kept, options: settings = {} } = rule.examples;
  const examples = [broken, kept];

  test("judges and mends without throwing, whatever stands in place of any property", () => {
    for (const example of examples) {
      const places = placesIn(example);
      fc.assert(
        fc.property(
          fc.array(fc.tuple(fc.constantFrom(...places), anything), { minLength: 1, maxLength: 3 }),
          (edits) => {
            const changed = edits.reduce((some, [place, value]) => replaced(some, place, value), example);
            if (rule.kind === "resource") {
              resourcesOf(changed).forEach((resource) => rule.remediate?.(resource, settings));
            }
            for (const line of runOn(rule, changed, { options: settings })) {
              expect(line).not.toContain("\n");
            }
          },
        ),
        { numRuns: 150 },
      );
    }
  });

  test("says nothing of a secret that stands in place of any text", () => {
    for (const example of examples) {
      for (const place of placesIn(example)) {
        for (const secret of [SECRET, [SECRET], { [SECRET]: SECRET }]) {
          expect(runOn(rule, replaced(example, place, secret), { options: settings }).join()).not.toContain(SECRET);
        }
      }
    }
  });

  test("takes any value of its options", () => {
    const options = fc.dictionary(fc.constantFrom("exemptions", ...Object.keys(rule.options)), anything);
    fc.assert(
      fc.property(options, (given) => {
        expect(Array.isArray(runOn(rule, rule.examples.broken, { options: given }))).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});

/** Every place below the properties of an example's resources, the properties themselves first. */
function placesIn(example: Example): Place[] {
  const below = (value: unknown, at: Place): Place[] =>
    typeof value === "object" && value !== null
      ? Object.entries(value).flatMap(([key, part]) => {
          const place: Place = [...at, Array.isArray(value) ? Number(key) : key];
          return [place, ...below(part, place)];
        })
      : [];
  return Object.entries(example).flatMap(([name, { properties }]) => below(properties, [name]));
}

function replaced(example: Example, [name, ...path]: Place, value: unknown): Example {
  const resource = example[name];
  return resource === undefined
    ? example
    : {
        ...example,
        [name]: { ...resource, properties: placed(resource.properties, path, value) as Record<string, unknown> },
      };
}

function placed(whole: unknown, [key, ...path]: readonly (string | number)[], value: unknown): unknown {
  if (key === undefined) {
    return value;
  }
  if (Array.isArray(whole)) {
    return whole.map((part: unknown, index) => (index === key ? placed(part, path, value) : part));
  }
  return typeof whole === "object" && whole !== null
    ? Object.fromEntries(
        Object.entries(whole).map(([name, part]) => [name, name === key ? placed(part, path, value) : part]),
      )
    : whole;
}
