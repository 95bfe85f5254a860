import { readFileSync } from "node:fs";

import { describe, expect, test } from "@jest/globals";

import { GOLDEN_STACKS, goldenFile, goldenText, planOfStack, tagsOfStack } from "../support/golden";

describe.each(GOLDEN_STACKS)("the golden plan of %s", (stack) => {
  const golden = readFileSync(goldenFile(stack), "utf8");

  test("is what the program makes (else: npm run generate, and read the difference)", async () => {
    expect(goldenText(await planOfStack(stack), tagsOfStack(stack))).toBe(golden);
  });

  test("is short enough to be read: at most 720 lines", () => {
    expect(golden.trimEnd().split("\n").length).toBeLessThanOrEqual(720);
  });
});
