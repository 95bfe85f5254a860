import { describe, expect, test } from "@jest/globals";

import {
  CLUSTER_AUTOSCALER_CHART,
  clusterAutoscalerValues,
  type ClusterAutoscalerFacts,
} from "../../charts-values/cluster-autoscaler";
import { chartValues, unknownKeys } from "../support/chart-keys";

const FACTS: ClusterAutoscalerFacts = {
  clusterName: "production",
  region: "eu-west-1",
  kubernetesMinor: "1.36",
  priorities: { "50": ["^production-general-nodes-[0-9a-f]{7}$"], "1": [".*"] },
};
const EVERY_OPTION: ClusterAutoscalerFacts = {
  ...FACTS,
  expanders: ["priority", "grpc", "most-pods", "random"],
  grpcExpander: { url: "chooser.platform:443", certificateSecret: "chooser" },
  timing: {
    scanIntervalSeconds: 20,
    maxNodeProvisionSeconds: 600,
    initialBackoffSeconds: 900,
    maxBackoffSeconds: 5400,
    drainSeconds: 1_200_000,
    scaleDown: { unneededSeconds: 0, delayAfterAddSeconds: 90, utilizationThreshold: 0.65 },
  },
  skipsNodesWithSystemPods: true,
  skipsNodesWithLocalStorage: true,
  balancesSimilarNodeGroups: false,
  selfManagedSpot: true,
  ebsDriver: false,
  logVerbosity: 2,
  maxNodesTotal: 1_000_000,
  maxUnreadyPercent: 60,
  resources: { requests: { cpu: "200m", memory: "1Gi" }, limits: { memory: "1Gi" } },
  registry: "111122223333.dkr.ecr.us-east-1.amazonaws.com/mirror",
};
const FLAGS = {
  v: 4,
  expander: "priority,least-waste",
  "scan-interval": "10s",
  "max-node-provision-time": "5m0s",
  "initial-node-group-backoff-duration": "5m0s",
  "max-node-group-backoff-duration": "30m0s",
  "scale-down-unneeded-time": "10m0s",
  "scale-down-delay-after-add": "10m0s",
  "scale-down-utilization-threshold": 0.5,
  "max-graceful-termination-sec": "600",
  "skip-nodes-with-system-pods": false,
  "skip-nodes-with-local-storage": false,
  "balance-similar-node-groups": true,
  "expendable-pods-priority-cutoff": "-10",
  "max-total-unready-percentage": 45,
  "ok-total-unready-count": 3,
  "startup-taint_ebs": "ebs.csi.aws.com/agent-not-ready",
};
const OWN_PODS = {
  matchLabels: {
    "app.kubernetes.io/instance": "cluster-autoscaler",
    "app.kubernetes.io/name": "aws-cluster-autoscaler",
  },
};

const flagsOf = (changes: Partial<ClusterAutoscalerFacts>) =>
  clusterAutoscalerValues({ ...FACTS, ...changes }).extraArgs;

test("the autoscaler runs twice on the system group and tries spot first", () => {
  expect(clusterAutoscalerValues(FACTS)).toEqual({
    fullnameOverride: "cluster-autoscaler",
    awsRegion: "eu-west-1",
    autoDiscovery: {
      clusterName: "production",
      tags: ["k8s.io/cluster-autoscaler/enabled", "k8s.io/cluster-autoscaler/production"],
    },
    image: { tag: "v1.36.1" },
    extraArgs: FLAGS,
    expanderPriorities: { "50": ["^production-general-nodes-[0-9a-f]{7}$"], "1": [".*"] },
    rbac: { serviceAccount: { name: "cluster-autoscaler" } },
    replicaCount: 2,
    podDisruptionBudget: { maxUnavailable: 1 },
    priorityClassName: "system-cluster-critical",
    dnsPolicy: "Default",
    nodeSelector: { "spot-eks/role": "system" },
    tolerations: [{ key: "CriticalAddonsOnly", operator: "Exists", effect: "NoSchedule" }],
    topologySpreadConstraints: [
      {
        maxSkew: 1,
        topologyKey: "topology.kubernetes.io/zone",
        whenUnsatisfiable: "ScheduleAnyway",
        labelSelector: OWN_PODS,
      },
      {
        maxSkew: 1,
        topologyKey: "kubernetes.io/hostname",
        whenUnsatisfiable: "ScheduleAnyway",
        labelSelector: OWN_PODS,
      },
    ],
    resources: { requests: { cpu: "100m", memory: "600Mi" }, limits: { memory: "600Mi" } },
    securityContext: {
      fsGroup: 65534,
      runAsNonRoot: true,
      runAsUser: 65534,
      seccompProfile: { type: "RuntimeDefault" },
    },
    containerSecurityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ["ALL"] },
      readOnlyRootFilesystem: true,
    },
  });
});

