import { isSpotWord } from "../../facts/spot-spelling";
import { remembered } from "../internal/remembered";
import type { Placed, Stack } from "../internal/stack";
import { unlessUnknown } from "../internal/unknown";
import { AUTO_SCALING_GROUP } from "../resource-types/auto-scaling";
import { LAUNCH_TEMPLATE } from "../resource-types/ec2";
import { NODE_GROUP } from "../resource-types/eks";
import { LAUNCH_CONFIGURATION } from "../resource-types/spot-requests";
import { type AutoScalingGroup, isSpotGroup } from "./auto-scaling-group";
import type { LaunchTemplate } from "./launch-templates";

/** The launch templates of a stack that a group launches from. */
export function templatesOf({ resource }: Placed<AutoScalingGroup>, stack: Stack): readonly Placed<LaunchTemplate>[] {
  return ["launchTemplate", "mixedInstancesPolicy"].flatMap((property) =>
    stack.referredTo(resource, property, LAUNCH_TEMPLATE),
  );
}

/** The launch templates and launch configurations of a stack that a group launches from. */
export function launchesOf(
  group: Placed<AutoScalingGroup>,
  stack: Stack,
): readonly Placed<LaunchTemplate | ReturnType<typeof LAUNCH_CONFIGURATION.view>>[] {
  return [
    ...templatesOf(group, stack),
    ...stack.referredTo(group.resource, "launchConfiguration", LAUNCH_CONFIGURATION),
  ];
}

/**
 * Says whether a group may launch spot instances, by its mixed-instances policy, by its template's market, or by the price in
 * its launch configuration.
 *
 * @throws UnknownValue - the percentage of its policy is not known, and nothing that it launches from says spot.
 */
export function launchesSpot(group: Placed<AutoScalingGroup>, stack: Stack): boolean {
  return isSpotByLaunch(group, stack) || isSpotGroup(group.view);
}

/** The property by which a group launches spot instances, for a message on it. */
export function spotProperty(
  group: Placed<AutoScalingGroup>,
): "mixedInstancesPolicy" | "launchTemplate" | "launchConfiguration" {
  if (unlessUnknown(() => isSpotGroup(group.view)) === true) {
    return "mixedInstancesPolicy";
  }
  const launches = Object.keys(group.resource.propertyDependencies);
  return (
    (["launchTemplate", "launchConfiguration"] as const).find((property) => launches.includes(property)) ??
    "mixedInstancesPolicy"
  );
}

function isSpotByLaunch(group: Placed<AutoScalingGroup>, stack: Stack): boolean {
  const isSpotTemplate = ({ view }: Placed<LaunchTemplate>) =>
    isSpotWord(unlessUnknown(() => view.instanceMarketOptions?.marketType));
  return (
    templatesOf(group, stack).some(isSpotTemplate) ||
    stack
      .referredTo(group.resource, "launchConfiguration", LAUNCH_CONFIGURATION)
      .some(({ view }) => (unlessUnknown(() => view.spotPrice) ?? "") !== "")
  );
}

/** Says whether anything in a stack is known to launch spot nodes: an Auto Scaling group or a managed node group. */
export const hasSpotNodes = remembered(
  (stack: Stack): boolean =>
    stack.of(AUTO_SCALING_GROUP).some((group) => unlessUnknown(() => launchesSpot(group, stack)) ?? false) ||
    stack.of(NODE_GROUP).some(({ view }) => isSpotWord(unlessUnknown(() => view.capacityType))),
);
