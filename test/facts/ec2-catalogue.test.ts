import { expect, test } from "@jest/globals";

import {
  CATALOGUE_DATE,
  OFFERINGS_DATE,
  catalogueRegions,
  instanceType,
  instanceTypeNames,
  zoneIdsOf,
  zoneIdsOffering,
} from "../../facts/ec2-catalogue";

const M5_LARGE = {
  name: "m5.large",
  family: "m5",
  size: "large",
  category: "m",
  generation: 5,
  isPreviousGeneration: false,
  architecture: "amd64",
  vcpu: 2,
  memoryMiB: 8192,
  isNitro: true,
  maxNetworkInterfaces: 3,
  maxPods: 29,
  networkBaselineMbps: 750,
  isBurstable: false,
  isFlex: false,
  isBareMetal: false,
  supportsSpot: true,
  nvmeGB: 0,
};

test.each([
  { what: "a plain type", name: "m5.large", expected: M5_LARGE },
  {
    what: "a GPU, local disks",
    name: "g5.xlarge",
    expected: {
      ...M5_LARGE,
      ...{ name: "g5.xlarge", family: "g5", size: "xlarge", category: "g", vcpu: 4, memoryMiB: 16384 },
      ...{ maxNetworkInterfaces: 4, maxPods: 58 },
      gpu: { count: 1, name: "A10G" },
      networkBaselineMbps: 2500,
      nvmeGB: 250,
    },
  },
  {
    what: "a part of a GPU",
    name: "g6f.large",
    expected: {
      ...M5_LARGE,
      ...{ name: "g6f.large", family: "g6f", category: "g", generation: 6, nvmeGB: 100 },
      ...{ maxNetworkInterfaces: 2, maxPods: 20 },
      networkBaselineMbps: 1500,
      gpu: { count: 0, name: "L4" },
    },
  },
  {
    what: "an accelerator",
    name: "inf2.xlarge",
    expected: {
      ...M5_LARGE,
      ...{ name: "inf2.xlarge", family: "inf2", size: "xlarge", category: "inf", generation: 2 },
      ...{ vcpu: 4, memoryMiB: 16384, maxNetworkInterfaces: 4, maxPods: 58 },
      accelerator: { count: 1, name: "Inferentia2" },
      networkBaselineMbps: 2083,
    },
  },
  {
    what: "a flex family",
    name: "m7i-flex.large",
    expected: {
      ...M5_LARGE,
      ...{ name: "m7i-flex.large", family: "m7i-flex", generation: 7, isFlex: true, networkBaselineMbps: 390 },
    },
  },
  {
    what: "bare metal, arm64, an earlier generation on Nitro",
    name: "a1.metal",
    expected: {
      ...M5_LARGE,
      ...{ name: "a1.metal", family: "a1", size: "metal", category: "a", generation: 1, architecture: "arm64" },
      ...{
        vcpu: 16,
        memoryMiB: 32768,
        maxNetworkInterfaces: 8,
        maxPods: 234,
        isBareMetal: true,
        isPreviousGeneration: true,
      },
      networkBaselineMbps: 5000,
    },
  },
  {
    what: "burstable, Xen, not sold as spot",
    name: "t2.nano",
    expected: {
      ...M5_LARGE,
      ...{ name: "t2.nano", family: "t2", size: "nano", category: "t", generation: 2, vcpu: 1, memoryMiB: 512 },
      ...{ isNitro: false, maxNetworkInterfaces: 2, maxPods: 4, isBurstable: true },
      ...{ isPreviousGeneration: true, supportsSpot: false },
      networkBaselineMbps: 32,
    },
  },
])("knows $what: $name", ({ name, expected }) => {
  expect(instanceType(name)).toEqual(expected);
});

test.each(["m5.larg", "M5.large", "m5", "", "toString"])("knows no type named '%s'", (name) => {
  expect(instanceType(name)).toBeUndefined();
});

test("lists every type once, by family and from small to large", () => {
  const names = instanceTypeNames();
  expect(names).toHaveLength(1364);
  expect(new Set(names).size).toBe(1364);
  expect(names.filter((name) => name.startsWith("c5a."))).toEqual([
    "c5a.large",
    "c5a.xlarge",
    "c5a.2xlarge",
    "c5a.4xlarge",
    "c5a.8xlarge",
    "c5a.12xlarge",
    "c5a.16xlarge",
    "c5a.24xlarge",
  ]);
});

test("decodes every type into whole, positive numbers", () => {
  const odd = instanceTypeNames().filter((name) => {
    const type = instanceType(name);
    const numbers = [
      ...[type?.vcpu, type?.memoryMiB, type?.maxNetworkInterfaces, type?.maxPods],
      ...[type?.generation, type?.networkBaselineMbps],
    ];
    return !numbers.every((number) => Number.isInteger(number) && (number ?? 0) > 0);
  });
  expect(odd).toEqual([]);
});

test("states the days of its data", () => {
  expect([CATALOGUE_DATE, OFFERINGS_DATE]).toEqual(["2026-08-02", "2026-08-01"]);
});

test("knows the offerings of eleven regions", () => {
  expect(catalogueRegions()).toEqual([
    "ap-northeast-1",
    "ap-southeast-1",
    "ap-southeast-2",
    "ca-central-1",
    "eu-central-1",
    "eu-west-1",
    "eu-west-2",
    "sa-east-1",
    "us-east-1",
    "us-east-2",
    "us-west-2",
  ]);
  expect(zoneIdsOf("ca-central-1")).toEqual(["cac1-az1", "cac1-az2", "cac1-az4"]);
});

test.each([
  {
    what: "all zones but one",
    region: "us-east-1",
    type: "m5.large",
    zoneIds: ["use1-az1", "use1-az2", "use1-az4", "use1-az5", "use1-az6"],
  },
  { what: "every other zone", region: "us-east-1", type: "a1.medium", zoneIds: ["use1-az2", "use1-az4", "use1-az6"] },
  { what: "no zone of the region", region: "ap-southeast-1", type: "g5.xlarge", zoneIds: [] },
  { what: "a type there is not", region: "us-east-1", type: "m5.tiny", zoneIds: [] },
  { what: "an unknown region", region: "eu-north-1", type: "m5.large", zoneIds: undefined },
  { what: "a name every object has", region: "constructor", type: "m5.large", zoneIds: undefined },
])("tells the zones that offer a type: $what", ({ region, type, zoneIds }) => {
  expect(zoneIdsOffering(region, type)).toEqual(zoneIds);
});
