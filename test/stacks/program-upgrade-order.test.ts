import { beforeAll, expect, test } from "@jest/globals";

import program from "../../stacks/index";
import { environmentDocument, OWN, type Changes } from "../support/environment-document";
import { record, type Recording } from "../support/record";
import { waitsFor } from "../support/waiting";

const ZONES = ["us-east-1a", "us-east-1b"];
const ON_DEMAND = { instanceTypes: ["m7i.xlarge"], size: { min: 0, max: 4 } };

/** A group of each kind, on both operating systems where both are possible. */
const KINDS: Changes = {
  "nodeGroups.steady": { kind: "on-demand", management: "managed", ...ON_DEMAND },
  "nodeGroups.own-steady": { kind: "on-demand", management: "self-managed", ...ON_DEMAND },
  "nodeGroups.mixed": { ...OWN, kind: "mixed", onDemandBaseCapacity: 1, onDemandPercentageAboveBaseCapacity: 20 },
  "nodeGroups.enduring": { kind: "enduring", zones: ZONES, ...ON_DEMAND },
  "nodeGroups.bottlerocket": { ...OWN, amiFamily: "bottlerocket" },
};

const GROUPS = [
  "bottlerocket-nodes",
  "enduring-us-east-1a-nodes",
  "enduring-us-east-1b-nodes",
  "managed-nodes",
  "mixed-nodes",
  "own-nodes",
  "own-steady-nodes",
  "steady-nodes",
  "system-nodes",
];
const FIRST_ADDONS = ["control-plane-kube-proxy", "control-plane-vpc-cni"];
const AGENT = "pod-identity-agent";
const LATE_ADDONS = ["coredns", "ebs-csi-driver"];

let made: Recording;
beforeAll(async () => {
  const environment = JSON.stringify(environmentDocument(KINDS));
  made = await record(program, { config: { "aws:region": "us-east-1", "spot-eks:environment": environment } });
});

/** Node groups and add-ons that wait for a resource, by their names without the environment's, in order. */
function waitingFor(type: string, name: string): readonly string[] {
  const { urn } = made.find(type, `test-${name}`);
  return made.plan.resources
    .filter((resource) => /:(Addon|NodeGroup|Group)$/.test(resource.type) && resource.custom)
    .filter((resource) => waitsFor(resource, made.plan).has(urn))
    .map((resource) => resource.name.replace("test-", ""))
    .sort();
}

test("an upgrade begins with the control plane: every add-on and every group waits for it", () => {
  const waiting = waitingFor("aws:eks/cluster:Cluster", "control-plane-eksCluster");

  expect(waiting).toEqual([...FIRST_ADDONS, AGENT, ...LATE_ADDONS, ...GROUPS].sort());
});

test.each(FIRST_ADDONS)("the add-on %s comes next: the agent and groups of every kind wait for it", (addon) => {
  expect(waitingFor("aws:eks/addon:Addon", addon)).toEqual([AGENT, ...LATE_ADDONS, ...GROUPS].sort());
});

test("the agent of Pod Identity comes before groups of every kind", () => {
  expect(waitingFor("aws:eks/addon:Addon", AGENT)).toEqual([...LATE_ADDONS, ...GROUPS].sort());
});

test("the add-ons that run on nodes come last: they wait for the system group", () => {
  expect(waitingFor("aws:eks/nodeGroup:NodeGroup", "system-nodes")).toEqual(LATE_ADDONS);
});

test.each(LATE_ADDONS)("nothing waits for the add-on %s", (addon) => {
  expect(waitingFor("aws:eks/addon:Addon", addon)).toEqual([]);
});

test.each(["managed", "steady"])("no add-on waits for the managed group %s", (group) => {
  expect(waitingFor("aws:eks/nodeGroup:NodeGroup", `${group}-nodes`)).toEqual([]);
});

test.each(["own", "own-steady", "mixed", "bottlerocket", "enduring-us-east-1a", "enduring-us-east-1b"])(
  "no add-on waits for the group %s of our own",
  (group) => {
    expect(waitingFor("aws:autoscaling/group:Group", `${group}-nodes`)).toEqual([]);
  },
);
