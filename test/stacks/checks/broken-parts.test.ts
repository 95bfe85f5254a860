import { expect, test } from "@jest/globals";

import { problemsOf, type RefusedRow } from "../../support/environment-document";

const NUMBER = "quote it: without quotes YAML made the number 5 of it";
const ZONE = `5 is not the name of a zone, such as us-east-1a; ${NUMBER}`;
const TYPE = `5 is not the name of an instance type, such as m7i.large; ${NUMBER}`;
const TEXT = `5 is not a string in quotes; ${NUMBER}`;

const REFUSED: readonly RefusedRow[] = [
  {
    what: "no zones",
    set: { zones: undefined, zoneIds: { "us-east-1a": "use1-az4" } },
    problems: ["zones: is missing; write a list of 2 to 4 zones; the address plan has room for four"],
  },
  {
    what: "a zone, with ids and a floor of spot beside it",
    set: { zones: ["us-east-1a", 5], zoneIds: { "us-east-1c": "use1-az4" }, spot: { minSharePercent: 95 } },
    problems: [`zones[1]: ${ZONE}`],
  },
  {
    what: "an id of a zone",
    set: { zoneIds: { "us-east-1a": 5, "us-east-1b": "use1-az4" } },
    problems: [`zoneIds.us-east-1a: 5 is not the id of a zone, such as use1-az4; ${NUMBER}`],
  },
  {
    what: "no types of the system group",
    set: { "nodeGroups.system.instanceTypes": undefined },
    problems: ["nodeGroups.system.instanceTypes: is missing; write a list of 1 to 20 instance types"],
  },
  {
    what: "how many pools a group must have",
    set: { "nodeGroups.own.minPools": { instanceTypes: "5", zones: "x" } },
    problems: [
      'nodeGroups.own.minPools.instanceTypes: "5" is not a whole number from 1 to 40; write it without quotes',
      'nodeGroups.own.minPools.zones: "x" is not a whole number from 1 to 4',
    ],
  },
  {
    what: "the blocks beside that of pods",
    set: { "network.podCidrBlock": "100.64.0.0/16", "network.cidrBlock": "x", "cluster.serviceCidr": "y" },
    problems: [
      "network.cidrBlock: x is not a block of addresses, such as 10.0.0.0/16",
      "cluster.serviceCidr: y is not a block of addresses, such as 10.0.0.0/16",
    ],
  },
  {
    what: "the size of a disk, with reserves beside it",
    set: { "nodeGroups.own.disk": { sizeGiB: "x" }, "nodeGroups.own.kubelet": {} },
    problems: ['nodeGroups.own.disk.sizeGiB: "x" is not a whole number from 20 to 65536'],
  },
  { what: "no cluster", set: { cluster: undefined }, problems: ["cluster: is missing; write a map"] },
  {
    what: "a zone of the control plane",
    set: { "cluster.controlPlaneZones": ["us-east-1a", 5] },
    problems: [`cluster.controlPlaneZones[1]: ${ZONE}`],
  },
  {
    what: "a zone of a group",
    set: { "nodeGroups.own.zones": ["us-east-1a", 5] },
    problems: [`nodeGroups.own.zones[1]: ${ZONE}`],
  },
  {
    what: "no node groups",
    set: { nodeGroups: undefined, spot: { minSharePercent: 95 } },
    problems: ["nodeGroups: is missing; write a map from a name to a node group"],
  },
  { what: "a node group", set: { "nodeGroups.own": 5 }, problems: ["nodeGroups.own: 5 is not a map"] },
  {
    what: "the kind of a group, and then any kind's keys are known",
    set: { "nodeGroups.own.kind": undefined, "nodeGroups.own.label": {} },
    problems: [
      "nodeGroups.own.kind: is missing; write one of on-demand, spot, mixed, enduring",
      "nodeGroups.own.label: is not a known key; did you mean labels?",
    ],
  },
  {
    what: "a type of a group for Neuron",
    set: {
      "nodeGroups.own.accelerator": "neuron",
      "nodeGroups.own.instanceTypes": ["inf2.xlarge", 5],
      "nodeGroups.own.amiFamily": "bottlerocket",
    },
    problems: [
      `nodeGroups.own.instanceTypes[1]: ${TYPE}`,
      "nodeGroups.own.amiFamily: bottlerocket is not a system with drivers for neuron; write al2023",
    ],
  },
  {
    what: "no types of a group, which has reserves, pools and local disks",
    set: {
      "nodeGroups.own.instanceTypes": undefined,
      "nodeGroups.own.accelerator": "neuron",
      "nodeGroups.own.localStorage": "raid0",
      "nodeGroups.own.kubelet": { systemReserved: { cpu: "100m" } },
    },
    problems: ["nodeGroups.own.instanceTypes: is missing; write a list of 1 to 40 instance types"],
  },
  {
    what: "an amount",
    set: { "nodeGroups.own.kubelet": { systemReserved: { cpu: "x" } } },
    problems: ["nodeGroups.own.kubelet.systemReserved.cpu: x is not an amount of vCPU, such as 250m or 0.5"],
  },
  { what: "a taint", set: { "nodeGroups.own.taints": [5] }, problems: ["nodeGroups.own.taints[0]: 5 is not a map"] },
  {
    what: "a label, all of them, or tags",
    set: { "nodeGroups.own.labels": { a: 5 }, "nodeGroups.managed.labels": 5, tags: { a: 5 } },
    problems: [
      `tags.a: ${TEXT}`,
      "nodeGroups.managed.labels: 5 is not a map of labels",
      `nodeGroups.own.labels.a: ${TEXT}`,
    ],
  },
  {
    what: "a type nobody knows, with a floor of spot beside it",
    set: { spot: { minSharePercent: 95 }, "nodeGroups.own.instanceTypes": ["m5.nope"] },
    problems: ["nodeGroups.own.instanceTypes[0]: m5.nope is not a known instance type; look it up in the EC2 console"],
  },
];

