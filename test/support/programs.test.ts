import { expect, test } from "@jest/globals";

import { ended, freePort, hasEnded, run } from "./programs";

test("a program runs until it is told to end", async () => {
  const child = run(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  expect(hasEnded(child)).toBe(false);
  await ended(child);
  expect(hasEnded(child)).toBe(true);
  await ended(child);
});

test("a program that there is not has ended", () => {
  const child = run("/there/is/no/such/program", []);
  expect(hasEnded(child)).toBe(true);
});

test("each port asked for is free", async () => {
  expect(await freePort()).toBeGreaterThan(1023);
});
