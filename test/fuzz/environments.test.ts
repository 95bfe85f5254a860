import { expect, test } from "@jest/globals";
import fc from "fast-check";

import { ENVIRONMENT } from "../../stacks/environment";
import { fuzzedEnvironment, nearlyRight } from "../support/fuzz/environment-arbitrary";
import { judge, type Verdict } from "../support/fuzz/judge";
import { documentKeys, schemaKeys } from "../support/fuzz/key-paths";

const TEN_MINUTES_MS = 600_000;

test(
  "a thousand environments, right, broken and hostile, are each refused in clear words or previewed",
  async () => {
    const counts: Record<Verdict, number> = { previewed: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(fuzzedEnvironment, async (environment) => {
        counts[await judge(environment)] += 1;
      }),
      { numRuns: 1000, seed: 20_261_125 },
    );

    expect(counts.previewed).toBeGreaterThan(50);
    expect(counts.refused).toBeGreaterThan(500);
  },
  TEN_MINUTES_MS,
);

test("no key of the schema is left out", () => {
  const keys = schemaKeys(ENVIRONMENT);
  const known = new Set(keys);
  const samples = fc.sample(nearlyRight, { numRuns: 2000, seed: 1 });
  const seen = new Set(samples.flatMap(({ document }) => documentKeys(document, known)));

  expect(keys.length).toBeGreaterThan(80);
  expect(keys.filter((key) => !seen.has(key))).toEqual([]);
});
