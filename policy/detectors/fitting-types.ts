import { type Bounds, isWithinBounds } from "../../capacity/selection-criteria";
import { instanceType, instanceTypeNames, type InstanceType } from "../../facts/ec2-catalogue";
import { admits, matchesTypePattern } from "../../facts/instance-requirements";
import type { InstanceRequirements } from "./instance-requirements";

/**
 * Names of the types that EC2 sells as spot and that fit requirements, each once: all that fit and, where generations, prices or
 * the image's architecture narrow the choice further, some that do not.
 *
 * Undefined where the catalogue cannot tell: for properties that ask for hardware of which it says nothing, and for names and
 * patterns of types that are newer than it is.
 *
 * @throws UnknownValue - a bound is not known.
 */
export function typesThatMayFit(requirements: InstanceRequirements): readonly string[] | undefined {
  if (HARDWARE.some((property) => requirements[property] !== undefined)) {
    return undefined;
  }
  const names = namesAllowed(requirements.allowedInstanceTypes ?? []);
  const excluded = requirements.excludedInstanceTypes ?? [];
  return names
    ?.filter((name) => !excluded.some((pattern) => matchesTypePattern(name, pattern)))
    .filter((name) => {
      const type = instanceType(name);
      return type !== undefined && fits(type, requirements);
    });
}

/** Properties by which hardware is asked for that the catalogue does not know, or of which EC2 has a few types only. */
const HARDWARE = [
  "acceleratorCount",
  "acceleratorManufacturers",
  "acceleratorNames",
  "acceleratorTotalMemoryMib",
  "acceleratorTypes",
  "baselineEbsBandwidthMbps",
  "cpuManufacturers",
  "localStorage",
  "localStorageTypes",
  "memoryGibPerVcpu",
  "networkBandwidthGbps",
  "networkInterfaceCount",
  "totalLocalStorageGb",
] as const;

function namesAllowed(patterns: readonly string[]): readonly string[] | undefined {
  const names = instanceTypeNames();
  if (patterns.length === 0) {
    return names;
  }
  const isNewer = (pattern: string) => !names.some((name) => matchesTypePattern(name, pattern));
  return patterns.some(isNewer)
    ? undefined
    : names.filter((name) => patterns.some((pattern) => matchesTypePattern(name, pattern)));
}

function fits(type: InstanceType, requirements: InstanceRequirements): boolean {
  const { bareMetal, burstablePerformance, memoryMib, vcpuCount } = requirements;
  return (
    type.supportsSpot &&
    isWithinBounds(type.vcpu, boundsOf(vcpuCount)) &&
    isWithinBounds(type.memoryMiB, boundsOf(memoryMib)) &&
    admits(bareMetal, type.isBareMetal) &&
    admits(burstablePerformance, type.isBurstable)
  );
}

/** A provider leaves out an upper bound that is below the lower one, such as the 0 that stands for none. */
function boundsOf({ min = 0, max = Infinity }: Partial<Record<keyof Bounds, number | undefined>> = {}): Bounds {
  return { min, max: max < min ? Infinity : max };
}
