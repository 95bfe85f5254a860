import type { Taint } from "./labels";

/**
 * Kinds of object that tell Karpenter what nodes to make.
 *
 * Source: https://github.com/aws/karpenter-provider-aws/tree/v1.14.1/pkg/apis/crds
 */
export const KARPENTER_KIND = {
  nodePool: { apiVersion: "karpenter.sh/v1", kind: "NodePool" },
  nodeClass: { apiVersion: "karpenter.k8s.aws/v1", kind: "EC2NodeClass" },
} as const;

/** API group of node classes, as node pools name it. Source: as of `KARPENTER_KIND`. */
export const NODE_CLASS_GROUP = "karpenter.k8s.aws";

/** How a requirement relates a label to its values. Source: https://karpenter.sh/docs/concepts/nodepools/#spectemplatespecrequirements */
export const REQUIREMENT_OPERATORS = ["In", "NotIn", "Exists", "DoesNotExist", "Gt", "Gte", "Lt", "Lte"] as const;

/** One of `REQUIREMENT_OPERATORS`. */
export type RequirementOperator = (typeof REQUIREMENT_OPERATORS)[number];

/**
 * Which nodes Karpenter removes or replaces to save money; `Balanced` weighs what is saved against the pods that move.
 *
 * Source: https://karpenter.sh/docs/concepts/disruption/#consolidation
 */
export const CONSOLIDATION_POLICIES = ["WhenEmpty", "WhenEmptyOrUnderutilized", "Balanced"] as const;

/** One of `CONSOLIDATION_POLICIES`. */
export type ConsolidationPolicy = (typeof CONSOLIDATION_POLICIES)[number];

/** Why Karpenter takes a node away of its own will. Source: https://karpenter.sh/docs/concepts/disruption/#reasons */
export const DISRUPTION_REASONS = ["Underutilized", "Empty", "Drifted"] as const;

/** One of `DISRUPTION_REASONS`. */
export type DisruptionReason = (typeof DISRUPTION_REASONS)[number];

/** Most of what a node pool may hold. Source: as of `KARPENTER_KIND`. */
export const NODE_POOL_LIMITS = { budgets: 50, labels: 100, minValues: 50, requirements: 100, weight: 100 } as const;

/** Most of what a node class may hold. Source: as of `KARPENTER_KIND`. */
export const NODE_CLASS_LIMITS = { aliasLength: 30, selectorTags: 20, volumeGiB: 59_000 } as const;

/**
 * Most characters of a pool's name, which becomes a label of its nodes.
 *
 * Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
 */
export const NODE_POOL_NAME_MAX_LENGTH = 63;

/** Domains whose labels are Karpenter's own: a pool may name those of `KARPENTER_POOL_LABELS` alone. Source: as of `KARPENTER_KIND`. */
export const KARPENTER_LABEL_DOMAINS = ["karpenter.sh", "karpenter.k8s.aws"] as const;

/** Labels of Karpenter that pools may ask for, and nodes may be given. Source: as of `KARPENTER_KIND`. */
export const KARPENTER_POOL_LABELS: readonly string[] = [
  "karpenter.sh/capacity-type",
  ...[
    "capacity-reservation-id",
    "capacity-reservation-interruptible",
    "capacity-reservation-type",
    "ec2nodeclass",
    "instance-accelerator-count",
    "instance-accelerator-manufacturer",
    "instance-accelerator-name",
    "instance-capability-flex",
    "instance-category",
    "instance-cpu",
    "instance-cpu-manufacturer",
    "instance-cpu-sustained-clock-speed-mhz",
    "instance-ebs-bandwidth",
    "instance-encryption-in-transit-supported",
    "instance-family",
    "instance-generation",
    "instance-gpu-count",
    "instance-gpu-manufacturer",
    "instance-gpu-memory",
    "instance-gpu-name",
    "instance-hypervisor",
    "instance-local-nvme",
    "instance-memory",
    "instance-network-bandwidth",
    "instance-size",
    "instance-tenancy",
    "placement-group-id",
    "placement-group-partition",
  ].map((name) => `karpenter.k8s.aws/${name}`),
];

/**
 * Tags of instances that Karpenter sets itself, so no node class may: these, and all that begin with
 * `CLUSTER_TAG_PREFIX`.
 *
 * Source: https://karpenter.sh/docs/concepts/nodeclasses/#spectags
 */
export const KARPENTER_TAGS: readonly string[] = [
  "eks:eks-cluster-name",
  "karpenter.k8s.aws/ec2nodeclass",
  "karpenter.sh/nodeclaim",
  "karpenter.sh/nodepool",
];

/** Beginning of the tag that says whose cluster an instance is. Source: as of `KARPENTER_TAGS`. */
export const CLUSTER_TAG_PREFIX = "kubernetes.io/cluster";

/**
 * Which pool Karpenter tries first: the highest. Base before spot, spot before on-demand, what stands in for spot last.
 *
 * Source: https://karpenter.sh/docs/concepts/nodepools/#specweight
 */
export const NODE_POOL_WEIGHT = { base: 90, spot: 50, "on-demand": 20, standIn: 10 } as const;

/**
 * Taint that the EBS driver takes off a node once it can attach volumes there.
 *
 * Source: https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/v1.64.0/docs/install.md#configure-node-startup-taint
 */
export const EBS_STARTUP_TAINT = {
  key: "ebs.csi.aws.com/agent-not-ready",
  effect: "NoExecute",
} as const satisfies Taint;

/** What a node class may keep from pods. Source: as of `KARPENTER_KIND`. */
export const RESERVABLE_RESOURCES = ["cpu", "memory", "ephemeral-storage", "pid"] as const;

/** What a node class may tell the kubelet to watch. Source: as of `KARPENTER_KIND`. */
export const EVICTION_SIGNALS = [
  "memory.available",
  "nodefs.available",
  "nodefs.inodesFree",
  "imagefs.available",
  "imagefs.inodesFree",
  "pid.available",
] as const;
