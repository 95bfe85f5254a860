import { expect, test } from "@jest/globals";

import { makePlan } from "../../preview/engine";
import program from "../../stacks/index";
import { inTheirs } from "../stacks/their-cluster";
import { environmentDocument, type Changes } from "../support/environment-document";
import { told } from "./told";

function planOfSmall(changes: Changes) {
  const environment = JSON.stringify(environmentDocument(changes));
  const config = { "aws:region": "us-east-1", "spot-eks:environment": environment };
  return makePlan({ project: "spot-eks", stack: "test", config, program });
}

/** A network that somebody else made; all its ids end in the digit. */
function theirNetwork(digit: number): Changes {
  const subnet = (zone: number) => `subnet-${zone}123456789abcdef${digit}`;
  const privateSubnetIds = { "us-east-1a": subnet(0), "us-east-1b": subnet(1) };
  return { network: { existing: { vpcId: `vpc-0123456789abcdef${digit}`, privateSubnetIds } } };
}

const CANNOT_MOVE =
  "test-control-plane-eksCluster: EKS refuses to move a control plane to another VPC; take the change back, or make an " +
  "environment of another name";

test("nodes in another cluster that exists are made anew, and so is what lets them join it", async () => {
  const there = { ...inTheirs(), "cluster.existing.name": "other" };

  expect(told(await planOfSmall(inTheirs()), await planOfSmall(there))).toEqual({
    replaced: [
      "provider kubernetes: clusterIdentifier",
      "NodeGroup managed-nodes: clusterName",
      "NodeGroup system-nodes: clusterName",
      "AccessEntry managed-node-access: clusterName",
      "AccessEntry node-access: clusterName",
    ],
    nodes: ["managed, system: replaces the nodes", "own: rolls the nodes, 1 at a time, 10 minutes at least"],
    inPlace: ["LaunchTemplate own-template"],
  });
});

test("a control plane does not move to another VPC that exists", async () => {
  const { refused } = told(await planOfSmall(theirNetwork(0)), await planOfSmall(theirNetwork(1)));

  expect(refused).toEqual([CANNOT_MOVE]);
});

test("a control plane does not move from the VPC that was made for it to one that exists, or back", async () => {
  const [own, theirs] = [await planOfSmall({}), await planOfSmall(theirNetwork(0))];

  expect([told(own, theirs).refused, told(theirs, own).refused]).toEqual([[CANNOT_MOVE], [CANNOT_MOVE]]);
});

test("a control plane takes other subnets of its VPC in the same zones", async () => {
  const there = { ...theirNetwork(1), "network.existing.vpcId": "vpc-0123456789abcdef0" };

  expect(told(await planOfSmall(theirNetwork(0)), await planOfSmall(there)).refused).toBeUndefined();
});
