import { isKubernetesGroup } from "../detectors/auto-scaling-group";
import { launchesSpot } from "../detectors/group-launches";
import { isAttachedTo } from "../detectors/group-tags";
import { TERMINATING } from "../detectors/lifecycle-hooks";
import { integer } from "../internal/options";
import { stackRule } from "../internal/stack-rule";
import { pathOf } from "../internal/view";
import { AUTO_SCALING_GROUP, LIFECYCLE_HOOK } from "../resource-types/auto-scaling";

/** Seconds that a hook waits which says nothing. Source: https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_LifecycleHook.html */
const STANDARD_HEARTBEAT = 3600;

const WORKERS = {
  type: AUTO_SCALING_GROUP.token,
  properties: {
    mixedInstancesPolicy: { instancesDistribution: { onDemandPercentageAboveBaseCapacity: 0 } },
    tags: [{ key: "kubernetes.io/cluster/east", value: "owned", propagateAtLaunch: true }],
  },
};

const DRAIN = {
  autoscalingGroupName: "${workers.name}",
  lifecycleTransition: TERMINATING,
  defaultResult: "CONTINUE",
};

/** A hook bounds how long a node may drain: shorter than the notice wastes it, much longer keeps a dead node in the group. */
export const terminationHookFitsTheNotice = stackRule({
  name: "termination-hook-fits-the-notice",
  entry: "B07",
  severity: "medium",
  description: "A termination hook of a spot group waits for a drain of two minutes, and not for hours.",
  why:
    "A node gets two minutes' notice. A hook that waits less ends the node while its pods still shut down; one that waits for hours " +
    "keeps a node that nobody completes in the group, which then starts no other in its place.",
  mend: "Set `heartbeatTimeout` to 300.",
  sources: [
    "https://docs.aws.amazon.com/autoscaling/ec2/userguide/lifecycle-hooks.html",
    "https://github.com/aws/aws-node-termination-handler/blob/v1.25.6/README.md",
  ],
  options: {
    minimumHeartbeatSeconds: integer({
      description: "Shortest wait of a hook",
      standard: 120,
      minimum: 30,
      maximum: 7200,
    }),
    maximumHeartbeatSeconds: integer({
      description: "Longest wait of a hook",
      standard: 3600,
      minimum: 30,
      maximum: 7200,
    }),
  },
  examples: {
    broken: {
      workers: WORKERS,
      drain: { type: LIFECYCLE_HOOK.token, properties: { ...DRAIN, heartbeatTimeout: 30 } },
    },
    kept: {
      workers: WORKERS,
      drain: { type: LIFECYCLE_HOOK.token, properties: { ...DRAIN, heartbeatTimeout: 300 } },
    },
  },
  judge: (stack, { each, options: { minimumHeartbeatSeconds: min, maximumHeartbeatSeconds: max }, report }) => {
    const problemOf = (heartbeat: number) =>
      heartbeat < min
        ? `is ${heartbeat}, too short for a drain; write at least ${min}`
        : heartbeat > max
          ? `is ${heartbeat}, which keeps a node that is gone; write ${max} at most`
          : undefined;
    const groups = stack.of(AUTO_SCALING_GROUP).filter(({ view }) => isKubernetesGroup(view));
    each(stack.of(LIFECYCLE_HOOK), (hook) => {
      const group = groups.find((one) => isAttachedTo(hook, one));
      if (group === undefined || hook.view.lifecycleTransition !== TERMINATING || !launchesSpot(group, stack)) {
        return;
      }
      const problem = problemOf(hook.view.heartbeatTimeout ?? STANDARD_HEARTBEAT);
      if (problem !== undefined) {
        report(hook.resource, "heartbeatTimeout", problem);
      }
    });
    each(groups, (group) => {
      for (const hook of group.view.initialLifecycleHooks ?? []) {
        const isTerminating = hook.lifecycleTransition === TERMINATING && launchesSpot(group, stack);
        const problem = isTerminating ? problemOf(hook.heartbeatTimeout ?? STANDARD_HEARTBEAT) : undefined;
        if (problem !== undefined) {
          report(group.resource, `${pathOf(hook)}.heartbeatTimeout`, problem);
        }
      }
    });
  },
});
