import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { expect, test } from "@jest/globals";
import { z } from "zod";

import { configProblems } from "../../policy/config-problems";
import { PRESETS } from "../../policy/internal/group";
import { settingsOf } from "../../policy/settings";
import { GENERATED_FOLDERS, policyFiles } from "../../tools/generate-policies";

const ROOT = path.join(__dirname, "..", "..");
const read = (file: string) => readFileSync(path.join(ROOT, file), "utf8");

test("the committed presets and pages are what the rules give, and there are no others", () => {
  const committed = GENERATED_FOLDERS.flatMap((folder) =>
    readdirSync(path.join(ROOT, folder)).map((file): [string, string] => [
      `${folder}/${file}`,
      read(`${folder}/${file}`),
    ]),
  );
  expect(new Map(committed)).toEqual(policyFiles());
});

test.each(PRESETS)("the file of the preset %s sets every rule as the preset does", (preset) => {
  const config = z.record(z.string(), z.unknown()).parse(JSON.parse(read(`policy/presets/${preset}.json`)));
  expect(configProblems(config)).toEqual([]);
  expect(settingsOf("audit", config)).toEqual(settingsOf(preset));
});
