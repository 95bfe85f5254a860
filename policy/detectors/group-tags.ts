import { AUTOSCALER_ENABLED_TAG } from "../../facts/autoscaler-tags";
import type { StackResource } from "../internal/resource";
import { isMadeFrom, type Placed, type Stack } from "../internal/stack";
import { unlessUnknown } from "../internal/unknown";
import { GROUP_TAG } from "../resource-types/auto-scaling-attachments";
import { type AutoScalingGroup, tagKeys } from "./auto-scaling-group";

/** What belongs to a group by its `autoscalingGroupName`, such as a tag or a scaling policy. */
interface Attachment {
  readonly resource: StackResource;
  readonly view: { readonly autoscalingGroupName: string | undefined };
}

/** Says whether a resource belongs to a group: its name was made from the group, or both are fixed and equal. */
export function isAttachedTo(attachment: Attachment, group: Placed<AutoScalingGroup>): boolean {
  const name = unlessUnknown(() => group.view.name);
  return (
    isMadeFrom(attachment.resource, "autoscalingGroupName", group.resource) ||
    (name !== undefined && unlessUnknown(() => attachment.view.autoscalingGroupName) === name)
  );
}

/** Keys of a group's tags, within the group and as resources of their own, as far as they are known. */
export function allTagKeys(group: Placed<AutoScalingGroup>, stack: Stack): readonly string[] {
  const others = stack.of(GROUP_TAG).filter((tag) => isAttachedTo(tag, group));
  return [...tagKeys(group.view), ...others.flatMap(({ view }) => unlessUnknown(() => view.tag?.key) ?? [])];
}

/** Says whether the Cluster Autoscaler finds a group by its tags, wherever they stand. */
export function isAutoscaledIn(stack: Stack, group: Placed<AutoScalingGroup>): boolean {
  return allTagKeys(group, stack).includes(AUTOSCALER_ENABLED_TAG);
}
