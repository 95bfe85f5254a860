import path from "node:path";

import { expect, test } from "@jest/globals";

import { importsOf, onlyReexports, problemOf, read, ROOMS, sourcesOf } from "./support/imports";

const ROOT = path.dirname(__dirname);
const files = ROOMS.flatMap((room) => sourcesOf(ROOT, room));

test("imports go one way through the house", () => {
  const imports = files.flatMap((file) => importsOf(file, read(ROOT, file)));
  expect(imports.length).toBeGreaterThan(100);
  expect(imports.flatMap((one) => problemOf(one) ?? [])).toEqual([]);
});

test("no file only hands on what others export", () => {
  expect(files.filter((file) => onlyReexports(read(ROOT, file)))).toEqual([]);
});

test("no source file is longer than 300 lines, but for tables of facts", () => {
  const isLong = (file: string) => !file.startsWith("facts/") && read(ROOT, file).split("\n").length > 301;
  expect(files.filter(isLong)).toEqual([]);
});