test("every option changes what it says and nothing else", () => {
  const usual = clusterAutoscalerValues(FACTS);
  expect(clusterAutoscalerValues(EVERY_OPTION)).toEqual({
    ...usual,
    image: {
      tag: "v1.36.1",
      repository: "111122223333.dkr.ecr.us-east-1.amazonaws.com/mirror/autoscaling/cluster-autoscaler",
    },
    extraArgs: {
      v: 2,
      expander: "priority,grpc,most-pods,random",
      "grpc-expander-url": "chooser.platform:443",
      "grpc-expander-cert": "/etc/grpc-expander/tls.crt",
      "scan-interval": "20s",
      "max-node-provision-time": "10m0s",
      "initial-node-group-backoff-duration": "15m0s",
      "max-node-group-backoff-duration": "1h30m0s",
      "scale-down-unneeded-time": "0s",
      "scale-down-delay-after-add": "1m30s",
      "scale-down-utilization-threshold": 0.65,
      "max-graceful-termination-sec": "1200000",
      "skip-nodes-with-system-pods": true,
      "skip-nodes-with-local-storage": true,
      "balance-similar-node-groups": false,
      "expendable-pods-priority-cutoff": "-10",
      "max-total-unready-percentage": 60,
      "ok-total-unready-count": 3,
      "max-nodes-total": "1000000",
      "status-taint_interruption": "aws-node-termination-handler/spot-itn",
      "status-taint_maintenance": "aws-node-termination-handler/scheduled-maintenance",
      "status-taint_rebalance": "aws-node-termination-handler/rebalance-recommendation",
      "status-taint_termination": "aws-node-termination-handler/asg-lifecycle-termination",
    },
    extraVolumeSecrets: { "grpc-expander": { name: "chooser", mountPath: "/etc/grpc-expander" } },
    resources: { requests: { cpu: "200m", memory: "1Gi" }, limits: { memory: "1Gi" } },
  });
});

test.each([
  { minor: "1.33", tag: "v1.33.6" },
  { minor: "1.35", tag: "v1.35.2" },
])("the image for $minor is of that minor", ({ minor, tag }) => {
  expect(clusterAutoscalerValues({ ...FACTS, kubernetesMinor: minor }).image).toEqual({ tag });
});

test("without an order of groups there is none", () => {
  const { priorities, ...facts } = FACTS;
  const values = clusterAutoscalerValues({ ...facts, expanders: ["least-nodes"] });
  expect(priorities).toBeDefined();
  expect(values.extraArgs.expander).toBe("least-nodes");
  expect("expanderPriorities" in values).toBe(false);
});

describe("the chart knows every key", () => {
  test.each([{ facts: FACTS }, { facts: EVERY_OPTION }])("of $facts.expanders", ({ facts }) => {
    expect(unknownKeys(chartValues("cluster-autoscaler"), clusterAutoscalerValues(facts))).toEqual([]);
  });

  test("and not one that is misspelt", () => {
    const { replicaCount, ...values } = clusterAutoscalerValues(FACTS);
    const misspelt = { ...values, replicas: replicaCount, rbac: { serviceAccounts: values.rbac.serviceAccount } };
    expect(unknownKeys(chartValues("cluster-autoscaler"), misspelt)).toEqual(["rbac.serviceAccounts", "replicas"]);
  });

  test("in the version that is pinned", () => {
    expect(CLUSTER_AUTOSCALER_CHART).toEqual({
      repository: "https://kubernetes.github.io/autoscaler",
      name: "cluster-autoscaler",
      version: "9.59.0",
    });
    expect(chartValues("cluster-autoscaler").version).toBe("9.59.0");
  });
});

