import { expect, test } from "@jest/globals";

import { problemsOf, type AcceptedRow, type RefusedRow } from "../../support/environment-document";

const A = "subnet-0123456789abcdef0";
const B = "subnet-0123456789abcdef1";
const EXISTING = { vpcId: "vpc-0123456789abcdef0", privateSubnetIds: { "us-east-1a": A, "us-east-1b": B } };
const with_ = (changes: object) => ({ network: { existing: { ...EXISTING, ...changes } } });

const REFUSED: readonly RefusedRow[] = [
  {
    what: "neither a VPC to make nor one that exists",
    set: { network: {} },
    problems: ["network.nat: is missing; write one of none, single, per-zone"],
  },
  {
    what: "everything that is said of a VPC to make",
    set: {
      network: {
        existing: EXISTING,
        cidrBlock: "10.0.0.0/16",
        podCidrBlock: "10.0.0.0/18",
        nat: "single",
        endpoints: [],
        vpnGateway: false,
        flowLogs: { trafficType: "all" },
        tagsForCluster: true,
      },
    },
    problems: [
      "network.cidrBlock: is not a key beside network.existing: whoever made the VPC chose its addresses; write them to network.existing.cidrBlock, or leave the key out",
      "network.podCidrBlock: is not a key beside network.existing: subnets for pods are made in a VPC made here alone; leave it out",
      "network.nat: is not a key beside network.existing: NAT gateways belong to whoever made the VPC; leave it out",
      "network.endpoints: is not a key beside network.existing: endpoints belong to whoever made the VPC; leave it out",
      "network.vpnGateway: is not a key beside network.existing: a VPC has one VPN gateway, and it belongs to whoever made the VPC; leave it out",
      "network.flowLogs: is not a key beside network.existing: whoever made the VPC records its traffic; leave it out",
      "network.tagsForCluster: is not a key beside network.existing: tags of the VPC and its subnets belong to whoever made them; leave it out",
    ],
  },
  {
    what: "ids that are none",
    set: with_({ vpcId: "main", privateSubnetIds: { "us-east-1a": "subnet-1", "us-east-1b": B } }),
    problems: [
      "network.existing.vpcId: main is not the id of a VPC, such as vpc-0123456789abcdef0",
      "network.existing.privateSubnetIds.us-east-1a: subnet-1 is not the id of a subnet, such as subnet-0123456789abcdef0",
    ],
  },
  {
    what: "a zone without a subnet, and a subnet without a zone",
    set: with_({ privateSubnetIds: { "us-east-1a": A, "us-east-1c": B } }),
    problems: [
      "network.existing.privateSubnetIds.us-east-1b: is missing; write the id of that zone's private subnet",
      "network.existing.privateSubnetIds.us-east-1c: is not one of the environment's zones us-east-1a, us-east-1b; leave it out",
    ],
  },
  {
    what: "one subnet for two zones",
    set: with_({ privateSubnetIds: { "us-east-1a": A, "us-east-1b": A } }),
    problems: [
      "network.existing.privateSubnetIds.us-east-1b: subnet-0123456789abcdef0 is not a subnet of its own: it is listed above; write this zone's",
    ],
  },
  {
    what: "a block that is none",
    set: with_({ cidrBlock: "10.0.1.0/16" }),
    problems: ["network.existing.cidrBlock: 10.0.1.0/16 is not the first address of its block; write 10.0.0.0/16"],
  },
  {
    what: "a block that no VPC has",
    set: with_({ cidrBlock: "10.0.0.0/8" }),
    problems: [
      "network.existing.cidrBlock: 10.0.0.0/8 is not a block of /16 to /28, and AWS makes no other VPC; write the VPC's own",
    ],
  },
  {
    what: "services within the VPC that exists",
    set: with_({ cidrBlock: "172.20.0.0/16" }),
    problems: [
      "cluster.serviceCidr: 172.20.0.0/16 is not outside the VPC's 172.20.0.0/16; write a block that does not overlap it",
    ],
  },
  {
    what: "no map for the VPC that exists",
    set: { network: { existing: "vpc-1" } },
    problems: ['network.existing: "vpc-1" is not a map'],
  },
  {
    what: "flow logs kept for a time nobody knows",
    set: { "network.flowLogs": { trafficType: "none", retentionDays: 2, aggregationSeconds: 61 } },
    problems: [
      "network.flowLogs.trafficType: none is not one of all, reject, accept",
      "network.flowLogs.retentionDays: 2 is not a number of days CloudWatch Logs keeps: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653",
      "network.flowLogs.aggregationSeconds: 61 is not 60 or 600",
    ],
  },
];

const ACCEPTED: readonly AcceptedRow[] = [
  { what: "a VPC that exists", set: with_({}) },
  { what: "its block, of a size that we would not make", set: with_({ cidrBlock: "10.0.0.0/24" }) },
  { what: "old ids", set: with_({ vpcId: "vpc-0123abcd" }) },
  { what: "services where a VPC of ours would be", set: { ...with_({}), "cluster.serviceCidr": "10.0.0.0/16" } },
  { what: "flow logs", set: { "network.flowLogs": { trafficType: "reject" } } },
  { what: "a VPN gateway", set: { "network.vpnGateway": true } },
];

test.each(REFUSED)("refuses $what", ({ set, problems }) => {
  expect([...problemsOf(set)].sort()).toEqual([...problems].sort());
});

test.each(ACCEPTED)("accepts $what", ({ set }) => {
  expect(problemsOf(set)).toEqual([]);
});
