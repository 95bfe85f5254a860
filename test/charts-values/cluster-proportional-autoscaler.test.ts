import { expect, test } from "@jest/globals";

import {
  CLUSTER_PROPORTIONAL_AUTOSCALER_CHART,
  clusterProportionalAutoscalerValues,
} from "../../charts-values/cluster-proportional-autoscaler";
import { clusterOverprovisionerValues } from "../../charts-values/cluster-overprovisioner";
import { chartValues, unknownKeys } from "../support/chart-keys";

const SCALE = { coresPerReplica: 50, min: 4, max: 20 };
const MIRRORED = { ...SCALE, registry: "111122223333.dkr.ecr.us-east-1.amazonaws.com/mirror" };

test("headroom grows with the CPUs of spot nodes, counted from the system group", () => {
  expect(clusterProportionalAutoscalerValues(SCALE)).toEqual({
    fullnameOverride: "cluster-proportional-autoscaler",
    serviceAccount: { name: "cluster-proportional-autoscaler" },
    config: { linear: { coresPerReplica: 50, min: 4, max: 20, includeUnschedulableNodes: true } },
    options: { target: "deployment/overprovision-spot", nodeLabels: { "spot-eks/capacity-type": "spot" } },
    priorityClassName: "system-cluster-critical",
    nodeSelector: { "spot-eks/role": "system" },
    tolerations: [{ key: "CriticalAddonsOnly", operator: "Exists", effect: "NoSchedule" }],
    resources: { requests: { cpu: "20m", memory: "64Mi" }, limits: { memory: "64Mi" } },
    podSecurityContext: {
      runAsNonRoot: true,
      runAsUser: 65535,
      runAsGroup: 65535,
      seccompProfile: { type: "RuntimeDefault" },
    },
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ["ALL"] },
      readOnlyRootFilesystem: true,
    },
    image: { tag: "v1.9.0" },
  });
});

test("its image may be a copy", () => {
  expect(clusterProportionalAutoscalerValues(MIRRORED).image).toEqual({
    tag: "v1.9.0",
    repository: "111122223333.dkr.ecr.us-east-1.amazonaws.com/mirror/cpa/cluster-proportional-autoscaler",
  });
});

test("it counts for the Deployment that the overprovisioner's chart makes", () => {
  const { fullnameOverride, deployments } = clusterOverprovisionerValues({
    pod: { cpuMilli: 1, memoryMiB: 1 },
    replicas: 1,
  });
  expect(clusterProportionalAutoscalerValues(SCALE).options.target).toBe(
    `deployment/${fullnameOverride}-${deployments[0]?.name ?? ""}`,
  );
});

test("the chart in this version knows every key", () => {
  const chart = chartValues("cluster-proportional-autoscaler");
  const values = clusterProportionalAutoscalerValues(MIRRORED);
  expect(CLUSTER_PROPORTIONAL_AUTOSCALER_CHART.version).toBe(chart.version);
  expect(unknownKeys(chart, values)).toEqual([]);
  expect(unknownKeys(chart, { ...values, options: { ...values.options, nodelabels: "a" } })).toEqual([
    "options.nodelabels",
  ]);
});

test.each([
  { facts: { ...SCALE, coresPerReplica: 0 }, text: "coresPerReplica: 0 is not a whole number of at least 1" },
  { facts: { ...SCALE, min: 0 }, text: "min: 0 is not a whole number of at least 1" },
  { facts: { ...SCALE, max: 3 }, text: "max: 3 is not a whole number of at least 4" },
])("refuses $text", ({ facts, text }) => {
  expect(() => clusterProportionalAutoscalerValues(facts)).toThrow(new RangeError(text));
});
