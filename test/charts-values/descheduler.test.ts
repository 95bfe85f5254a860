import { expect, test } from "@jest/globals";

import { DESCHEDULER_CHART, deschedulerBudget, deschedulerValues } from "../../charts-values/descheduler";
import { deschedulerPolicy } from "../../charts-values/descheduler-policy";
import { chartValues, unknownKeys } from "../support/chart-keys";

const EAST = { provisioner: "cluster-autoscaler", kubernetesMinor: "1.36" } as const;
const ALL = {
  ...EAST,
  hasPrometheusOperator: true,
  registry: "111122223333.dkr.ecr.us-east-1.amazonaws.com/mirror",
} as const;
const POD_LABELS = { "app.kubernetes.io/name": "descheduler" };
const namespaces = { exclude: ["headroom"] };
const REPAIRS = [
  { name: "RemoveFailedPods", args: { namespaces, excludeOwnerKinds: ["Job"], minPodLifetimeSeconds: 3600 } },
  { name: "RemovePodsViolatingInterPodAntiAffinity", args: { namespaces } },
  {
    name: "RemovePodsViolatingNodeAffinity",
    args: { namespaces, nodeAffinityType: ["requiredDuringSchedulingIgnoredDuringExecution"] },
  },
  {
    name: "RemovePodsViolatingNodeTaints",
    args: {
      namespaces,
      excludedTaints: [
        "karpenter.sh/disrupted",
        "karpenter.sh/unregistered",
        "ToBeDeletedByClusterAutoscaler",
        "DeletionCandidateOfClusterAutoscaler",
        "node.kubernetes.io/unschedulable",
        "aws-node-termination-handler/spot-itn",
        "aws-node-termination-handler/scheduled-maintenance",
        "aws-node-termination-handler/rebalance-recommendation",
        "aws-node-termination-handler/asg-lifecycle-termination",
      ],
    },
  },
  { name: "RemovePodsViolatingTopologySpreadConstraint", args: { namespaces, constraints: ["DoNotSchedule"] } },
];
const EVICTOR = {
  name: "DefaultEvictor",
  args: {
    nodeFit: true,
    minReplicas: 2,
    minPodAge: "10m",
    podProtections: { defaultDisabled: ["PodsWithLocalStorage"], extraEnabled: ["PodsWithPVC"] },
  },
};
const DESCHEDULED = [
  "RemoveFailedPods",
  "RemovePodsViolatingInterPodAntiAffinity",
  "RemovePodsViolatingNodeAffinity",
  "RemovePodsViolatingNodeTaints",
];

test("the descheduler runs twice on the system group, and repairs what interruptions left", () => {
  const labelSelector = { matchLabels: POD_LABELS };
  expect(deschedulerValues(EAST)).toEqual({
    fullnameOverride: "descheduler",
    serviceAccount: { name: "descheduler" },
    kind: "Deployment",
    replicas: 2,
    leaderElection: { enabled: true },
    deschedulingInterval: "10m",
    deschedulerPolicy: {
      maxNoOfPodsToEvictPerNode: 2,
      maxNoOfPodsToEvictPerNamespace: 5,
      maxNoOfPodsToEvictTotal: 10,
      profiles: [
        {
          name: "spot-cluster-autoscaler",
          pluginConfig: [EVICTOR, { name: "RemoveDuplicates", args: { namespaces } }, ...REPAIRS],
          plugins: {
            balance: { enabled: ["RemoveDuplicates", "RemovePodsViolatingTopologySpreadConstraint"] },
            deschedule: { enabled: DESCHEDULED },
          },
        },
      ],
    },
    nodeSelector: { "spot-eks/role": "system" },
    tolerations: [{ key: "CriticalAddonsOnly", operator: "Exists", effect: "NoSchedule" }],
    topologySpreadConstraints: [
      { maxSkew: 1, topologyKey: "topology.kubernetes.io/zone", whenUnsatisfiable: "ScheduleAnyway", labelSelector },
      { maxSkew: 1, topologyKey: "kubernetes.io/hostname", whenUnsatisfiable: "ScheduleAnyway", labelSelector },
    ],
    resources: { requests: { cpu: "100m", memory: "256Mi" }, limits: { memory: "256Mi" } },
    image: { tag: "v0.36.0" },
  });
});

