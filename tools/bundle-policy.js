"use strict";

/*
 * Builds the policy pack's one file, policy/dist/index.js: all of the pack but the two Pulumi packages, which its package.json names.
 */
const path = require("node:path");

const esbuild = require("esbuild");

const PACK = path.join(path.dirname(__dirname), "policy");

/**
 * Builds the pack.
 *
 * @param {string} outfile - Path of the file to write.
 */
async function bundlePolicy(outfile) {
  await esbuild.build({
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

module.exports = { bundlePolicy };

if (require.main === module) {
  const outfile = path.join(PACK, "dist", "index.js");
  void bundlePolicy(outfile).then(() => {
    const { size } = require("node:fs").statSync(outfile);
    console.log(`${path.relative(process.cwd(), outfile)}: ${(size / 1024).toFixed(0)} KiB`);
  });
}
