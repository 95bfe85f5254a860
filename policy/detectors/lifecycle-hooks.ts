import type { StackResource } from "../internal/resource";
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

/** A hook of a group, and where it stands: within the group, or as a resource of its own. */
export interface TerminationHook {
  readonly resource: StackResource;
  readonly path: string;
  /** Whether it tells somebody by itself, without a rule of EventBridge. */
  readonly hasTarget: boolean;
}

/** The hooks of a group that run before an instance ends. @throws UnknownValue - what one runs before is not known. */
export function terminationHooks(group: Placed<AutoScalingGroup>, stack: Stack): readonly TerminationHook[] {
  const within = (group.view.initialLifecycleHooks ?? []).map((view, index) => ({
    resource: group.resource,
    path: `initialLifecycleHooks[${index}].lifecycleTransition`,
    view,
  }));
  const beside = attachedTo(group, LIFECYCLE_HOOK, stack).map((hook) => ({ ...hook, path: "lifecycleTransition" }));
  return [...within, ...beside]
    .filter(({ view }) => view.lifecycleTransition === TERMINATING)
    .map(({ resource, path, view }) => ({ resource, path, hasTarget: view.notificationTargetArn === true }));
}

/** Says whether a group has a hook that runs before an instance ends, within the group or as a resource of its own. */
export function hasTerminationHook(group: Placed<AutoScalingGroup>, stack: Stack): boolean {
  return terminationHooks(group, stack).length > 0;
}
