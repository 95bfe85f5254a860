import { expect, test } from "@jest/globals";

import { OWN, problemsOf, type AcceptedRow, type RefusedRow } from "../../support/environment-document";

const COMMON = { instanceTypes: ["m7i.xlarge", "m6i.xlarge"], size: { min: 1, max: 4 } };
const JOBS = { kind: "enduring", zones: ["us-east-1a", "us-east-1b"], ...COMMON };
const BURST = {
  kind: "mixed",
  onDemandBaseCapacity: 1,
  onDemandPercentageAboveBaseCapacity: 25,
  minPools: { instanceTypes: 1, zones: 1 },
  ...COMMON,
};
const GPU = { ...OWN, instanceTypes: ["g5.xlarge", "g6.xlarge"], accelerator: "nvidia" };

test.each<AcceptedRow>([
  { what: "an enduring group", set: { "nodeGroups.jobs": JOBS } },
  { what: "a mixed group", set: { "nodeGroups.burst": BURST } },
  { what: "a base of all nodes", set: { "nodeGroups.burst": { ...BURST, onDemandBaseCapacity: 4 } } },
  { what: "a managed on-demand group", set: { "nodeGroups.web": { kind: "on-demand", ...COMMON } } },
  {
    what: "a self-managed on-demand group on Bottlerocket, of one release",
    set: {
      "nodeGroups.web": {
        kind: "on-demand",
        management: "self-managed",
        amiFamily: "bottlerocket",
        amiRelease: "1.66.0-1ad6b4a4",
        ...COMMON,
      },
    },
  },
  { what: "GPUs where asked for", set: { "nodeGroups.gpu": GPU } },
  {
    what: "local disks where every type has some",
    set: { "nodeGroups.own": { ...OWN, instanceTypes: ["m6id.xlarge", "m5d.xlarge"], localStorage: "raid0" } },
  },
  { what: "zone ids", set: { zoneIds: { "us-east-1a": "use1-az4", "us-east-1b": "use1-az6" } } },
  { what: "a floor that is reached", set: { spot: { minSharePercent: 70 } } },
])("accepts $what", ({ set }) => {
  expect(problemsOf(set)).toEqual([]);
});

