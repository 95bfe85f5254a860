/**
 * Labels that Kubernetes and its cloud provider put on every node.
 *
 * Source: https://kubernetes.io/docs/reference/labels-annotations-taints/
 */
export const NODE_LABEL = {
  architecture: "kubernetes.io/arch",
  instanceType: "node.kubernetes.io/instance-type",
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
  /** Name of the pool that made the node. */
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
