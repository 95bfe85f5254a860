import { isAutoscaled, isSpotGroup, overrideTypes } from "../detectors/auto-scaling-group";
import { MEMORY_TOLERANCE, asksForSeveralSizes, isOfFixedSize, shapeProblem } from "../detectors/one-shape";
import { OVERRIDES } from "../detectors/pool-types";
import { resourceRule } from "../internal/resource-rule";
import { AUTO_SCALING_GROUP } from "../resource-types/auto-scaling";

const AUTOSCALER_TAG = { key: "k8s.io/cluster-autoscaler/enabled", value: "true", propagateAtLaunch: false };
const SPOT_ONLY = { onDemandPercentageAboveBaseCapacity: 0, spotAllocationStrategy: "price-capacity-optimized" };

/** The Cluster Autoscaler takes one node of a group as the measure of all the others. */
export const autoscaledSpotGroupHasOneShape = resourceRule({
  name: "autoscaled-spot-group-has-one-shape",
  entry: "A09",
  severity: "high",
  description:
    "The instance types of a spot group that the Cluster Autoscaler sizes have the same vCPU, memory and GPUs.",
  why:
    "The Cluster Autoscaler takes one type of a group as the measure of all: the first override, or a node that is there. Where " +
    "EC2 launches a bigger type, capacity is paid for and not used. Where it launches a smaller one, the pods that it was " +
    "launched for do not fit, and it is launched again and again.",
  mend: "List types of one size in a group, such as m5.xlarge, m5a.xlarge and m6i.xlarge, and make a further group for each other size.",
  sources: [
    "https://github.com/kubernetes/autoscaler/blob/cluster-autoscaler-1.36.1/cluster-autoscaler/cloudprovider/aws/README.md",
    "https://docs.aws.amazon.com/eks/latest/best-practices/cas.html",
    "https://github.com/kubernetes/autoscaler/issues/9568",
  ],
  options: {
    memoryTolerancePercent: MEMORY_TOLERANCE,
  },
  examples: {
    broken: {
      workers: {
        type: AUTO_SCALING_GROUP.token,
        properties: {
          mixedInstancesPolicy: {
            instancesDistribution: SPOT_ONLY,
            launchTemplate: { overrides: [{ instanceType: "m5.large" }, { instanceType: "m5.2xlarge" }] },
          },
          tags: [AUTOSCALER_TAG],
        },
      },
    },
    kept: {
      workers: {
        type: AUTO_SCALING_GROUP.token,
        properties: {
          mixedInstancesPolicy: {
            instancesDistribution: SPOT_ONLY,
            launchTemplate: {
              overrides: [
                { instanceType: "m5.xlarge" },
                { instanceType: "m5a.xlarge" },
                { instanceType: "m6i.xlarge" },
              ],
            },
          },
          tags: [AUTOSCALER_TAG],
        },
      },
    },
  },
  judges: (on) => [
    on(AUTO_SCALING_GROUP, (group, { options: { memoryTolerancePercent }, report }) => {
      if (!isAutoscaled(group) || isOfFixedSize(() => group) || !isSpotGroup(group)) {
        return;
      }
      const problem = shapeProblem(overrideTypes(group), memoryTolerancePercent);
      if (problem !== undefined) {
        report(OVERRIDES, `differ in size: ${problem}; put each size into a group of its own`);
      }
      if (asksForSeveralSizes(group, memoryTolerancePercent)) {
        report(
          OVERRIDES,
          "ask by instanceRequirements for more than one size; state the same min and max of vCPU and of memory",
        );
      }
    }),
  ],
});
