import { expect, test } from "@jest/globals";

import { acceleratorOf, fewestDevices, hasDevices } from "../../capacity/devices";
import { instanceType, type InstanceType } from "../../facts/ec2-catalogue";

function types(...names: string[]): InstanceType[] {
  return names.flatMap((name) => instanceType(name) ?? []);
}

test.each([
  { name: "m5.large", accelerator: undefined, has: false },
  { name: "g5.xlarge", accelerator: "nvidia", has: true },
  { name: "g4ad.xlarge", accelerator: undefined, has: true },
  { name: "inf2.xlarge", accelerator: "neuron", has: true },
  { name: "trn1.2xlarge", accelerator: "neuron", has: true },
  { name: "dl2q.24xlarge", accelerator: undefined, has: true },
])("$name has devices: $has, of $accelerator", ({ name, accelerator, has }) => {
  expect(types(name).map((type) => [acceleratorOf(type), hasDevices(type)])).toEqual([[accelerator, has]]);
});

test.each([
  { of: types("g5.12xlarge"), fewest: 4 },
  { of: types("g5.12xlarge", "g5.xlarge"), fewest: 1 },
  { of: types("g5.xlarge", "g6f.large"), fewest: 0 },
  { of: types("inf2.24xlarge"), fewest: 6 },
  { of: types("g5.xlarge", "m5.large"), fewest: 0 },
])("a group has as many devices as the type with the fewest: $fewest", ({ of, fewest }) => {
  expect(fewestDevices(of)).toBe(fewest);
});
