import { isInferredLabel, isStartupTaint, NODE_TEMPLATE_TAGS } from "../../facts/autoscaler-tags";
import { type AutoScalingGroup, isKubernetesGroup } from "../detectors/auto-scaling-group";
import { hasSpotNodes, launchesOf } from "../detectors/group-launches";
import { isAutoscaledIn } from "../detectors/group-tags";
import { kubeletLabels, kubeletTaints } from "../detectors/kubelet-settings";
import { identifyingUserData, type NodeTemplateTag, nodeTemplateTags } from "../detectors/node-identity";
import { texts } from "../internal/options";
import type { Placed, Stack } from "../internal/stack";
import { stackRule } from "../internal/stack-rule";
import { AUTO_SCALING_GROUP } from "../resource-types/auto-scaling";
import { LAUNCH_TEMPLATE } from "../resource-types/ec2";

/** A key of a label or taint, and the value that its tag then has. */
type Wanted = readonly [key: string, value: string];

/** The Cluster Autoscaler learns of an empty group's nodes by its tags only. */
export const scaleFromZeroTagsMirrorTheNodes = stackRule({
  name: "scale-from-zero-tags-mirror-the-nodes",
  entry: "B13",
  severity: "medium",
  description:
    "Where there is spot, the tags of a group that may be empty tell the autoscaler its nodes' labels and taints.",
  why:
    "The autoscaler knows an empty group's nodes by its tags alone. A pod that asks for a label of which no tag tells waits for ever, " +
    "and for one that does not tolerate a taint of which none tells a node is started that it cannot run on.",
  mend:
    "Give the group a tag k8s.io/cluster-autoscaler/node-template/label/<key> for each label, and one with taint/<key> for each " +
    "taint.",
  sources: [
    "https://github.com/kubernetes/autoscaler/blob/cluster-autoscaler-1.36.1/cluster-autoscaler/cloudprovider/aws/README.md",
    "https://docs.aws.amazon.com/eks/latest/eksctl/autoscaling.html",
  ],
  options: {
    ignoredLabels: texts({ description: "Keys of labels that no pod asks for", standard: [] }),
  },
  examples: {
    broken: example([]),
    kept: example([{ key: `${NODE_TEMPLATE_TAGS.label}lifecycle`, value: "spot", propagateAtLaunch: false }]),
  },
  judge: (stack, { each, options: { ignoredLabels }, report }) => {
    each(hasSpotNodes(stack) ? stack.of(AUTO_SCALING_GROUP) : [], (group) => {
      if (!isKubernetesGroup(group.view) || !isAutoscaledIn(stack, group) || group.view.minSize !== 0) {
        return;
      }
      const { labels, taints } = untold(group, stack, ignoredLabels);
      if (labels + taints > 0) {
        report(group.resource, "tags", problemOf(labels, taints));
      }
    });
  },
});

/**
 * How many labels and taints of a group's nodes no tag tells of, or another than they have.
 *
 * A taint that only prefers other nodes keeps the autoscaler from nothing, and so needs no tag.
 *
 * @throws UnknownValue - user data, or a tag's key, is not known.
 */
function untold(
  group: Placed<AutoScalingGroup>,
  stack: Stack,
  ignoredLabels: readonly string[],
): { readonly labels: number; readonly taints: number } {
  const starts = launchesOf(group, stack).flatMap(({ view }) => identifyingUserData(view) ?? []);
  const labels = starts.flatMap((userData): readonly Wanted[] => [...new Map(kubeletLabels(userData))]);
  const taints = starts
    .flatMap(kubeletTaints)
    .filter(({ key, effect }) => effect !== "PreferNoSchedule" && !isStartupTaint(key))
    .map(({ key, value, effect }): Wanted => [key, `${value}:${effect}`]);
  const wanted = labels.filter(([key]) => !isInferredLabel(key) && !ignoredLabels.includes(key));
  if (wanted.length + taints.length === 0) {
    return { labels: 0, taints: 0 };
  }
  const tags = nodeTemplateTags(group, stack);
  return { labels: missing(wanted, tags.labels), taints: missing(taints, tags.taints) };
}

/** How many keys have no tag with a value that is wanted; templates of one group may want several. */
function missing(wanted: readonly Wanted[], tags: readonly NodeTemplateTag[]): number {
  const isTold = ([key, value]: Wanted) => tags.some((tag) => tag.key === key && (tag.value ?? value) === value);
  const told = new Set(wanted.filter(isTold).map(([key]) => key));
  return new Set(wanted.map(([key]) => key).filter((key) => !told.has(key))).size;
}

function problemOf(labels: number, taints: number): string {
  const counted = (count: number, one: string) => (count === 0 ? [] : [`${count} ${one}${count === 1 ? "" : "s"}`]);
  const what = [...counted(labels, "label"), ...counted(taints, "taint")].join(" and ");
  const tags = [
    ...(labels === 0 ? [] : [`${NODE_TEMPLATE_TAGS.label}<key>`]),
    ...(taints === 0 ? [] : [`${NODE_TEMPLATE_TAGS.taint}<key>`]),
  ].join(" and ");
  return `do not tell the autoscaler of ${what} that the nodes start with; add ${tags}`;
}

function example(tags: readonly object[]) {
  const userData =
    "apiVersion: node.eks.aws/v1alpha1\nkind: NodeConfig\nspec:\n  kubelet:\n    flags: [--node-labels=lifecycle=spot]\n";
  return {
    nodes: { type: LAUNCH_TEMPLATE.token, properties: { userData: Buffer.from(userData).toString("base64") } },
    workers: {
      type: AUTO_SCALING_GROUP.token,
      properties: {
        minSize: 0,
        maxSize: 20,
        mixedInstancesPolicy: {
          instancesDistribution: { onDemandPercentageAboveBaseCapacity: 0 },
          launchTemplate: { launchTemplateSpecification: { launchTemplateId: "${nodes.id}", version: "1" } },
        },
        tags: [
          { key: "k8s.io/cluster-autoscaler/enabled", value: "true", propagateAtLaunch: false },
          { key: "k8s.io/cluster-autoscaler/east", value: "owned", propagateAtLaunch: false },
          ...tags,
        ],
      },
    },
  };
}
