/**
 * Labels that Kubernetes and its cloud provider put on every node.
 *
 * Source: https://kubernetes.io/docs/reference/labels-annotations-taints/
 */
export const NODE_LABEL = {
  architecture: "kubernetes.io/arch",
  instanceType: "node.kubernetes.io/instance-type",
  operatingSystem: "kubernetes.io/os",
  /** Name of the zone, such as `us-east-1a`. */
  zone: "topology.kubernetes.io/zone",
} as const;

/**
 * Labels that Karpenter's requirements know beside those.
 *
 * Source: https://karpenter.sh/docs/concepts/scheduling/#well-known-labels
 */
export const KARPENTER_NODE_LABEL = {
  capacityType: "karpenter.sh/capacity-type",
  /** Letters of the family, such as `c` or `m`. */
  instanceCategory: "karpenter.k8s.aws/instance-category",
  /** Virtual processors, hyper-threads included. */
  instanceCpu: "karpenter.k8s.aws/instance-cpu",
  /** Such as `m6i`. */
  instanceFamily: "karpenter.k8s.aws/instance-family",
  /** Number of the family, such as `6`. */
  instanceGeneration: "karpenter.k8s.aws/instance-generation",
  /** `nitro`, `xen`, or nothing for bare metal. */
  instanceHypervisor: "karpenter.k8s.aws/instance-hypervisor",
  /** GB of local NVMe storage; absent from types that have none. */
  instanceLocalNvme: "karpenter.k8s.aws/instance-local-nvme",
  /** Memory in MiB. */
  instanceMemory: "karpenter.k8s.aws/instance-memory",
  /** Name of the pool that a node is of. */
  nodePool: "karpenter.sh/nodepool",
  /** Id of the zone, such as `use1-az4`. */
  zoneId: "topology.k8s.aws/zone-id",
} as const;

/**
 * Labels that EKS puts on the nodes of managed groups, and Karpenter and self-managed groups do not.
 *
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/managed-node-groups.html
 */
export const EKS_NODE_LABEL = {
  /** `SPOT` or `ON_DEMAND`. */
  capacityType: "eks.amazonaws.com/capacityType",
  nodeGroup: "eks.amazonaws.com/nodegroup",
} as const;
