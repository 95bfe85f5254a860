import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";

import { factSource } from "./source-test";

const VARIABLE = "SPOT_EKS_TEST_SOURCE";
const WANTED = { folder: "none", file: "facts.json", undone: "nothing was compared" };

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "source-"));
  process.env[VARIABLE] = folder;
});
afterEach(() => {
  rmSync(folder, { recursive: true });
  Reflect.deleteProperty(process.env, VARIABLE);
});

test("a check runs where its source is", () => {
  const warn = jest.spyOn(console, "warn").mockReturnValue();
  writeFileSync(path.join(folder, "facts.json"), "{}");

  expect(factSource(VARIABLE, WANTED)).toEqual({ at: folder, sourceTest: test });
  expect(warn).not.toHaveBeenCalled();
});

test("a check without its source is skipped, and says what was not done and how to have it done", () => {
  const warn = jest.spyOn(console, "warn").mockReturnValue();

  expect(factSource(VARIABLE, WANTED)).toEqual({ at: folder, sourceTest: test.skip });
  expect(warn).toHaveBeenCalledWith(
    `skipped: nothing was compared, since ${path.join(folder, "facts.json")} does not exist; set SPOT_EKS_TEST_SOURCE`,
  );
});
