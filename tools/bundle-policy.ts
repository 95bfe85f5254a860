import { statSync } from "node:fs";
import path from "node:path";

import { build } from "esbuild";

const PACK = path.join(path.dirname(__dirname), "policy");

/**
 * Builds the policy pack's one file: all of the pack but the two Pulumi packages that its `package.json` names.
 *
 * @param outfile - Path of the file to write.
 */
export async function bundlePolicy(outfile: string): Promise<void> {
  await build({
    absWorkingDir: PACK,
    entryPoints: ["index.ts"],
    outfile,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    external: ["@pulumi/policy", "@pulumi/pulumi"],
    legalComments: "inline",
    minifyWhitespace: true,
    logLevel: "error",
  });
}

async function main(): Promise<void> {
  const outfile = path.join(PACK, "dist", "index.js");
  await bundlePolicy(outfile);
  console.log(`${path.relative(process.cwd(), outfile)}: ${(statSync(outfile).size / 1024).toFixed(0)} KiB`);
}

if (require.main === module) {
  void main();
}
