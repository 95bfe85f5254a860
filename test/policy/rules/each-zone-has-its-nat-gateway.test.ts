import { expect, test } from "@jest/globals";

import { eachZoneHasItsNatGateway as rule } from "../../../policy/rules/each-zone-has-its-nat-gateway";
import { UNKNOWN } from "../../support/policy-example";
import { runOn } from "../../support/run-rule";

const VPC = { type: "aws:ec2/vpc:Vpc", properties: {} };
const NODES = { capacityType: "SPOT", subnetIds: ["${a.id}", "${b.id}"] };
const ONE = [
  "nodes subnetIds: spans 2 zones or more, which leave through 1 NAT gateway; make one in each zone, or a regional one",
];

const subnet = (availabilityZone: unknown, more: object = {}) => ({
  type: "aws:ec2/subnet:Subnet",
  properties: { vpcId: "${vpc.id}", availabilityZone, ...more },
});
const gateway = (more: object = {}) => ({
  type: "aws:ec2/natGateway:NatGateway",
  properties: { subnetId: "${front.id}", ...more },
});
const nodes = (properties: Readonly<Record<string, unknown>> = NODES) => ({
  type: "aws:eks/nodeGroup:NodeGroup",
  properties,
});
const network = { vpc: VPC, front: subnet("us-east-1a"), a: subnet("us-east-1a"), b: subnet("us-east-1b") };
const workers = {
  type: "aws:autoscaling/group:Group",
  properties: {
    vpcZoneIdentifiers: ["${a.id}", "${b.id}"],
    mixedInstancesPolicy: { instancesDistribution: { onDemandPercentageAboveBaseCapacity: 0 } },
    tags: [{ key: "kubernetes.io/cluster/east", value: "owned", propagateAtLaunch: true }],
  },
};

test.each([
  { stack: "one gateway for two zones", resources: { ...network, nodes: nodes(), nat: gateway() }, says: ONE },
  {
    stack: "one gateway, an Auto Scaling group",
    resources: { ...network, nodes: workers, nat: gateway() },
    says: ONE.map((line) => line.replace("subnetIds", "vpcZoneIdentifiers")),
  },
  { stack: "zones unknown", resources: { ...network, b: subnet(UNKNOWN), nodes: nodes(), nat: gateway() }, says: ONE },
  { stack: "two gateways", resources: { ...network, nodes: nodes(), nat: gateway(), other: gateway() }, says: [] },
  {
    stack: "a regional gateway",
    resources: { ...network, nodes: nodes(), nat: gateway({ availabilityMode: "regional" }) },
    says: [],
  },
  {
    stack: "a private gateway beside",
    resources: { ...network, nodes: nodes(), nat: gateway(), other: gateway({ connectivityType: "private" }) },
    says: ONE,
  },
  { stack: "no gateway", resources: { ...network, nodes: nodes() }, says: [] },
  {
    stack: "two subnets of one zone",
    resources: { ...network, b: subnet("us-east-1a"), nodes: nodes(), nat: gateway() },
    says: [],
  },
  {
    stack: "public subnets",
    resources: {
      ...network,
      a: subnet("us-east-1a", { mapPublicIpOnLaunch: true }),
      b: subnet("us-east-1b", { mapPublicIpOnLaunch: "true" }),
      nodes: nodes(),
      nat: gateway(),
    },
    says: [],
  },
  {
    stack: "on-demand",
    resources: { ...network, nodes: nodes({ ...NODES, capacityType: "ON_DEMAND" }), nat: gateway() },
    says: [],
  },
  {
    stack: "subnets of another stack",
    resources: { ...network, nodes: nodes({ ...NODES, subnetIds: ["subnet-1", "subnet-2"] }), nat: gateway() },
    says: [],
  },
  {
    stack: "capacity type unknown",
    resources: { ...network, nodes: nodes({ ...NODES, capacityType: UNKNOWN }), nat: gateway() },
    says: ["nodes unknown: capacityType is not known during a preview"],
  },
])("$stack", ({ resources, says }) => {
  expect(runOn(rule, resources)).toEqual(says);
});

test("an organisation may name stacks for which one is enough, or make the others elsewhere", () => {
  const resources = { ...network, nodes: nodes(), nat: gateway() };
  expect(runOn(rule, resources, { options: { smallStacks: ["test"] } })).toEqual([]);
  expect(runOn(rule, resources, { options: { assumesGatewaysElsewhere: true } })).toEqual([]);
});
