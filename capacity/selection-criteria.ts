import type { Architecture } from "../facts/ec2-catalogue";
import type { Zone } from "./pools";

/** Bounds of a number, both of them allowed. */
export interface Bounds {
  /** Left out: no lower bound. */
  readonly min?: number;
  /** Left out: no upper bound. */
  readonly max?: number;
}

/** What is asked of instance types. What is left out is not asked. */
export interface SelectionCriteria {
  /** Region in which the types must be offered; one that the catalogue knows. */
  readonly region: string;
  /**
   * Zones of the region in which a type must be offered, all of them. Default: any one zone of the region.
   *
   * A zone without an id can be any that the others are not, so a type is rejected only where it cannot be in all.
   */
  readonly zones?: readonly Zone[];
  /** Virtual processors, hyper-threads included. */
  readonly vcpu?: Bounds;
  /** Memory in MiB as EC2 states it, of which a node offers less. */
  readonly memoryMiB?: Bounds;
  /** Memory in GiB for each virtual processor: about 2 in `c`, 4 in `m`, 8 in `r` families. */
  readonly memoryGiBPerVcpu?: Bounds;
  /** Whose machine code its processors run. */
  readonly architecture?: Architecture;
  /** Number of the family, such as 6. */
  readonly generation?: Bounds;
  /** Whether it must, or must not, be of a current generation: not `isPreviousGeneration` of the catalogue. */
  readonly isCurrentGeneration?: boolean;
  /** GPUs. A part of one is more than 0 and less than 1, so that nobody gets it who asks for none. */
  readonly gpus?: Bounds;
  /** Accelerators that are no GPU, such as Inferentia or Trainium. */
  readonly accelerators?: Bounds;
  /** Local NVMe storage in GB, all disks together. */
  readonly nvmeGB?: Bounds;
  /** Network bandwidth in Mbit/s that the type can keep up. */
  readonly networkBaselineMbps?: Bounds;
  /** Whether its processors must, or must not, live on credits. */
  readonly isBurstable?: boolean;
  /** Whether it must, or must not, be a whole machine without a hypervisor. */
  readonly isBareMetal?: boolean;
  /** Whether EC2 must, or must not, sell it as spot. */
  readonly supportsSpot?: boolean;
  /** Name of a type whose shape the others must share: architecture, vCPU, GPUs, accelerators, memory within 10 %. */
  readonly sameShapeAs?: string;
  /** Regular expressions of which the type's name must match one. Empty: no name is asked for. */
  readonly allow?: readonly RegExp[];
  /** Regular expressions of which the type's name must match none. */
  readonly deny?: readonly RegExp[];
}

/** What a criterion is called, for counting rejections. */
export type Criterion =
  | "zones"
  | "vcpu"
  | "memory"
  | "memory per vCPU"
  | "architecture"
  | "GPUs"
  | "accelerators"
  | "generation"
  | "current generation"
  | "NVMe"
  | "network"
  | "burstable"
  | "bare metal"
  | "spot"
  | "shape"
  | "allow list"
  | "deny list";

/** Bounds in words, such as `8`, `at least 4` or `4 to 8`. */
export function boundsText({ min, max }: Bounds, show: (value: number) => string): string {
  if (min !== undefined && max !== undefined) {
    return min === max ? show(min) : `${show(min)} to ${show(max)}`;
  }
  if (min !== undefined) {
    return `at least ${show(min)}`;
  }
  return max === undefined ? "any" : `at most ${show(max)}`;
}

/** Whether a number lies within bounds. */
export function isWithinBounds(value: number, { min = -Infinity, max = Infinity }: Bounds): boolean {
  return value >= min && value <= max;
}