test("beside Karpenter pods of one kind may stay on one node", () => {
  expect(deschedulerPolicy({ provisioner: "karpenter" }).profiles).toEqual([
    {
      name: "spot-karpenter",
      pluginConfig: [EVICTOR, ...REPAIRS],
      plugins: {
        balance: { enabled: ["RemovePodsViolatingTopologySpreadConstraint"] },
        deschedule: { enabled: DESCHEDULED },
      },
    },
  ]);
});

test("what is asked for is done, within other limits", () => {
  const strategies = ["RemovePodsHavingTooManyRestarts"] as const;
  const limits = { perNode: 1, perNamespace: 2, total: 3 };
  expect(deschedulerPolicy({ provisioner: "karpenter", strategies, limits })).toEqual({
    maxNoOfPodsToEvictPerNode: 1,
    maxNoOfPodsToEvictPerNamespace: 2,
    maxNoOfPodsToEvictTotal: 3,
    profiles: [
      {
        name: "spot-karpenter",
        pluginConfig: [
          EVICTOR,
          { name: "RemovePodsHavingTooManyRestarts", args: { namespaces, podRestartThreshold: 100 } },
        ],
        plugins: { balance: { enabled: [] }, deschedule: { enabled: ["RemovePodsHavingTooManyRestarts"] } },
      },
    ],
  });
});

test.each([
  { minor: "1.33", tag: "v0.35.1" },
  { minor: "1.34", tag: "v0.35.1" },
  { minor: "1.35", tag: "v0.35.1" },
  { minor: "1.36", tag: "v0.36.0" },
] as const)("its image on $minor is $tag", ({ minor, tag }) => {
  expect(deschedulerValues({ ...EAST, kubernetesMinor: minor }).image).toEqual({ tag });
});

test("with a Prometheus operator and a registry of one's own, both are told of", () => {
  expect(deschedulerValues(ALL)).toEqual({
    ...deschedulerValues(EAST),
    service: { enabled: true },
    serviceMonitor: { enabled: true },
    image: {
      tag: "v0.36.0",
      repository: "111122223333.dkr.ecr.us-east-1.amazonaws.com/mirror/descheduler/descheduler",
    },
  });
});

test("a drain takes one of its pods at a time", () => {
  expect(deschedulerBudget()).toMatchObject({
    metadata: { name: "descheduler", namespace: "kube-system" },
    spec: { maxUnavailable: 1, selector: { matchLabels: POD_LABELS } },
  });
});

test("the chart in this version knows every key, and executes nothing in the policy", () => {
  const chart = chartValues("descheduler");
  const values = deschedulerValues(ALL);
  expect(DESCHEDULER_CHART.version).toBe(chart.version);
  expect(unknownKeys(chart, values)).toEqual([]);
  expect(unknownKeys(chart, { ...values, podDisruptionBudget: {} })).toEqual(["podDisruptionBudget"]);
  expect(JSON.stringify(values.deschedulerPolicy)).not.toContain("{{");
});

test("refuses a strategy that fights what makes nodes, and a limit of nothing", () => {
  expect(() => deschedulerValues({ ...EAST, strategies: ["LowNodeUtilization"] })).toThrow(
    new RangeError(
      "strategies[0]: LowNodeUtilization is not a strategy to run beside cluster-autoscaler: it moves pods to the empty " +
        "nodes that the autoscaler is about to take away; leave it out",
    ),
  );
  expect(() => deschedulerValues({ ...EAST, limits: { total: 0 } })).toThrow(
    new RangeError("limits.total: 0 is not a whole number of at least 1"),
  );
});
