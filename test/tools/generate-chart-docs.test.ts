import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { expect, test } from "@jest/globals";

import { ChartDocstrings } from "../../tools/chart-docstrings";
import { allChartValues, documentedCharts } from "../../tools/chart-examples";
import { chartDocs } from "../../tools/generate-chart-docs";
import { chartValues, unknownKeys } from "../support/chart-keys";

const ROOT = path.join(__dirname, "..", "..");
const FOLDER = path.join(ROOT, "docs/charts");

const charts = documentedCharts();
const examples = charts.flatMap(({ pin, examples: all }) => all.map((example) => ({ chart: pin.name, ...example })));
const docstrings = new ChartDocstrings(examples.map(({ file }) => file));

test("the committed pages are what the interfaces give, and there are no others", () => {
  const committed = readdirSync(FOLDER).map((file): [string, string] => [
    file,
    readFileSync(path.join(FOLDER, file), "utf8"),
  ]);
  expect(new Map(committed)).toEqual(chartDocs());
});

test("every chart whose values are known has a page", () => {
  const known = readdirSync(path.join(ROOT, "facts/chart-values")).map((file) => path.basename(file, ".json"));
  expect([...allChartValues().keys()].sort()).toEqual(known.sort());
});

test.each(examples)("$type: every property says why it is set", ({ file, type }) => {
  const { whys } = docstrings.docsOf(file, type);
  expect([...whys].flatMap(([place, why]) => (why === "" ? [place] : []))).toEqual([]);
});

test.each(examples)("$type: the example sets only keys of the chart", ({ chart, values }) => {
  expect(unknownKeys(chartValues(chart), values)).toEqual([]);
});

test("docstrings are followed into other files, lists and unions", () => {
  const { whys } = docstrings.docsOf("cluster-autoscaler.ts", "ClusterAutoscalerValues");
  expect(whys.get("expanderPriorities.10")).toMatch(/^On-demand groups/);
  const policy = docstrings.docsOf("descheduler.ts", "DeschedulerValues").whys;
  expect(policy.get("deschedulerPolicy.profiles.pluginConfig.args.nodeFit")).toMatch(/^Moves a pod only where/);
  expect(policy.get("deschedulerPolicy.profiles.pluginConfig.args.constraints")).toMatch(/^Of topology spread/);
});

test("a value of a Kubernetes type is told of as a whole", () => {
  const { whys, leaves } = docstrings.docsOf("karpenter.ts", "KarpenterValues");
  expect(leaves).toContain("topologySpreadConstraints");
  expect([...whys.keys()].filter((place) => place.startsWith("topologySpreadConstraints."))).toEqual([]);
});

test("a property without a docstring is found", () => {
  expect(docstrings.docsOf("priority-expander.ts", "PriorityGroup").whys.get("tier")).toBe("");
});

test("a type that is not there is an error", () => {
  expect(() => docstrings.docsOf("karpenter.ts", "Gone")).toThrow(
    "charts-values/karpenter.ts: it exports no type Gone",
  );
});
