/** A mixed-instances policy that launches spot only. */
export const SPOT_ONLY = { instancesDistribution: { onDemandPercentageAboveBaseCapacity: 0 } };

/** A mixed-instances policy of on-demand instances only. */
export const ON_DEMAND_ONLY = { instancesDistribution: { onDemandPercentageAboveBaseCapacity: 100 } };

/** Tag of a node of the cluster `east`. */
export const CLUSTER_TAG = { key: "kubernetes.io/cluster/east", value: "owned", propagateAtLaunch: true };

/** Tags by which the autoscaler of the cluster `east` finds a group. */
export const DISCOVERY_TAGS = [
  { key: "k8s.io/cluster-autoscaler/enabled", value: "true", propagateAtLaunch: false },
  { key: "k8s.io/cluster-autoscaler/east", value: "owned", propagateAtLaunch: false },
];

/** The Auto Scaling group `workers`: spot nodes of the cluster `east`, with the given properties beside or instead. */
export function spotNodes(properties: object = {}) {
  const standard = { mixedInstancesPolicy: SPOT_ONLY, tags: [CLUSTER_TAG] };
  return { workers: { type: "aws:autoscaling/group:Group", properties: { ...standard, ...properties } } };
}

/** The lifecycle hook `drain` of the group `workers`. */
export function terminationHook(properties: object = {}) {
  const standard = {
    autoscalingGroupName: "${workers.name}",
    lifecycleTransition: "autoscaling:EC2_INSTANCE_TERMINATING",
  };
  return { drain: { type: "aws:autoscaling/lifecycleHook:LifecycleHook", properties: { ...standard, ...properties } } };
}
