import { expect, test } from "@jest/globals";
import fc from "fast-check";

import { headroomForNodes, headroomTotal, podsOnNode, type PodAmount } from "../../capacity/headroom";

const LARGE: PodAmount = { cpuMilli: 3920, memoryMiB: 14_800 };
const SMALL: PodAmount = { cpuMilli: 1930, memoryMiB: 3000 };

test.each([
  {
    what: "one node of one type, in quarters",
    need: { nodes: [LARGE] },
    headroom: { pod: { cpuMilli: 980, memoryMiB: 3700 }, replicas: 4 },
  },
  {
    what: "three nodes",
    need: { nodes: [LARGE], nodesToLose: 3 },
    headroom: { pod: { cpuMilli: 980, memoryMiB: 3700 }, replicas: 12 },
  },
  {
    what: "without what DaemonSets ask for",
    need: { nodes: [LARGE], daemonSets: { cpuMilli: 320, memoryMiB: 800 } },
    headroom: { pod: { cpuMilli: 900, memoryMiB: 3500 }, replicas: 4 },
  },
  {
    what: "in as many parts as the smallest node demands",
    need: { nodes: [LARGE, SMALL] },
    headroom: { pod: { cpuMilli: 784, memoryMiB: 2960 }, replicas: 5 },
  },
  {
    what: "the most CPU of one type and the most memory of another",
    need: { nodes: [LARGE, { cpuMilli: 1930, memoryMiB: 31_000 }] },
    headroom: { pod: { cpuMilli: 980, memoryMiB: 7750 }, replicas: 4 },
  },
])("headroom for $what", ({ need, headroom }) => {
  expect(headroomForNodes(need)).toEqual(headroom);
});

test.each([
  { need: { nodes: [] }, text: "nodes: a list of 0 is not of nodes with space beside DaemonSets" },
  {
    need: { nodes: [LARGE, SMALL], daemonSets: { cpuMilli: 100, memoryMiB: 3000 } },
    text: "nodes: a list of 2 is not of nodes with space beside DaemonSets",
  },
  { need: { nodes: [LARGE], nodesToLose: 0 }, text: "nodesToLose: 0 is not a whole number of at least 1" },
  { need: { nodes: [LARGE], nodesToLose: 1.5 }, text: "nodesToLose: 1.5 is not a whole number of at least 1" },
])("refuses: $text", ({ need, text }) => {
  expect(() => headroomForNodes(need)).toThrow(new RangeError(text));
});

test("a node holds as many pods as fit both its CPU and its memory", () => {
  const pod = { cpuMilli: 500, memoryMiB: 2048 };
  expect(podsOnNode(pod, LARGE)).toBe(7);
  expect(podsOnNode(pod, SMALL)).toBe(1);
  expect(podsOnNode(pod, SMALL, { cpuMilli: 100, memoryMiB: 1024 })).toBe(0);
  expect(podsOnNode(pod, SMALL, { cpuMilli: 100, memoryMiB: 9999 })).toBe(0);
});

const amount = fc.record({
  cpuMilli: fc.integer({ min: 500, max: 192_000 }),
  memoryMiB: fc.integer({ min: 600, max: 3_000_000 }),
});
const daemonSets = fc.record({
  cpuMilli: fc.integer({ min: 0, max: 490 }),
  memoryMiB: fc.integer({ min: 0, max: 590 }),
});
const NODES = fc.array(amount, { minLength: 1, maxLength: 6 });

test("every pod is a quarter of the largest node at most, and fits every node", () => {
  fc.assert(
    fc.property(NODES, daemonSets, (nodes, taken) => {
      const { pod } = headroomForNodes({ nodes, daemonSets: taken });
      const cpu = Math.max(...nodes.map(({ cpuMilli }) => cpuMilli)) - taken.cpuMilli;
      const memory = Math.max(...nodes.map(({ memoryMiB }) => memoryMiB)) - taken.memoryMiB;
      expect(pod.cpuMilli === 1 || pod.cpuMilli * 4 <= cpu).toBe(true);
      expect(pod.memoryMiB === 1 || pod.memoryMiB * 4 <= memory).toBe(true);
      expect(nodes.every((node) => podsOnNode(pod, node, taken) >= 1)).toBe(true);
    }),
  );
});

test("headroom is what the nodes to lose offer, less than 1m and 1 MiB for each pod", () => {
  fc.assert(
    fc.property(NODES, fc.integer({ min: 1, max: 6 }), (nodes, nodesToLose) => {
      const headroom = headroomForNodes({ nodes, nodesToLose });
      const total = headroomTotal(headroom);
      const cpu = Math.max(...nodes.map(({ cpuMilli }) => cpuMilli)) * nodesToLose;
      const memory = Math.max(...nodes.map(({ memoryMiB }) => memoryMiB)) * nodesToLose;
      expect(Math.abs(cpu - total.cpuMilli)).toBeLessThan(headroom.replicas);
      expect(Math.abs(memory - total.memoryMiB)).toBeLessThan(headroom.replicas);
      expect(headroom.replicas % nodesToLose).toBe(0);
    }),
  );
});

test("more nodes to lose never need less", () => {
  fc.assert(
    fc.property(NODES, fc.integer({ min: 1, max: 6 }), (nodes, nodesToLose) => {
      const one = headroomTotal(headroomForNodes({ nodes, nodesToLose }));
      const more = headroomTotal(headroomForNodes({ nodes, nodesToLose: nodesToLose + 1 }));
      expect(more.cpuMilli).toBeGreaterThan(one.cpuMilli);
      expect(more.memoryMiB).toBeGreaterThan(one.memoryMiB);
    }),
  );
});
