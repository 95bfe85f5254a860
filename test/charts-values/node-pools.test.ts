import { expect, test } from "@jest/globals";
import fc from "fast-check";

import { nodePools } from "../../charts-values/node-pools";
import type { NodePoolFacts } from "../../charts-values/node-pool-facts";
import { schemaProblems } from "../support/crd-schema";
import { BROAD, LISTED, nodePoolFacts } from "../support/node-pool-facts";

const LISTED_POOL = {
  apiVersion: "karpenter.sh/v1",
  kind: "NodePool",
  metadata: { name: "web" },
  spec: {
    weight: 50,
    limits: { nodes: "10", cpu: "20", memory: "80Gi" },
    disruption: {
      consolidationPolicy: "Balanced",
      consolidateAfter: "5m",
      budgets: [{ nodes: "20%" }],
    },
    template: {
      metadata: {
        labels: { intent: "apps", "spot-eks/capacity-type": "spot", "spot-eks/node-group": "web", tier: "front" },
      },
      spec: {
        nodeClassRef: { group: "karpenter.k8s.aws", kind: "EC2NodeClass", name: "al2023" },
        requirements: [
          { key: "karpenter.sh/capacity-type", operator: "In", values: ["spot"] },
          { key: "kubernetes.io/arch", operator: "In", values: ["amd64"] },
          { key: "kubernetes.io/os", operator: "In", values: ["linux"] },
          { key: "topology.kubernetes.io/zone", operator: "In", values: ["us-east-1a", "us-east-1b"] },
          {
            key: "node.kubernetes.io/instance-type",
            operator: "In",
            values: ["m6i.large", "m6a.large", "m7i.large"],
            minValues: 3,
          },
        ],
        startupTaints: [{ key: "ebs.csi.aws.com/agent-not-ready", effect: "NoExecute" }],
        expireAfter: "336h",
        terminationGracePeriod: "60m",
      },
    },
  },
};

test("a spot group of listed types is one pool that draws from all of them", () => {
  expect(nodePools(LISTED)).toEqual([LISTED_POOL]);
});

const requirementsOf = (facts: NodePoolFacts) => nodePools(facts)[0]?.spec.template.spec.requirements.slice(4);

test("a broad group asks for what its types are like, and for many of them", () => {
  expect(requirementsOf(BROAD)).toEqual([
    { key: "karpenter.k8s.aws/instance-category", operator: "In", values: ["c", "m", "r"] },
    { key: "karpenter.k8s.aws/instance-generation", operator: "Gte", values: ["5"] },
    { key: "karpenter.k8s.aws/instance-cpu", operator: "Gte", values: ["2"] },
    { key: "karpenter.k8s.aws/instance-cpu", operator: "Lte", values: ["16"] },
    { key: "karpenter.k8s.aws/instance-memory", operator: "Gte", values: ["4096"] },
    { key: "karpenter.k8s.aws/instance-hypervisor", operator: "In", values: ["nitro"] },
    { key: "karpenter.k8s.aws/instance-local-nvme", operator: "Gt", values: ["0"] },
    { key: "node.kubernetes.io/instance-type", operator: "NotIn", values: ["m5.large"] },
    { key: "node.kubernetes.io/instance-type", operator: "Exists", minValues: 15 },
  ]);
  expect(nodePools(BROAD)[0]?.spec.template.spec.requirements[1]).toEqual({
    key: "kubernetes.io/arch",
    operator: "In",
    values: ["amd64", "arm64"],
  });
});

test("on-demand asks for no number of types", () => {
  const onDemand = { ...BROAD, capacity: { kind: "on-demand" } } as const;
  expect(requirementsOf(onDemand)?.filter(({ minValues }) => minValues !== undefined)).toEqual([]);
  expect(nodePools(onDemand)[0]?.spec.template.metadata.labels).toMatchObject({
    "spot-eks/capacity-type": "on-demand",
  });
});

test("an enduring group goes only when it is empty", () => {
  const [pool, ...more] = nodePools({ ...LISTED, capacity: { kind: "enduring" } });
  expect(more).toEqual([]);
  expect(pool?.spec.disruption).toEqual({
    consolidationPolicy: "WhenEmpty",
    consolidateAfter: "5m",
    budgets: [{ nodes: "0", reasons: ["Drifted", "Underutilized"] }],
  });
  expect(pool?.spec.template.spec).toMatchObject({
    expireAfter: "Never",
    taints: [{ key: "spot-eks/enduring", value: "true", effect: "NoSchedule" }],
  });
  expect(pool?.spec.template.spec).not.toHaveProperty("terminationGracePeriod");
  expect(pool?.spec.template.metadata.labels).toEqual({
    "spot-eks/capacity-type": "on-demand",
    "spot-eks/node-group": "web",
    tier: "front",
  });
});

