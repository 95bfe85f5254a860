import { expect, test } from "@jest/globals";

import { KUBE_STATE_METRICS_CHART, kubeStateMetricsValues } from "../../charts-values/kube-state-metrics";
import { chartValues, unknownKeys } from "../support/chart-keys";

const MONITORED = { hasPrometheusOperator: true, registry: "111122223333.dkr.ecr.us-east-1.amazonaws.com/mirror" };

test("kube-state-metrics runs on the system group and shows how nodes are paid for", () => {
  expect(kubeStateMetricsValues()).toEqual({
    fullnameOverride: "kube-state-metrics",
    serviceAccount: { name: "kube-state-metrics" },
    replicas: 1,
    priorityClassName: "system-cluster-critical",
    nodeSelector: { "spot-eks/role": "system" },
    tolerations: [{ key: "CriticalAddonsOnly", operator: "Exists", effect: "NoSchedule" }],
    resources: { requests: { cpu: "50m", memory: "256Mi" }, limits: { memory: "256Mi" } },
    metricLabelsAllowlist: [
      "nodes=[spot-eks/capacity-type,spot-eks/node-group,karpenter.sh/capacity-type,karpenter.sh/nodepool," +
        "eks.amazonaws.com/capacityType,eks.amazonaws.com/nodegroup,node.kubernetes.io/instance-type," +
        "topology.kubernetes.io/zone]",
    ],
  });
});

test("with a Prometheus operator and a registry of one's own, both are told of", () => {
  expect(kubeStateMetricsValues(MONITORED)).toEqual({
    ...kubeStateMetricsValues(),
    prometheus: { monitor: { enabled: true } },
    image: { registry: "111122223333.dkr.ecr.us-east-1.amazonaws.com/mirror" },
  });
});

test("the chart in this version knows every key", () => {
  const values = kubeStateMetricsValues(MONITORED);
  expect(KUBE_STATE_METRICS_CHART.version).toBe(chartValues("kube-state-metrics").version);
  expect(unknownKeys(chartValues("kube-state-metrics"), values)).toEqual([]);
  expect(unknownKeys(chartValues("kube-state-metrics"), { ...values, replicaCount: 1 })).toEqual(["replicaCount"]);
});
