import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import path from "node:path";

import { bundlePolicy } from "../../tools/bundle-policy";

const ROOT = path.join(__dirname, "..", "..");

/**
 * The pack as it is published, in a folder of its own: its bundle, `package.json` and `PulumiPolicy.yaml`, and nothing of the sources.
 *
 * The folder is inside the project, so that the two packages which the pack depends on are found as if installed there.
 */
export async function builtPack(): Promise<{ readonly folder: string; readonly remove: () => void }> {
  mkdirSync(path.join(ROOT, "dist"), { recursive: true });
  const folder = mkdtempSync(path.join(ROOT, "dist", "pack-"));
  for (const file of ["package.json", "PulumiPolicy.yaml"]) {
    cpSync(path.join(ROOT, "policy", file), path.join(folder, file));
  }
  await bundlePolicy(path.join(folder, "dist", "index.js"));
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}
