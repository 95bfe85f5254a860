import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";

import { CHART_SOURCES, chartValuesText } from "../../tools/generate-chart-values";
import { factSource } from "../support/source-test";

const COMMITTED = path.join(__dirname, "..", "..", "facts", "chart-values");
const { at: SOURCE, sourceTest } = factSource("SPOT_EKS_CHARTS_SOURCE", {
  folder: "charts",
  file: "karpenter/values.yaml",
  undone: "the values of charts were not read again",
});

sourceTest.each(Object.keys(CHART_SOURCES).map((chart) => ({ chart })))(
  "the committed values of $chart are what the generator makes of its source, byte for byte",
  ({ chart }) => {
    const committed = readFileSync(path.join(COMMITTED, `${chart}.json`), "utf8");
    expect(chartValuesText(SOURCE, chart) === committed).toBe(true);
  },
);

test("there are values of every chart, and of no other", () => {
  const files = readdirSync(COMMITTED).sort();
  expect(files).toEqual([
    "aws-ebs-csi-driver.json",
    "aws-load-balancer-controller.json",
    "aws-node-termination-handler.json",
    "cluster-autoscaler.json",
    "cluster-overprovisioner.json",
    "cluster-proportional-autoscaler.json",
    "descheduler.json",
    "karpenter-crd.json",
    "karpenter.json",
    "kube-state-metrics.json",
    "metrics-server.json",
  ]);
  expect(
    Object.keys(CHART_SOURCES)
      .map((chart) => `${chart}.json`)
      .sort(),
  ).toEqual(files);
});

describe("of a chart", () => {
  let folder = "";
  const write = (chart: string, values: string, about = 'version: 9.59.0\nappVersion: "1.35.0"\n') => {
    mkdirSync(path.join(folder, chart));
    writeFileSync(path.join(folder, chart, "Chart.yaml"), `name: ${chart}\n${about}`);
    writeFileSync(path.join(folder, chart, "values.yaml"), values);
  };

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "charts-"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  test("all values are kept, one key to a line, with what the chart is", () => {
    write("cluster-autoscaler", "# Which groups\nautoDiscovery:\n  clusterName:\n  tags: [a, b]\nreplicaCount: 1\n");
    expect(chartValuesText(folder, "cluster-autoscaler")).toBe(`{
 "chart": "cluster-autoscaler",
 "version": "9.59.0",
 "appVersion": "1.35.0",
 "source": "https://github.com/kubernetes/autoscaler/blob/cluster-autoscaler-chart-9.59.0/cluster-autoscaler/charts/cluster-autoscaler/values.yaml",
 "licence": "Apache-2.0",
 "alsoRead": [
  "podDisruptionBudget.minAvailable"
 ],
 "freeForm": [
  "affinity",
  "extraArgs",
  "nodeSelector",
  "resources",
  "securityContext",
  "updateStrategy"
 ],
 "defaults": {
  "autoDiscovery": {"clusterName":null,"tags":["a","b"]},
  "replicaCount": 1
 }
}
`);
  });

  test("keys that the pinned release does not know are left out", () => {
    write("karpenter", "settings:\n  clusterName: ''\n  awsFeatureGates: { nodeClassCEL: false }\n");
    expect(chartValuesText(folder, "karpenter")).toContain(' "defaults": {\n  "settings": {"clusterName":""}\n }');
  });

  test("no values at all are no fault", () => {
    write("karpenter-crd", "# none\n");
    expect(JSON.parse(chartValuesText(folder, "karpenter-crd"))).toMatchObject({ defaults: {} });
  });

  test.each([
    { fault: "a version that is missing", about: "appVersion: '1'\n", values: "a: 1\n" },
    { fault: "a version that is a number", about: "version: 1.3\nappVersion: '1'\n", values: "a: 1\n" },
    { fault: "values that are a list", about: "version: 1.3.0\nappVersion: '1'\n", values: "- a\n" },
  ])("$fault is a fault", ({ about, values }) => {
    write("descheduler", values, about);
    expect(() => chartValuesText(folder, "descheduler")).toThrow(/expected/);
  });

  test("a file that is missing is a fault", () => {
    expect(() => chartValuesText(folder, "descheduler")).toThrow(/ENOENT/);
  });

  test("a chart that nobody asked for is none of the project's", () => {
    expect(() => chartValuesText(folder, "nginx")).toThrow(new RangeError("nginx is not a chart of this project"));
  });
});
