import { NEURON_DEVICES, OTHER_GPUS, type Accelerator } from "../facts/devices";
import type { InstanceType } from "../facts/ec2-catalogue";

/** Whose devices an instance type has; undefined: none, or of a maker no node image has drivers for. */
export function acceleratorOf({ gpu, accelerator }: InstanceType): Accelerator | undefined {
  if (gpu !== undefined && !OTHER_GPUS.some((name) => name === gpu.name)) {
    return "nvidia";
  }
  return NEURON_DEVICES.some((name) => name === accelerator?.name) ? "neuron" : undefined;
}

/** Whether an instance type has any GPU or accelerator. */
export function hasDevices({ gpu, accelerator }: InstanceType): boolean {
  return gpu !== undefined || accelerator !== undefined;
}

/** How many devices every node of a group has at least; 0 where some type gives only a part of one. */
export function fewestDevices(types: readonly InstanceType[]): number {
  return Math.min(...types.map(({ gpu, accelerator }) => (gpu ?? accelerator)?.count ?? 0));
}
