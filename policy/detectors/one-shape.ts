import { MEMORY_TOLERANCE_PERCENT, sharedShape } from "../../capacity/shape";
import { instanceType, type InstanceType } from "../../facts/ec2-catalogue";
import { unlessUnknown } from "../internal/unknown";
import type { AutoScalingGroup } from "./auto-scaling-group";
import { knownTypes } from "./pool-types";
import { integer } from "../internal/options";

/** How much types of one shape may differ in memory. */
export const MEMORY_TOLERANCE = integer({
  description: "How much more memory than the smallest a type may have, in percent",
  standard: MEMORY_TOLERANCE_PERCENT,
  minimum: 0,
  maximum: 100,
});

/** How many of the types that do not fit a message names. */
const NAMED_MISFITS = 3;

/**
 * What keeps types from being of one shape, in words: `m5.2xlarge has 8 vCPU where m5.large has 2`; undefined: nothing.
 *
 * Their architecture is left aside: a group with a template for each has nodes of one size all the same.
 *
 * @param memoryTolerancePercent - How much more memory than the smallest a type may have, in percent.
 */
export function shapeProblem(names: readonly string[], memoryTolerancePercent: number): string | undefined {
  const types = knownTypes(names).map((type): InstanceType => ({ ...type, architecture: "amd64" }));
  if (types.length < 2) {
    return undefined;
  }
  const { misfits } = sharedShape(types, { memoryTolerancePercent });
  if (misfits.length === 0) {
    return undefined;
  }
  const named = misfits.slice(0, NAMED_MISFITS).map(({ instanceType: name, reason }) => `${name} ${reason}`);
  const others = misfits.length - named.length;
  return [...named, ...(others === 0 ? [] : [`${others} more do not fit`])].join(", ");
}

/**
 * Says whether a group asks for instances by bounds of vCPU or memory between which more than one size fits.
 *
 * Patterns of allowed types may narrow the bounds down; of such a group nothing is said.
 *
 * @throws UnknownValue - a bound is not known.
 *
 * Source: https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_InstanceRequirements.html
 */
export function asksForSeveralSizes(
  { mixedInstancesPolicy }: AutoScalingGroup,
  memoryTolerancePercent: number,
): boolean {
  return (mixedInstancesPolicy?.launchTemplate?.overrides ?? []).some(({ instanceRequirements: wanted }) => {
    if (wanted === undefined) {
      return false;
    }
    const allowed = wanted.allowedInstanceTypes ?? [];
    if (allowed.length > 0) {
      return allowed.every((name) => instanceType(name)) && shapeProblem(allowed, memoryTolerancePercent) !== undefined;
    }
    const { vcpuCount = {}, memoryMib = {} } = wanted;
    return isWide(vcpuCount, 0) || isWide(memoryMib, memoryTolerancePercent);
  });
}

/** Says whether a group is known to keep its number of nodes, so that no autoscaler takes one of them for the measure of the next. */
export function isOfFixedSize(size: () => Bounds | undefined): boolean {
  const isFixed = ({ minSize, maxSize }: Bounds) => minSize !== undefined && minSize === maxSize;
  return unlessUnknown(() => isFixed(size() ?? {})) ?? false;
}

interface Bounds {
  readonly minSize?: number | undefined;
  readonly maxSize?: number | undefined;
}

function isWide({ min = 0, max = Infinity }: { min?: number | undefined; max?: number | undefined }, percent: number) {
  return max * 100 > min * (100 + percent);
}
