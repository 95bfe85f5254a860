import { AUTOSCALER_ENABLED_TAG } from "../../facts/autoscaler-tags";
import type { StackResource } from "../internal/resource";
import type { ResourceType } from "../internal/resource-type";
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

/** The resources of a type that belong to a group, such as its tags or hooks. */
export function attachedTo<V extends Attachment["view"]>(
  group: Placed<AutoScalingGroup>,
  type: ResourceType<V>,
  stack: Stack,
): readonly Placed<V>[] {
  const made = stack.madeFrom(group.resource, "autoscalingGroupName", type);
  const name = unlessUnknown(() => group.view.name);
  const isNamed = ({ resource, view }: Placed<V>) =>
    unlessUnknown(() => view.autoscalingGroupName) === name &&
    !isMadeFrom(resource, "autoscalingGroupName", group.resource);
  return name === undefined ? made : [...made, ...stack.of(type).filter(isNamed)];
}

/** Keys of a group's tags, within the group and as resources of their own, as far as they are known. */
export function allTagKeys(group: Placed<AutoScalingGroup>, stack: Stack): readonly string[] {
  const others = attachedTo(group, GROUP_TAG, stack);
  return [...tagKeys(group.view), ...others.flatMap(({ view }) => unlessUnknown(() => view.tag?.key) ?? [])];
}

/** Says whether the Cluster Autoscaler finds a group by its tags, wherever they stand. */
export function isAutoscaledIn(stack: Stack, group: Placed<AutoScalingGroup>): boolean {
  return allTagKeys(group, stack).includes(AUTOSCALER_ENABLED_TAG);
}
