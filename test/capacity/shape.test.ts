import { expect, test } from "@jest/globals";
import fc from "fast-check";

import { sharedShape } from "../../capacity/shape";
import { instanceType, type InstanceType } from "../../facts/ec2-catalogue";

function types(...names: readonly string[]): InstanceType[] {
  return names.map((name) => {
    const type = instanceType(name);
    if (type === undefined) {
      throw new Error(`${name} is not in the catalogue`);
    }
    return type;
  });
}

const FOUR_CPU = { architecture: "amd64", vcpu: 4, gpuCount: 0, acceleratorCount: 0 };

test.each([
  {
    what: "four families of one size",
    names: ["m5.4xlarge", "m5d.4xlarge", "m5a.4xlarge", "m5ad.4xlarge"],
    shape: { ...FOUR_CPU, vcpu: 16, memoryMiB: 65536 },
  },
  {
    what: "memory within a tenth, the smallest counts",
    names: ["c5.xlarge", "c4.xlarge", "c5a.xlarge", "c3.xlarge"],
    shape: { ...FOUR_CPU, memoryMiB: 7680 },
  },
  { what: "one type", names: ["m6g.large"], shape: { ...FOUR_CPU, architecture: "arm64", vcpu: 2, memoryMiB: 8192 } },
  {
    what: "GPUs of other kinds but the same number",
    names: ["g5.xlarge", "g6.xlarge"],
    shape: { ...FOUR_CPU, memoryMiB: 16384, gpuCount: 1 },
  },
  { what: "accelerators", names: ["inf2.xlarge"], shape: { ...FOUR_CPU, memoryMiB: 16384, acceleratorCount: 1 } },
])("types share a shape: $what", ({ names, shape }) => {
  expect(sharedShape(types(...names))).toEqual({ shape, misfits: [] });
});

test.each([
  {
    what: "another number of vCPUs",
    names: ["m5.xlarge", "m5a.xlarge", "m5.2xlarge"],
    misfits: [{ instanceType: "m5.2xlarge", reason: "has 8 vCPU where m5.xlarge has 4" }],
  },
  {
    what: "the odd one is named although it comes first",
    names: ["m5.2xlarge", "m5.xlarge", "m5a.xlarge"],
    misfits: [{ instanceType: "m5.2xlarge", reason: "has 8 vCPU where m5.xlarge has 4" }],
  },
  {
    what: "more memory",
    names: ["c5.xlarge", "c5a.xlarge", "m5.xlarge"],
    misfits: [{ instanceType: "m5.xlarge", reason: "has 16 GiB of memory where c5.xlarge has 8 GiB" }],
  },
  {
    what: "less memory",
    names: ["m5.xlarge", "m5a.xlarge", "c4.xlarge"],
    misfits: [{ instanceType: "c4.xlarge", reason: "has 7.5 GiB of memory where m5.xlarge has 16 GiB" }],
  },
  {
    what: "a GPU of another maker",
    names: ["g5.xlarge", "g6.xlarge", "g4ad.xlarge"],
    misfits: [{ instanceType: "g4ad.xlarge", reason: "has 1 Radeon Pro V520 GPU where g5.xlarge has 1 A10G GPU" }],
  },
  {
    what: "another architecture",
    names: ["m5.xlarge", "m6g.xlarge"],
    misfits: [{ instanceType: "m6g.xlarge", reason: "is arm64 where m5.xlarge is amd64" }],
  },
  {
    what: "a GPU",
    names: ["m5.xlarge", "g5.xlarge"],
    misfits: [{ instanceType: "g5.xlarge", reason: "has 1 A10G GPU where m5.xlarge has no GPU" }],
  },
  {
    what: "a part of a GPU",
    names: ["m5.large", "g6f.large"],
    misfits: [{ instanceType: "g6f.large", reason: "has a part of a L4 GPU where m5.large has no GPU" }],
  },
  {
    what: "an accelerator",
    names: ["m5.xlarge", "inf2.xlarge"],
    misfits: [
      { instanceType: "inf2.xlarge", reason: "has 1 Inferentia2 accelerator where m5.xlarge has no accelerator" },
    ],
  },
])("types do not share a shape: $what", ({ names, misfits }) => {
  expect(sharedShape(types(...names)).misfits).toEqual(misfits);
});

test.each([
  { what: "at the limit", memoryMiB: 1100, memoryTolerancePercent: 10, misfits: 0 },
  { what: "beyond it", memoryMiB: 1101, memoryTolerancePercent: 10, misfits: 1 },
  { what: "beyond the default", memoryMiB: 1101, misfits: 1 },
  { what: "at a limit of the caller's", memoryMiB: 1500, memoryTolerancePercent: 50, misfits: 0 },
  { what: "without tolerance", memoryMiB: 1001, memoryTolerancePercent: 0, misfits: 1 },
])("memory may differ as much as is tolerated: $what", ({ memoryMiB, misfits, ...tolerance }) => {
  const [type] = types("m5.large");
  const pair = [1000, memoryMiB].map((memory) => ({ ...type, memoryMiB: memory }) as InstanceType);
  expect(sharedShape(pair, tolerance).misfits).toHaveLength(misfits);
});

test("the smallest memory of types that share a shape counts, in whatever order they come", () => {
  const [type] = types("m5.large");
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1000, max: 1100 }), { minLength: 1 }), (memories) => {
      const all = memories.map((memoryMiB) => ({ ...type, memoryMiB }) as InstanceType);
      const { shape, misfits } = sharedShape(all);
      expect(misfits).toEqual([]);
      expect(shape.memoryMiB).toBe(Math.min(...memories));
    }),
  );
});

test("no types at all are refused", () => {
  expect(() => sharedShape([])).toThrow(new RangeError("types: [] is not at least one instance type"));
});
