import { expect, test } from "@jest/globals";

import { problemsOf, type AcceptedRow, type RefusedRow } from "../../support/environment-document";

const REFUSED: readonly RefusedRow[] = [
  {
    what: "more than spot groups hold",
    set: { headroom: { replicas: 1000 } },
    problems: [
      "headroom.replicas: 1000 is not at most 40, which is what spot groups hold of pods of 980m and 3510Mi at their maxima; lower it, or let groups have 980000m and 3510000Mi for headroom",
    ],
  },
  {
    what: "pods that fit on no node",
    set: { headroom: { pod: { cpu: "64", memory: "1Gi" } } },
    problems: ["headroom.pod: 64000m and 1024Mi is not what a node of any spot group has left; ask for less"],
  },
  {
    what: "no spot group to hold it",
    set: { headroom: {}, "nodeGroups.own": undefined, "nodeGroups.managed": undefined },
    problems: ["headroom: there is no group of spot nodes to hold space on; add one, or leave headroom out"],
  },
  {
    what: "headroom that feeds on itself",
    set: { headroom: { pod: { cpu: "1", memory: "1Gi" }, coresPerReplica: 1, max: 2 } },
    problems: ["headroom.coresPerReplica: 1 is not at least 2, twice the CPUs of a pod; headroom would feed on itself"],
  },
  {
    what: "a most without what it bounds",
    set: { headroom: { max: 3 } },
    problems: ["headroom.max: is not used without coresPerReplica; write replicas, or add it"],
  },
  {
    what: "growth without a most",
    set: { headroom: { coresPerReplica: 64 } },
    problems: ["headroom.max: is missing; write how many pods coresPerReplica may come to"],
  },
  {
    what: "a fixed number beside growth, and a fewest above the most",
    set: { headroom: { coresPerReplica: 64, replicas: 2, min: 3, max: 2 } },
    problems: [
      "headroom.replicas: is not used beside coresPerReplica; write min and max",
      "headroom.min: 3 is not at most max, 2",
    ],
  },
  {
    what: "a strategy that fights the autoscaler, and one listed twice",
    set: { descheduler: { strategies: ["LowNodeUtilization", "RemoveDuplicates", "RemoveDuplicates"] } },
    problems: [
      "descheduler.strategies[2]: RemoveDuplicates is not listed once; leave it out here",
      "descheduler.strategies[0]: LowNodeUtilization is not a strategy to run beside cluster-autoscaler: it moves pods to the empty nodes that the autoscaler is about to take away; leave it out",
    ],
  },
];

test.each(REFUSED)("refuses $what", ({ set, problems }) => {
  expect(problemsOf(set)).toEqual(problems);
});

const ACCEPTED: readonly AcceptedRow[] = [
  { what: "headroom for one node", set: { headroom: {} } },
  { what: "headroom that grows", set: { headroom: { coresPerReplica: 64, min: 1, max: 10 } } },
  { what: "pods of one's own size", set: { headroom: { pod: { cpu: "500m", memory: "1Gi" }, replicas: 4 } } },
  { what: "a descheduler as it is", set: { descheduler: {} } },
];

test.each(ACCEPTED)("accepts $what", ({ set }) => {
  expect(problemsOf(set)).toEqual([]);
});
