import { readFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, test } from "@jest/globals";

import { readStackFile } from "../../preview/stack-file";
import { summaryOf } from "../../stacks/summary";
import { environmentDocument, type Changes } from "../support/environment-document";
import { inTheirs } from "./their-cluster";

const SPOT = "All Standard (A, C, D, H, I, M, R, T, Z) Spot Instance Requests";
const ON_DEMAND = "Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances";
const POOLS = "pools are counted from the catalogue of 2026-08-02, at most: which zone offers what differs by account";
const SINGLE = "one NAT gateway serves all zones: when its zone fails, no node reaches out";
const PREFIXES =
  "cluster.prefixDelegation takes addresses sixteen in a row: a subnet whose free addresses are scattered has none to give";
const ANY_ACCOUNT = "any AWS account will do: account.allowedAccountIds is empty";
const NOBODYS = "203.0.113.0/24 in cluster.publicAccessCidrs is kept for documentation: write your own";

const GPU = { kind: "on-demand", accelerator: "nvidia", instanceTypes: ["g5.xlarge"], size: { min: 0, max: 1 } };

function summaryOfStack(stack: string) {
  const file = readStackFile(readFileSync(path.join(__dirname, `../../stacks/Pulumi.${stack}.yaml`)), "spot-eks");
  return file.problems === undefined ? summaryOf(file.config, "2026-11-23") : undefined;
}

function summaryWith(changes: Changes = {}, region = "us-east-1") {
  const config = { "aws:region": region, "spot-eks:environment": JSON.stringify(environmentDocument(changes)) };
  return summaryOf(config, "2026-11-23");
}

test.each([
  {
    stack: "dev",
    pools: { system: 6, general: 20 },
    spot: { min: 0, max: 10 },
    onDemand: { min: 4, max: 6 },
    spotGroups: ["general"],
    onDemandGroups: ["system"],
    notes: [SINGLE, ANY_ACCOUNT, POOLS],
  },
  {
    stack: "staging",
    pools: { system: 6, general: 24, compute: 20 },
    spot: { min: 0, max: 88 },
    onDemand: { min: 4, max: 8 },
    spotGroups: ["compute", "general"],
    onDemandGroups: ["system"],
    notes: [PREFIXES, SINGLE, ANY_ACCOUNT, NOBODYS, POOLS],
  },
  {
    stack: "production",
    pools: { system: 12, general: 42, large: 36, memory: 33, arm: 30, edge: 30, jobs: 12, fallback: 12 },
    spot: { min: 12, max: 418 },
    onDemand: { min: 18, max: 158 },
    spotGroups: ["arm", "edge", "general", "large", "memory"],
    onDemandGroups: ["edge", "fallback", "jobs", "system"],
    notes: [NOBODYS, POOLS],
  },
])(
  "$stack is summed up: pools, vCPU, quotas and notes",
  ({ stack, pools, spot, onDemand, spotGroups, onDemandGroups, notes }) => {
    const { nodeGroups = {}, vcpu, quotas, notes: said } = summaryOfStack(stack) ?? {};

    expect(Object.fromEntries(Object.entries(nodeGroups).map(([name, group]) => [name, group.pools]))).toEqual(pools);
    expect(vcpu).toEqual({ spot, "on-demand": onDemand });
    expect(quotas).toEqual([
      { code: "L-34B43A08", name: SPOT, groups: spotGroups, ...spot },
      { code: "L-1216C47A", name: ON_DEMAND, groups: onDemandGroups, ...onDemand },
    ]);
    expect(said).toEqual(notes);
  },
);

test("a group is summed up whole", () => {
  expect(summaryOfStack("dev")?.nodeGroups["system"]).toEqual({
    kind: "on-demand",
    management: "managed",
    capacityType: "on-demand",
    instanceTypes: ["m7i.large", "m7a.large", "m6i.large"],
    zones: ["us-east-1a", "us-east-1b"],
    pools: 6,
    size: { min: 2, typical: 3, max: 3 },
    rollout: { nodesAtATime: 1, batches: 3, leastMinutes: 6 },
  });
});