test.each<RefusedRow>([
  {
    what: "an enduring group without zones",
    set: { "nodeGroups.jobs": { ...JOBS, zones: undefined } },
    problems: ["nodeGroups.jobs.zones: is missing; write a list of zones"],
  },
  {
    what: "a managed enduring group",
    set: { "nodeGroups.jobs": { ...JOBS, management: "managed" } },
    problems: [
      "nodeGroups.jobs.management: managed is not self-managed: EKS updates managed nodes by itself and waits 15 minutes for their pods, no longer",
    ],
  },
  {
    what: "a managed mixed group",
    set: { "nodeGroups.burst": { ...BURST, management: "managed" } },
    problems: [
      "nodeGroups.burst.management: managed is not self-managed: EKS cannot mix on-demand and spot in one managed group",
    ],
  },
  {
    what: "Bottlerocket in a mixed group",
    set: { "nodeGroups.burst": { ...BURST, amiFamily: "bottlerocket" } },
    problems: [
      "nodeGroups.burst.amiFamily: bottlerocket is not al2023: a node of a mixed group asks at boot how it is paid for, which takes a shell",
    ],
  },
  {
    what: "a base above the largest size",
    set: { "nodeGroups.burst": { ...BURST, onDemandBaseCapacity: 5 } },
    problems: [
      "nodeGroups.burst.onDemandBaseCapacity: 5 is not at most size.max, 4; lower it, or write kind: on-demand for a group without spot",
    ],
  },
  {
    what: "a percentage above 100",
    set: { "nodeGroups.burst": { ...BURST, onDemandPercentageAboveBaseCapacity: 101 } },
    problems: ["nodeGroups.burst.onDemandPercentageAboveBaseCapacity: 101 is not a whole number from 0 to 100"],
  },
  {
    what: "a key of taints and spot taints",
    set: {
      "nodeGroups.burst": {
        ...BURST,
        taints: [{ key: "a", effect: "NoSchedule" }],
        spotTaints: [{ key: "a", effect: "NoSchedule" }],
      },
    },
    problems: ["nodeGroups.burst.spotTaints[0]: a is not a key of its own: taints has it too; remove one"],
  },
  {
    what: "a name that an enduring group takes",
    set: { "nodeGroups.jobs": JOBS, "nodeGroups.jobs-us-east-1b": { kind: "on-demand", ...COMMON } },
    problems: [
      "nodeGroups.jobs-us-east-1b: jobs-us-east-1b is not a free name: jobs has a group of it in us-east-1b; rename one",
    ],
  },
  {
    what: "weights, pools of lowest-price, and a strategy that is interrupted most",
    set: {
      "nodeGroups.own.weightedCapacity": 2,
      "nodeGroups.own.spotInstancePools": 3,
      "nodeGroups.own.allocationStrategy": "lowest-price",
    },
    problems: [
      "nodeGroups.own.allocationStrategy: lowest-price is not one of price-capacity-optimized, capacity-optimized, capacity-optimized-prioritized",
      "nodeGroups.own.weightedCapacity: is not a key of this document: cluster-autoscaler counts nodes where Auto Scaling would count weights; leave it out, with types of one shape",
      "nodeGroups.own.spotInstancePools: is not a key of this document: it works with lowest-price alone, the strategy that is interrupted most; leave it out: every pool is used",
    ],
  },
  {
    what: "types without a GPU in a group for GPUs",
    set: { "nodeGroups.gpu": { ...GPU, instanceTypes: ["m7i.xlarge"] } },
    problems: ["nodeGroups.gpu.instanceTypes[0]: m7i.xlarge is not a type with a GPU of NVIDIA; remove it"],
  },
  {
    what: "Inferentia on Bottlerocket",
    set: {
      "nodeGroups.inf": { ...OWN, instanceTypes: ["inf2.xlarge"], accelerator: "neuron", amiFamily: "bottlerocket" },
    },
    problems: ["nodeGroups.inf.amiFamily: bottlerocket is not a system with drivers for neuron; write al2023"],
  },
  {
    what: "local disks on types without",
    set: { "nodeGroups.own.localStorage": "raid0" },
    problems: [
      "nodeGroups.own.instanceTypes[0]: m7i.xlarge is not a type with local NVMe disks; remove it, or leave localStorage out",
      "nodeGroups.own.instanceTypes[1]: m6i.xlarge is not a type with local NVMe disks; remove it, or leave localStorage out",
    ],
  },
  {
    what: "too few types and zones",
    set: { "nodeGroups.own": { ...OWN, minPools: {}, zones: ["us-east-1a"] } },
    problems: [
      "nodeGroups.own.instanceTypes: 2 is not at least 4 types, of which each is a pool in each zone; add types of the same shape (spot-eks select finds them), or lower minPools.instanceTypes",
      "nodeGroups.own.zones: 1 is not at least 2 zones; add a zone, or lower minPools.zones",
    ],
  },
  {
    what: "a zone that is known to offer too few types",
    set: { zoneIds: { "us-east-1b": "use1-az3" } },
    problems: [
      "nodeGroups.system.instanceTypes: m7i.large is not offered in us-east-1b; take other types or zones",
      "nodeGroups.managed.instanceTypes: m7i.xlarge, m6i.xlarge are not offered in us-east-1b, which leaves 0 of 2 types there, fewer than 1; take other types or zones, or lower minPools.instanceTypes",
      "nodeGroups.own.instanceTypes: m7i.xlarge, m6i.xlarge are not offered in us-east-1b, which leaves 0 of 2 types there, fewer than 1; take other types or zones, or lower minPools.instanceTypes",
    ],
  },
  {
    what: "ids of another region, of another zone, and twice",
    set: { zoneIds: { "us-east-1a": "use1-az1", "us-east-1b": "use1-az1", "us-east-1c": "usw2-az1" } },
    problems: [
      "zoneIds.us-east-1b: use1-az1 is not the id of one zone: it is also that of us-east-1a; correct one of them",
      "zoneIds.us-east-1c: us-east-1c is not one of the environment's zones us-east-1a, us-east-1b; write one of them",
      "zoneIds.us-east-1c: usw2-az1 is not a zone of us-east-1; write one of use1-az1, use1-az2, use1-az3, use1-az4, use1-az5, use1-az6",
    ],
  },
  {
    what: "a usual day outside the sizes",
    set: { "nodeGroups.own.size": { min: 0, max: 5, typical: 9 } },
    problems: ["nodeGroups.own.size.typical: 9 is not between min and max, 0 and 5; write one of those"],
  },
  {
    what: "a release of the other operating system",
    set: { "nodeGroups.own.amiFamily": "bottlerocket", "nodeGroups.own.amiRelease": "1.36.4-20260930" },
    problems: [
      "nodeGroups.own.amiRelease: 1.36.4-20260930 is not a Bottlerocket release known for Kubernetes 1.36; write one of 1.66.0-1ad6b4a4, 1.65.0-0be31b34, 1.63.0-d4932ff8, 1.61.0-8ef015e0",
    ],
  },
  {
    what: "a floor of spot that is not reached",
    set: { spot: { minSharePercent: 95 } },
    problems: [
      "spot.minSharePercent: 95 is not reached: 80 % of vCPU is spot when every group has its typical size; make spot groups larger or on-demand ones smaller, or lower it",
    ],
  },
])("refuses $what", ({ set, problems }) => {
  expect(problemsOf(set)).toEqual(problems);
});
