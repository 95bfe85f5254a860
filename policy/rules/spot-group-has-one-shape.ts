import { isAutoscaled, isKubernetesGroup, isSpotGroup, overrideTypes } from "../detectors/auto-scaling-group";
import { MEMORY_TOLERANCE, isOfFixedSize, shapeProblem } from "../detectors/one-shape";
import { OVERRIDES, spotTypesOfNodeGroup } from "../detectors/pool-types";
import { resourceRule } from "../internal/resource-rule";
import { AUTO_SCALING_GROUP } from "../resource-types/auto-scaling";
import { NODE_GROUP } from "../resource-types/eks";

/** A managed node group is found by the Cluster Autoscaler too, which takes one node as the measure of all the others. */
export const spotGroupHasOneShape = resourceRule({
  name: "spot-group-has-one-shape",
  entry: "A09",
  severity: "medium",
  description: "The instance types of a spot group of Kubernetes nodes have the same vCPU, memory and GPUs.",
  why:
    "Where the Cluster Autoscaler runs it finds each managed node group, and takes one type of it as the measure of all: a bigger " +
    "type is paid for and not used, and pods stay pending on a smaller one. Also without it nobody knows how many nodes carry " +
    "a given load, since EC2 chooses the size.",
  mend: "List types of one size in a group, such as m5.xlarge, m5a.xlarge and m6i.xlarge, and make a further group for each other size.",
  sources: [
    "https://github.com/kubernetes/autoscaler/blob/cluster-autoscaler-1.36.1/cluster-autoscaler/cloudprovider/aws/README.md",
    "https://docs.aws.amazon.com/eks/latest/best-practices/cas.html",
  ],
  options: {
    memoryTolerancePercent: MEMORY_TOLERANCE,
  },
  examples: {
    broken: {
      workers: {
        type: NODE_GROUP.token,
        properties: { capacityType: "SPOT", instanceTypes: ["m5.large", "m5a.large", "m6i.large", "m5.2xlarge"] },
      },
    },
    kept: {
      workers: {
        type: NODE_GROUP.token,
        properties: { capacityType: "SPOT", instanceTypes: ["m5.large", "m5a.large", "m6i.large", "m6a.large"] },
      },
    },
  },
  judges: (on) => [
    on(AUTO_SCALING_GROUP, (group, { options: { memoryTolerancePercent }, report }) => {
      const isJudged = isKubernetesGroup(group) && !isAutoscaled(group) && !isOfFixedSize(() => group);
      if (!isJudged || !isSpotGroup(group)) {
        return;
      }
      const problem = shapeProblem(overrideTypes(group), memoryTolerancePercent);
      if (problem !== undefined) {
        report(OVERRIDES, `differ in size: ${problem}; put each size into a group of its own`);
      }
    }),
    on(NODE_GROUP, (group, { options: { memoryTolerancePercent }, report }) => {
      const problem = shapeProblem(spotTypesOfNodeGroup(group), memoryTolerancePercent);
      if (problem !== undefined && !isOfFixedSize(() => group.scalingConfig)) {
        report("instanceTypes", `differ in size: ${problem}; put each size into a group of its own`);
      }
    }),
  ],
});
