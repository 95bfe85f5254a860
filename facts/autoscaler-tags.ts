import { KUBELET_LABELS } from "./kubernetes";

/**
 * Tag of an Auto Scaling group that the autoscaler may scale. Its value must be `true` for the autoscaler's own policy.
 *
 * Source: https://github.com/kubernetes/autoscaler/blob/cluster-autoscaler-1.36.1/cluster-autoscaler/cloudprovider/aws/README.md
 */
export const AUTOSCALER_ENABLED_TAG = "k8s.io/cluster-autoscaler/enabled";

/** Tag that says which cluster's autoscaler may scale a group; its value is `owned`. */
export function autoscalerClusterTag(clusterName: string): string {
  return `k8s.io/cluster-autoscaler/${clusterName}`;
}

/**
 * Beginnings of the tags by which the autoscaler knows the nodes of a group that has none.
 *
 * A label's tag holds its value, a taint's `<value>:<effect>`, a resource's an amount such as `3920m`.
 *
 * Source: https://github.com/kubernetes/autoscaler/blob/cluster-autoscaler-1.36.1/cluster-autoscaler/cloudprovider/aws/README.md
 */
export const NODE_TEMPLATE_TAGS = {
  label: "k8s.io/cluster-autoscaler/node-template/label/",
  taint: "k8s.io/cluster-autoscaler/node-template/taint/",
  resource: "k8s.io/cluster-autoscaler/node-template/resources/",
} as const;

/**
 * Says whether a label need not be told the autoscaler: it knows it from a node's type and zone, or only DaemonSets ask for it.
 *
 * Source: https://github.com/kubernetes/autoscaler/blob/cluster-autoscaler-1.36.1/cluster-autoscaler/cloudprovider/aws/aws_manager.go ·
 * https://github.com/bottlerocket-os/bottlerocket-update-operator
 */
export function isInferredLabel(key: string): boolean {
  return KUBELET_LABELS.keys.some((known) => known === key) || key === "bottlerocket.aws/updater-interface-version";
}

/**
 * Says whether a taint is taken off soon after a node starts, so that the autoscaler must not be told of it.
 *
 * Source: https://github.com/kubernetes/autoscaler/blob/cluster-autoscaler-1.36.1/cluster-autoscaler/FAQ.md
 */
export function isStartupTaint(key: string): boolean {
  const [domain = "", name = ""] = key.split("/");
  return (
    /^(?:startup|status|ignore)-taint\.cluster-autoscaler\.kubernetes\.io$/.test(domain) ||
    ["agent-not-ready", "not-ready", "uninitialized"].includes(name)
  );
}

/**
 * Tag of what a cluster owns (`owned`) or shares (`shared`): instances, groups, subnets.
 *
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html
 */
export function clusterTag(clusterName: string): string {
  return `kubernetes.io/cluster/${clusterName}`;
}

/**
 * Tag of subnets that the load balancer controller may put load balancers into; its value is `1`.
 *
 * Source: https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/subnet_discovery/
 */
export const LOAD_BALANCER_SUBNET_TAGS = {
  private: "kubernetes.io/role/internal-elb",
  public: "kubernetes.io/role/elb",
} as const;

/**
 * Tag of the instances that the node termination handler of one cluster drains; any value will do.
 *
 * The chart's own, `aws-node-termination-handler/managed`, is the same in every cluster, while notices come from the whole
 * account and region: two handlers would each take the other's instances for theirs. Its beginning is left off since a
 * cluster's name of 100 characters would make the key too long.
 *
 * Source: https://github.com/aws/aws-node-termination-handler/blob/v1.25.6/README.md
 */
export function terminationHandlerTag(clusterName: string): string {
  return `node-termination-handler/${clusterName}`;
}

/** Says whether a tag is for a node termination handler: that of one cluster, or one that begins as the chart's own does. */
export function isTerminationHandlerTag(key: string): boolean {
  return /^(?:aws-)?node-termination-handler\//.test(key);
}

/**
 * Tag by which the EBS driver's policy tells this cluster's instances and volumes; its value is the cluster's name.
 *
 * EKS puts `eks:cluster-name` on managed nodes, which serves as well.
 *
 * Source: https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/v1.64.0/docs/AmazonEBSCSIDriverEKSClusterScopedPolicy.json
 */
export const EBS_DRIVER_TAG = "ebs.csi.aws.com/cluster-name";

/**
 * Label by which a volume of the EBS driver asks for its zone; an empty group says by it where its nodes would be.
 *
 * Source: https://github.com/kubernetes/autoscaler/blob/cluster-autoscaler-1.36.1/cluster-autoscaler/cloudprovider/aws/README.md
 */
export const VOLUME_ZONE_LABEL = "topology.ebs.csi.aws.com/zone";
