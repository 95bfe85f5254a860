import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { Lack } from "./outside";

/**
 * What a generator makes of source files, which are gone afterwards.
 *
 * @throws Lack - the generator refuses them.
 */
export function withSources(files: Readonly<Record<string, object>>, generate: (folder: string) => string): string {
  const folder = mkdtempSync(path.join(tmpdir(), "spot-eks-facts-"));
  try {
    for (const [name, content] of Object.entries(files)) {
      writeFileSync(path.join(folder, name), JSON.stringify(content));
    }
    return generate(folder);
  } catch (error) {
    // What a generator refuses is an answer that is not understood.
    throw error instanceof Error ? new Lack(error.message) : error;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
