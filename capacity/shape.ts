import type { Architecture, Devices, InstanceType } from "../facts/ec2-catalogue";
import { acceleratorOf } from "./devices";

/** What the scheduler and the autoscaler may expect of every node of a group. */
export interface Shape {
  readonly architecture: Architecture;
  readonly vcpu: number;
  /** Memory in MiB of the smallest type. */
  readonly memoryMiB: number;
  /** GPUs; 0 also where each node gets only a part of one. */
  readonly gpuCount: number;
  /** Accelerators that are no GPU. */
  readonly acceleratorCount: number;
}

/** A type that cannot share a group with the others. */
export interface Misfit {
  /** Full name, such as `m5.2xlarge`. */
  readonly instanceType: string;
  /** In words, to stand after the type's name: `has 8 vCPU where m5.xlarge has 4`. */
  readonly reason: string;
}

/** The shape most of the types have, and the types that have another one. */
export interface SharedShape {
  /** That of the type which most others fit, with its memory. */
  readonly shape: Shape;
  /** Empty: all types share the shape. */
  readonly misfits: readonly Misfit[];
}

/** How much more memory than the smallest type of a group another one may have, in percent: c4 has 7.5 GiB, c5 has 8. */
export const MEMORY_TOLERANCE_PERCENT = 10;

/** How alike types must be. */
export interface ShapeTolerance {
  /** How much more memory than the smallest a type may have, in percent. Default `MEMORY_TOLERANCE_PERCENT`. */
  readonly memoryTolerancePercent?: number;
}

function deviceText(devices: Devices | undefined, one: string): string {
  if (devices === undefined) {
    return `no ${one}`;
  }
  return devices.count === 0 ? `a part of a ${devices.name} ${one}` : `${devices.count} ${devices.name} ${one}`;
}

/** Memory as it is shown, such as `7.5 GiB`. */
export function gib(memoryMiB: number): string {
  return `${Math.round((memoryMiB / 1024) * 100) / 100} GiB`;
}

/**
 * Why a type cannot share a group in which `measure` has the smallest memory; undefined: it can.
 *
 * @param tolerancePercent - How much more memory it may have, in percent. Default `MEMORY_TOLERANCE_PERCENT`.
 */
export function misfitReason(
  type: InstanceType,
  measure: InstanceType,
  tolerancePercent = MEMORY_TOLERANCE_PERCENT,
): string | undefined {
  const differs = (own: string, other: string): string => `has ${own} where ${measure.name} has ${other}`;
  if (type.architecture !== measure.architecture) {
    return `is ${type.architecture} where ${measure.name} is ${measure.architecture}`;
  }
  const hasOtherDrivers = acceleratorOf(type) !== acceleratorOf(measure);
  if (type.gpu?.count !== measure.gpu?.count || (hasOtherDrivers && type.gpu !== undefined)) {
    return differs(deviceText(type.gpu, "GPU"), deviceText(measure.gpu, "GPU"));
  }
  if (type.accelerator?.count !== measure.accelerator?.count || hasOtherDrivers) {
    return differs(deviceText(type.accelerator, "accelerator"), deviceText(measure.accelerator, "accelerator"));
  }
  if (type.vcpu !== measure.vcpu) {
    return differs(`${type.vcpu} vCPU`, `${measure.vcpu}`);
  }
  if (type.memoryMiB < measure.memoryMiB || type.memoryMiB * 100 > measure.memoryMiB * (100 + tolerancePercent)) {
    return differs(`${gib(type.memoryMiB)} of memory`, gib(measure.memoryMiB));
  }
  return undefined;
}

/**
 * The shape that counts for a group of types: same architecture, vCPU, GPUs and accelerators, the smallest memory. Devices
 * are the same when they are as many and of one maker, since a node image has the drivers of one.
 *
 * The autoscaler takes one type as the measure of all: with a bigger one beside it nodes are wasted, with a smaller one
 * pods stay pending. Measured against the type that most others fit, so that the odd ones are named and not the rest.
 *
 * @throws RangeError - `types` is empty.
 *
 * Source: https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/cloudprovider/aws/README.md
 */
export function sharedShape(types: readonly InstanceType[], options: ShapeTolerance = {}): SharedShape {
  const { memoryTolerancePercent = MEMORY_TOLERANCE_PERCENT } = options;
  let best: SharedShape | undefined;
  for (const measure of types) {
    const misfits = types.flatMap((type): Misfit[] => {
      const reason = misfitReason(type, measure, memoryTolerancePercent);
      return reason === undefined ? [] : [{ instanceType: type.name, reason }];
    });
    if (best === undefined || misfits.length < best.misfits.length) {
      best = { shape: shapeOf(measure), misfits };
    }
  }
  if (best === undefined) {
    throw new RangeError("types: [] is not at least one instance type");
  }
  return best;
}

function shapeOf({ architecture, vcpu, memoryMiB, gpu, accelerator }: InstanceType): Shape {
  return { architecture, vcpu, memoryMiB, gpuCount: gpu?.count ?? 0, acceleratorCount: accelerator?.count ?? 0 };
}

/**
 * The type that a group around a base type is measured by: the one with the smallest memory.
 *
 * Of all measures that the base type fits, the one that most others fit too; of equally good ones the nearest to the base
 * type. Found among all `types`, whatever else is asked of them, so that asking for more never lets another type in.
 */
export function shapeMeasure(base: InstanceType, types: readonly InstanceType[]): InstanceType {
  const isAlike = (one: InstanceType, other: InstanceType): boolean => misfitReason(one, other, Infinity) === undefined;
  const alike = types.filter((type) => isAlike(type, base) || isAlike(base, type));
  let best = { measure: base, fitting: 0 };
  for (const measure of alike.filter((type) => misfitReason(base, type) === undefined)) {
    const fitting = alike.filter((type) => misfitReason(type, measure) === undefined).length;
    const isNearer = fitting === best.fitting && measure.memoryMiB > best.measure.memoryMiB;
    if (fitting > best.fitting || isNearer) {
      best = { measure, fitting };
    }
  }
  return best.measure;
}
