import { expect, test } from "@jest/globals";

import { nodesPullImagesThroughEndpoints as rule } from "../../../policy/rules/nodes-pull-images-through-endpoints";
import { UNKNOWN } from "../../support/policy-example";
import { runOn } from "../../support/run-rule";

const lacks = (services: string) => [
  `vpc id: has no endpoint for ${services}, from which its nodes pull images; add what is missing`,
];

const subnet = (more: object = {}) => ({
  type: "aws:ec2/subnet:Subnet",
  properties: { vpcId: "${vpc.id}", ...more },
});
const endpoint = (serviceName: unknown, more: object = {}) => ({
  type: "aws:ec2/vpcEndpoint:VpcEndpoint",
  properties: { vpcId: "${vpc.id}", serviceName, ...more },
});
const nodes = (id: string, capacityType: unknown = "SPOT") => ({
  type: "aws:eks/nodeGroup:NodeGroup",
  properties: { subnetIds: [id], capacityType },
});
const network = { vpc: { type: "aws:ec2/vpc:Vpc", properties: {} }, a: subnet(), nodes: nodes("${a.id}") };
const api = endpoint("com.amazonaws.us-east-1.ecr.api", { vpcEndpointType: "Interface" });
const dkr = endpoint("cn.com.amazonaws.cn-north-1.ecr.dkr", { vpcEndpointType: "Interface" });
const s3 = endpoint("com.amazonaws.us-east-1.s3");
const s3Interface = (more: object) => endpoint("com.amazonaws.us-east-1.s3", { vpcEndpointType: "Interface", ...more });

test.each([
  { stack: "all three", resources: { ...network, api, dkr, s3 }, says: [] },
  { stack: "none", resources: network, says: lacks("ecr.api, ecr.dkr, s3") },
  { stack: "no way to layers", resources: { ...network, api, dkr }, says: lacks("s3") },
  {
    stack: "an interface without private names",
    resources: { ...network, api, dkr, s3: s3Interface({}) },
    says: lacks("s3"),
  },
  {
    stack: "an interface with private names",
    resources: { ...network, api, dkr, s3: s3Interface({ privateDnsEnabled: "true" }) },
    says: [],
  },
  {
    stack: "an endpoint of another network",
    resources: { ...network, api, dkr, s3: endpoint("com.amazonaws.us-east-1.s3", { vpcId: "vpc-1" }) },
    says: lacks("s3"),
  },
  { stack: "nodes that are on-demand", resources: { ...network, nodes: nodes("${a.id}", "ON_DEMAND") }, says: [] },
  {
    stack: "nodes whose capacity type is unknown",
    resources: { ...network, nodes: nodes("${a.id}", UNKNOWN) },
    says: [],
  },
  { stack: "a network in another stack", resources: { nodes: nodes("subnet-1") }, says: [] },
  { stack: "a network without nodes", resources: { vpc: network.vpc, a: network.a }, says: [] },
  { stack: "nodes in public subnets", resources: { ...network, a: subnet({ mapPublicIpOnLaunch: true }) }, says: [] },
  {
    stack: "a service unknown",
    resources: { ...network, api, dkr, s3: endpoint(UNKNOWN) },
    says: ["vpc unknown: serviceName is not known during a preview"],
  },
])("$stack", ({ resources, says }) => {
  expect(runOn(rule, resources)).toEqual(says);
});

test("an organisation may make endpoints elsewhere", () => {
  expect(runOn(rule, network, { options: { assumesEndpointsElsewhere: true } })).toEqual([]);
});
