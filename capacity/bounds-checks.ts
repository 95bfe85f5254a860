import type { Devices, InstanceType } from "../facts/ec2-catalogue";
import type { Check } from "./selection-check";
import { boundsText, isWithinBounds, type Bounds, type Criterion, type SelectionCriteria } from "./selection-criteria";
import { gib } from "./shape";

/** A number of a type that can be bounded. */
interface Measure {
  readonly criterion: Criterion;
  readonly bounds: Bounds | undefined;
  readonly of: (type: InstanceType) => number;
  /** Stands before the number. */
  readonly verb: string;
  /** Stands behind the number, blank included; empty where it has no unit. */
  readonly unit: string;
  /** The number as it is shown. Default: as it is. */
  readonly show?: (value: number) => string;
}

function boundsCheck({ criterion, bounds, of, verb, unit, show = String }: Measure): Check[] {
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

function deviceText(count: number): string {
  return count === PART_OF_A_DEVICE ? "a part of a" : String(count);
}

function gibPerVcpu({ memoryMiB, vcpu }: InstanceType): number {
  return Math.round((memoryMiB / vcpu / 1024) * 100) / 100;
}

/** The checks of numbers, in the order in which reasons are given. */
export function boundsChecks(criteria: SelectionCriteria): Check[] {
  const has = "has ";
  const measures: readonly Measure[] = [
    { criterion: "vcpu", bounds: criteria.vcpu, of: ({ vcpu }) => vcpu, verb: has, unit: " vCPU" },
    {
      ...{ criterion: "memory", bounds: criteria.memoryMiB, of: ({ memoryMiB }) => memoryMiB },
      ...{ verb: has, unit: " of memory", show: gib },
    },
    {
      ...{ criterion: "memory per vCPU", bounds: criteria.memoryGiBPerVcpu, of: gibPerVcpu },
      ...{ verb: has, unit: " GiB per vCPU" },
    },
    {
      ...{ criterion: "GPUs", bounds: criteria.gpus, of: ({ gpu }) => deviceCount(gpu) },
      ...{ verb: has, unit: " GPU", show: deviceText },
    },
    {
      ...{
        criterion: "accelerators",
        bounds: criteria.accelerators,
        of: ({ accelerator }) => deviceCount(accelerator),
      },
      ...{ verb: has, unit: " accelerator", show: deviceText },
    },
    {
      ...{ criterion: "generation", bounds: criteria.generation, of: ({ generation }) => generation },
      ...{ verb: "is of generation ", unit: "" },
    },
    {
      ...{ criterion: "NVMe", bounds: criteria.nvmeGB, of: ({ nvmeGB }) => nvmeGB },
      ...{ verb: has, unit: " GB of local NVMe" },
    },
    {
      ...{ criterion: "network", bounds: criteria.networkBaselineMbps },
      ...{ of: ({ networkBaselineMbps }: InstanceType) => networkBaselineMbps, verb: has, unit: " Mbit/s of network" },
    },
  ];
  return measures.flatMap(boundsCheck);
}
