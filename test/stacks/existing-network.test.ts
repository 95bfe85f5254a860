import { afterEach, expect, jest, test } from "@jest/globals";
import { Provider } from "@pulumi/aws/provider";

import { INVOKE_ANSWERS } from "../../preview/invokes";
import type { WireObject } from "../../preview/wire";
import { belowEnvironment, EnvironmentError, readStackConfig } from "../../stacks/config";
import {
  existingNetwork,
  subnetProblems,
  vpcProblems,
  type SubnetFacts,
  type VpcFacts,
} from "../../stacks/existing-network";
import { environmentDocument, type Changes } from "../support/environment-document";
import { record, type Recording } from "../support/record";

const VPC = "vpc-0123456789abcdef0";
const OTHER_VPC = "vpc-00000000000000001";
const [A, B] = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"];
const EXISTING = { vpcId: VPC, privateSubnetIds: { "us-east-1a": A, "us-east-1b": B } };
const PATH = "spot-eks:environment.network.existing";

const FOUND_VPC: VpcFacts = { cidrBlock: "10.0.0.0/16", enableDnsHostnames: true, enableDnsSupport: true };
const FOUND_SUBNET: SubnetFacts = { vpcId: VPC, availabilityZone: "us-east-1a", mapPublicIpOnLaunch: false };

/** What AWS says of the VPC and of each subnet, by id. */
const FOUND: Readonly<Record<string, WireObject>> = {
  [VPC]: { ...FOUND_VPC },
  [A]: { ...FOUND_SUBNET },
  [B]: { ...FOUND_SUBNET, availabilityZone: "us-east-1b" },
};

/** What the program learns of the network where AWS answers so. */
function made(): Promise<Recording> {
  for (const token of ["aws:ec2/getVpc:getVpc", "aws:ec2/getSubnet:getSubnet"]) {
    jest.spyOn(INVOKE_ANSWERS, token).mockImplementation(({ id }) => {
      const name = typeof id === "string" ? id : "";
      return { id: name, ...FOUND[name] };
    });
  }
  const document: Changes = { network: { existing: EXISTING } };
  const config = { "aws:region": "us-east-1", "spot-eks:environment": JSON.stringify(environmentDocument(document)) };
  const program = () => {
    const stack = readStackConfig();
    const existing = stack.environment.network.existing;
    if (existing === undefined) {
      throw new Error("the document names no VPC");
    }
    const { vpcId, cidrBlock, privateSubnetIds } = existingNetwork(existing, stack, new Provider("aws", {}));
    return { vpcId, cidrBlock, privateSubnetIds };
  };
  return record(program, { config });
}

afterEach(() => {
  jest.restoreAllMocks();
});

test("VPC and subnets that are what the environment says are taken as they are", async () => {
  expect((await made()).outputs).toEqual({
    vpcId: VPC,
    cidrBlock: "10.0.0.0/16",
    privateSubnetIds: { "us-east-1a": A, "us-east-1b": B },
  });
});

test.each([
  {
    what: "without DNS hostnames",
    found: { enableDnsHostnames: false },
    lines: [`${PATH}.vpcId: ${VPC} is not a VPC with DNS support and DNS hostnames; have both switched on`],
  },
  {
    what: "without DNS at all",
    found: { enableDnsSupport: false },
    lines: [`${PATH}.vpcId: ${VPC} is not a VPC with DNS support and DNS hostnames; have both switched on`],
  },
  {
    what: "on the addresses of the services",
    found: { cidrBlock: "172.20.0.0/20" },
    lines: [
      "spot-eks:environment.cluster.serviceCidr: 172.20.0.0/16 is not outside the VPC's 172.20.0.0/20; write a block that does not overlap it",
    ],
  },
  {
    what: "with another block, without DNS",
    more: { cidrBlock: "10.1.0.0/16" },
    found: { enableDnsSupport: false },
    lines: [
      `${PATH}.vpcId: ${VPC} is not a VPC with DNS support and DNS hostnames; have both switched on`,
      `${PATH}.cidrBlock: 10.1.0.0/16 is not the block of ${VPC}; write 10.0.0.0/16, or leave the key out`,
    ],
  },
])("refuses a VPC $what", ({ found, more = {}, lines }) => {
  const problems = vpcProblems({ ...EXISTING, ...more }, "172.20.0.0/16", { ...FOUND_VPC, ...found });

  expect(new EnvironmentError(problems.map(belowEnvironment)).message).toBe(lines.join("\n"));
});

test.each([
  {
    what: "in another zone",
    found: { availabilityZone: "us-east-1b" },
    lines: [
      `${PATH}.privateSubnetIds.us-east-1a: ${A} is not in us-east-1a but in us-east-1b; write the private subnet of us-east-1a`,
    ],
  },
  {
    what: "in another VPC that gives out public addresses",
    found: { vpcId: OTHER_VPC, mapPublicIpOnLaunch: true },
    lines: [
      `${PATH}.privateSubnetIds.us-east-1a: ${A} is not in ${VPC} but in ${OTHER_VPC}; write a subnet of ${VPC}`,
      `${PATH}.privateSubnetIds.us-east-1a: ${A} is not a private subnet: it gives public addresses to what starts in it; write another`,
    ],
  },
])("refuses a subnet $what", ({ found, lines }) => {
  const problems = subnetProblems(EXISTING, "us-east-1a", { ...FOUND_SUBNET, ...found });

  expect(new EnvironmentError(problems.map(belowEnvironment)).message).toBe(lines.join("\n"));
});
