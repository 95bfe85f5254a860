import { expect, test } from "@jest/globals";

import { chartValues, unknownKeys } from "./chart-keys";

test.each([
  { what: "a key the chart has", chart: "karpenter", values: { replicas: 1 }, unknown: [] },
  { what: "a misspelt key", chart: "karpenter", values: { replica: 1 }, unknown: ["replica"] },
  {
    what: "a misspelt key below another",
    chart: "karpenter",
    values: { settings: { clusterName: "a", interruptionQueueName: "b" } },
    unknown: ["settings.interruptionQueueName"],
  },
  {
    what: "a feature gate of a later release",
    chart: "karpenter",
    values: { settings: { awsFeatureGates: { nodeClassCEL: true } } },
    unknown: ["settings.awsFeatureGates"],
  },
  {
    what: "any key of a free map",
    chart: "cluster-autoscaler",
    values: { extraArgs: { "scan-interval": "9s" } },
    unknown: [],
  },
  { what: "any key of an empty map", chart: "karpenter", values: { podLabels: { team: "a" } }, unknown: [] },
  { what: "any label of a node selector", chart: "karpenter", values: { nodeSelector: { a: "b" } }, unknown: [] },
  {
    what: "a key that only templates know",
    chart: "cluster-autoscaler",
    values: { podDisruptionBudget: { minAvailable: 1 } },
    unknown: [],
  },
  {
    what: "a misspelt key of a list's item",
    chart: "cluster-overprovisioner",
    values: { deployments: [{ name: "a", replicas: 1 }] },
    unknown: ["deployments[0].replicas"],
  },
  {
    what: "a map where the chart has a number",
    chart: "karpenter",
    values: { replicas: { min: 1 } },
    unknown: ["replicas"],
  },
])("$what", ({ chart, values, unknown }) => {
  expect(unknownKeys(chartValues(chart), values)).toEqual(unknown);
});
