import { expect, test } from "@jest/globals";

import { problemsOf, SYSTEM, type AcceptedRow, type RefusedRow } from "../../support/environment-document";

const REFUSED: readonly RefusedRow[] = [
  {
    what: "an empty list of checkpoints, once",
    set: { "nodeGroups.own.instanceRefresh": { checkpointPercentages: [] } },
    problems: ["nodeGroups.own.instanceRefresh.checkpointPercentages: an empty list is not a list of percentages"],
  },
  {
    what: "an empty list of zones, once",
    set: { "nodeGroups.system.zones": [] },
    problems: ["nodeGroups.system.zones: an empty list is not a list of zones"],
  },
  {
    what: "no system group",
    set: { "nodeGroups.system": undefined },
    problems: [
      "nodeGroups: none is not exactly one group with role: system; add a group of kind: on-demand with role: system",
    ],
  },
  {
    what: "two system groups",
    set: { "nodeGroups.other": SYSTEM },
    problems: ["nodeGroups: system, other is not exactly one group with role: system; keep one of them"],
  },
  {
    what: "a system group of one node",
    set: { "nodeGroups.system.size.min": 1 },
    problems: [
      "nodeGroups.system.size.min: 1 is not enough nodes for the system group; write at least 2: one in each zone, and never fewer than two",
    ],
  },
  {
    what: "a system group smaller than the zones",
    set: { zones: ["us-east-1a", "us-east-1b", "us-east-1c"] },
    problems: [
      "nodeGroups.system.size.min: 2 is not enough nodes for the system group; write at least 3: one in each zone, and never fewer than two",
    ],
  },
  {
    what: "a system group in one zone",
    set: { "nodeGroups.system.zones": ["us-east-1a"] },
    problems: [
      "nodeGroups.system.zones: us-east-1a is not all zones of the environment; the system group spans them: leave the key out",
    ],
  },
  {
    what: "a minimum above the maximum",
    set: { "nodeGroups.own.size": { min: 6, max: 5 } },
    problems: ["nodeGroups.own.size.min: 6 is not at most max, 5; lower min or raise max"],
  },
  {
    what: "more IOPS than the disk can have",
    set: { "nodeGroups.own.disk": { sizeGiB: 20, iops: 16000 } },
    problems: ["nodeGroups.own.disk.iops: 16000 is not at most 500 for each of 20 GiB; write 10000 or less"],
  },
  {
    what: "more throughput than the IOPS carry",
    set: { "nodeGroups.own.disk": { throughputMiBps: 1000 } },
    problems: [
      "nodeGroups.own.disk.throughputMiBps: 1000 is not at most a quarter of the IOPS; write 750 or less, or more iops",
    ],
  },
  {
    what: "a refresh that grows too far",
    set: { "nodeGroups.own.instanceRefresh": { minHealthyPercentage: 50, maxHealthyPercentage: 160 } },
    problems: [
      "nodeGroups.own.instanceRefresh.maxHealthyPercentage: 160 is not at most 100 above minHealthyPercentage, 50; write 150 or less",
    ],
  },
  {
    what: "checkpoints that do not rise",
    set: { "nodeGroups.own.instanceRefresh": { checkpointPercentages: [50, 20, 100] } },
    problems: [
      "nodeGroups.own.instanceRefresh.checkpointPercentages: 50, 20, 100 is not a rising list that ends with 100; without 100 the other nodes are never replaced",
    ],
  },
  {
    what: "checkpoints that end early",
    set: { "nodeGroups.own.instanceRefresh": { checkpointPercentages: [20, 50] } },
    problems: [
      "nodeGroups.own.instanceRefresh.checkpointPercentages: 20, 50 is not a rising list that ends with 100; without 100 the other nodes are never replaced",
    ],
  },
  {
    what: "a pause without checkpoints",
    set: { "nodeGroups.own.instanceRefresh": { checkpointDelaySeconds: 60 } },
    problems: [
      "nodeGroups.own.instanceRefresh.checkpointDelaySeconds: 60 is not of any use without checkpointPercentages; write both or neither",
    ],
  },
  {
    what: "reserves larger than a node",
    set: {
      "nodeGroups.own.kubelet": {
        systemReserved: { cpu: "3500m", memory: "8Gi" },
        kubeReserved: { cpu: "1", memory: "8192Mi" },
      },
    },
    problems: [
      "nodeGroups.own.kubelet: 4.5 vCPU kept back is not less than the 4 of a node; reserve less, or take larger instance types",
      "nodeGroups.own.kubelet: 16589 MiB kept back is not less than the 16384 of a node; reserve less, or take larger instance types",
    ],
  },
  {
    what: "a share of memory and reserves as large as a node",
    set: {
      "nodeGroups.own.kubelet": { systemReserved: { memory: "7Gi" }, evictionHard: { "memory.available": "50%" } },
    },
    problems: [
      "nodeGroups.own.kubelet: 16384 MiB kept back is not less than the 16384 of a node; reserve less, or take larger instance types",
    ],
  },
  {
    what: "more pods than single addresses",
    set: {
      "nodeGroups.own.kubelet": { maxPods: 59 },
      "nodeGroups.own.instanceTypes": ["m7i.xlarge", "m4.xlarge"],
    },
    problems: [
      "nodeGroups.own.kubelet.maxPods: 59 is not at most 58, the pods that m7i.xlarge has addresses for; lower it",
    ],
  },
  {
    what: "more pods than there are addresses on a type without prefixes",
    set: {
      "cluster.prefixDelegation": true,
      "nodeGroups.own.kubelet": { maxPods: 59 },
      "nodeGroups.own.instanceTypes": ["m7i.xlarge", "m4.xlarge"],
    },
    problems: [
      "nodeGroups.own.kubelet.maxPods: 59 is not at most 58, the pods that m4.xlarge has addresses for; lower it",
    ],
  },
  {
    what: "a number of pods for managed nodes",
    set: { "nodeGroups.managed.kubelet": { maxPods: 40 }, "nodeGroups.system.kubelet": { maxPods: 20 } },
    problems: [
      "nodeGroups.system.kubelet.maxPods: 20 is not for managed nodes, whose number EKS works out; leave it out",
      "nodeGroups.managed.kubelet.maxPods: 40 is not for managed nodes, whose number EKS works out; leave it out",
    ],
  },
  {
    what: "more pods than any node is advised to run",
    set: { "cluster.prefixDelegation": true, "nodeGroups.own.kubelet": { maxPods: 251 } },
    problems: ["nodeGroups.own.kubelet.maxPods: 251 is not a whole number from 1 to 250"],
  },
];

const ACCEPTED: readonly AcceptedRow[] = [
  { what: "as many pods as single addresses", set: { "nodeGroups.own.kubelet": { maxPods: 58 } } },
  {
    what: "as many pods as EKS advises at most, with prefixes",
    set: { "cluster.prefixDelegation": true, "nodeGroups.own.kubelet": { maxPods: 250 } },
  },
  { what: "a minimum equal to the maximum", set: { "nodeGroups.own.size": { min: 5, max: 5 } } },
  { what: "as many IOPS as the disk can have", set: { "nodeGroups.own.disk": { sizeGiB: 20, iops: 10000 } } },
];

test.each(REFUSED)("refuses $what", ({ set, problems }) => {
  expect(problemsOf(set)).toEqual(problems);
});

test.each(ACCEPTED)("accepts $what", ({ set }) => {
  expect(problemsOf(set)).toEqual([]);
});
