import { expect, test } from "@jest/globals";

import {
  AWS_LOAD_BALANCER_CONTROLLER_CHART,
  awsLoadBalancerControllerValues,
} from "../../charts-values/aws-load-balancer-controller";
import { chartValues, unknownKeys } from "../support/chart-keys";

const EAST = { clusterName: "east", region: "us-east-1", vpcId: "vpc-0123456789abcdef0" };
const ALL = {
  ...EAST,
  extras: ["cognito", "shield", "wafClassic", "wafv2"] as const,
  hasPrometheusOperator: true,
  registry: "111122223333.dkr.ecr.us-east-1.amazonaws.com/mirror",
};

test("the load balancer controller runs twice on the system group, and load balancers send to pods", () => {
  const labelSelector = { matchLabels: { "app.kubernetes.io/name": "aws-load-balancer-controller" } };
  expect(awsLoadBalancerControllerValues(EAST)).toEqual({
    fullnameOverride: "aws-load-balancer-controller",
    serviceAccount: { name: "aws-load-balancer-controller" },
    clusterName: "east",
    region: "us-east-1",
    vpcId: "vpc-0123456789abcdef0",
    defaultTargetType: "ip",
    replicaCount: 2,
    podDisruptionBudget: { maxUnavailable: 1 },
    nodeSelector: { "spot-eks/role": "system" },
    tolerations: [{ key: "CriticalAddonsOnly", operator: "Exists", effect: "NoSchedule" }],
    topologySpreadConstraints: [
      { maxSkew: 1, topologyKey: "topology.kubernetes.io/zone", whenUnsatisfiable: "ScheduleAnyway", labelSelector },
      { maxSkew: 1, topologyKey: "kubernetes.io/hostname", whenUnsatisfiable: "ScheduleAnyway", labelSelector },
    ],
    resources: { requests: { cpu: "100m", memory: "512Mi" }, limits: { memory: "512Mi" } },
    keepTLSSecret: true,
    enableShield: false,
    enableWaf: false,
    enableWafv2: false,
    enableServiceMutatorWebhook: true,
    serviceMutatorWebhookConfig: {
      namespaceSelectors: [{ key: "kubernetes.io/metadata.name", operator: "NotIn", values: ["kube-system"] }],
    },
  });
});

test("what is asked for is switched on, and a registry of one's own is told of", () => {
  expect(awsLoadBalancerControllerValues(ALL)).toEqual({
    ...awsLoadBalancerControllerValues(EAST),
    enableShield: true,
    enableWaf: true,
    enableWafv2: true,
    serviceMonitor: { enabled: true },
    image: { repository: "111122223333.dkr.ecr.us-east-1.amazonaws.com/mirror/eks/aws-load-balancer-controller" },
  });
});

test("Services are left to their makers where the controller does not take them", () => {
  const values = awsLoadBalancerControllerValues({ ...EAST, takesServices: false });
  expect(values.enableServiceMutatorWebhook).toBe(false);
  expect(values).not.toHaveProperty("serviceMutatorWebhookConfig");
});

test("a VPC that is not made yet stays one unknown leaf", () => {
  const vpcId = Symbol("later");
  expect(awsLoadBalancerControllerValues({ ...EAST, vpcId }).vpcId).toBe(vpcId);
});

test("the chart in this version knows every key", () => {
  const chart = chartValues("aws-load-balancer-controller");
  const values = awsLoadBalancerControllerValues(ALL);
  expect(AWS_LOAD_BALANCER_CONTROLLER_CHART.version).toBe(chart.version);
  expect(unknownKeys(chart, values)).toEqual([]);
  expect(unknownKeys(chart, { ...values, vpcID: "vpc-0123456789abcdef0" })).toEqual(["vpcID"]);
});
