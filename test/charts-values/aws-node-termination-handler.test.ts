import { describe, expect, test } from "@jest/globals";

import {
  NODE_TERMINATION_HANDLER_CHART,
  nodeTerminationHandlerValues,
} from "../../charts-values/aws-node-termination-handler";
import type { TerminationHandlerQueueFacts } from "../../charts-values/termination-handler-facts";
import { chartValues, unknownKeys } from "../support/chart-keys";

const CHART = chartValues("aws-node-termination-handler");
const QUEUE_URL = "https://sqs.us-east-1.amazonaws.com/111122223333/east-interruptions";
const QUEUE: TerminationHandlerQueueFacts<string> = {
  mode: "queue",
  region: "us-east-1",
  clusterName: "east",
  queueUrl: QUEUE_URL,
};
const REGISTRY = "111122223333.dkr.ecr.us-east-1.amazonaws.com/mirror";
const COMMON = {
  fullnameOverride: "aws-node-termination-handler",
  serviceAccount: { name: "aws-node-termination-handler" },
  jsonLogging: true,
  logFormatVersion: 2,
  emitKubernetesEvents: true,
  excludeFromLoadBalancers: true,
  taintNode: false,
};

describe("from a queue", () => {
  const labelSelector = {
    matchLabels: {
      "app.kubernetes.io/name": "aws-node-termination-handler",
      "app.kubernetes.io/component": "deployment",
    },
  };

  test("the handler runs twice on the system group and drains what carries its cluster's tag", () => {
    expect(nodeTerminationHandlerValues(QUEUE)).toEqual({
      ...COMMON,
      enableSqsTerminationDraining: true,
      queueURL: QUEUE_URL,
      awsRegion: "us-east-1",
      checkTagBeforeDraining: true,
      managedTag: "node-termination-handler/east",
      useProviderId: true,
      deleteSqsMsgIfNodeNotFound: true,
      workers: 50,
      replicas: 2,
      podDisruptionBudget: { maxUnavailable: 1 },
      nodeSelector: { "spot-eks/role": "system" },
      tolerations: [{ key: "CriticalAddonsOnly", operator: "Exists", effect: "NoSchedule" }],
      topologySpreadConstraints: [
        { maxSkew: 1, topologyKey: "topology.kubernetes.io/zone", whenUnsatisfiable: "ScheduleAnyway", labelSelector },
        { maxSkew: 1, topologyKey: "kubernetes.io/hostname", whenUnsatisfiable: "ScheduleAnyway", labelSelector },
      ],
      resources: { requests: { cpu: "100m", memory: "256Mi" }, limits: { memory: "256Mi" } },
    });
  });

  test("a heartbeat, a Prometheus operator and a registry of one's own are told of", () => {
    const heartbeat = { intervalSeconds: 120, untilSeconds: 3600 };
    const more = { heartbeat, hasPrometheusOperator: true, registry: REGISTRY };
    expect(nodeTerminationHandlerValues({ ...QUEUE, ...more })).toEqual({
      ...nodeTerminationHandlerValues(QUEUE),
      heartbeatInterval: 120,
      heartbeatUntil: 3600,
      enablePrometheusServer: true,
      serviceMonitor: { create: true },
      image: {
        repository: "111122223333.dkr.ecr.us-east-1.amazonaws.com/mirror/aws-ec2/aws-node-termination-handler",
      },
    });
  });

  test("what only AWS knows stays one leaf, of whatever type", () => {
    const unknown = Symbol("unknown");
    expect(nodeTerminationHandlerValues({ ...QUEUE, queueUrl: unknown }).queueURL).toBe(unknown);
  });

  test.each([
    {
      heartbeat: { intervalSeconds: 29, untilSeconds: 3600 },
      message: "heartbeat.intervalSeconds: 29 is not a whole number from 30 to 3600",
    },
    {
      heartbeat: { intervalSeconds: 60, untilSeconds: 172_801 },
      message: "heartbeat.untilSeconds: 172801 is not a whole number from 60 to 172800",
    },
    {
      heartbeat: { intervalSeconds: 61, untilSeconds: 60 },
      message: "heartbeat.intervalSeconds: 61 is not at most untilSeconds, 60",
    },
  ])("$message", ({ heartbeat, message }) => {
    expect(() => nodeTerminationHandlerValues({ ...QUEUE, heartbeat })).toThrow(new RangeError(message));
  });
});

