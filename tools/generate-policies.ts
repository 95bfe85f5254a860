import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

import { PRESETS } from "../policy/internal/group";
import { presetConfig } from "../policy/preset-config";
import { PLACED_RULES } from "../policy/rule-groups";
import { policyIndex, policyPage } from "./policy-pages";

const ROOT = path.dirname(__dirname);

/** Files that are generated from the rules of the pack, by their path from the root: presets, and a page for each rule. */
export function policyFiles(): ReadonlyMap<string, string> {
  return new Map([
    ...PRESETS.map((preset): [string, string] => [
      `policy/presets/${preset}.json`,
      `${JSON.stringify(presetConfig(preset), null, 2)}\n`,
    ]),
    ["docs/policies/README.md", policyIndex()],
    ...PLACED_RULES.map((placed): [string, string] => [`docs/policies/${placed.rule.name}.md`, policyPage(placed)]),
  ]);
}

/** Folders that hold generated files and nothing else. */
export const GENERATED_FOLDERS = ["policy/presets", "docs/policies"] as const;

function main(): void {
  const files = policyFiles();
  for (const folder of GENERATED_FOLDERS) {
    mkdirSync(path.join(ROOT, folder), { recursive: true });
    for (const file of readdirSync(path.join(ROOT, folder))) {
      if (!files.has(`${folder}/${file}`)) {
        rmSync(path.join(ROOT, folder, file));
      }
    }
  }
  for (const [file, content] of files) {
    writeFileSync(path.join(ROOT, file), content);
  }
}

if (require.main === module) {
  main();
}
