import { expect, test } from "@jest/globals";

import {
  CLUSTER_OVERPROVISIONER_CHART,
  clusterOverprovisionerValues,
} from "../../charts-values/cluster-overprovisioner";
import { defaultPriorityClass } from "../../charts-values/priority-classes";
import { chartValues, unknownKeys } from "../support/chart-keys";

const FOUR = { pod: { cpuMilli: 980, memoryMiB: 3700 }, replicas: 4 };
const ALL = {
  ...FOUR,
  tolerations: [{ key: "team", operator: "Equal", value: "a", effect: "NoSchedule" }] as const,
  registry: "111122223333.dkr.ecr.us-east-1.amazonaws.com/mirror",
};

test("four pods that anything pushes away hold space on spot nodes", () => {
  expect(clusterOverprovisionerValues(FOUR)).toEqual({
    fullnameOverride: "overprovision",
    serviceAccount: { name: "overprovision", automountServiceAccountToken: false },
    priorityClassOverprovision: { name: "headroom", value: -10 },
    priorityClassDefault: { enabled: false },
    terminationGracePeriodSeconds: 1,
    podSecurityContext: {
      runAsNonRoot: true,
      runAsUser: 65535,
      runAsGroup: 65535,
      seccompProfile: { type: "RuntimeDefault" },
    },
    containerSecurityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ["ALL"] },
      readOnlyRootFilesystem: true,
    },
    deployments: [
      {
        name: "spot",
        replicaCount: 4,
        resources: {
          requests: { cpu: "980m", memory: "3700Mi" },
          limits: { cpu: "980m", memory: "3700Mi" },
        },
        affinity: {
          nodeAffinity: {
            requiredDuringSchedulingIgnoredDuringExecution: {
              nodeSelectorTerms: [
                { matchExpressions: [{ key: "spot-eks/capacity-type", operator: "In", values: ["spot"] }] },
              ],
            },
          },
        },
        topologySpreadConstraints: [
          { maxSkew: 1, topologyKey: "topology.kubernetes.io/zone", whenUnsatisfiable: "ScheduleAnyway" },
        ],
        pdb: { maxUnavailable: "100%" },
      },
    ],
  });
});

test("the pods enter groups with taints only where they are told to, and their image may be a copy", () => {
  const values = clusterOverprovisionerValues(ALL);
  expect(values.deployments[0]?.tolerations).toEqual([
    { key: "team", operator: "Equal", value: "a", effect: "NoSchedule" },
  ]);
  expect(values.image).toEqual({ repository: "111122223333.dkr.ecr.us-east-1.amazonaws.com/mirror/pause" });
});

test("the chart in this version knows every key", () => {
  const chart = chartValues("cluster-overprovisioner");
  const values = clusterOverprovisionerValues(ALL);
  const [first] = values.deployments;
  expect(CLUSTER_OVERPROVISIONER_CHART.version).toBe(chart.version);
  expect(unknownKeys(chart, values)).toEqual([]);
  expect(unknownKeys(chart, { ...values, deployments: [{ ...first, replicas: 4 }] })).toEqual([
    "deployments[0].replicas",
  ]);
});

test("one class of priority is everybody's, and none is made twice", () => {
  const { priorityClassOverprovision, priorityClassDefault } = clusterOverprovisionerValues(FOUR);
  expect(defaultPriorityClass()).toEqual({
    apiVersion: "scheduling.k8s.io/v1",
    kind: "PriorityClass",
    metadata: { name: "workload" },
    value: 0,
    globalDefault: true,
    description: "Pods that name no class. They take the space that pods of the class headroom hold free.",
  });
  expect(priorityClassDefault.enabled).toBe(false);
  expect(priorityClassOverprovision.name).not.toBe(defaultPriorityClass().metadata.name);
  expect(priorityClassOverprovision.value).toBeLessThan(defaultPriorityClass().value);
});

test.each([
  { facts: { ...FOUR, replicas: -1 }, text: "replicas: -1 is not a whole number of at least 0" },
  { facts: { ...FOUR, replicas: 1.5 }, text: "replicas: 1.5 is not a whole number of at least 0" },
  {
    facts: { ...FOUR, pod: { cpuMilli: 0, memoryMiB: 1 } },
    text: "pod.cpuMilli: 0 is not a whole number of at least 1",
  },
  {
    facts: { ...FOUR, pod: { cpuMilli: 1, memoryMiB: 0.5 } },
    text: "pod.memoryMiB: 0.5 is not a whole number of at least 1",
  },
])("refuses $text", ({ facts, text }) => {
  expect(() => clusterOverprovisionerValues(facts)).toThrow(new RangeError(text));
});