describe("the autoscaler is told nothing that it does not take", () => {
  test.each<{ facts: Partial<ClusterAutoscalerFacts>; problem: string }>([
    { facts: { kubernetesMinor: "1.32" }, problem: "kubernetesMinor: 1.32 is not one of 1.33, 1.34, 1.35, 1.36" },
    {
      facts: { expanders: [] },
      problem:
        "expanders: [] is not a list of different expanders out of random, most-pods, least-waste, least-nodes, price, priority, grpc",
    },
    {
      facts: { expanders: ["priority", "priority"] },
      problem:
        "expanders: [priority, priority] is not a list of different expanders out of random, most-pods, least-waste, least-nodes, price, priority, grpc",
    },
    {
      facts: { expanders: ["priority", "price"] },
      problem:
        "expanders: [priority, price] is not what starts on AWS: the autoscaler knows no prices there; leave out price",
    },
    {
      facts: { expanders: ["random", "priority"] },
      problem: "expanders: [random, priority] is not what starts: nothing is left to choose after random; put it last",
    },
    {
      facts: { expanders: ["least-waste"] },
      problem: "priorities: it is not read by least-waste; leave it out, or add priority",
    },
    {
      facts: { expanders: ["priority", "grpc"] },
      problem: "grpcExpander: nothing is not what the expander grpc reads; give it, or leave out grpc",
    },
    { facts: { logVerbosity: 11 }, problem: "logVerbosity: 11 is not a whole number from 0 to 10" },
    { facts: { maxNodesTotal: 0 }, problem: "maxNodesTotal: 0 is not a whole number of at least 1" },
    { facts: { maxUnreadyPercent: 101 }, problem: "maxUnreadyPercent: 101 is not a whole number from 0 to 100" },
    {
      facts: { timing: { scanIntervalSeconds: 0 } },
      problem: "timing.scanIntervalSeconds: 0 is not a whole number of at least 1",
    },
    {
      facts: { timing: { maxNodeProvisionSeconds: 1.5 } },
      problem: "timing.maxNodeProvisionSeconds: 1.5 is not a whole number of at least 1",
    },
    {
      facts: { timing: { maxBackoffSeconds: 299 } },
      problem: "timing.maxBackoffSeconds: 299 is not a whole number of at least 300",
    },
    {
      facts: { timing: { drainSeconds: -1 } },
      problem: "timing.drainSeconds: -1 is not a whole number of at least 0",
    },
    {
      facts: { timing: { scaleDown: { utilizationThreshold: 50 } } },
      problem: "timing.scaleDown.utilizationThreshold: 50 is not a share from 0 to 1",
    },
    {
      facts: { timing: { scaleDown: { unneededSeconds: Number.NaN } } },
      problem: "timing.scaleDown.unneededSeconds: NaN is not a whole number of at least 0",
    },
  ])("$problem", ({ facts, problem }) => {
    expect(() => flagsOf(facts)).toThrow(new RangeError(problem));
  });

  test.each<{ threshold: number }>([{ threshold: 0 }, { threshold: 1 }])(
    "a threshold of $threshold is one",
    ({ threshold }) => {
      const flags = flagsOf({ timing: { scaleDown: { utilizationThreshold: threshold } } });
      expect(flags).toEqual({ ...FLAGS, "scale-down-utilization-threshold": threshold });
    },
  );

  test("the expander priority needs an order", () => {
    const { clusterName, region, kubernetesMinor } = FACTS;
    expect(() => clusterAutoscalerValues({ clusterName, region, kubernetesMinor })).toThrow(
      new RangeError("priorities: nothing is not what the expander priority reads; give it, or leave out priority"),
    );
  });
});
