import { instanceType, type InstanceType } from "../../facts/ec2-catalogue";
import { isSpotWord } from "../../facts/spot-spelling";
import type { NODE_GROUP } from "../resource-types/eks";
import { type AutoScalingGroup, isSpotGroup, overrideTypes } from "./auto-scaling-group";

/** A managed node group as rules see it. */
export type NodeGroup = ReturnType<typeof NODE_GROUP.view>;

/** Where an Auto Scaling group names its instance types, for messages. */
export const OVERRIDES = "mixedInstancesPolicy.launchTemplate.overrides";

/** The types of these names that the catalogue knows, each once; of newer ones no rule says anything. */
export function knownTypes(names: readonly string[]): readonly InstanceType[] {
  return [...new Set(names)].flatMap((name) => instanceType(name) ?? []);
}

/**
 * Names of the types that an Auto Scaling group asks spot for; none where it asks for none.
 *
 * @throws UnknownValue - how it pays, or one of them, is not known.
 */
export function spotTypesOfGroup(group: AutoScalingGroup): readonly string[] {
  return isSpotGroup(group) ? overrideTypes(group) : [];
}

/**
 * Names of the types that a managed node group asks spot for; none where it asks for none.
 *
 * @throws UnknownValue - how it pays, or one of them, is not known.
 */
export function spotTypesOfNodeGroup(group: NodeGroup): readonly string[] {
  return isSpotWord(group.capacityType) ? (group.instanceTypes ?? []) : [];
}
