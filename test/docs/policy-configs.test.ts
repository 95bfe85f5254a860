import { readFileSync } from "node:fs";
import path from "node:path";

import { expect, test } from "@jest/globals";

import { configProblems } from "../../policy/config-problems";
import { ROOT } from "../support/command-line";

const guide = readFileSync(path.join(ROOT, "docs", "guides", "enforcing-policies.md"), "utf8");
const blocks = [...guide.matchAll(/^```json\n([^]*?)^```$/gm)].map(([, json = ""]) => json);

test("every configuration that the guide shows is one", () => {
  expect(blocks.length).toBe(3);
  expect(blocks.flatMap((json) => configProblems(JSON.parse(json)))).toEqual([]);
});