test("a group counts pools in its own zones", () => {
  const summary = summaryWith({ "nodeGroups.own.zones": ["us-east-1b"] });

  expect(summary?.nodeGroups["own"]).toMatchObject({ management: "self-managed", zones: ["us-east-1b"], pools: 2 });
  expect(summary?.nodeGroups["managed"]).toMatchObject({ management: "managed", pools: 4 });
});

describe("notes", () => {
  const FEW = (group: string, pools: number) =>
    `${group} can draw from ${pools} ${pools === 1 ? "pool" : "pools"}; 10 or more ride out a shortage better`;
  const TEN = ["m5.xlarge", "m5a.xlarge", "m6a.xlarge", "m6i.xlarge", "m7i.xlarge"];

  test.each([
    {
      what: "few pools, of spot groups only",
      set: {},
      notes: [FEW("managed", 4), FEW("own", 4), SINGLE, ANY_ACCOUNT, POOLS],
    },
    {
      what: "several types that are burstable, in a single zone",
      set: {
        "nodeGroups.own.instanceTypes": ["t3.large", "t3a.large"],
        "nodeGroups.managed.instanceTypes": ["m7i.xlarge"],
        "nodeGroups.managed.zones": ["us-east-1b"],
      },
      notes: [
        FEW("managed", 1),
        FEW("own", 4),
        "own: t3.large, t3a.large are burstable: slow under steady load, or at extra cost",
        SINGLE,
        ANY_ACCOUNT,
        POOLS,
      ],
    },
    {
      what: "ten pools are enough",
      set: { "nodeGroups.managed.instanceTypes": TEN, "nodeGroups.own.instanceTypes": TEN },
      notes: [SINGLE, ANY_ACCOUNT, POOLS],
    },
    {
      what: "nothing of NAT and account where they are as they should be",
      set: { "network.nat": "per-zone", account: { allowedAccountIds: ["111122223333"] } },
      notes: [FEW("managed", 4), FEW("own", 4), POOLS],
    },
    {
      what: "from where a private cluster is reached",
      set: { "cluster.endpointAccess": "private", "cluster.publicAccessCidrs": undefined },
      notes: [
        FEW("managed", 4),
        FEW("own", 4),
        SINGLE,
        ANY_ACCOUNT,
        "cluster.endpointAccess: private leaves the internet no way to the API server: what talks to Kubernetes, `pulumi up` with charts among it, must run in the VPC or a network connected to it",
        POOLS,
      ],
    },
    {
      what: "that a bastion is not counted",
      set: { bastion: { instanceType: "t3.micro" } },
      notes: [
        FEW("managed", 4),
        FEW("own", 4),
        SINGLE,
        ANY_ACCOUNT,
        "the bastion, one t3.micro on-demand, is counted neither in vCPU nor in cost",
        POOLS,
      ],
    },
    {
      what: "each block kept for documentation",
      set: { "cluster.publicAccessCidrs": ["192.0.2.0/24", "192.0.32.0/20", "198.51.100.0/24"] },
      notes: [
        FEW("managed", 4),
        FEW("own", 4),
        SINGLE,
        ANY_ACCOUNT,
        "192.0.2.0/24 in cluster.publicAccessCidrs is kept for documentation: write your own",
        "198.51.100.0/24 in cluster.publicAccessCidrs is kept for documentation: write your own",
        POOLS,
      ],
    },
    {
      what: "that a group has nodes in some of its zones alone, known by their ids",
      set: {
        zoneIds: { "us-east-1a": "use1-az1", "us-east-1b": "use1-az3" },
        "nodeGroups.system.instanceTypes": ["m4.xlarge"],
        ...{ "nodeGroups.managed.zones": ["us-east-1a"], "nodeGroups.own.zones": ["us-east-1a"] },
        "nodeGroups.web": { kind: "on-demand", instanceTypes: ["m7i.large"], size: { min: 0, max: 2 } },
      },
      notes: [
        ...[FEW("managed", 2), FEW("own", 2)],
        "system: m4.xlarge is of a previous generation: slow for the price",
        "web has nodes in at most 1 of its 2 zones: no type of it is offered in us-east-1b",
        ...[SINGLE, ANY_ACCOUNT],
      ],
    },
    {
      what: "that pools are counted at most where a zone has no id",
      set: { zoneIds: { "us-east-1a": "use1-az1" } },
      notes: [FEW("managed", 4), FEW("own", 4), SINGLE, ANY_ACCOUNT, POOLS],
    },
    {
      what: "that any pod may come to GPUs, but for those of a system group, which has a taint",
      set: {
        "nodeGroups.system.instanceTypes": ["g5.xlarge"],
        "nodeGroups.system.accelerator": "nvidia",
        "nodeGroups.gpu": GPU,
      },
      notes: [
        ...[FEW("managed", 4), FEW("own", 4)],
        "gpu: pods without need of a GPU or accelerator may come too: add a taint",
        ...[SINGLE, ANY_ACCOUNT, POOLS],
      ],
    },
    {
      what: "that a group has nodes in some of its zones alone, whichever they are",
      set: { "nodeGroups.web": { kind: "on-demand", instanceTypes: ["hpc7g.4xlarge"], size: { min: 0, max: 2 } } },
      notes: [
        ...[FEW("managed", 4), FEW("own", 4)],
        "web has nodes in at most 1 of its 2 zones: the others offer no type of it",
        ...[SINGLE, ANY_ACCOUNT, POOLS],
      ],
    },
  ])("say: $what", ({ set, notes }) => {
    expect(summaryWith(set)?.notes).toEqual(notes);
  });

  test("say where the catalogue does not know the region", () => {
    const zones = ["cn-north-1a", "cn-north-1b"];
    const summary = summaryWith({ zones, "cluster.controlPlaneZones": zones }, "cn-north-1");

    expect(summary?.notes.at(-1)).toBe(
      "cn-north-1 is not in the catalogue of 2026-08-02: pools are counted as if every zone offered every type",
    );
    expect(summary?.notes[0]).toBe("no hourly cost: no prices are known of cn-north-1");
    expect(summary?.hourlyCost).toBeUndefined();
    expect(summary?.nodeGroups["own"]?.pools).toBe(4);
  });

  test("say of which types no price is known, so that there is no cost", () => {
    const summary = summaryWith({ "nodeGroups.own.instanceTypes": ["c7i.metal-24xl"] });
    expect(summary).not.toHaveProperty("hourlyCost");
    expect(summary?.notes[0]).toBe("no hourly cost: no price is known in us-east-1 of c7i.metal-24xl (own)");
  });
});

