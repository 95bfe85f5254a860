import { expect, test } from "@jest/globals";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

import { nodeResources, smallestNodeResources } from "../../capacity/node-resources";
import { instanceType, type InstanceType } from "../../facts/ec2-catalogue";
import { factSource } from "../support/source-test";

function type(name: string): InstanceType {
  const found = instanceType(name);
  if (found === undefined) {
    throw new Error(`${name} is not in the catalogue`);
  }
  return found;
}

const VOLUME = { volumeGiB: 50 };

test.each([
  { what: "one vCPU, arm64", name: "m6g.medium", reserve: VOLUME, cpuMilli: 940, memoryMiB: 3286 },
  { what: "two vCPU", name: "m5.large", reserve: VOLUME, cpuMilli: 1930, memoryMiB: 6903 },
  { what: "four vCPU", name: "m5.xlarge", reserve: VOLUME, cpuMilli: 3920, memoryMiB: 14162 },
  { what: "many vCPU", name: "p4d.24xlarge", reserve: VOLUME, cpuMilli: 95690, memoryMiB: 1082712 },
  {
    what: "more pods than addresses",
    name: "m5.large",
    reserve: { ...VOLUME, maxPods: 110 },
    cpuMilli: 1930,
    memoryMiB: 6012,
  },
  {
    what: "own reserves",
    name: "m5.large",
    reserve: {
      ...VOLUME,
      kubeReserved: { cpuMilli: 250, memoryMiB: 1024 },
      systemReserved: { cpuMilli: 250, memoryMiB: 205 },
      evictionMemory: "0.2Gi",
    },
    cpuMilli: 1500,
    memoryMiB: 6143,
  },
  {
    what: "more reserved than there is",
    name: "t3.nano",
    reserve: { ...VOLUME, kubeReserved: { cpuMilli: 4000, memoryMiB: 9999 } },
    cpuMilli: 0,
    memoryMiB: 0,
  },
])("a node offers what is left: $what", ({ name, reserve, cpuMilli, memoryMiB }) => {
  expect(nodeResources(type(name), reserve)).toEqual({ cpuMilli, memoryMiB, ephemeralStorageMiB: 45056 });
});

test.each([
  { what: "default", reserve: { volumeGiB: 20 }, ephemeralStorageMiB: 17408 },
  {
    what: "own reserves",
    reserve: {
      volumeGiB: 20,
      kubeReserved: { ephemeralStorageMiB: 2048 },
      systemReserved: { ephemeralStorageMiB: 1024 },
    },
    ephemeralStorageMiB: 15360,
  },
  {
    what: "its own threshold, in percent",
    reserve: { volumeGiB: 20, evictionDisk: "25%" },
    ephemeralStorageMiB: 14336,
  },
  { what: "its own threshold, an amount", reserve: { volumeGiB: 20, evictionDisk: "5Gi" }, ephemeralStorageMiB: 14336 },
  { what: "a tiny volume", reserve: { volumeGiB: 1 }, ephemeralStorageMiB: 0 },
])("disk is the volume less what eviction and reserves keep: $what", ({ reserve, ephemeralStorageMiB }) => {
  expect(nodeResources(type("m5.large"), reserve)).toMatchObject({ ephemeralStorageMiB });
});

test.each([
  { what: "the volume where pods do not live on local disks", usesLocalStorage: false, ephemeralStorageMiB: 17408 },
  { what: "all local disks, 75 GB here", usesLocalStorage: true, ephemeralStorageMiB: 63349 },
])("disk is where pods live: $what", ({ usesLocalStorage, ephemeralStorageMiB }) => {
  expect(nodeResources(type("m5d.large"), { volumeGiB: 20, usesLocalStorage })).toMatchObject({ ephemeralStorageMiB });
});

test("the least of each resource counts for a group", () => {
  const types = ["c5.xlarge", "c4.xlarge", "m5.large"].map(type);
  expect(smallestNodeResources(types, VOLUME)).toEqual({ cpuMilli: 1930, memoryMiB: 6111, ephemeralStorageMiB: 45056 });
});

test("no types at all are refused", () => {
  const message = "types: [] is not at least one instance type";
  expect(() => smallestNodeResources([], VOLUME)).toThrow(new RangeError(message));
});

const { at: SOURCE, sourceTest } = factSource("SPOT_EKS_EC2_SOURCE", {
  folder: "ec2",
  file: "instance-types.json",
  undone: "allocatable resources were not compared with Karpenter's",
});

const SOURCE_FILE = z.object({
  types: z.record(
    z.string(),
    z.object({ allocatableCpuMilli: z.int().optional(), allocatableMemoryMiB: z.int().optional() }),
  ),
});

sourceTest("agrees with Karpenter's published table for every type", () => {
  const source = SOURCE_FILE.parse(JSON.parse(readFileSync(join(SOURCE, "instance-types.json"), "utf8")));
  const differing = Object.entries(source.types).filter(([name, { allocatableCpuMilli, allocatableMemoryMiB }]) => {
    const { cpuMilli, memoryMiB } = nodeResources(type(name), VOLUME);
    return (allocatableCpuMilli ?? cpuMilli) !== cpuMilli || (allocatableMemoryMiB ?? memoryMiB) !== memoryMiB;
  });
  expect(differing).toEqual([]);
});
