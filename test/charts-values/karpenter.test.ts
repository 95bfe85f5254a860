import { expect, test } from "@jest/globals";

import { KARPENTER_CHART, karpenterValues, type KarpenterFacts } from "../../charts-values/karpenter";
import { chartValues, unknownKeys } from "../support/chart-keys";

const FACTS: KarpenterFacts<string> = {
  clusterName: "production",
  region: "eu-west-1",
  interruptionQueueName: "production-interruptions",
};
const EVERY_OPTION: KarpenterFacts<string> = {
  ...FACTS,
  clusterEndpoint: "https://a.example",
  hasPodSubnets: true,
  reachesInternet: false,
  featureGates: {
    nodeRepair: true,
    nodeOverlay: true,
    reservedCapacity: false,
    spotToSpotConsolidation: false,
    staticCapacity: true,
    capacityBuffer: true,
  },
  registry: "111122223333.dkr.ecr.us-east-1.amazonaws.com/mirror",
};
const SETTINGS = {
  clusterName: "production",
  interruptionQueue: "production-interruptions",
  minValuesPolicy: "BestEffort",
  featureGates: { spotToSpotConsolidation: true },
};

test("Karpenter runs twice on the system group and reads the queue", () => {
  expect(karpenterValues(FACTS)).toEqual({
    fullnameOverride: "karpenter",
    serviceAccount: { name: "karpenter" },
    replicas: 2,
    dnsPolicy: "Default",
    nodeSelector: { "spot-eks/role": "system" },
    tolerations: [{ key: "CriticalAddonsOnly", operator: "Exists", effect: "NoSchedule" }],
    topologySpreadConstraints: [
      { maxSkew: 1, topologyKey: "topology.kubernetes.io/zone", whenUnsatisfiable: "ScheduleAnyway" },
      { maxSkew: 1, topologyKey: "kubernetes.io/hostname", whenUnsatisfiable: "ScheduleAnyway" },
    ],
    controller: {
      resources: { requests: { cpu: "500m", memory: "1Gi" }, limits: { memory: "1Gi" } },
      env: [{ name: "AWS_REGION", value: "eu-west-1" }],
    },
    settings: SETTINGS,
  });
});

test.each<{ option: string; facts: Partial<KarpenterFacts<string>>; settings: object }>([
  {
    option: "an endpoint that is known",
    facts: { clusterEndpoint: "https://a.example" },
    settings: { ...SETTINGS, clusterEndpoint: "https://a.example" },
  },
  { option: "subnets of pods", facts: { hasPodSubnets: true }, settings: { ...SETTINGS, reservedENIs: "1" } },
  { option: "no internet", facts: { reachesInternet: false }, settings: { ...SETTINGS, isolatedVPC: true } },
  {
    option: "a gate more",
    facts: { featureGates: { nodeRepair: true } },
    settings: { ...SETTINGS, featureGates: { spotToSpotConsolidation: true, nodeRepair: true } },
  },
  {
    option: "a gate closed",
    facts: { featureGates: { spotToSpotConsolidation: false } },
    settings: { ...SETTINGS, featureGates: { spotToSpotConsolidation: false } },
  },
])("with $option the settings say so, and nothing else changes", ({ facts, settings }) => {
  expect(karpenterValues({ ...FACTS, ...facts })).toEqual({ ...karpenterValues(FACTS), settings });
});

test("with a registry of one's own the image is its copy, by the chart's digest", () => {
  const { controller } = karpenterValues(EVERY_OPTION);
  expect(controller.image).toEqual({
    repository: "111122223333.dkr.ecr.us-east-1.amazonaws.com/mirror/karpenter/controller",
  });
});

test("an endpoint that AWS has yet to give is handed on as it is", () => {
  const clusterEndpoint = Promise.resolve("https://a.example");
  expect(karpenterValues({ ...FACTS, clusterEndpoint }).settings.clusterEndpoint).toBe(clusterEndpoint);
});

test("the chart in this version knows every key", () => {
  const values = karpenterValues(EVERY_OPTION);
  expect(KARPENTER_CHART.version).toBe(chartValues("karpenter").version);
  expect(unknownKeys(chartValues("karpenter"), values)).toEqual([]);
  const renamed = { ...values, settings: { clusterName: "a", interruptionQueueName: "b" } };
  expect(unknownKeys(chartValues("karpenter"), renamed)).toEqual(["settings.interruptionQueueName"]);
});
