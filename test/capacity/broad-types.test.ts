import { expect, test } from "@jest/globals";

import { isBroadly, type BroadTypes } from "../../capacity/broad-types";
import { instanceType, instanceTypeNames } from "../../facts/ec2-catalogue";

const BROAD: BroadTypes = {
  architectures: ["amd64"],
  categories: ["m"],
  minGeneration: 6,
  vcpu: { min: 4, max: 8 },
  memoryMiB: { max: 32_768 },
  excludedTypes: ["m6a.xlarge"],
};

const among = (names: readonly string[], broad: BroadTypes) =>
  names.filter((name) => {
    const type = instanceType(name);
    return type !== undefined && isBroadly(type, broad);
  });

test.each([
  { what: "one that is like it", name: "m6i.xlarge", found: true },
  { what: "one with too few processors", name: "m6i.large", found: false },
  { what: "one with too much memory", name: "m6i.4xlarge", found: false },
  { what: "one of another category", name: "c6i.xlarge", found: false },
  { what: "one too old", name: "m5.xlarge", found: false },
  { what: "one of another architecture", name: "m6g.xlarge", found: false },
  { what: "one that is excluded", name: "m6a.xlarge", found: false },
])("$what", ({ name, found }) => {
  expect(among([name], BROAD)).toEqual(found ? [name] : []);
});

test("only types with disks of their own, where they are asked for", () => {
  expect(among(["m6i.xlarge", "m6id.xlarge"], { ...BROAD, hasLocalNvme: true })).toEqual(["m6id.xlarge"]);
});

test("neither bare metal nor Xen, whatever else is asked", () => {
  const any: BroadTypes = { ...BROAD, minGeneration: 1, vcpu: {}, memoryMiB: {} };
  expect(among(["m4.xlarge", "m5.metal", "m5.xlarge"], any)).toEqual(["m5.xlarge"]);
  expect(among(instanceTypeNames(), any).length).toBeGreaterThan(50);
});
