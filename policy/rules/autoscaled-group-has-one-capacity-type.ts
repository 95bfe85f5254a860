import { isAutoscaled, isSpotGroup } from "../detectors/auto-scaling-group";
import { integer } from "../internal/options";
import { resourceRule } from "../internal/resource-rule";
import { AUTO_SCALING_GROUP } from "../resource-types/auto-scaling";

const AUTOSCALER_TAG = { key: "k8s.io/cluster-autoscaler/enabled", value: "true", propagateAtLaunch: false };
const DISTRIBUTION = "mixedInstancesPolicy.instancesDistribution";

/** The Cluster Autoscaler scales groups, and takes all nodes of one for alike. */
export const autoscaledGroupHasOneCapacityType = resourceRule({
  name: "autoscaled-group-has-one-capacity-type",
  entry: "A16",
  severity: "medium",
  description: "A group that the Cluster Autoscaler sizes is spot or on-demand, not both.",
  why:
    "The Cluster Autoscaler takes all nodes of a group for alike, so labels and taints of the group cannot tell its spot nodes from " +
    "its on-demand ones. It cannot grow the one without the other, and when it shrinks the group the nodes that " +
    "cost more may be those that stay.",
  mend: "Make two groups, one with `onDemandPercentageAboveBaseCapacity: 0` and no base, and one on-demand.",
  sources: ["https://docs.aws.amazon.com/eks/latest/best-practices/cas.html"],
  options: {
    allowBase: integer({
      description: "Most on-demand nodes that a spot group may begin with",
      standard: 0,
      minimum: 0,
    }),
  },
  examples: {
    broken: {
      workers: {
        type: AUTO_SCALING_GROUP.token,
        properties: {
          mixedInstancesPolicy: {
            instancesDistribution: { onDemandBaseCapacity: 2, onDemandPercentageAboveBaseCapacity: 50 },
          },
          tags: [AUTOSCALER_TAG],
        },
      },
    },
    kept: {
      spot: {
        type: AUTO_SCALING_GROUP.token,
        properties: {
          mixedInstancesPolicy: {
            instancesDistribution: { onDemandBaseCapacity: 0, onDemandPercentageAboveBaseCapacity: 0 },
          },
          tags: [AUTOSCALER_TAG],
        },
      },
      onDemand: {
        type: AUTO_SCALING_GROUP.token,
        properties: {
          mixedInstancesPolicy: { instancesDistribution: { onDemandPercentageAboveBaseCapacity: 100 } },
          tags: [AUTOSCALER_TAG],
        },
      },
    },
  },
  judges: (on) => [
    on(AUTO_SCALING_GROUP, (group, { options: { allowBase }, report }) => {
      if (!isAutoscaled(group) || !isSpotGroup(group)) {
        return;
      }
      const distribution = group.mixedInstancesPolicy?.instancesDistribution;
      const percentage = distribution?.onDemandPercentageAboveBaseCapacity ?? 100;
      if (percentage > 0) {
        report(
          `${DISTRIBUTION}.onDemandPercentageAboveBaseCapacity`,
          `is ${percentage}, which mixes spot and on-demand; make it 0, and a group of its own for on-demand`,
        );
      }
      const base = distribution?.onDemandBaseCapacity ?? 0;
      if (base > allowBase) {
        const most = allowBase === 0 ? "leave it out" : `make it at most ${allowBase}`;
        report(
          `${DISTRIBUTION}.onDemandBaseCapacity`,
          `puts ${base} on-demand among spot nodes; ${most}, and make a group of its own for on-demand`,
        );
      }
    }),
  ],
});
