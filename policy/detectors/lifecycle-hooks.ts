import { isMadeFrom, type Placed, type Stack } from "../internal/stack";
import { unlessUnknown } from "../internal/unknown";
import { LIFECYCLE_HOOK } from "../resource-types/auto-scaling";
import type { AutoScalingGroup } from "./auto-scaling-group";

/**
 * Transition of a hook that runs before an instance ends.
 *
 * Source: https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutLifecycleHook.html
 */
export const TERMINATING = "autoscaling:EC2_INSTANCE_TERMINATING";

/** Says whether a group has a hook that runs before an instance ends, within the group or as a resource of its own. */
export function hasTerminationHook({ resource, view }: Placed<AutoScalingGroup>, stack: Stack): boolean {
  const name = unlessUnknown(() => view.name);
  const own = view.initialLifecycleHooks ?? [];
  return (
    own.some(({ lifecycleTransition }) => lifecycleTransition === TERMINATING) ||
    stack.of(LIFECYCLE_HOOK).some((hook) => {
      const isOfGroup =
        isMadeFrom(hook.resource, "autoscalingGroupName", resource) ||
        (name !== undefined && unlessUnknown(() => hook.view.autoscalingGroupName) === name);
      return isOfGroup && hook.view.lifecycleTransition === TERMINATING;
    })
  );
}
