import { unlessUnknown } from "../internal/unknown";
import { type AutoScalingGroup, tagKeys } from "./auto-scaling-group";

/**
 * Says whether a group may launch in more than one zone.
 *
 * Under the engine one of the two lists is unknown where the other is set, so one that is known will do.
 *
 * @throws UnknownValue - neither list is known, not even how long it is.
 */
export function spansZones(group: AutoScalingGroup): boolean {
  const known = [unlessUnknown(() => group.vpcZoneIdentifiers), unlessUnknown(() => group.availabilityZones)];
  const sizes = known.flatMap((size) => (size === undefined || size === 0 ? [] : [size]));
  return sizes.length > 0
    ? sizes.some((size) => size > 1)
    : (group.vpcZoneIdentifiers ?? group.availabilityZones ?? 0) > 1;
}

/**
 * Says whether a group is one that EKS made for a managed node group, by the tag that EKS gives it.
 *
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/managed-node-groups.html
 */
export function isManagedByEks(group: AutoScalingGroup): boolean {
  return tagKeys(group).includes("eks:nodegroup-name");
}
