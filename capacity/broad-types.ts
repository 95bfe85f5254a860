import type { Architecture, InstanceType } from "../facts/ec2-catalogue";
import { isWithinBounds, type Bounds } from "./selection-criteria";

/** Instance types by what they are like, so that new ones belong to them by themselves. */
export interface BroadTypes {
  /** Architectures that the images of the pods are built for. */
  readonly architectures: readonly Architecture[];
  /** Letters that names of families begin with, such as `c`, `m` and `r`. */
  readonly categories: readonly string[];
  /** Number of the oldest family, such as 5. */
  readonly minGeneration: number;
  /** Virtual processors. */
  readonly vcpu: Bounds;
  /** Memory in MiB as EC2 states it. */
  readonly memoryMiB: Bounds;
  /** Whether only types with local NVMe disks will do. Default false. */
  readonly hasLocalNvme?: boolean;
  /** Names of types that will not do all the same. Default: none. */
  readonly excludedTypes?: readonly string[];
}

/** Types without a hypervisor, or with Xen, are never meant: they start in many minutes, or are old. */
export function isBroadly(type: InstanceType, broad: BroadTypes): boolean {
  const { architectures, categories, minGeneration, vcpu, memoryMiB, hasLocalNvme = false, excludedTypes = [] } = broad;
  return (
    type.isNitro &&
    !type.isBareMetal &&
    architectures.includes(type.architecture) &&
    categories.includes(type.category) &&
    type.generation >= minGeneration &&
    isWithinBounds(type.vcpu, vcpu) &&
    isWithinBounds(type.memoryMiB, memoryMiB) &&
    (!hasLocalNvme || type.nvmeGB > 0) &&
    !excludedTypes.includes(type.name)
  );
}
