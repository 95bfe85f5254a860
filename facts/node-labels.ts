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
  /** Id of the zone, such as `use1-az4`. */
  zoneId: "topology.k8s.aws/zone-id",
} as const;
