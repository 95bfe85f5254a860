import { isSpotWord } from "../../facts/spot-spelling";
import type { Placed, Stack } from "../internal/stack";
import { unlessUnknown } from "../internal/unknown";
import { AUTO_SCALING_GROUP } from "../resource-types/auto-scaling";
import { LAUNCH_TEMPLATE } from "../resource-types/ec2";
import { NODE_GROUP } from "../resource-types/eks";
import { type AutoScalingGroup, isSpotGroup } from "./auto-scaling-group";

/** A launch template as rules see it. */
export type LaunchTemplate = ReturnType<typeof LAUNCH_TEMPLATE.view>;

/** The launch templates of a stack that a group launches from. */
export function templatesOf({ resource }: Placed<AutoScalingGroup>, stack: Stack): readonly Placed<LaunchTemplate>[] {
  return ["launchTemplate", "mixedInstancesPolicy"].flatMap((property) =>
    stack.referredTo(resource, property, LAUNCH_TEMPLATE),
  );
}

/**
 * Says whether a group may launch spot instances, by its mixed-instances policy or by its template's market.
 *
 * @throws UnknownValue - the percentage of its policy is not known, and no template says spot.
 */
export function launchesSpot(group: Placed<AutoScalingGroup>, stack: Stack): boolean {
  const isSpotTemplate = ({ view }: Placed<LaunchTemplate>) =>
    isSpotWord(unlessUnknown(() => view.instanceMarketOptions?.marketType));
  return templatesOf(group, stack).some(isSpotTemplate) || isSpotGroup(group.view);
}

/** Says whether anything in a stack is known to launch spot nodes: an Auto Scaling group or a managed node group. */
export function hasSpotNodes(stack: Stack): boolean {
  return (
    stack.of(AUTO_SCALING_GROUP).some((group) => unlessUnknown(() => launchesSpot(group, stack)) ?? false) ||
    stack.of(NODE_GROUP).some(({ view }) => isSpotWord(unlessUnknown(() => view.capacityType)))
  );
}
