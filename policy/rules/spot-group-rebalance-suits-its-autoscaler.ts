import { type AutoScalingGroup, isAutoscaled, isSpotGroup } from "../detectors/auto-scaling-group";
import { choice } from "../internal/options";
import { resourceRule } from "../internal/resource-rule";
import { unlessUnknown } from "../internal/unknown";
import { AUTO_SCALING_GROUP } from "../resource-types/auto-scaling";

const SPOT = { mixedInstancesPolicy: { instancesDistribution: { onDemandPercentageAboveBaseCapacity: 0 } } };

/** Capacity Rebalancing replaces nodes early, but changes a group's size behind the back of an autoscaler that sets it. */
export const spotGroupRebalanceSuitsItsAutoscaler = resourceRule({
  name: "spot-group-rebalance-suits-its-autoscaler",
  entry: "B01",
  severity: "medium",
  description: "A spot group replaces instances at risk by itself, unless the Cluster Autoscaler sets its size.",
  why:
    "With Capacity Rebalancing a group starts a replacement when AWS says that an instance is at risk; without it, only after the " +
    "instance is gone. Beside the Cluster Autoscaler, which counts nodes itself, it makes the two change the size against each other.",
  mend: "Set `capacityRebalance: true` where no autoscaler scales the group.",
  sources: [
    "https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-capacity-rebalancing.html",
    "https://github.com/kubernetes/autoscaler/issues/4071",
  ],
  options: {
    mode: choice({
      description: "Whether spot groups rebalance: all of them, those without an autoscaler's tag, or none",
      words: ["require", "require-without-autoscaler", "forbid"],
      standard: "require-without-autoscaler",
    }),
  },
  examples: {
    broken: { workers: { type: AUTO_SCALING_GROUP.token, properties: SPOT } },
    kept: { workers: { type: AUTO_SCALING_GROUP.token, properties: { ...SPOT, capacityRebalance: true } } },
  },
  judges: (on) => [
    on(
      AUTO_SCALING_GROUP,
      (group, { options: { mode }, report }) => {
        const isRequired = mode === "require" || (mode === "require-without-autoscaler" && !isAutoscaled(group));
        if (isRequired && misses(group)) {
          report("capacityRebalance", "is not true, so instances are replaced only when they are gone; write true");
        } else if (mode === "forbid" && group.capacityRebalance === true && isSpotGroup(group)) {
          report("capacityRebalance", "is true, which this organisation rules out; write false");
        }
      },
      (group, edit, { mode }) => {
        if (mode === "require" && unlessUnknown(() => misses(group)) === true) {
          edit.set(["capacityRebalance"], true);
        }
      },
    ),
  ],
});

function misses(group: AutoScalingGroup): boolean {
  return group.capacityRebalance !== true && isSpotGroup(group);
}
