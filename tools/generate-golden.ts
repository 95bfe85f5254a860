import { writeFileSync } from "node:fs";

import { GOLDEN_STACKS, goldenFile, goldenText, planOfStack, tagsOfStack } from "../test/support/golden";

/** Writes the golden plan of every stack anew. */
async function main(): Promise<void> {
  for (const stack of GOLDEN_STACKS) {
    writeFileSync(goldenFile(stack), goldenText(await planOfStack(stack), tagsOfStack(stack)));
  }
}

void main();
