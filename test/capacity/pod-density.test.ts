import { describe, expect, test } from "@jest/globals";

import {
  addressablePods,
  advisedPods,
  groupMaxPods,
  prefixesIn,
  prefixesOfFullNode,
  type PodAddressing,
} from "../../capacity/pod-density";
import { instanceType, instanceTypeNames, type InstanceType } from "../../facts/ec2-catalogue";

const SINGLE: PodAddressing = { prefixDelegation: false, podSubnets: false };
const PREFIXES: PodAddressing = { ...SINGLE, prefixDelegation: true };
const SUBNETS: PodAddressing = { ...SINGLE, podSubnets: true };
const BOTH: PodAddressing = { prefixDelegation: true, podSubnets: true };

function type(name: string): InstanceType {
  const found = instanceType(name);
  if (found === undefined) {
    throw new Error(`${name} is not in the catalogue`);
  }
  return found;
}

test.each([
  { what: "two vCPU", name: "m5.large", single: 29, prefixes: 434, subnets: 20, both: 290 },
  { what: "the smallest on Nitro", name: "t3.nano", single: 4, prefixes: 34, subnets: 3, both: 18 },
  { what: "many vCPU", name: "m5.24xlarge", single: 737, prefixes: 11762, subnets: 688, both: 10978 },
  { what: "bare metal", name: "m5.metal", single: 737, prefixes: 11762, subnets: 688, both: 10978 },
  { what: "Xen, without prefixes", name: "m4.large", single: 20, prefixes: 20, subnets: 11, both: 11 },
  { what: "an earlier generation on Nitro", name: "a1.large", single: 29, prefixes: 434, subnets: 20, both: 290 },
  {
    what: "one interface, which pod subnets leave no pods",
    name: "hpc6id.32xlarge",
    single: 51,
    prefixes: 786,
    subnets: 2,
    both: 2,
  },
])("addresses are enough for so many pods: $what, $name", ({ name, single, prefixes, subnets, both }) => {
  const pods = [SINGLE, PREFIXES, SUBNETS, BOTH].map((addressing) => addressablePods(type(name), addressing));
  expect(pods).toEqual([single, prefixes, subnets, both]);
});

test("of every type the pods are a whole number, and without either way the catalogue's own", () => {
  const odd = instanceTypeNames().filter((name) => {
    const all = [SINGLE, PREFIXES, SUBNETS, BOTH].map((addressing) => addressablePods(type(name), addressing));
    return all[0] !== type(name).maxPods || !all.every((pods) => Number.isInteger(pods) && pods >= 2);
  });
  expect(odd).toEqual([]);
});

test.each([
  { what: "110 below 30 vCPU", name: "m5.large", addressing: PREFIXES, pods: 110 },
  { what: "110 at 16 vCPU", name: "m5.4xlarge", addressing: PREFIXES, pods: 110 },
  { what: "250 from 32 vCPU on", name: "m5.8xlarge", addressing: PREFIXES, pods: 250 },
  { what: "fewer where addresses are fewer", name: "t3.nano", addressing: PREFIXES, pods: 34 },
  { what: "Xen as before", name: "m4.large", addressing: PREFIXES, pods: 20 },
  { what: "pod subnets without prefixes", name: "m5.large", addressing: SUBNETS, pods: 20 },
  { what: "pod subnets, 110 at 16 vCPU", name: "m5.4xlarge", addressing: SUBNETS, pods: 110 },
])("EKS advises so many pods: $what, $name", ({ name, addressing, pods }) => {
  expect(advisedPods(type(name), addressing)).toBe(pods);
});

describe("a group has one number for all its types", () => {
  test.each([
    { what: "none, left to each node", names: ["m5.large", "m4.large"], addressing: SINGLE, pods: undefined },
    { what: "the same of all", names: ["m5.large", "m6i.large"], addressing: PREFIXES, pods: 110 },
    { what: "the lowest of few and many vCPU", names: ["m5.8xlarge", "m5.4xlarge"], addressing: PREFIXES, pods: 110 },
    { what: "the lowest where one is on Xen", names: ["m5.large", "m4.large"], addressing: PREFIXES, pods: 20 },
    { what: "less with pod subnets", names: ["m5.large", "m4.large"], addressing: SUBNETS, pods: 11 },
  ])("$what", ({ names, addressing, pods }) => {
    expect(groupMaxPods(names.map(type), addressing)).toBe(pods);
  });
});

test("a group without types has no number, and is refused", () => {
  expect(() => groupMaxPods([], PREFIXES)).toThrow(new RangeError("types: [] is not at least one instance type"));
});

test.each([
  { maxPods: 110, prefixes: 8 },
  { maxPods: 250, prefixes: 17 },
  { maxPods: 18, prefixes: 2 },
  { maxPods: 19, prefixes: 3 },
])("a node full of $maxPods pods holds $prefixes prefixes, one of them in reserve", ({ maxPods, prefixes }) => {
  expect(prefixesOfFullNode(maxPods)).toBe(prefixes);
});

test.each([
  { bits: 19, prefixes: 510 },
  { bits: 23, prefixes: 30 },
  { bits: 28, prefixes: 0 },
])("a subnet of /$bits gives at most $prefixes prefixes", ({ bits, prefixes }) => {
  expect(prefixesIn({ bits })).toBe(prefixes);
});
