import { expect, test } from "@jest/globals";
import fc from "fast-check";

import { headroomProblems, type HeadroomPlan } from "../../capacity/headroom-problems";

const NODE = { cpuMilli: 3920, memoryMiB: 14_800 };
const PLAN: HeadroomPlan = {
  pod: { cpuMilli: 500, memoryMiB: 2048 },
  maxReplicas: 14,
  coresPerReplica: 50,
  spaces: [{ smallestNode: NODE, maxNodes: 2 }],
};
const tooMany = (most: number, held: number, total: string): object => ({
  path: "headroom.max",
  message:
    `${most} is not at most ${held}, which is what spot groups hold of pods of 500m and 2048Mi at their maxima; ` +
    `lower it, or let groups have ${total} for headroom`,
});

test.each([
  { what: "what the groups' maxima hold exactly", plan: PLAN, problems: [] },
  { what: "one pod more", plan: { ...PLAN, maxReplicas: 15 }, problems: [tooMany(15, 14, "7500m and 30720Mi")] },
  {
    what: "less space by DaemonSets",
    plan: { ...PLAN, daemonSets: { cpuMilli: 500, memoryMiB: 0 } },
    problems: [tooMany(14, 12, "7000m and 28672Mi")],
  },
  {
    what: "several groups together",
    plan: {
      ...PLAN,
      spaces: [
        { smallestNode: NODE, maxNodes: 1 },
        { smallestNode: NODE, maxNodes: 1 },
      ],
    },
    problems: [],
  },
  {
    what: "a pool without bounds",
    plan: { ...PLAN, maxReplicas: 9999, spaces: [{ smallestNode: NODE }] },
    problems: [],
  },
  {
    what: "a pool's limit of CPU",
    plan: { ...PLAN, spaces: [{ smallestNode: NODE, limits: { cpuMilli: 5000 } }] },
    problems: [tooMany(14, 10, "7000m and 28672Mi")],
  },
  {
    what: "a pool's limit of memory",
    plan: { ...PLAN, spaces: [{ smallestNode: NODE, limits: { memoryMiB: 20_480 } }] },
    problems: [tooMany(14, 10, "7000m and 28672Mi")],
  },
  {
    what: "a pod larger than any node",
    plan: { ...PLAN, pod: { cpuMilli: 4000, memoryMiB: 1024 } },
    problems: [
      {
        path: "headroom.pod",
        message: "4000m and 1024Mi is not what a node of any spot group has left; ask for less",
      },
    ],
  },
  {
    what: "no spot group at all",
    plan: { ...PLAN, spaces: [] },
    problems: [
      {
        path: "headroom",
        message: "there is no group of spot nodes to hold space on; add one, or leave headroom out",
      },
    ],
  },
  { what: "a pod for just twice its CPUs", plan: { ...PLAN, coresPerReplica: 1 }, problems: [] },
  {
    what: "pods that bring as many CPUs as they count",
    plan: { ...PLAN, pod: { cpuMilli: 501, memoryMiB: 2048 }, coresPerReplica: 1 },
    problems: [
      {
        path: "headroom.coresPerReplica",
        message: "1 is not at least 2, twice the CPUs of a pod; headroom would feed on itself",
      },
    ],
  },
])("$what", ({ plan, problems }) => {
  expect(headroomProblems(["headroom"], plan)).toEqual(problems);
});

test("what fits stays fitting with fewer pods or more nodes", () => {
  const small = fc.integer({ min: 1, max: 40 });
  fc.assert(
    fc.property(small, small, small, (maxReplicas, maxNodes, more) => {
      const at = (pods: number, nodes: number): boolean =>
        headroomProblems([], { ...PLAN, maxReplicas: pods, spaces: [{ smallestNode: NODE, maxNodes: nodes }] })
          .length === 0;
      if (at(maxReplicas, maxNodes)) {
        expect(at(Math.max(1, maxReplicas - more), maxNodes)).toBe(true);
        expect(at(maxReplicas, maxNodes + more)).toBe(true);
      }
    }),
  );
});