describe("on the nodes", () => {
  const isSelfManaged = [
    { key: "eks.amazonaws.com/nodegroup", operator: "DoesNotExist" },
    { key: "karpenter.sh/nodepool", operator: "DoesNotExist" },
  ];
  const required = (...terms: object[][]) => ({
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: terms.map((matchExpressions) => ({ matchExpressions })),
      },
    },
  });
  const resources = { requests: { cpu: "25m", memory: "128Mi" }, limits: { memory: "128Mi" } };

  test("it runs on spot nodes of self-managed groups, and on those that may be spot", () => {
    expect(nodeTerminationHandlerValues({ mode: "nodes", rebalance: "ignore" })).toEqual({
      ...COMMON,
      enableSqsTerminationDraining: false,
      useHostNetwork: true,
      daemonsetAffinity: required(
        [{ key: "spot-eks/capacity-type", operator: "In", values: ["spot"] }, ...isSelfManaged],
        [{ key: "spot-eks/capacity-type-unconfirmed", operator: "Exists" }, ...isSelfManaged],
      ),
      enableSpotInterruptionDraining: true,
      enableScheduledEventDraining: true,
      enableASGLifecycleDraining: true,
      enableRebalanceMonitoring: false,
      enableRebalanceDraining: false,
      resources,
    });
  });

  test.each([
    { rebalance: "ignore", monitors: false },
    { rebalance: "cordon", monitors: true },
    { rebalance: "replace", monitors: false },
  ] as const)("$rebalance never drains before the group has a replacement", ({ rebalance, monitors }) => {
    expect(nodeTerminationHandlerValues({ mode: "nodes", rebalance })).toMatchObject({
      enableASGLifecycleDraining: true,
      enableRebalanceMonitoring: monitors,
      enableRebalanceDraining: false,
    });
  });

  test.each([
    { rebalance: "cordon", drains: false },
    { rebalance: "replace", drains: true },
  ] as const)("beside Karpenter it acts on recommendations alone: $rebalance", ({ rebalance, drains }) => {
    expect(nodeTerminationHandlerValues({ mode: "beside-karpenter", rebalance, registry: REGISTRY })).toEqual({
      ...COMMON,
      enableSqsTerminationDraining: false,
      useHostNetwork: true,
      daemonsetAffinity: required([
        { key: "karpenter.sh/capacity-type", operator: "In", values: ["spot"] },
        { key: "karpenter.sh/nodepool", operator: "Exists" },
      ]),
      enableSpotInterruptionDraining: false,
      enableScheduledEventDraining: false,
      enableASGLifecycleDraining: false,
      enableRebalanceMonitoring: true,
      enableRebalanceDraining: drains,
      resources,
      image: {
        repository: "111122223333.dkr.ecr.us-east-1.amazonaws.com/mirror/aws-ec2/aws-node-termination-handler",
      },
    });
  });
});

test("the chart in this version knows every key", () => {
  const heartbeat = { intervalSeconds: 120, untilSeconds: 3600 };
  const queue = nodeTerminationHandlerValues({ ...QUEUE, heartbeat, hasPrometheusOperator: true, registry: REGISTRY });
  expect(NODE_TERMINATION_HANDLER_CHART.version).toBe(CHART.version);
  expect(unknownKeys(CHART, queue)).toEqual([]);
  expect(unknownKeys(CHART, nodeTerminationHandlerValues({ mode: "nodes", rebalance: "cordon" }))).toEqual([]);
  expect(unknownKeys(CHART, { ...queue, queueUrl: QUEUE_URL })).toEqual(["queueUrl"]);
});
