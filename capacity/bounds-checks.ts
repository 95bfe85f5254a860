import type { Devices, InstanceType } from "../facts/ec2-catalogue";
import type { Check } from "./selection-check";
import { boundsText, isWithinBounds, type Bounds, type Criterion, type SelectionCriteria } from "./selection-criteria";
import { gib } from "./shape";

/** A number of a type that can be bounded. */
interface Measure {
  readonly criterion: Criterion;
  readonly bounds: Bounds | undefined;
  readonly of: (type: InstanceType) => number;
  /** Stands before the number, blank included. Default `has `. */
  readonly verb?: string;
  /** Stands behind the number, blank included. Default: it has no unit. */
  readonly unit?: string;
  /** The number as it is shown. Default: as it is. */
  readonly show?: (value: number) => string;
}

function boundsCheck({ criterion, bounds, of, verb = "has ", unit = "", show = String }: Measure): Check[] {
  if (bounds === undefined) {
    return [];
  }
  return [
    {
      criterion,
      accepts: ({ type }) => isWithinBounds(of(type), bounds),
      reason: ({ type }) => `${verb}${show(of(type))}${unit}, not ${boundsText(bounds, show)}`,
    },
  ];
}

/** A part of a GPU is more than none and less than one. */
const PART_OF_A_DEVICE = 0.5;

function deviceCount(devices: Devices | undefined): number {
  return devices?.count === 0 ? PART_OF_A_DEVICE : (devices?.count ?? 0);
}

function countText(count: number): string {
  return count === PART_OF_A_DEVICE ? "a part of a" : String(count);
}

function gibPerVcpu({ memoryMiB, vcpu }: InstanceType): number {
  return Math.round((memoryMiB / vcpu / 1024) * 100) / 100;
}

/** The checks of numbers, in the order in which reasons are given. */
export function boundsChecks(criteria: SelectionCriteria): Check[] {
  const { vcpu, memoryMiB, memoryGiBPerVcpu, gpus, accelerators, generation, nvmeGB, networkBaselineMbps } = criteria;
  const measures: readonly Measure[] = [
    { criterion: "vcpu", bounds: vcpu, of: (type) => type.vcpu, unit: " vCPU" },
    { criterion: "memory", bounds: memoryMiB, of: (type) => type.memoryMiB, unit: " of memory", show: gib },
    { criterion: "memory per vCPU", bounds: memoryGiBPerVcpu, of: gibPerVcpu, unit: " GiB per vCPU" },
    { criterion: "GPUs", bounds: gpus, of: ({ gpu }) => deviceCount(gpu), unit: " GPU", show: countText },
    {
      criterion: "accelerators",
      bounds: accelerators,
      of: ({ accelerator }) => deviceCount(accelerator),
      unit: " accelerator",
      show: countText,
    },
    { criterion: "generation", bounds: generation, of: (type) => type.generation, verb: "is of generation " },
    { criterion: "NVMe", bounds: nvmeGB, of: (type) => type.nvmeGB, unit: " GB of local NVMe" },
    {
      criterion: "network",
      bounds: networkBaselineMbps,
      of: (type) => type.networkBaselineMbps,
      unit: " Mbit/s of network",
    },
  ];
  return measures.flatMap(boundsCheck);
}
