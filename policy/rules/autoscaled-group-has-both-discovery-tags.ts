import { AUTOSCALER_ENABLED_TAG, autoscalerClusterTag } from "../../facts/autoscaler-tags";
import type { AutoScalingGroup } from "../detectors/auto-scaling-group";
import { hasSpotNodes } from "../detectors/group-launches";
import { attachedTo } from "../detectors/group-tags";
import { texts } from "../internal/options";
import type { Placed, Stack } from "../internal/stack";
import { stackRule } from "../internal/stack-rule";
import { AUTO_SCALING_GROUP } from "../resource-types/auto-scaling";
import { GROUP_TAG } from "../resource-types/auto-scaling-attachments";

const SPOT = { mixedInstancesPolicy: { instancesDistribution: { onDemandPercentageAboveBaseCapacity: 0 } } };
const ENABLED = { key: AUTOSCALER_ENABLED_TAG, value: "true", propagateAtLaunch: false };

/** The Cluster Autoscaler looks for groups that have both tags; one alone leaves a group at the size it has. */
export const autoscaledGroupHasBothDiscoveryTags = stackRule({
  name: "autoscaled-group-has-both-discovery-tags",
  entry: "B12",
  severity: "medium",
  description: "Where there is spot, a group with one tag for the Cluster Autoscaler has the other too.",
  why:
    "The autoscaler finds groups that have the tag k8s.io/cluster-autoscaler/enabled and the one that names its cluster. A group " +
    "with one of them is not found, so pods wait although the group may grow.",
  mend: "Add the tag that is missing to the group.",
  sources: [
    "https://github.com/kubernetes/autoscaler/blob/cluster-autoscaler-1.36.1/cluster-autoscaler/cloudprovider/aws/README.md",
  ],
  options: {
    tagKeys: texts({
      description: "Keys by which the autoscaler finds groups, where its flag names others than the usual two",
      standard: [],
    }),
  },
  examples: {
    broken: { workers: { type: AUTO_SCALING_GROUP.token, properties: { ...SPOT, tags: [ENABLED] } } },
    kept: {
      workers: {
        type: AUTO_SCALING_GROUP.token,
        properties: {
          ...SPOT,
          tags: [ENABLED, { key: "k8s.io/cluster-autoscaler/east", value: "owned", propagateAtLaunch: false }],
        },
      },
    },
  },
  judge: (stack, { each, options: { tagKeys }, report }) => {
    each(hasSpotNodes(stack) ? stack.of(AUTO_SCALING_GROUP) : [], (group) => {
      const keys = knownKeys(group, stack);
      const found = tagKeys.length === 0 ? usual(keys) : tagKeys.map((key) => keys.includes(key));
      if (found.includes(true) && found.includes(false)) {
        const missing = found.filter((has) => !has).length;
        report(
          group.resource,
          "tags",
          `has ${found.length - missing} of the ${found.length} tags by which the Cluster Autoscaler finds groups; add the other`,
        );
      }
    });
  },
});

/** Keys of all tags of a group. @throws UnknownValue - one is not known: it may be the very one that seems to be missing. */
function knownKeys({ resource, view }: Placed<AutoScalingGroup>, stack: Stack): readonly string[] {
  const others = attachedTo({ resource, view }, GROUP_TAG, stack);
  return [...(view.tags ?? []).flatMap(({ key }) => key ?? []), ...others.flatMap((tag) => tag.view.tag?.key ?? [])];
}

/** Whether there is the tag that switches the autoscaler on, and whether there is one that names a cluster. */
function usual(keys: readonly string[]): readonly boolean[] {
  const prefix = autoscalerClusterTag("");
  const namesCluster = (key: string) =>
    key.startsWith(prefix) && !key.slice(prefix.length).includes("/") && key !== AUTOSCALER_ENABLED_TAG;
  return [keys.includes(AUTOSCALER_ENABLED_TAG), keys.some(namesCluster)];
}
