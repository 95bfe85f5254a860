import { isKubernetesGroup } from "../detectors/auto-scaling-group";
import { launchesSpot } from "../detectors/group-launches";
import { hasTerminationHook, TERMINATING } from "../detectors/lifecycle-hooks";
import { hasHandlerOnNodes } from "../detectors/termination-handler";
import { stackRule } from "../internal/stack-rule";
import { AUTO_SCALING_GROUP, LIFECYCLE_HOOK } from "../resource-types/auto-scaling";

/** Without a hook, a group that ends a node on its own account (a rebalance, a refresh, a scale-in) asks nobody to drain it. */
export const spotGroupHasATerminationHook = stackRule({
  name: "spot-group-has-a-termination-hook",
  entry: "B06",
  severity: "high",
  description: "A spot group of Kubernetes nodes has a lifecycle hook that runs before a node ends.",
  why:
    "An Auto Scaling group ends nodes on its own account: when it rebalances, refreshes, or evens out zones. Only a termination " +
    "hook makes it wait until the node is drained; without one its pods are killed where they stand.",
  mend: "Add a lifecycle hook for autoscaling:EC2_INSTANCE_TERMINATING with `defaultResult: CONTINUE` and a heartbeat of 300 seconds.",
  sources: ["https://github.com/aws/aws-node-termination-handler/blob/v1.25.6/README.md"],
  options: {},
  examples: {
    broken: {
      workers: {
        type: AUTO_SCALING_GROUP.token,
        properties: {
          mixedInstancesPolicy: { instancesDistribution: { onDemandPercentageAboveBaseCapacity: 0 } },
          tags: [{ key: "kubernetes.io/cluster/east", value: "owned", propagateAtLaunch: true }],
        },
      },
    },
    kept: {
      workers: {
        type: AUTO_SCALING_GROUP.token,
        properties: {
          mixedInstancesPolicy: { instancesDistribution: { onDemandPercentageAboveBaseCapacity: 0 } },
          tags: [{ key: "kubernetes.io/cluster/east", value: "owned", propagateAtLaunch: true }],
        },
      },
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
  judge: (stack, { each, report }) => {
    each(hasHandlerOnNodes(stack) ? [] : stack.of(AUTO_SCALING_GROUP), (group) => {
      if (isKubernetesGroup(group.view) && launchesSpot(group, stack) && !hasTerminationHook(group, stack)) {
        report(
          group.resource,
          "initialLifecycleHooks",
          `has no hook for ${TERMINATING}; add one that lets the node be drained`,
        );
      }
    });
  },
});
