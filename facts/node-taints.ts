/**
 * Taint that a node begins with where volumes are wanted, until the EBS driver runs on it.
 *
 * Source: https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/v1.64.0/docs/install.md#configure-node-startup-taint
 */
export const EBS_STARTUP_TAINT = "ebs.csi.aws.com/agent-not-ready";

/**
 * Taints that the node termination handler puts on nodes that are about to go, where it is told to; by what it heard.
 *
 * Source: https://github.com/aws/aws-node-termination-handler/blob/v1.25.6/config/helm/aws-node-termination-handler/README.md
 */
export const TERMINATION_HANDLER_TAINTS = {
  interruption: "aws-node-termination-handler/spot-itn",
  maintenance: "aws-node-termination-handler/scheduled-maintenance",
  rebalance: "aws-node-termination-handler/rebalance-recommendation",
  termination: "aws-node-termination-handler/asg-lifecycle-termination",
} as const;

/**
 * Taints of nodes that somebody has already begun to empty, or that are not ready to be judged, by who put them there.
 *
 * Sources: https://karpenter.sh/docs/concepts/disruption/ ·
 * https://github.com/kubernetes/autoscaler/blob/cluster-autoscaler-1.36.1/cluster-autoscaler/utils/taints/taints.go ·
 * https://kubernetes.io/docs/reference/labels-annotations-taints/#node-kubernetes-io-unschedulable
 */
export const DRAINING_TAINTS = {
  karpenter: ["karpenter.sh/disrupted", "karpenter.sh/unregistered"],
  "cluster-autoscaler": ["ToBeDeletedByClusterAutoscaler", "DeletionCandidateOfClusterAutoscaler"],
  kubernetes: ["node.kubernetes.io/unschedulable"],
} as const;
