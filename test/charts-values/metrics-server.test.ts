import { expect, test } from "@jest/globals";

import { METRICS_SERVER_CHART, metricsServerValues } from "../../charts-values/metrics-server";
import { chartValues, unknownKeys } from "../support/chart-keys";

const MONITORED = { hasPrometheusOperator: true, registry: "111122223333.dkr.ecr.us-east-1.amazonaws.com/mirror" };

test("metrics-server runs twice on the system group", () => {
  const labelSelector = { matchLabels: { "app.kubernetes.io/name": "metrics-server" } };
  expect(metricsServerValues()).toEqual({
    fullnameOverride: "metrics-server",
    serviceAccount: { name: "metrics-server" },
    replicas: 2,
    podDisruptionBudget: { enabled: true, maxUnavailable: 1 },
    nodeSelector: { "spot-eks/role": "system" },
    tolerations: [{ key: "CriticalAddonsOnly", operator: "Exists", effect: "NoSchedule" }],
    topologySpreadConstraints: [
      { maxSkew: 1, topologyKey: "topology.kubernetes.io/zone", whenUnsatisfiable: "ScheduleAnyway", labelSelector },
      { maxSkew: 1, topologyKey: "kubernetes.io/hostname", whenUnsatisfiable: "ScheduleAnyway", labelSelector },
    ],
    resources: { requests: { cpu: "100m", memory: "400Mi" }, limits: { memory: "400Mi" } },
  });
});

test("with a Prometheus operator and a registry of one's own, both are told of", () => {
  expect(metricsServerValues(MONITORED)).toEqual({
    ...metricsServerValues(),
    metrics: { enabled: true },
    serviceMonitor: { enabled: true },
    image: { repository: "111122223333.dkr.ecr.us-east-1.amazonaws.com/mirror/metrics-server/metrics-server" },
  });
});

test("the chart in this version knows every key", () => {
  const values = metricsServerValues(MONITORED);
  expect(METRICS_SERVER_CHART.version).toBe(chartValues("metrics-server").version);
  expect(unknownKeys(chartValues("metrics-server"), values)).toEqual([]);
  expect(unknownKeys(chartValues("metrics-server"), { ...values, replicaCount: 2 })).toEqual(["replicaCount"]);
});
