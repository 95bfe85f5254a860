import { expect, test } from "@jest/globals";

import { parseEnvironment } from "../../stacks/parse-environment";
import { podNotes } from "../../stacks/pod-notes";
import { environmentDocument, OWN, type Changes } from "../support/environment-document";

function notesOf(changes: Changes): string[] | undefined {
  const { environment } = parseEnvironment(environmentDocument(changes), { region: "us-east-1" });
  return environment === undefined ? undefined : podNotes(environment);
}

const ON = { "cluster.prefixDelegation": true };
const ROW =
  "cluster.prefixDelegation takes addresses sixteen in a row: a subnet whose free addresses are scattered has none to give";

test.each([
  { what: "nothing where addresses are single", set: { "nodeGroups.own.kubelet": {} }, notes: [] },
  { what: "that prefixes need free rows", set: ON, notes: [ROW] },
  {
    what: "that more prefixes may be wanted than there are",
    // Three, five and 32 nodes of eight prefixes; two subnets of /23 with 30 prefixes each.
    set: { ...ON, "network.cidrBlock": "10.0.0.0/20", "nodeGroups.own.size": { min: 0, max: 32 } },
    notes: [ROW, "nodes full of pods hold 320 prefixes of sixteen addresses at most, and the subnets have 60"],
  },
  {
    what: "not that there are just enough",
    // Three, five and 15 nodes of eight prefixes and four of 17; two subnets of /21 with 126 prefixes each.
    set: {
      ...{ ...ON, "network.cidrBlock": "10.0.0.0/18", "nodeGroups.own.size": { min: 0, max: 15 } },
      "nodeGroups.large": { ...OWN, instanceTypes: ["m7i.8xlarge"], size: { min: 0, max: 4 } },
    },
    notes: [ROW],
  },
  {
    what: "that one more node is too many",
    set: { ...ON, "network.cidrBlock": "10.0.0.0/18", "nodeGroups.own.size": { min: 0, max: 24 } },
    notes: [ROW, "nodes full of pods hold 256 prefixes of sixteen addresses at most, and the subnets have 252"],
  },
  {
    what: "nothing of the VPC's own subnets where pods have others",
    set: {
      ...ON,
      ...{ "network.cidrBlock": "10.0.0.0/20", "network.podCidrBlock": "100.64.0.0/16" },
      "nodeGroups.own.size": { min: 0, max: 32 },
    },
    notes: [ROW],
  },
  {
    what: "nothing of the size of subnets that somebody else made",
    set: {
      ...ON,
      "network.nat": undefined,
      "network.existing": {
        vpcId: "vpc-0123456789abcdef0",
        privateSubnetIds: { "us-east-1a": "subnet-0123456789abcdef0", "us-east-1b": "subnet-0123456789abcdef1" },
      },
      "nodeGroups.own.size": { min: 0, max: 5000 },
    },
    notes: [ROW],
  },
  {
    what: "that a node is full with what runs on every node",
    set: { "nodeGroups.own": { ...OWN, instanceTypes: ["t3.nano"] } },
    notes: ["own: a node has 4 pods and 74 MiB for them, no more than what runs on every node"],
  },
  {
    what: "which types hold their group back",
    set: { ...ON, "nodeGroups.own": { ...OWN, instanceTypes: ["m5.xlarge", "m4.xlarge"] } },
    notes: [ROW, "own: m4.xlarge takes no prefixes: every node of the group runs 58 pods at most"],
  },
  {
    what: "that too little memory is kept back for so many pods",
    set: { ...ON, "nodeGroups.own.kubelet": { kubeReserved: { memory: "1464Mi" } } },
    notes: [ROW, "own: kubelet.kubeReserved.memory 1464Mi is less than the 1465Mi that EKS keeps back for 110 pods"],
  },
  {
    what: "that none is kept back",
    set: { ...ON, "nodeGroups.own.kubelet": { kubeReserved: { cpu: "250m" } } },
    notes: [ROW, "own: kubelet.kubeReserved.memory 0 is less than the 1465Mi that EKS keeps back for 110 pods"],
  },
  {
    what: "nothing where enough is kept back",
    set: { ...ON, "nodeGroups.own.kubelet": { kubeReserved: { memory: "1465Mi" } } },
    notes: [ROW],
  },
])("notes say: $what", ({ set, notes }) => {
  expect(notesOf(set)).toEqual(notes);
});
