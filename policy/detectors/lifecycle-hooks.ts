import type { Placed, Stack } from "../internal/stack";
import { LIFECYCLE_HOOK } from "../resource-types/auto-scaling";
import type { AutoScalingGroup } from "./auto-scaling-group";
import { attachedTo } from "./group-tags";

/**
 * Transition of a hook that runs before an instance ends.
 *
 * Source: https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutLifecycleHook.html
 */
export const TERMINATING = "autoscaling:EC2_INSTANCE_TERMINATING";

/** Says whether a group has a hook that runs before an instance ends, within the group or as a resource of its own. */
export function hasTerminationHook(group: Placed<AutoScalingGroup>, stack: Stack): boolean {
  const hooks = [
    ...(group.view.initialLifecycleHooks ?? []),
    ...attachedTo(group, LIFECYCLE_HOOK, stack).map(({ view }) => view),
  ];
  return hooks.some(({ lifecycleTransition }) => lifecycleTransition === TERMINATING);
}
