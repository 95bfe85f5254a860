import { expect, test } from "@jest/globals";

import { OWN, problemsOf, type AcceptedRow, type RefusedRow } from "../../support/environment-document";

const KARPENTER = { provisioner: { engine: "karpenter" } };

const MIXED = {
  kind: "mixed",
  instanceTypes: ["m7i.xlarge", "m6i.xlarge"],
  size: { min: 0, max: 5 },
  minPools: { instanceTypes: 1, zones: 1 },
  onDemandBaseCapacity: 1,
  onDemandPercentageAboveBaseCapacity: 0,
};

const REFUSED: readonly RefusedRow[] = [
  {
    what: "a fewest number of nodes",
    set: { "nodeGroups.own.size": { min: 1, max: 5 } },
    problems: [
      "nodeGroups.own.size.min: 1 is not 0: Karpenter makes no node that no pod asks for; write 0, and hold space free by headroom",
    ],
  },
  {
    what: "settings of Auto Scaling groups",
    set: {
      "nodeGroups.own.instanceRefresh": { warmupSeconds: 60 },
      "nodeGroups.own.terminationHeartbeatSeconds": 600,
      "nodeGroups.managed.update": { maxUnavailablePercentage: 50 },
    },
    problems: [
      "nodeGroups.managed.update: is heard by Auto Scaling groups alone; leave it out: provisioner.disruption says how many nodes go at a time",
      "nodeGroups.own.instanceRefresh: is heard by Auto Scaling groups alone; leave it out: provisioner.disruption says how many nodes go at a time",
      "nodeGroups.own.terminationHeartbeatSeconds: is heard by Auto Scaling groups alone; leave it out: provisioner.disruption.terminationGraceMinutes says how long a node waits",
    ],
  },
  {
    what: "another way of choosing pools",
    set: { "nodeGroups.own.allocationStrategy": "capacity-optimized" },
    problems: [
      "nodeGroups.own.allocationStrategy: capacity-optimized is not what Karpenter does, which is price-capacity-optimized; leave it out",
    ],
  },
  {
    what: "a share of on-demand",
    set: { "nodeGroups.edge": { ...MIXED, onDemandPercentageAboveBaseCapacity: 10 } },
    problems: [
      "nodeGroups.edge.onDemandPercentageAboveBaseCapacity: 10 is not 0: Karpenter knows no share; write 0, and raise onDemandBaseCapacity",
    ],
  },
  {
    what: "a group named like another's second pool",
    set: { "nodeGroups.edge": MIXED, "nodeGroups.edge-base": OWN },
    problems: ["nodeGroups.edge-base: is the name of a pool that edge has beside Karpenter; take another name"],
  },
  {
    what: "the rate of a kubelet's events",
    set: { "nodeGroups.own.kubelet": { eventRecordQPS: 5 } },
    problems: ["nodeGroups.own.kubelet.eventRecordQPS: is not known to Karpenter's node classes; leave it out"],
  },
  {
    what: "an answer to rebalance recommendations",
    set: { interruption: { rebalance: "replace" } },
    problems: [
      "interruption.rebalance: replace is not possible here: Karpenter makes a Kubernetes event of a recommendation and nothing else; write ignore",
    ],
  },
  {
    what: "a second handler",
    set: { interruption: { terminationHandler: "imds" } },
    problems: [
      "interruption.terminationHandler: is not used beside Karpenter, which drains its nodes itself; leave it out",
    ],
  },
  {
    what: "nowhere to live",
    set: { "nodeGroups.system.role": undefined },
    problems: [
      "nodeGroups: none is not exactly one group with role: system; add a group of kind: on-demand with role: system",
      "provisioner: has no nodes to live on; give one managed on-demand group `role: system`, or leave it out",
      "nodeGroups.system.size.min: 2 is not 0: Karpenter makes no node that no pod asks for; write 0, and hold space free by headroom",
    ],
  },
];

test.each(REFUSED)("beside Karpenter refuses $what", ({ set, problems }) => {
  expect(problemsOf({ ...KARPENTER, ...set })).toEqual(problems);
});

const ACCEPTED: readonly AcceptedRow[] = [
  { what: "groups of either management, which it makes all the same", set: {} },
  { what: "an on-demand base", set: { "nodeGroups.edge": MIXED } },
  {
    what: "the way of choosing pools that it has itself",
    set: { "nodeGroups.own.allocationStrategy": "price-capacity-optimized" },
  },
  { what: "reserves of the kubelet", set: { "nodeGroups.own.kubelet": {} } },
  { what: "an ignored recommendation", set: { interruption: { rebalance: "ignore" } } },
];

test.each(ACCEPTED)("beside Karpenter accepts $what", ({ set }) => {
  expect(problemsOf({ ...KARPENTER, ...set })).toEqual([]);
});
