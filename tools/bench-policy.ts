import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

import type { StackResource } from "../policy/internal/resource";
import { judge } from "../policy/judge";
import { PLACED_RULES } from "../policy/rule-groups";
import { settingsOf } from "../policy/settings";
import { stackResourcesOf } from "../review/stack-resources";
import { Analyzer } from "../test/support/analyzer";
import { builtPack } from "../test/support/built-pack";
import { planOfStack } from "../test/support/golden";

const ROOT = path.dirname(__dirname);
const RUNS = 5;
const TODAY = "2026-11-25";
const SETTINGS = settingsOf("strict");

/** A line of the report: what was done, in ms, and what it is to be held against. */
interface Line {
  readonly what: string;
  readonly ms: number;
  readonly beside: string;
}

/**
 * What the policy pack costs: in process, through the analyzer, and at its start; each beside something else of the same run.
 *
 * In process the baseline is to copy the same resources as JSON; of the start it is a pack without any policy.
 */
export async function policyPace(): Promise<readonly string[]> {
  const production = stackResourcesOf(await planOfStack("production"));
  const lines = [...inProcess(production), ...(await throughAnalyzer(production))];
  const width = Math.max(...lines.map(({ what }) => what.length)) + 2;
  return lines.map(({ what, ms, beside }) => `${what.padEnd(width)}${ms.toFixed(1).padStart(9)} ms   ${beside}`);
}

function inProcess(production: readonly StackResource[]): Line[] {
  const evaluations = evaluationsOf(production);
  const once = timedOn(production, (fresh) => judge(fresh, SETTINGS, TODAY));
  const copied = timedOn(production, copyOf);
  const grown = [1_000, 5_000, 10_000].map((count) => {
    const resources = repeated(production, count);
    const ms = timedOn(resources, (fresh) => judge(fresh, SETTINGS, TODAY), 2);
    return { what: `pack over ${count} resources`, ms, beside: `${((ms / count) * 1000).toFixed(0)} µs each` };
  });
  return [
    {
      what: `pack over the production plan (${production.length} resources)`,
      ms: once,
      beside: `${(once / copied).toFixed(1)} × copying it as JSON; ${((evaluations / once) * 1000).toFixed(0)} rule evaluations a second`,
    },
    ...grown,
  ];
}

async function throughAnalyzer(production: readonly StackResource[]): Promise<Line[]> {
  const resources = repeated(production, 300);
  const pack = await builtPack();
  const empty = emptyPack();
  try {
    const starts = { ours: [] as number[], empty: [] as number[] };
    for (let run = 0; run < RUNS; run += 1) {
      starts.ours.push(await startOf(pack.folder));
      starts.empty.push(await startOf(empty));
    }
    const ours = await analysisOf(pack.folder, resources);
    const none = await analysisOf(empty, resources);
    return [
      { what: "analyzer over 300 resources", ms: ours, beside: `${none.toFixed(0)} ms for a pack without policies` },
      {
        what: "start of the pack",
        ms: median(starts.ours),
        beside: `${median(starts.empty).toFixed(0)} ms for a pack without policies`,
      },
    ];
  } finally {
    pack.remove();
    rmSync(empty, { recursive: true });
  }
}

/** Rules that are asked about a resource of the types they judge, and rules on all resources, once each. */
function evaluationsOf(resources: readonly StackResource[]): number {
  return PLACED_RULES.reduce(
    (sum, { rule }) =>
      sum + (rule.kind === "stack" ? 1 : resources.filter(({ type }) => rule.types.includes(type)).length),
    0,
  );
}

/** So many resources: the plan over and over, each time as another environment's. */
function repeated(plan: readonly StackResource[], count: number): StackResource[] {
  return Array.from({ length: Math.ceil(count / plan.length) }, (_, round) => {
    const renamed = (urn: string) => `${urn}-${round}`;
    return plan.map((resource) => ({
      ...resource,
      urn: renamed(resource.urn),
      ...(resource.parent === undefined ? {} : { parent: renamed(resource.parent) }),
      dependencies: resource.dependencies.map(renamed),
      propertyDependencies: Object.fromEntries(
        Object.entries(resource.propertyDependencies).map(([property, urns]) => [property, urns.map(renamed)]),
      ),
    }));
  })
    .flat()
    .slice(0, count);
}

async function startOf(folder: string): Promise<number> {
  const begin = performance.now();
  const analyzer = await Analyzer.start(folder);
  const ms = performance.now() - begin;
  await analyzer.stop();
  return ms;
}

/** How long a pack takes for resources as the engine asks: one by one, several at a time, then all together. */
async function analysisOf(folder: string, resources: readonly StackResource[]): Promise<number> {
  const analyzer = await Analyzer.start(folder);
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const begin = performance.now();
    await Promise.all(resources.map((resource) => analyzer.analyze(resource)));
    await analyzer.analyzeStack(resources);
    times.push(performance.now() - begin);
  }
  await analyzer.stop();
  return median(times);
}

/** A pack that judges nothing, beside ours. */
function emptyPack(): string {
  mkdirSync(path.join(ROOT, "dist"), { recursive: true });
  const folder = mkdtempSync(path.join(ROOT, "dist", "empty-pack-"));
  writeFileSync(
    path.join(folder, "package.json"),
    readFileSync(path.join(ROOT, "policy", "package.json"), "utf8").replace("dist/index.js", "index.js"),
  );
  writeFileSync(
    path.join(folder, "index.js"),
    'new (require("@pulumi/policy").PolicyPack)("empty", { policies: [] });\n',
  );
  return folder;
}

/** Median time of a call in ms, after one that is not counted; each with a copy of its own, of which nothing was read before. */
function timedOn(resources: readonly StackResource[], call: (fresh: readonly StackResource[]) => unknown, runs = 20) {
  call(copyOf(resources));
  return median(
    Array.from({ length: runs }, () => {
      const fresh = copyOf(resources);
      const begin = performance.now();
      call(fresh);
      return performance.now() - begin;
    }),
  );
}

function copyOf<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}
