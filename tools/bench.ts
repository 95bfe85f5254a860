import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { stringify } from "yaml";

import { policyPace } from "./bench-policy";
import { selectorPace } from "./bench-selector";
import { valuesPace } from "./bench-values";

const ROOT = path.dirname(__dirname);
const RUNS = 5;

/** A whole process to measure. */
interface Contestant {
  readonly name: string;
  readonly args: readonly string[];
}

/** One run: wall time in ms, peak memory in MiB, and what it printed. */
interface Run {
  readonly ms: number;
  readonly mib: number;
  readonly output: string;
}

/** Runs a process to its end. */
function measure({ name, args }: Contestant): Promise<Run> {
  return new Promise((resolve, reject) => {
    const begin = performance.now();
    const preload = path.join(ROOT, "tools", "peak-memory.js");
    const child = spawn(process.execPath, ["--require", preload, ...args], {
      cwd: ROOT,
      stdio: ["ignore", "pipe", "inherit", "pipe"],
    });
    const chunks: Buffer[] = [];
    let peak = "";
    child.stdout?.on("data", (chunk: Buffer) => void chunks.push(chunk));
    child.stdio[3]?.on("data", (chunk: Buffer) => void (peak += chunk.toString()));
    child.on("error", reject);
    child.on("close", (code) => {
      if (code !== 0) {
        reject(new Error(`${name}: exit code ${code ?? "none"}`));
        return;
      }
      resolve({ ms: performance.now() - begin, mib: Number(peak) / 1024, output: Buffer.concat(chunks).toString() });
    });
  });
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** An environment with so many spot groups, written where the command line finds it. */
function environmentOf(folder: string, groups: number): void {
  const zones = ["us-east-1a", "us-east-1b"];
  const group = {
    kind: "spot",
    management: "self-managed",
    instanceTypes: ["m6i.large", "m6a.large", "m5.large", "m5a.large"],
    size: { min: 0, max: 1 },
  };
  const spot = Array.from({ length: groups }, (_, index) => [`g${String(index).padStart(4, "0")}`, group] as const);
  const environment = {
    name: "bench",
    zones,
    network: { nat: "single" },
    cluster: { version: "1.36", controlPlaneZones: zones, publicAccessCidrs: ["203.0.113.0/24"] },
    nodeGroups: {
      system: { kind: "on-demand", role: "system", instanceTypes: ["m6i.large"], size: { min: 2, max: 2 } },
      ...Object.fromEntries(spot),
    },
  };
  mkdirSync(path.join(folder, "stacks"), { recursive: true });
  writeFileSync(path.join(folder, "Pulumi.yaml"), stringify({ name: "spot-eks", stackConfigDir: "stacks" }));
  const config = { "aws:region": "us-east-1", "spot-eks:environment": environment };
  writeFileSync(path.join(folder, "stacks", `Pulumi.groups-${groups}.yaml`), stringify({ config }));
}

/** Runs the contestants in turn, so that a machine that changes its pace treats all alike. */
async function main(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "spot-eks-bench-"));
  const growth = [10, 100, 1000];
  growth.forEach((groups) => {
    environmentOf(folder, groups);
  });
  const preview = (stack: string, more: readonly string[] = []) => ({
    name: `preview ${stack}`,
    args: ["bin/spot-eks.js", "preview", stack, "--json", ...more],
  });
  const contestants: readonly Contestant[] = [
    { name: "import @pulumi/pulumi", args: ["-e", 'require("@pulumi/pulumi")'] },
    ...["dev", "staging", "production"].map((stack) => preview(stack)),
    ...growth.map((groups) => preview(`groups-${groups}`, ["--cwd", folder])),
  ];
  try {
    const runs = new Map<string, Run[]>(contestants.map(({ name }) => [name, []]));
    for (let round = 0; round <= RUNS; round += 1) {
      for (const contestant of contestants) {
        const run = await measure(contestant);
        if (round > 0) {
          runs.get(contestant.name)?.push(run);
        }
      }
    }
    print(runs);
    printSelector();
    printValues();
    console.log(`\npolicy pack:\n${(await policyPace()).join("\n")}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function print(runs: ReadonlyMap<string, readonly Run[]>): void {
  const base = median([...(runs.values().next().value ?? [])].map(({ ms }) => ms));
  console.log(`Node ${process.version}, medians of ${RUNS} runs in turn after one that is not counted`);
  console.log(
    `${"process".padEnd(24)}${"wall ms".padStart(9)}${"× import".padStart(10)}${"peak MiB".padStart(10)}${"resources".padStart(11)}`,
  );
  for (const [name, all] of runs) {
    const ms = median(all.map((run) => run.ms));
    const mib = median(all.map((run) => run.mib));
    const resources = all[0]?.output.match(/^ {6}"urn"/gm)?.length ?? 0;
    const cells = [ms.toFixed(0).padStart(9), (ms / base).toFixed(2).padStart(10), mib.toFixed(0).padStart(10)];
    console.log(`${name.padEnd(24)}${cells.join("")}${(resources > 0 ? String(resources) : "").padStart(11)}`);
  }
}

function printSelector(): void {
  const paces = Array.from({ length: RUNS }, () => selectorPace());
  const perSecond = median(paces.map(({ questionsPerSecond }) => questionsPerSecond));
  console.log(
    `\nselector: ${perSecond.toFixed(0)} questions a second of processor time, each over ${paces[0]?.types ?? 0} types with zones`,
  );
}

/** The goal: 5 ms for all charts together, once everything is loaded. */
function printValues(): void {
  const { deliveriesMs, deliveries, chartsMs, charts } = valuesPace();
  console.log(
    `\nvalues, warm, in ms of processor time (goal 5): ${deliveriesMs.toFixed(3)} for the ${deliveries} deliveries of production, ${chartsMs.toFixed(3)} for all ${charts} charts`,
  );
}

void main();