const outline = (facts: NodePoolFacts) =>
  nodePools(facts).map(({ metadata, spec }) => ({
    name: metadata.name,
    weight: spec.weight,
    limits: spec.limits,
    paid: spec.template.metadata.labels["spot-eks/capacity-type"],
    taints: spec.template.spec.taints,
  }));

test("a mixed group fills its on-demand base first, then spot, then what stands in for spot", () => {
  const spotTaints = [{ key: "spot", effect: "NoSchedule" }] as const;
  const capacity = { kind: "mixed", onDemandBaseCapacity: 3, spotTaints, standInNodes: 2 } as const;
  expect(outline({ ...LISTED, capacity })).toEqual([
    { name: "web-base", weight: 90, limits: { nodes: "3", cpu: "6", memory: "24Gi" }, paid: "on-demand" },
    { name: "web", weight: 50, limits: { nodes: "7", cpu: "14", memory: "56Gi" }, paid: "spot", taints: spotTaints },
    { name: "web-stand-in", weight: 10, limits: { nodes: "2", cpu: "4", memory: "16Gi" }, paid: "on-demand" },
  ]);
});

test.each([
  { what: "no base", capacity: { kind: "mixed", onDemandBaseCapacity: 0 }, names: ["web"] },
  { what: "nothing but a base", capacity: { kind: "mixed", onDemandBaseCapacity: 10 }, names: ["web-base"] },
  { what: "spot with a stand-in", capacity: { kind: "spot", standInNodes: 1 }, names: ["web", "web-stand-in"] },
] as const)("a group with $what has no pool without nodes", ({ capacity, names }) => {
  expect(outline({ ...LISTED, capacity }).map(({ name }) => name)).toEqual(names);
});

test("what is asked of the going of nodes is done", () => {
  const windows = [
    { schedule: "0 8 * * mon-fri", durationHours: 9, reasons: ["Drifted"] },
    { schedule: "@daily", durationHours: 1, percentage: 5 },
  ] as const;
  const disruption = {
    consolidationPolicy: "WhenEmptyOrUnderutilized",
    consolidateAfterMinutes: 1,
    percentage: 10,
    windows,
    expireAfterHours: 168,
    terminationGraceMinutes: 30,
  } as const;
  const [pool] = nodePools({ ...LISTED, disruption });
  expect(pool?.spec.disruption).toEqual({
    consolidationPolicy: "WhenEmptyOrUnderutilized",
    consolidateAfter: "1m",
    budgets: [
      { nodes: "10%" },
      { nodes: "0", reasons: ["Drifted"], schedule: "0 8 * * mon-fri", duration: "9h" },
      { nodes: "5%", schedule: "@daily", duration: "1h" },
    ],
  });
  expect(pool?.spec.template.spec).toMatchObject({ expireAfter: "168h", terminationGracePeriod: "30m" });
});

test.each<{ what: string; facts: Partial<NodePoolFacts>; message: string }>([
  {
    what: "no types",
    facts: { types: { architecture: "amd64", instanceTypes: [] } },
    message: "types.instanceTypes: an empty list is not at least one type",
  },
  { what: "no zones", facts: { zones: [] }, message: "zones: an empty list is not at least one zone" },
  {
    what: "more types than are listed",
    facts: { minTypes: 4 },
    message: "minTypes: 4 is not a whole number from 1 to 3",
  },
  {
    what: "no nodes",
    facts: { limits: { nodes: 0 } },
    message: "limits.nodes: 0 is not a whole number from 1 to 100000",
  },
  {
    what: "a base above the limit",
    facts: { capacity: { kind: "mixed", onDemandBaseCapacity: 11 } },
    message: "capacity.onDemandBaseCapacity: 11 is not a whole number from 0 to 10",
  },
  {
    what: "a standstill",
    facts: { disruption: { percentage: 0 } },
    message: "disruption.percentage: 0 is not a whole number from 1 to 100",
  },
  {
    what: "bounds the wrong way round",
    facts: { types: { ...BROAD.types, vcpu: { min: 8, max: 4 } } },
    message: "types.vcpu.max: 4 is not a whole number from 8 to 100000000",
  },
  {
    what: "a label of Karpenter's",
    facts: { labels: { "karpenter.sh/nodepool": "x" } },
    message:
      "spec.template.metadata.labels.karpenter.sh/nodepool: karpenter.sh/nodepool is not a label that a pool may name",
  },
])("$what is refused", ({ facts, message }) => {
  expect(() => nodePools({ ...LISTED, ...facts })).toThrow(new RangeError(message));
});

test("any facts make pools that the definition of their kind allows", () => {
  fc.assert(
    fc.property(nodePoolFacts, (facts) => {
      const pools = nodePools(facts);
      expect(pools.length).toBeGreaterThan(0);
      expect(pools.flatMap((pool) => schemaProblems("NodePool", pool))).toEqual([]);
    }),
    { numRuns: 200 },
  );
});