test.each(REFUSED)("a part that is not well shaped is told once, and nothing more is made of it: $what", (row) => {
  expect(problemsOf(row.set)).toEqual(row.problems);
});

test.each([
  {
    what: "without groups of spot",
    set: { spot: { minSharePercent: 1 }, "nodeGroups.own": undefined, "nodeGroups.managed": undefined },
    problems: [
      "spot.minSharePercent: 1 is not reached: 0 % of vCPU is spot when every group has its typical size; make spot groups larger or on-demand ones smaller, or lower it",
    ],
  },
  {
    what: "pools that are not named are the usual number",
    set: { "nodeGroups.own.minPools": {} },
    problems: [
      "nodeGroups.own.instanceTypes: 2 is not at least 4 types, of which each is a pool in each zone; add types of the same shape (spot-eks select finds them), or lower minPools.instanceTypes",
    ],
  },
  {
    what: "a key of another kind of group, whose own kind is told",
    set: { "nodeGroups.system.spotTaints": [] },
    problems: [
      "nodeGroups.system.spotTaints: is not a key of a managed on-demand group, only of a group of kind mixed; leave it out",
    ],
  },
  {
    what: "two zones of one id",
    set: { zoneIds: { "us-east-1a": "use1-az4", "us-east-1b": "use1-az4" } },
    problems: [
      "zoneIds.us-east-1b: use1-az4 is not the id of one zone: it is also that of us-east-1a; correct one of them",
    ],
  },
])("parts are held against each other also where some are left out: $what", ({ set, problems }) => {
  expect(problemsOf(set)).toEqual(problems);
});

test("a region that is not known has zones all the same", () => {
  const set = {
    zones: ["eu-north-1a", "eu-north-1b"],
    "cluster.controlPlaneZones": ["eu-north-1a", "eu-north-1b"],
    zoneIds: { "eu-north-1a": "eun1-az1" },
  };
  expect(problemsOf(set, "eu-north-1")).toEqual([]);
  expect(problemsOf({ ...set, zones: ["eu-north-1a", "eu-west-1b"] }, "eu-north-1")[0]).toBe(
    "zones[1]: eu-west-1b is not a zone of eu-north-1; write eu-north-1a or the like",
  );
});
