import { expect, test } from "@jest/globals";
import fc from "fast-check";

import { groupVcpu, vcpuByCapacityType, vcpuByQuota, vcpuQuota, type CapacityGroup } from "../../capacity/vcpu";
import { instanceType, instanceTypeNames } from "../../facts/ec2-catalogue";

const STANDARD_SPOT = {
  code: "L-34B43A08",
  name: "All Standard (A, C, D, H, I, M, R, T, Z) Spot Instance Requests",
};
const STANDARD_ON_DEMAND = {
  code: "L-1216C47A",
  name: "Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances",
};

const SYSTEM: CapacityGroup = {
  ...{ name: "system", capacityType: "on-demand", instanceTypes: ["m6i.large", "m5.large"], minSize: 3, maxSize: 6 },
};
const WEB: CapacityGroup = {
  ...{ name: "web", capacityType: "spot", instanceTypes: ["m5.xlarge", "m6i.xlarge"], minSize: 0, maxSize: 20 },
};
const BATCH: CapacityGroup = {
  ...{ name: "batch", capacityType: "spot", instanceTypes: ["c5.2xlarge"], minSize: 1, maxSize: 10 },
};
const GPU: CapacityGroup = {
  ...{ name: "gpu", capacityType: "spot", instanceTypes: ["g5.xlarge"], minSize: 0, maxSize: 2 },
};

test("a group needs the vCPUs of its largest type times its size", () => {
  expect(groupVcpu({ ...WEB, instanceTypes: ["m5.large", "m5.xlarge"], minSize: 1 })).toEqual({
    minVcpu: 4,
    maxVcpu: 80,
  });
});

test("vCPUs add up by capacity type", () => {
  expect(vcpuByCapacityType([SYSTEM, WEB, BATCH, GPU])).toEqual({
    spot: { minVcpu: 8, maxVcpu: 168 },
    "on-demand": { minVcpu: 6, maxVcpu: 12 },
  });
  expect(vcpuByCapacityType([])).toEqual({
    spot: { minVcpu: 0, maxVcpu: 0 },
    "on-demand": { minVcpu: 0, maxVcpu: 0 },
  });
});

test("vCPUs add up by quota, in the order of the groups", () => {
  expect(vcpuByQuota([SYSTEM, WEB, BATCH, GPU])).toEqual([
    { quota: STANDARD_ON_DEMAND, capacityType: "on-demand", minVcpu: 6, maxVcpu: 12, groups: ["system"] },
    { quota: STANDARD_SPOT, capacityType: "spot", minVcpu: 8, maxVcpu: 160, groups: ["web", "batch"] },
    {
      quota: { code: "L-3819A6DF", name: "All G and VT Spot Instance Requests" },
      ...{ capacityType: "spot", minVcpu: 0, maxVcpu: 8, groups: ["gpu"] },
    },
  ]);
});

test("a group under two quotas counts against each", () => {
  const memory: CapacityGroup = { ...BATCH, name: "memory", instanceTypes: ["r5.4xlarge", "x2gd.4xlarge"] };
  expect(vcpuByQuota([memory])).toEqual([
    { quota: STANDARD_SPOT, capacityType: "spot", minVcpu: 16, maxVcpu: 160, groups: ["memory"] },
    {
      quota: { code: "L-E3A00192", name: "All X Spot Instance Requests" },
      ...{ capacityType: "spot", minVcpu: 16, maxVcpu: 160, groups: ["memory"] },
    },
  ]);
});

test("what AWS lists no quota for is counted without one", () => {
  const group: CapacityGroup = { ...GPU, name: "train", instanceTypes: ["p6-b200.48xlarge"] };
  expect(vcpuByQuota([group])).toEqual([{ capacityType: "spot", minVcpu: 0, maxVcpu: 384, groups: ["train"] }]);
});

test.each([
  { name: "m5.metal", code: ["L-34B43A08", "L-1216C47A"] },
  { name: "im4gn.large", code: ["L-34B43A08", "L-1216C47A"] },
  { name: "gr6.4xlarge", code: ["L-3819A6DF", "L-DB2E81BA"] },
  { name: "vt1.3xlarge", code: ["L-3819A6DF", "L-DB2E81BA"] },
  { name: "p4d.24xlarge", code: ["L-7212CCBC", "L-417A185B"] },
  { name: "p5.48xlarge", code: ["L-C4BD4855", "L-417A185B"] },
  { name: "p6-b200.48xlarge", code: [undefined, "L-417A185B"] },
  { name: "x1.16xlarge", code: ["L-E3A00192", "L-7295265B"] },
  { name: "dl2q.24xlarge", code: ["L-85EED4F7", "L-6E869C2A"] },
  { name: "f2.6xlarge", code: ["L-88CF9481", "L-74FC7D96"] },
  { name: "inf2.xlarge", code: ["L-B5D1601B", "L-1945791B"] },
  { name: "trn1.2xlarge", code: ["L-6B0D517C", "L-2C3B7624"] },
  { name: "hpc7g.4xlarge", code: [undefined, "L-F7808C92"] },
  { name: "u7i-6tb.112xlarge", code: [undefined, "L-43DA4232"] },
])("$name counts against the quotas $code", ({ name, code }) => {
  const type = instanceType(name);
  expect(type && [vcpuQuota(type, "spot")?.code, vcpuQuota(type, "on-demand")?.code]).toEqual(code);
});

test("every type in the catalogue has an on-demand quota, every spot type but P6 one for spot", () => {
  const types = instanceTypeNames().flatMap((name) => instanceType(name) ?? []);
  expect(types.filter((type) => !vcpuQuota(type, "on-demand"))).toEqual([]);
  const without = types.filter((type) => type.supportsSpot && !vcpuQuota(type, "spot"));
  expect(without.map(({ name }) => name)).toEqual(["p6-b200.48xlarge", "p6-b300.48xlarge"]);
});

test("quotas and capacity types add up to the same, whatever the groups", () => {
  const group = fc.record({
    name: fc.string(),
    capacityType: fc.constantFrom("spot" as const, "on-demand" as const),
    instanceTypes: fc.constantFrom(["m5.large"], ["g5.xlarge"], ["c5.4xlarge", "m5.large"], ["x2gd.large"]),
    minSize: fc.nat(50),
    maxSize: fc.integer({ min: 50, max: 100 }),
  });
  fc.assert(
    fc.property(fc.array(group), (groups) => {
      const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
      const byType = vcpuByCapacityType(groups);
      const byQuota = vcpuByQuota(groups);
      expect(sum(byQuota.map(({ minVcpu }) => minVcpu))).toBe(byType.spot.minVcpu + byType["on-demand"].minVcpu);
      expect(sum(byQuota.map(({ maxVcpu }) => maxVcpu))).toBe(byType.spot.maxVcpu + byType["on-demand"].maxVcpu);
    }),
  );
});

test("an unknown type is refused by the name of its group", () => {
  const message = "web.instanceTypes: m5.huge is not an instance type in the catalogue";
  expect(() => groupVcpu({ ...WEB, instanceTypes: ["m5.huge"] })).toThrow(new RangeError(message));
});
