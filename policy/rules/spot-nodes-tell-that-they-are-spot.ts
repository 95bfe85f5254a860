import { isSpotLabel, isSpotTaint } from "../../facts/spot-spelling";
import { type AutoScalingGroup, isKopsGroup, isKubernetesGroup } from "../detectors/auto-scaling-group";
import { launchesOf, launchesSpot, spotProperty } from "../detectors/group-launches";
import { kubeletLabels, kubeletTaints } from "../detectors/kubelet-settings";
import { identifyingUserData, nodeTemplateTags } from "../detectors/node-identity";
import { flag, texts } from "../internal/options";
import type { Placed, Stack } from "../internal/stack";
import { stackRule } from "../internal/stack-rule";
import { unlessUnknown } from "../internal/unknown";
import { AUTO_SCALING_GROUP } from "../resource-types/auto-scaling";
import { LAUNCH_TEMPLATE } from "../resource-types/ec2";

function example(kubelet: string) {
  const userData = `apiVersion: node.eks.aws/v1alpha1\nkind: NodeConfig\nspec:\n  cluster:\n    name: east\n${kubelet}`;
  return {
    nodes: { type: LAUNCH_TEMPLATE.token, properties: { userData: Buffer.from(userData).toString("base64") } },
    workers: {
      type: AUTO_SCALING_GROUP.token,
      properties: {
        mixedInstancesPolicy: {
          instancesDistribution: { onDemandPercentageAboveBaseCapacity: 0 },
          launchTemplate: { launchTemplateSpecification: { launchTemplateId: "${nodes.id}", version: "1" } },
        },
        tags: [{ key: "kubernetes.io/cluster/east", value: "owned", propagateAtLaunch: true }],
      },
    },
  };
}

/** Whether the nodes of a group say by a label, and by a taint, that they are spot. */
interface Told {
  readonly label: boolean;
  readonly taint: boolean;
}

/** EKS and Karpenter label what they launch; nodes of one's own say only what their kubelet is told to say. */
export const spotNodesTellThatTheyAreSpot = stackRule({
  name: "spot-nodes-tell-that-they-are-spot",
  entry: "B14",
  severity: "low",
  description: "Spot nodes of a group of one's own have a label that says so.",
  why:
    "Managed node groups and Karpenter label their nodes with how they are paid for; nodes of an Auto Scaling group of one's own " +
    "look alike. No workload can then ask for spot or keep off it, and what must not be interrupted ends up there.",
  mend: "Give the kubelet a label such as `lifecycle=spot` in the user data, and tell the autoscaler of it by a tag.",
  sources: [
    "https://docs.aws.amazon.com/eks/latest/best-practices/cas.html",
    "https://aws.amazon.com/blogs/compute/run-your-kubernetes-workloads-on-amazon-ec2-spot-instances-with-amazon-eks/",
    "https://awslabs.github.io/amazon-eks-ami/nodeadm/",
  ],
  options: {
    labels: texts({
      description: "Further keys by which the labels and taints of nodes say that they are spot, with any value",
      standard: [],
    }),
    requiresTaint: flag({
      description: "Spot nodes must have a taint too, which keeps off what does not tolerate it",
      standard: false,
    }),
  },
  examples: { broken: example(""), kept: example("  kubelet:\n    flags: [--node-labels=lifecycle=spot]\n") },
  judge: (stack, { each, options: { labels, requiresTaint }, report }) => {
    each(stack.of(AUTO_SCALING_GROUP), (group) => {
      if (!isKubernetesGroup(group.view) || isKopsGroup(group.view) || !launchesSpot(group, stack)) {
        return;
      }
      const problems = toldOf(group, stack, { labels, requiresTaint }).flatMap((told) =>
        told.label && (told.taint || !requiresTaint) ? [] : problemOf(told, group.view),
      );
      const [problem] = problems;
      if (problem !== undefined) {
        report(group.resource, spotProperty(group), problem);
      }
    });
  },
});

/**
 * What the nodes of each template of a group say; those whose user data cannot be read are left out.
 *
 * @throws UnknownValue - the tags say too little, and user data, or a tag, is not known.
 */
function toldOf(
  group: Placed<AutoScalingGroup>,
  stack: Stack,
  options: { readonly labels: readonly string[]; readonly requiresTaint: boolean },
): readonly Told[] {
  const isLabel = (key: string, value: string) => options.labels.includes(key) || isSpotLabel(key, value);
  const isTaint = (key: string, value: string) => options.labels.includes(key) || isSpotTaint(key, value);
  const launches = launchesOf(group, stack).map(({ view }) => view);
  const ofUserData = launches.map((launch) => unlessUnknown(() => identifyingUserData(launch)));
  const byUserData = ofUserData.map((userData) => ({
    label: userData !== undefined && kubeletLabels(userData).some(([key, value]) => isLabel(key, value)),
    taint: userData !== undefined && kubeletTaints(userData).some(({ key, value }) => isTaint(key, value)),
  }));
  if (byUserData.every(({ label, taint }) => label && (taint || !options.requiresTaint))) {
    return byUserData;
  }
  const tags = nodeTemplateTags(group, stack);
  const label = tags.labels.some(({ key, value }) => isLabel(key, value ?? "spot"));
  const taint = tags.taints.some(({ key, value }) => isTaint(key, value?.replace(/:.*/, "") ?? "spot"));
  if (label && (taint || !options.requiresTaint)) {
    return [];
  }
  return launches.flatMap((launch, index) => {
    const told = byUserData[index];
    return identifyingUserData(launch) === undefined || told === undefined
      ? []
      : [{ label: label || told.label, taint: taint || told.taint }];
  });
}

function problemOf({ label, taint }: Told, group: AutoScalingGroup): string {
  if (label) {
    return "launches spot nodes without a taint that says so; add one such as lifecycle=spot:PreferNoSchedule to their user data";
  }
  if (taint) {
    return "launches spot nodes with a taint but no label to ask for them by; add one such as lifecycle=spot to their user data";
  }
  return isMixed(group)
    ? "launches spot and on-demand nodes that no label tells apart; let each ask at its start which it is, or split the group"
    : "launches spot nodes that no label tells from others; add one such as lifecycle=spot to their user data";
}

/** Says whether a group is known to launch on-demand instances beside spot. */
function isMixed({ mixedInstancesPolicy }: AutoScalingGroup): boolean {
  const distribution = unlessUnknown(() => mixedInstancesPolicy?.instancesDistribution);
  const base = unlessUnknown(() => distribution?.onDemandBaseCapacity) ?? 0;
  const percentage = unlessUnknown(() => distribution?.onDemandPercentageAboveBaseCapacity) ?? 0;
  return base > 0 || percentage > 0;
}
