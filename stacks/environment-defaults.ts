import type { AmiFamily } from "../facts/ami-family";
import type { SpotAllocationStrategy } from "../facts/capacity";
import { CLUSTER_AUTOSCALER_DEFAULTS, type Expander } from "../facts/cluster-autoscaler";
import type { ConsolidationPolicy } from "../facts/karpenter-objects";
import { HEALTH_CHECK_GRACE_SECONDS } from "../facts/timeouts";

/**
 * What holds where an environment says nothing; the reason for each stands with its key in the schema.
 *
 * Keys without a default here have none: they must be written, or mean "nothing of it" when left out.
 */
export const DEFAULTS = {
  deletionProtection: false,
  iam: { path: "/", createsSpotServiceLinkedRole: false },
  network: {
    cidrBlock: "10.0.0.0/16",
    tagsForCluster: true,
    vpnGateway: false,
    flowLogs: { retentionDays: 30, aggregationSeconds: 600 },
  },
  cluster: {
    serviceCidr: "172.20.0.0/16",
    endpointAccess: "public-and-private",
    allowsPublicAccessFromAnywhere: false,
    logRetentionDays: 90,
    keyRotationDays: 365,
    keyDeletionWindowDays: 30,
    supportType: "standard",
    prefixDelegation: false,
  },
  bastion: { instanceType: "t4g.micro" },
  amiFamily: "al2023" satisfies AmiFamily,
  disk: { sizeGiB: 50 },
  kubelet: {
    systemReserved: { cpu: "250m", memory: "0.2Gi", "ephemeral-storage": "1Gi" },
    kubeReserved: { cpu: "250m", memory: "1Gi", "ephemeral-storage": "1Gi" },
    evictionHard: { "memory.available": "0.2Gi", "nodefs.available": "10%" },
    eventRecordQPS: 0,
  },
  update: { maxUnavailablePercentage: 25, strategy: "default" },
  minPools: { instanceTypes: 4, zones: 2 },
  spot: { minSharePercent: 0 },
  interruption: { rebalance: "ignore", terminationHandler: "queue" },
  clusterAutoscaler: {
    expanders: ["priority", "least-waste"] satisfies readonly Expander[],
    scanIntervalSeconds: CLUSTER_AUTOSCALER_DEFAULTS.scanIntervalSeconds,
    maxNodeProvisionMinutes: 5,
    scaleDown: { unneededMinutes: 10, delayAfterAddMinutes: 10, utilizationThresholdPercent: 50 },
    skipsNodesWithSystemPods: false,
    skipsNodesWithLocalStorage: false,
    balancesSimilarNodeGroups: true,
  },
  karpenter: {
    types: "broad",
    spotToSpotConsolidation: true,
    consolidationPolicy: "Balanced" satisfies ConsolidationPolicy,
    consolidateAfterMinutes: 5,
    maxDisruptedPercent: 20,
    expireAfterHours: 336,
    terminationGraceMinutes: 60,
  },
  headroom: { nodesToLose: 1 },
  monitoring: { retentionDays: 90, topic: false, dashboard: false },
  storage: { isDefault: true },
  delivery: "pulumi",
  addons: { loadBalancerController: true, metricsServer: true, kubeStateMetrics: true, prometheusOperator: false },
  allocationStrategy: "price-capacity-optimized" satisfies SpotAllocationStrategy,
  instanceRefresh: { minHealthyPercentage: 100, maxHealthyPercentage: 110, warmupSeconds: 120 },
  onDemandAllocationStrategy: "prioritized",
  terminationHeartbeatSeconds: 300,
  healthCheckGraceSeconds: HEALTH_CHECK_GRACE_SECONDS,
} as const;
