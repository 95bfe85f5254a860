import { type AutoScalingGroup, isKubernetesGroup, isSpotGroup } from "../detectors/auto-scaling-group";
import { resourceRule } from "../internal/resource-rule";
import { unlessUnknown } from "../internal/unknown";
import { AUTO_SCALING_GROUP } from "../resource-types/auto-scaling";

const NODES = {
  mixedInstancesPolicy: { instancesDistribution: { onDemandPercentageAboveBaseCapacity: 0 } },
  tags: [{ key: "kubernetes.io/cluster/east", value: "owned", propagateAtLaunch: true }],
};

/** Protection from scale-in keeps a group from ending an instance; AWS takes a spot instance back all the same. */
export const spotGroupAllowsScaleIn = resourceRule({
  name: "spot-group-allows-scale-in",
  entry: "B08",
  severity: "low",
  description: "A spot group of Kubernetes nodes does not protect its nodes from scale-in.",
  why:
    "Protection from scale-in does not keep AWS from taking a spot instance back. It only keeps the group from ending nodes that " +
    "are not needed any more, or that an instance refresh wants to replace.",
  mend: "Set `protectFromScaleIn: false`, and protect pods by disruption budgets.",
  sources: ["https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-instance-protection.html"],
  options: {},
  examples: {
    broken: { workers: { type: AUTO_SCALING_GROUP.token, properties: { ...NODES, protectFromScaleIn: true } } },
    kept: { workers: { type: AUTO_SCALING_GROUP.token, properties: { ...NODES, protectFromScaleIn: false } } },
  },
  judges: (on) => [
    on(
      AUTO_SCALING_GROUP,
      (group, { report }) => {
        if (protects(group)) {
          report("protectFromScaleIn", "is true, which no interruption heeds and only scaling in does; write false");
        }
      },
      (group, edit) => {
        if (unlessUnknown(() => protects(group)) === true) {
          edit.set(["protectFromScaleIn"], false);
        }
      },
    ),
  ],
});

function protects(group: AutoScalingGroup): boolean {
  return group.protectFromScaleIn === true && isKubernetesGroup(group) && isSpotGroup(group);
}
