import { spawnSync } from "node:child_process";
import path from "node:path";

import { embeddedResources, planDifferences, realResources } from "./plan-differences";

const ROOT = path.dirname(__dirname);
const DEFAULT_STACK = "production";

/**
 * Runs `pulumi preview` of a stack and holds it against the embedded plan: types, names and inputs.
 *
 * Exit code 0 where they agree or the CLI is not on PATH, 1 where they differ or one of them fails.
 */
function main(stack: string = DEFAULT_STACK): number {
  if (spawnSync("pulumi", ["version"]).error !== undefined) {
    console.warn("skipped: pulumi is not on PATH, so there is nothing to compare the embedded plan with");
    return 0;
  }
  const real = output("pulumi", ["preview", "--json", "--non-interactive", "--stack", stack]);
  const embedded = output(process.execPath, ["bin/spot-eks.js", "preview", stack, "--json"]);
  if (real === undefined || embedded === undefined) {
    return 1;
  }
  const [ofEngine, ofPlan] = [realResources(JSON.parse(real)), embeddedResources(JSON.parse(embedded))];
  const differences = planDifferences(ofEngine, ofPlan);
  differences.forEach((difference) => {
    console.error(difference);
  });
  console.log(`${ofEngine.length} resources of pulumi, ${ofPlan.length} embedded, ${differences.length} differences`);
  return differences.length === 0 ? 0 : 1;
}

/** What a command prints; undefined where it fails, which it has said itself then. */
function output(command: string, args: readonly string[]): string | undefined {
  const { status, stdout } = spawnSync(command, args, {
    cwd: ROOT,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
    maxBuffer: 1 << 30,
  });
  if (status !== 0) {
    console.error(stdout);
    return undefined;
  }
  return stdout;
}

process.exitCode = main(process.argv[2]);
