import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

import { chartSource, pinnedAt } from "../../charts-values/chart-pin";
import type { ChartDelivery, Delivery } from "../../stacks/releases/release";
import { EXIT_CODE, type ExitCode } from "../exit-code";
import { complain, type Terminal } from "../terminal";
import { valuesFile } from "./files";
import { OWN_HEADER } from "./yaml-text";

/** Renders each chart with the helm on PATH, from the values that stand in the folder, into `rendered/` of it. */
export function renderCharts(
  folder: string,
  deliveries: readonly Delivery[],
  registry: string | undefined,
  terminal: Terminal,
): ExitCode {
  const charts = deliveries.flatMap((each) => ("objects" in each ? [] : [each]));
  const problems = charts.flatMap((chart) => renderChart(folder, chart, registry) ?? []);
  complain([...new Set(problems)], terminal);
  return problems.length === 0 ? EXIT_CODE.fine : EXIT_CODE.wrongInput;
}

/** Undefined, or in words why a chart could not be rendered. */
function renderChart(
  folder: string,
  { name, pin, namespace, skipsCrds = false }: ChartDelivery,
  registry?: string,
): string | undefined {
  const { chart, repository, version } = chartSource(pinnedAt(pin, registry));
  const from = repository === undefined ? [] : ["--repo", repository];
  const crds = skipsCrds ? ["--skip-crds"] : ["--include-crds"];
  const values = ["--values", path.join(folder, valuesFile(name))];
  const args = ["template", name, chart, "--version", version, "--namespace", namespace, ...from, ...values, ...crds];
  const { error, status, stdout, stderr } = spawnSync("helm", args, { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
  if (error !== undefined) {
    return `helm cannot be run: ${error.message}; install Helm, or leave out --render`;
  }
  if (status !== 0) {
    return `${name}: helm template failed: ${stderr.trim().split("\n").at(-1) ?? ""}`;
  }
  mkdirSync(path.join(folder, "rendered"), { recursive: true });
  writeFileSync(path.join(folder, "rendered", valuesFile(name)), `${OWN_HEADER}\n${stdout}`);
  return undefined;
}
