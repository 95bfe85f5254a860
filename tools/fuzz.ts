import { parseArgs } from "node:util";

import fc from "fast-check";

import { fuzzedEnvironment } from "../test/support/fuzz/environment-arbitrary";
import { judge, type Verdict } from "../test/support/fuzz/judge";

const DEFAULT_RUNS = 100_000;
const EVERY = 1_000;

/** A whole number from the command line. */
function wholeNumber(option: string, value: string | undefined, otherwise: number): number {
  const number = value === undefined ? otherwise : Number(value);
  if (!Number.isSafeInteger(number) || number < 1) {
    throw new RangeError(`--${option}: ${value ?? ""} is not a whole number from 1`);
  }
  return number;
}

async function fuzz(): Promise<void> {
  const { values } = parseArgs({ options: { runs: { type: "string" }, seed: { type: "string" } } });
  const runs = wholeNumber("runs", values.runs, DEFAULT_RUNS);
  const seed = wholeNumber("seed", values.seed, (Date.now() % 1_000_000_000) + 1);
  const begin = performance.now();
  const counts: Record<Verdict, number> = { previewed: 0, refused: 0 };
  const told = (): string =>
    `${counts.previewed + counts.refused} environments in ${((performance.now() - begin) / 1000).toFixed(0)} s: ` +
    `${counts.previewed} previewed, ${counts.refused} refused`;
  process.stdout.write(`seed ${seed}\n`);
  await fc.assert(
    fc.asyncProperty(fuzzedEnvironment, async (environment) => {
      counts[await judge(environment)] += 1;
      if ((counts.previewed + counts.refused) % EVERY === 0) {
        process.stdout.write(`${told()}\n`);
      }
    }),
    { numRuns: runs, seed },
  );
  process.stdout.write(`${told()}, none crashed, hung or made anything odd\n`);
}

fuzz().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
