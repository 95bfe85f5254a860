import { existsSync } from "node:fs";
import path from "node:path";

import { test } from "@jest/globals";

/** Where the sources of dated facts stand beside a work tree; they are no part of the project. */
const BESIDE = path.join(__dirname, "..", "..", "..", "shared");

/** The source of a dated fact, for a check that is made only where the source is. */
export interface FactSource {
  /** Its folder. */
  readonly at: string;
  /** A test where the source is there; else a test that is skipped, and a warning that says so. */
  readonly sourceTest: typeof test | typeof test.skip;
}

/** What a check needs of a source, and what is not done without it. */
interface Wanted {
  /** Where the source is if no variable names it: below the folder beside the work tree. */
  readonly folder: string;
  /** The file below it that the check reads. */
  readonly file: string;
  /** What is then left undone, as a clause: `the prices were not regenerated`. */
  readonly undone: string;
}

/**
 * Finds the source of a dated fact, and warns where there is none.
 *
 * @param variable - Environment variable that names the source's folder, such as `SPOT_EKS_EC2_SOURCE`.
 */
export function factSource(variable: string, { folder, file, undone }: Wanted): FactSource {
  const at = process.env[variable] ?? path.join(BESIDE, folder);
  if (existsSync(path.join(at, file))) {
    return { at, sourceTest: test };
  }
  console.warn(`skipped: ${undone}, since ${path.join(at, file)} does not exist; set ${variable}`);
  return { at, sourceTest: test.skip };
}
