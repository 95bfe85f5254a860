import type { Placed, Stack } from "../internal/stack";
import { unlessUnknown } from "../internal/unknown";
import { GROUP_TAG } from "../resource-types/auto-scaling-attachments";
import type { AutoScalingGroup } from "./auto-scaling-group";
import { isAttachedTo } from "./group-tags";
import type { LaunchTemplate } from "./launch-templates";

/**
 * Keys of the tags that instances get from their group, and of those that the group keeps to itself; unknown keys are left out.
 *
 * @throws UnknownValue - which tags the group has is not known.
 */
export function groupTagKeys(
  group: Placed<AutoScalingGroup>,
  stack: Stack,
): { readonly handedOn: readonly string[]; readonly kept: readonly string[] } {
  const others = stack.of(GROUP_TAG).filter((tag) => isAttachedTo(tag, group));
  const tags = [...(group.view.tags ?? []), ...others.flatMap(({ view }) => unlessUnknown(() => view.tag) ?? [])];
  const isKept = (tag: (typeof tags)[number]) => unlessUnknown(() => tag.propagateAtLaunch) === false;
  const keys = (which: typeof tags) => which.flatMap((tag) => unlessUnknown(() => tag.key) ?? []);
  return { handedOn: keys(tags.filter((tag) => !isKept(tag))), kept: keys(tags.filter(isKept)) };
}

/**
 * Keys of the tags that a template gives the instances or the volumes it launches.
 *
 * @throws UnknownValue - they are not known.
 */
export function launchedTagKeys({ view }: Placed<LaunchTemplate>, what: "instance" | "volume"): readonly string[] {
  const specifications = (view.tagSpecifications ?? []).filter(({ resourceType }) => resourceType === what);
  return specifications.flatMap(({ tags }) => tags?.keys ?? []);
}
