#!/usr/bin/env node
"use strict";

/*
 * Starts the command line from one bundled file, which is built anew whenever a source has changed.
 *
 * Loading a thousand small files would cost more than the whole preview. With SPOT_EKS_TRACE=1 the sources are loaded as
 * they stand, slower, so that an unexpected error has a stack trace with their lines.
 */
const path = require("node:path");

const root = path.dirname(__dirname);

/** @returns {Promise<{ run(args: readonly string[], root: string): Promise<number> }>} */
async function commandLine() {
  if (process.env.SPOT_EKS_TRACE === "1") {
    require("tsx/cjs");
    return require("../cli/run.ts");
  }
  return require("../tools/bundle.js").loadBundle(root);
}

void commandLine()
  .then(({ run }) => run(process.argv.slice(2), root))
  .catch((error) => {
    const isMissing = error instanceof Error && "code" in error && error.code === "MODULE_NOT_FOUND";
    const mend = isMissing ? "; run npm ci first" : "";
    process.stderr.write(`error: ${String(error).split("\n")[0]?.slice(0, 300) ?? ""}${mend}\n`);
    return 1;
  })
  .then((exitCode) => {
    process.exitCode = exitCode;
  });
