import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";

import { test } from "@jest/globals";

/** Variable that names a folder with a folder for each chart, as `helm pull --untar` leaves it. */
const VARIABLE = "SPOT_EKS_CHARTS";

/** A chart to render. */
export interface Rendering {
  readonly release: string;
  readonly namespace: string;
  readonly values: object;
  /** Minor of the cluster, such as `1.36`. */
  readonly kubernetesMinor: string;
}

/**
 * Finds Helm and a folder with the chart, and warns where either is missing.
 *
 * @param undone - What is then left undone, as a clause: `no values of karpenter were rendered`.
 */
export function helmTest(chart: string, undone: string): typeof test | typeof test.skip {
  const missing = missingFor(chart);
  if (missing === undefined) {
    return test;
  }
  console.warn(`skipped: ${undone}, since ${missing}`);
  return test.skip;
}

function missingFor(chart: string): string | undefined {
  const folder = process.env[VARIABLE] ?? "";
  if (folder === "") {
    return `${VARIABLE} names no folder with charts`;
  }
  if (!existsSync(path.join(folder, chart, "Chart.yaml"))) {
    return `${VARIABLE} names a folder without ${chart}`;
  }
  return hasHelm() ? undefined : "helm is not on the path";
}

/** Whether `helm` is on the path. */
export function hasHelm(): boolean {
  return spawnSync("helm", ["version", "--short"], { stdio: "ignore" }).status === 0;
}

/** Where a chart of the folder is. */
export function chartFolder(chart: string): string {
  return path.join(process.env[VARIABLE] ?? "", chart);
}

/**
 * A chart as Helm renders it for a cluster, without its tests.
 *
 * @throws Error - Helm refuses the chart or the values.
 */
export function render(folder: string, { release, namespace, values, kubernetesMinor }: Rendering): string {
  const place = ["--namespace", namespace, "--kube-version", kubernetesMinor];
  const { status, stdout, stderr, error } = spawnSync(
    "helm",
    ["template", release, folder, ...place, "--skip-tests", "--values", "-"],
    { input: JSON.stringify(values), encoding: "utf8", maxBuffer: 64 * 1024 * 1024 },
  );
  if (status !== 0) {
    throw new Error(error?.message ?? stderr);
  }
  return stdout;
}
