import { isSpotWord } from "../../facts/spot-spelling";
import { isSpotGroup } from "../detectors/auto-scaling-group";
import { resourceRule } from "../internal/resource-rule";
import { AUTO_SCALING_GROUP } from "../resource-types/auto-scaling";
import { NODE_GROUP } from "../resource-types/eks";

const MIXED = { instancesDistribution: { onDemandPercentageAboveBaseCapacity: 0 } };

/** A group of one size has no room for a replacement before the old node is gone. */
export const spotGroupCanGrow = resourceRule({
  name: "spot-group-can-grow",
  entry: "B10",
  severity: "low",
  description: "A spot group may be larger than its smallest size.",
  why:
    "Nodes of a spot group come and go. A group whose smallest and largest size are the same has no room to start a replacement " +
    "before a node is gone, nor can it take the pods of another group that lost its capacity.",
  mend: "Make the largest size larger than the smallest.",
  sources: [
    "https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-capacity-rebalancing.html",
    "https://github.com/kubernetes/autoscaler/blob/cluster-autoscaler-1.36.1/cluster-autoscaler/cloudprovider/aws/README.md",
  ],
  options: {},
  examples: {
    broken: {
      workers: {
        type: AUTO_SCALING_GROUP.token,
        properties: { minSize: 3, maxSize: 3, mixedInstancesPolicy: MIXED },
      },
    },
    kept: {
      workers: {
        type: AUTO_SCALING_GROUP.token,
        properties: { minSize: 0, maxSize: 30, mixedInstancesPolicy: MIXED },
      },
    },
  },
  judges: (on) => [
    on(AUTO_SCALING_GROUP, (group, { report }) => {
      const { minSize, maxSize } = group;
      if (isFixed(minSize, maxSize) && isSpotGroup(group)) {
        report("maxSize", `is ${maxSize}, as is minSize, so there is no room for a replacement; write a larger one`);
      }
    }),
    on(NODE_GROUP, ({ capacityType, scalingConfig }, { report }) => {
      if (isSpotWord(capacityType) && isFixed(scalingConfig?.minSize, scalingConfig?.maxSize)) {
        const { maxSize } = scalingConfig ?? {};
        report(
          "scalingConfig.maxSize",
          `is ${maxSize}, as is minSize, so there is no room for a replacement; write a larger one`,
        );
      }
    }),
  ],
});

/** Says whether a group has one size; one that is kept at zero is parked. */
function isFixed(min: number | undefined, max: number | undefined): boolean {
  return min !== undefined && min > 0 && min === max;
}
