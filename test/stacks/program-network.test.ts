import { describe, expect, test } from "@jest/globals";
import * as autoscaling from "@pulumi/aws/autoscaling";
import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as ec2 from "@pulumi/aws/ec2";
import * as eks from "@pulumi/aws/eks";
import fc from "fast-check";

import program from "../../stacks/index";
import { environmentDocument, type Changes } from "../support/environment-document";
import { record, type Recording } from "../support/record";

const NODES = ["ecr-api", "ecr-dkr", "s3", "sts", "ec2", "eks-auth"];
const REGISTRY = "111122223333.dkr.ecr.us-east-1.amazonaws.com/mirror";
const PRIVATE = { "network.nat": "none", "network.endpoints": NODES, images: { registry: REGISTRY } };
const [VPC, A, B] = ["vpc-0123456789abcdef0", "subnet-0123456789abcdef0", "subnet-0123456789abcdef1"];
const EXISTING = { network: { existing: { vpcId: VPC, privateSubnetIds: { "us-east-1a": A, "us-east-1b": B } } } };

function made(changes: Changes = {}): Promise<Recording> {
  const environment = JSON.stringify(environmentDocument(changes));
  return record(program, { config: { "aws:region": "us-east-1", "spot-eks:environment": environment } });
}

describe("without a NAT gateway", () => {
  test("nodes reach AWS through endpoints, and wait for every one of them", async () => {
    const recording = await made(PRIVATE);
    const endpoints = Object.keys(recording.of(ec2.VpcEndpoint));
    const groups = ["test-managed-nodes", "test-system-nodes"].map((name) => recording.find(eks.NodeGroup, name));
    const urns = endpoints.map((name) => recording.find(ec2.VpcEndpoint, name).urn);

    expect(recording.of(ec2.NatGateway)).toEqual({});
    expect(endpoints.sort()).toEqual(NODES.map((name) => `test-endpoint-${name}`).sort());
    for (const { dependencies } of [...groups, recording.find(autoscaling.Group, "test-own-nodes")]) {
      expect(dependencies).toEqual(expect.arrayContaining(urns));
    }
  });

  test("other programs are told where images are, and nothing where the environment names no registry", async () => {
    expect((await made(PRIVATE)).outputs).toMatchObject({ environment: { imagesRegistry: REGISTRY } });
    expect(JSON.stringify((await made()).outputs)).not.toContain("imagesRegistry");
  });
});

test("a VPN gateway and flow logs are made where they are asked for, for the VPC and its private route tables", async () => {
  const recording = await made({ "network.vpnGateway": true, "network.flowLogs": { trafficType: "all" } });
  const vpc = recording.find(ec2.Vpc, "test-vpc").urn;

  expect(Object.keys(recording.of(ec2.VpnGatewayRoutePropagation)).sort()).toEqual([
    "test-vpn-us-east-1a",
    "test-vpn-us-east-1b",
  ]);
  expect(recording.find(ec2.VpnGateway, "test-vpn").dependencies).toContain(vpc);
  expect(recording.of(ec2.FlowLog)).toMatchObject({
    "test-flow-log": { trafficType: "ALL", maxAggregationInterval: 600 },
  });
  expect(recording.of(cloudwatch.LogGroup)).toMatchObject({
    "test-flow-logs": { name: "/aws/vpc/test/flow-logs", retentionInDays: 30 },
  });
});

test("nothing of it is made where it is not asked for", async () => {
  const recording = await made();
  const types = [ec2.VpcEndpoint, ec2.VpnGateway, ec2.VpnGatewayRoutePropagation, ec2.FlowLog, ec2.SecurityGroup];

  expect(types.map((type) => recording.of(type))).toEqual([{}, {}, {}, {}, {}]);
});

test("whatever the network, names outside awsx's own children hold no number of a place", async () => {
  const networks = fc.record({
    nat: fc.constantFrom("none", "single", "per-zone"),
    zoneCount: fc.constantFrom(2, 3, 4),
    more: fc.subarray(["autoscaling", "sqs", "logs", "eks", "elasticloadbalancing", "ssm"]),
    vpnGateway: fc.boolean(),
  });
  const check = async ({
    nat,
    zoneCount,
    more,
    vpnGateway,
  }: typeof networks extends fc.Arbitrary<infer N> ? N : never) => {
    const zones = ["us-east-1a", "us-east-1b", "us-east-1c", "us-east-1d"].slice(0, zoneCount);
    const network = { nat, endpoints: [...NODES, ...more], vpnGateway, flowLogs: { trafficType: "all" } };
    const recording = await made({
      zones,
      network,
      images: { registry: REGISTRY },
      "nodeGroups.system.size": { min: zoneCount, max: 6 },
    });
    const own = recording.plan.resources.filter(
      ({ urn, type }) => type.startsWith("aws:") && !urn.includes("$awsx:ec2:Vpc$"),
    );

    expect(own.map(({ name }) => name).filter((name) => /-\d+$|\[\d+\]/.test(name))).toEqual([]);
    expect(Object.keys(recording.of(ec2.VpcEndpoint))).toHaveLength(6 + more.length);
    expect(Object.keys(recording.of(ec2.VpnGatewayRoutePropagation))).toHaveLength(vpnGateway ? zoneCount : 0);
  };
  await fc.assert(fc.asyncProperty(networks, check), { numRuns: 8 });
}, 60_000);

describe("in a VPC that exists", () => {
  test("nothing of a network is made, and cluster and nodes are in its subnets", async () => {
    const recording = await made(EXISTING);

    expect(recording.plan.resources.filter(({ type }) => /^aws:ec2\/(vpc|subnet|route|nat|eip)/i.test(type))).toEqual(
      [],
    );
    expect(recording.of("spot-eks:components:Network")).toEqual({});
    expect(recording.of(eks.Cluster)).toMatchObject({
      "test-control-plane-eksCluster": { vpcConfig: { subnetIds: [A, B] } },
    });
    expect(recording.of(eks.NodeGroup)).toMatchObject({ "test-system-nodes": { subnetIds: [A, B] } });
    expect(recording.outputs).toMatchObject({
      environment: { vpcId: "[unknown]", privateSubnetIds: { "us-east-1a": A, "us-east-1b": B } },
    });
  });

  test("a preview without AWS says nothing about what it cannot look up", async () => {
    expect((await made(EXISTING)).plan.diagnostics).toEqual([]);
  });
});
