import { isTerminationHandlerTag } from "../../facts/autoscaler-tags";
import { isKopsGroup, isKubernetesGroup } from "../detectors/auto-scaling-group";
import { eventsOf, isDisabled, targetsOf } from "../detectors/event-rule";
import { launchesSpot } from "../detectors/group-launches";
import { allTagKeys } from "../detectors/group-tags";
import { installed, isNamed } from "../detectors/interruption-handler";
import { terminationHooks, TERMINATING } from "../detectors/lifecycle-hooks";
import { hasTerminationHandler } from "../detectors/termination-handler";
import { flag } from "../internal/options";
import type { Stack } from "../internal/stack";
import { stackRule } from "../internal/stack-rule";
import { unlessUnknown } from "../internal/unknown";
import { AUTO_SCALING_GROUP, LIFECYCLE_HOOK } from "../resource-types/auto-scaling";
import { CLUSTER } from "../resource-types/eks";
import { EVENT_RULE } from "../resource-types/events";

/** Tag of the instances that the handler drains by default. Source: https://github.com/aws/aws-node-termination-handler/blob/v1.25.6/README.md */
const TERMINATION_HANDLER_TAG = "aws-node-termination-handler/managed";

const CLUSTER_TAG = { key: "kubernetes.io/cluster/east", value: "owned", propagateAtLaunch: true };
const HANDLER_TAG = { key: TERMINATION_HANDLER_TAG, value: "east", propagateAtLaunch: true };

const WORKERS = {
  mixedInstancesPolicy: { instancesDistribution: { onDemandPercentageAboveBaseCapacity: 0 } },
};

const DRAIN = {
  type: LIFECYCLE_HOOK.token,
  properties: {
    autoscalingGroupName: "${workers.name}",
    lifecycleTransition: TERMINATING,
    defaultResult: "CONTINUE",
    heartbeatTimeout: 300,
  },
};

/** A hook only waits. Where its group is in another stack than the cluster, the handler is likely to be elsewhere, but may be nowhere. */
export const terminationHookIsCompleted = stackRule({
  name: "termination-hook-is-completed",
  entry: "C01",
  severity: "high",
  description: "Somebody drains the node of a spot group while its termination hook waits, and completes the hook.",
  why:
    "A hook makes a group wait before it ends a node, and drains nothing by itself. Where nobody hears of it each end takes the full " +
    "wait, and then kills the pods where they stand. The node termination handler leaves instances without its tag alone.",
  mend:
    `Run the node termination handler in queue mode and give the group the tag \`${TERMINATION_HANDLER_TAG}\`, or send ` +
    "the hook's lifecycle actions to a function that drains.",
  sources: [
    "https://github.com/aws/aws-node-termination-handler/blob/v1.25.6/README.md",
    "https://docs.aws.amazon.com/autoscaling/ec2/userguide/lifecycle-hooks.html",
  ],
  options: {
    assumesHandlerElsewhere: flag({
      description: "A handler that needs no tag is installed by other means, such as another stack or GitOps",
      standard: false,
    }),
  },
  examples: {
    broken: {
      workers: { type: AUTO_SCALING_GROUP.token, properties: { ...WORKERS, tags: [CLUSTER_TAG] } },
      drain: DRAIN,
    },
    kept: {
      workers: { type: AUTO_SCALING_GROUP.token, properties: { ...WORKERS, tags: [CLUSTER_TAG, HANDLER_TAG] } },
      drain: DRAIN,
    },
  },
  judge: (stack, { each, options: { assumesHandlerElsewhere }, report }) => {
    // With the cluster at hand, `spot-nodes-have-an-interruption-handler` says whether a handler is there.
    const isSaid = stack.of(CLUSTER).length > 0;
    if (isSaid || assumesHandlerElsewhere || isHandled(stack)) {
      return;
    }
    each(stack.of(AUTO_SCALING_GROUP), (group) => {
      const isTagged = allTagKeys(group, stack).some(isTerminationHandlerTag);
      if (!isKubernetesGroup(group.view) || isTagged || isKopsGroup(group.view)) {
        return; // kOps installs a handler by itself, within the cluster.
      }
      const unheard = terminationHooks(group, stack).filter(({ hasTarget }) => !hasTarget);
      for (const { path, resource } of unheard.length > 0 && launchesSpot(group, stack) ? unheard : []) {
        report(
          resource,
          path,
          `nobody in sight completes this hook; tag the group ${TERMINATION_HANDLER_TAG} for the handler, ` +
            "or set assumesHandlerElsewhere",
        );
      }
    });
  },
});

/** Says whether a handler runs in a stack, or a rule sends lifecycle actions on to one. */
function isHandled(stack: Stack): boolean {
  const isRule = stack.of(EVENT_RULE).some((rule) => {
    const hears = unlessUnknown(() => eventsOf(rule.view).includes("termination")) ?? true;
    return hears && !isDisabled(rule.view) && targetsOf(rule, stack).length > 0;
  });
  return (
    isRule || hasTerminationHandler(stack) || installed(stack).some((program) => isNamed(program, "lifecycle-manager"))
  );
}
