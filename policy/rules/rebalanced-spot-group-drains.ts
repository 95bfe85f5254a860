import { isKubernetesGroup } from "../detectors/auto-scaling-group";
import { launchesSpot } from "../detectors/group-launches";
import { hasTerminationHook, TERMINATING } from "../detectors/lifecycle-hooks";
import { hasTerminationHandler } from "../detectors/termination-handler";
import { flag } from "../internal/options";
import { stackRule } from "../internal/stack-rule";
import { AUTO_SCALING_GROUP, LIFECYCLE_HOOK } from "../resource-types/auto-scaling";

const WORKERS = {
  type: AUTO_SCALING_GROUP.token,
  properties: {
    capacityRebalance: true,
    mixedInstancesPolicy: { instancesDistribution: { onDemandPercentageAboveBaseCapacity: 0 } },
    tags: [{ key: "kubernetes.io/cluster/east", value: "owned", propagateAtLaunch: true }],
  },
};

/** Capacity Rebalancing makes a group end nodes that AWS has not taken yet; somebody must drain them first. */
export const rebalancedSpotGroupDrains = stackRule({
  name: "rebalanced-spot-group-drains",
  entry: "B02",
  severity: "high",
  description: "A spot group of Kubernetes nodes that rebalances has somebody who drains the nodes it ends.",
  why:
    "With Capacity Rebalancing a group starts a replacement and then ends a node that still runs, often well before AWS would have " +
    "taken it. Without a termination hook or a handler nobody drains that node, and its pods are killed where they stand.",
  mend:
    "Add a lifecycle hook for autoscaling:EC2_INSTANCE_TERMINATING and run the node termination handler, " +
    "or set `capacityRebalance: false`.",
  sources: [
    "https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-capacity-rebalancing.html",
    "https://github.com/aws/aws-node-termination-handler/blob/v1.25.6/README.md",
  ],
  options: {
    assumesHandlerElsewhere: flag({
      description: "Take it that another stack, or a GitOps tool, runs a handler that drains nodes",
      standard: false,
    }),
  },
  examples: {
    broken: { workers: WORKERS },
    kept: {
      workers: WORKERS,
      drain: {
        type: LIFECYCLE_HOOK.token,
        properties: {
          autoscalingGroupName: "${workers.name}",
          lifecycleTransition: TERMINATING,
          defaultResult: "CONTINUE",
          heartbeatTimeout: 300,
        },
      },
    },
  },
  judge: (stack, { each, options: { assumesHandlerElsewhere }, report }) => {
    if (assumesHandlerElsewhere || hasTerminationHandler(stack)) {
      return;
    }
    each(stack.of(AUTO_SCALING_GROUP), (group) => {
      const rebalances = isKubernetesGroup(group.view) && group.view.capacityRebalance === true;
      if (rebalances && launchesSpot(group, stack) && !hasTerminationHook(group, stack)) {
        report(
          group.resource,
          "capacityRebalance",
          `ends nodes that nobody drains; add a hook for ${TERMINATING} and a termination handler`,
        );
      }
    });
  },
});
