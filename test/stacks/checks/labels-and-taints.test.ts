import { expect, test } from "@jest/globals";

import { problemsOf, type AcceptedRow, type RefusedRow } from "../../support/environment-document";

const REFUSED: readonly RefusedRow[] = [
  {
    what: "a label of ours",
    set: { "nodeGroups.own.labels": { "spot-eks/role": "batch" } },
    problems: [
      'nodeGroups.own.labels["spot-eks/role"]: spot-eks/role is not yours to set: spot-eks/ labels are set by themselves; take another prefix',
    ],
  },
  {
    what: "a label of Kubernetes' own",
    set: { "nodeGroups.own.labels": { "node-role.kubernetes.io/spot": "true" } },
    problems: [
      'nodeGroups.own.labels["node-role.kubernetes.io/spot"]: node-role.kubernetes.io/spot is not a label a node may set on itself, and the node would not join; take another prefix',
    ],
  },
  {
    what: "a label EKS sets",
    set: { "nodeGroups.managed.labels": { "eks.amazonaws.com/capacityType": "SPOT" } },
    problems: [
      'nodeGroups.managed.labels["eks.amazonaws.com/capacityType"]: eks.amazonaws.com/capacityType is not yours to set: EKS and Kubernetes set such labels; take another prefix',
    ],
  },
  {
    what: "a label the kubelet sets",
    set: { "nodeGroups.own.labels": { "topology.kubernetes.io/zone": "a" } },
    problems: [
      'nodeGroups.own.labels["topology.kubernetes.io/zone"]: topology.kubernetes.io/zone is not yours to set: EKS and Kubernetes set such labels; take another prefix',
    ],
  },
  {
    what: "a label of the EBS driver",
    set: { "nodeGroups.own.labels": { "topology.ebs.csi.aws.com/zone": "us-east-1a" } },
    problems: [
      'nodeGroups.own.labels["topology.ebs.csi.aws.com/zone"]: topology.ebs.csi.aws.com/zone is not yours to set: the EBS driver says with it where volumes can be; leave it out',
    ],
  },
  {
    what: "a label with two slashes",
    set: { "nodeGroups.own.labels": { "a/b/c": "" } },
    problems: [
      'nodeGroups.own.labels["a/b/c"]: a/b/c is not the key of a label; write 1 to 63 letters, digits, - _ . that begin and end with a letter or digit, with a DNS name and / in front or not',
    ],
  },
  {
    what: "a label with an empty key",
    set: { "nodeGroups.own.labels": { "": "x" } },
    problems: [
      'nodeGroups.own.labels[""]: "" is not the key of a label; write 1 to 63 letters, digits, - _ . that begin and end with a letter or digit, with a DNS name and / in front or not',
    ],
  },
  {
    what: "a label whose value has a space",
    set: { "nodeGroups.own.labels": { team: "two words" } },
    problems: [
      'nodeGroups.own.labels.team: "two words" is not a value Kubernetes allows; write at most 63 letters, digits, - _ . that begin and end with a letter or digit',
    ],
  },
  {
    what: "a label whose value is too long",
    set: { "nodeGroups.own.labels": { team: "x".repeat(64) } },
    problems: [
      'nodeGroups.own.labels.team: "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…" is not a value Kubernetes allows; write at most 63 letters, digits, - _ . that begin and end with a letter or digit',
    ],
  },
  {
    what: "the system group's taint",
    set: { "nodeGroups.own.taints": [{ key: "CriticalAddonsOnly", value: "true", effect: "NoSchedule" }] },
    problems: [
      "nodeGroups.own.taints[0].key: CriticalAddonsOnly is not yours to set: it marks what this project runs; take another key",
    ],
  },
  {
    what: "a taint of Kubernetes' own",
    set: { "nodeGroups.own.taints": [{ key: "node.kubernetes.io/unreachable", effect: "NoExecute" }] },
    problems: [
      "nodeGroups.own.taints[0].key: node.kubernetes.io/unreachable is not yours to set: Kubernetes uses such taints; take another key",
    ],
  },
  {
    what: "a taint twice",
    set: {
      "nodeGroups.own.taints": [
        { key: "a", value: "1", effect: "NoSchedule" },
        { key: "a", value: "2", effect: "NoSchedule" },
      ],
    },
    problems: [
      "nodeGroups.own.taints[1]: a is not a taint of its own: it is listed above with the same effect; remove it",
    ],
  },
  {
    what: "a key with two effects, which tags cannot tell an autoscaler",
    set: {
      "nodeGroups.own.taints": [
        { key: "a", effect: "NoSchedule" },
        { key: "a", effect: "NoExecute" },
      ],
    },
    problems: [
      "nodeGroups.own.taints[1]: a is not a key for two taints of a self-managed group: the autoscaler reads one taint for each key; remove one",
    ],
  },
  {
    what: "a taint with a bad key and a bad value",
    set: { "nodeGroups.own.taints": [{ key: "-a", value: "b-", effect: "NoSchedule" }] },
    problems: [
      "nodeGroups.own.taints[0].key: -a is not the key of a taint; write 1 to 63 letters, digits, - _ . that begin and end with a letter or digit, with a DNS name and / in front or not",
      "nodeGroups.own.taints[0].value: b- is not a value Kubernetes allows; write at most 63 letters, digits, - _ . that begin and end with a letter or digit",
    ],
  },
  {
    what: "a taint of the user's on the system group",
    set: { "nodeGroups.system.taints": [{ key: "a", effect: "NoSchedule" }] },
    problems: [
      "nodeGroups.system.taints[0]: a is not a taint for the system group; CoreDNS and the controllers tolerate only its own taint: remove it",
    ],
  },
];

const ACCEPTED: readonly AcceptedRow[] = [
  {
    what: "a label a node may set",
    set: { "nodeGroups.own.labels": { "node.kubernetes.io/pool": "a", "example.com/team": "b" } },
  },
  { what: "a label whose value is as long as can be", set: { "nodeGroups.own.labels": { team: "x".repeat(63) } } },
  { what: "a label called constructor", set: { "nodeGroups.own.labels": { constructor: "x" } } },
  {
    what: "a managed group's taint with two effects",
    set: {
      "nodeGroups.managed.taints": [
        { key: "a", effect: "NoSchedule" },
        { key: "a", effect: "NoExecute" },
      ],
    },
  },
  {
    what: "a preference on the system group",
    set: { "nodeGroups.system.taints": [{ key: "a", effect: "PreferNoSchedule" }] },
  },
];

test.each(REFUSED)("refuses $what", ({ set, problems }) => {
  expect(problemsOf(set)).toEqual(problems);
});

test.each(ACCEPTED)("accepts $what", ({ set }) => {
  expect(problemsOf(set)).toEqual([]);
});