test.each([
  { what: "no region", config: { "spot-eks:environment": JSON.stringify(environmentDocument()) } },
  { what: "no environment", config: { "aws:region": "us-east-1" } },
  {
    what: "an environment that is wrong",
    config: {
      "aws:region": "us-east-1",
      "spot-eks:environment": JSON.stringify(environmentDocument({ "network.nat": "no" })),
    },
  },
])("there is no summary of $what", ({ config }) => {
  expect(summaryOf(config, "2026-11-23")).toBe(undefined);
});

test.each([
  { today: "2026-10-01", version: "1.34", notes: [] },
  {
    today: "2026-10-03",
    version: "1.34",
    notes: ["standard support of Kubernetes 1.34 ends on 2026-12-02: plan the upgrade"],
  },
  {
    today: "2026-12-02",
    version: "1.34",
    notes: ["standard support of Kubernetes 1.34 ended on 2026-12-02: EKS upgrades such a cluster by itself"],
  },
])("on $today a cluster of $version is told of its support: $notes", ({ today, version, notes }) => {
  const document = environmentDocument({ "cluster.version": version });
  const config = { "aws:region": "us-east-1", "spot-eks:environment": JSON.stringify(document) };
  expect(summaryOf(config, today)?.notes.filter((note) => note.includes("support"))).toEqual(notes);
});

test("of a cluster that exists only its owner knows what comes after standard support", () => {
  const document = environmentDocument({ ...inTheirs(), "cluster.version": "1.34" });
  const config = { "aws:region": "us-east-1", "spot-eks:environment": JSON.stringify(document) };

  expect(summaryOf(config, "2026-12-02")?.notes.filter((note) => note.includes("support"))).toEqual([
    "standard support of Kubernetes 1.34 ended on 2026-12-02: EKS upgrades such a cluster by itself, or extended support costs extra until 2027-12-02",
  ]);
});
