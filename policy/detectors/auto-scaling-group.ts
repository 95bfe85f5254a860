import { AUTOSCALER_ENABLED_TAG } from "../../facts/autoscaler-tags";
import { remembered } from "../internal/remembered";
import { unlessUnknown } from "../internal/unknown";
import { AUTO_SCALING_GROUP } from "../resource-types/auto-scaling";

/** An Auto Scaling group as rules see it. */
export type AutoScalingGroup = ReturnType<typeof AUTO_SCALING_GROUP.view>;

/**
 * Says whether a group may launch spot instances by its mixed-instances policy.
 *
 * A percentage that is left out is 100: no spot at all.
 *
 * @throws UnknownValue - the percentage is not known.
 *
 * Source: https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_InstancesDistribution.html
 */
export function isSpotGroup({ mixedInstancesPolicy }: AutoScalingGroup): boolean {
  const percentage = mixedInstancesPolicy?.instancesDistribution?.onDemandPercentageAboveBaseCapacity;
  return percentage !== undefined && percentage < 100;
}

/**
 * Says whether the Cluster Autoscaler finds a group by its tags.
 *
 * Source: https://github.com/kubernetes/autoscaler/blob/cluster-autoscaler-1.36.1/cluster-autoscaler/cloudprovider/aws/README.md
 */
export function isAutoscaled(group: AutoScalingGroup): boolean {
  return tagKeys(group).includes(AUTOSCALER_ENABLED_TAG);
}

/** Keys of a group's tags, as far as they are known. */
export const tagKeys = remembered((group: AutoScalingGroup): readonly string[] => {
  const tags = unlessUnknown(() => group.tags) ?? [];
  return tags.flatMap((tag) => unlessUnknown(() => tag.key) ?? []);
});

/** Types that the overrides of a group name, each once. @throws UnknownValue - one of them is not known. */
export function overrideTypes({ mixedInstancesPolicy }: AutoScalingGroup): readonly string[] {
  const overrides = mixedInstancesPolicy?.launchTemplate?.overrides ?? [];
  return [...new Set(overrides.flatMap(({ instanceType }) => instanceType ?? []))];
}

/**
 * Says whether the instances of a group are nodes of a Kubernetes cluster, by the tags that its tools need.
 *
 * Groups of ECS and EMR carry tags of their own and are left alone.
 *
 * Sources: https://docs.aws.amazon.com/eks/latest/userguide/self-managed-windows-server-2022.html ·
 * https://kops.sigs.k8s.io/
 */
export function isKubernetesGroup(group: AutoScalingGroup): boolean {
  const keys = tagKeys(group);
  const isOthers = keys.some((key) => key === "AmazonECSManaged" || key.startsWith("aws:elasticmapreduce:"));
  return !isOthers && keys.some(isKubernetesTag);
}

/**
 * Says whether kOps made a group. It labels each spot node by itself, as `node-role.kubernetes.io/spot-worker`.
 *
 * Source: https://github.com/kubernetes/kops/blob/v1.31.0/pkg/nodeidentity/aws/identify.go
 */
export function isKopsGroup(group: AutoScalingGroup): boolean {
  return tagKeys(group).includes("kops.k8s.io/instancegroup");
}

/** Says whether a tag's key is one that tools give the nodes of a Kubernetes cluster. */
export function isKubernetesTag(key: string): boolean {
  return KUBERNETES_TAGS.some((prefix) => key.startsWith(prefix));
}

const KUBERNETES_TAGS = ["kubernetes.io/cluster/", "k8s.io/cluster-autoscaler/", "eks:cluster-name", "k8s.io/role/"];
