import type { Architecture, Devices, InstanceType } from "../facts/ec2-catalogue";

/** What the scheduler and the autoscaler may expect of every node of a group. */
export interface Shape {
  readonly architecture: Architecture;
  readonly vcpu: number;
  /** Memory in MiB of the smallest type. */
  readonly memoryMiB: number;
  readonly gpuCount: number;
  /** Accelerators that are no GPU. */
  readonly acceleratorCount: number;
}

/** A type that cannot share a group with the others. */
export interface Misfit {
  readonly instanceType: string;
  /** In words, to stand after the type's name: `has 8 vCPU where m5.xlarge has 4`. */
  readonly reason: string;
}

/** The shape most of the types have, and the types that have another one. */
export interface SharedShape {
  readonly shape: Shape;
  /** Empty: all types share the shape. */
  readonly misfits: readonly Misfit[];
}

/** How alike types must be. */
export interface ShapeTolerance {
  /** How much more memory than the smallest a type may have, in percent. Default 10: c4 has 7.5 GiB, c5 has 8. */
  readonly memoryTolerancePercent?: number;
}

function deviceText(devices: Devices | undefined, one: string): string {
  if (devices === undefined) {
    return `no ${one}`;
  }
  return devices.count === 0 ? `a part of a ${devices.name} ${one}` : `${devices.count} ${devices.name} ${one}`;
}

function gib(memoryMiB: number): string {
  return `${Math.round((memoryMiB / 1024) * 100) / 100} GiB`;
}

function misfitReason(type: InstanceType, measure: InstanceType, tolerancePercent: number): string | undefined {
  const differs = (own: string, other: string): string => `has ${own} where ${measure.name} has ${other}`;
  if (type.architecture !== measure.architecture) {
    return `is ${type.architecture} where ${measure.name} is ${measure.architecture}`;
  }
  if (type.gpu?.count !== measure.gpu?.count) {
    return differs(deviceText(type.gpu, "GPU"), deviceText(measure.gpu, "GPU"));
  }
  if (type.accelerator?.count !== measure.accelerator?.count) {
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
 * The shape that counts for a group of types: same architecture, vCPU, GPUs and accelerators, the smallest memory.
 *
 * The autoscaler takes one type as the measure of all: with a bigger one beside it nodes are wasted, with a smaller one
 * pods stay pending. Measured against the type that most others fit, so that the odd ones are named and not the rest.
 *
 * @throws RangeError - `types` is empty.
 *
 * Source: https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/cloudprovider/aws/README.md
 */
export function sharedShape(types: readonly InstanceType[], options: ShapeTolerance = {}): SharedShape {
  const { memoryTolerancePercent = 10 } = options;
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
