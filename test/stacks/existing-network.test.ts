import { afterEach, expect, jest, test } from "@jest/globals";
import { Provider } from "@pulumi/aws/provider";

import { INVOKE_ANSWERS } from "../../preview/invokes";
import type { WireObject } from "../../preview/wire";
import { EnvironmentError, readStackConfig } from "../../stacks/config";
import { checkedVpcId, existingNetwork, type SubnetFacts, type VpcFacts } from "../../stacks/existing-network";
import { environmentDocument, type Changes } from "../support/environment-document";
import { record, type Recording } from "../support/record";

const VPC = "vpc-0123456789abcdef0";
const OTHER_VPC = "vpc-00000000000000001";
const [A, B] = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"];
const EXISTING = { vpcId: VPC, privateSubnetIds: { "us-east-1a": A, "us-east-1b": B } };
const PATH = "spot-eks:environment.network.existing";

const association = (cidrBlock: string) => ({ associationId: `of ${cidrBlock}`, cidrBlock, state: "associated" });

const FOUND_VPC = {
  cidrBlock: "10.0.0.0/16",
  cidrBlockAssociations: [association("10.0.0.0/16"), association("100.64.0.0/16")],
  enableDnsHostnames: true,
  enableDnsSupport: true,
} satisfies VpcFacts;
const FOUND_A = { vpcId: VPC, availabilityZone: "us-east-1a", mapPublicIpOnLaunch: false } satisfies SubnetFacts;
const FOUND_B = { ...FOUND_A, availabilityZone: "us-east-1b" };

/** What AWS says of the VPC and of each subnet, by id. */
const FOUND: Readonly<Record<string, WireObject>> = { [VPC]: FOUND_VPC, [A]: FOUND_A, [B]: FOUND_B };

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
    const { vpcId, privateSubnetIds } = existingNetwork(existing, stack, new Provider("aws", {}));
    return { vpcId, privateSubnetIds };
  };
  return record(program, { config });
}

afterEach(() => {
  jest.restoreAllMocks();
});

test("VPC and subnets that are what the environment says are taken as they are", async () => {
  expect((await made()).outputs).toEqual({
    vpcId: VPC,
    privateSubnetIds: { "us-east-1a": A, "us-east-1b": B },
  });
});

interface RefusedRow {
  readonly what: string;
  /** Beside its ids, what the environment says of the VPC. */
  readonly more?: { readonly cidrBlock: string };
  readonly vpc?: Partial<VpcFacts>;
  readonly a?: Partial<SubnetFacts>;
  readonly b?: Partial<SubnetFacts>;
  readonly lines: readonly string[];
}

const WITHOUT_DNS = `${PATH}.vpcId: ${VPC} is not a VPC with DNS support and DNS hostnames; have both switched on`;

const REFUSED: readonly RefusedRow[] = [
  { what: "a VPC without DNS hostnames", vpc: { enableDnsHostnames: false }, lines: [WITHOUT_DNS] },
  { what: "a VPC without DNS at all", vpc: { enableDnsSupport: false }, lines: [WITHOUT_DNS] },
  {
    what: "a VPC on the addresses of the services",
    vpc: { cidrBlock: "172.20.0.0/20" },
    lines: [
      "spot-eks:environment.cluster.serviceCidr: 172.20.0.0/16 is not outside the VPC's 172.20.0.0/20; write a block that does not overlap it",
    ],
  },
  {
    what: "a VPC of which a later block is on the addresses of the services",
    vpc: { cidrBlockAssociations: [association("10.0.0.0/16"), association("172.20.128.0/20")] },
    lines: [
      "spot-eks:environment.cluster.serviceCidr: 172.20.0.0/16 is not outside the VPC's 172.20.128.0/20; write a block that does not overlap it",
    ],
  },
  {
    what: "a VPC with another block",
    more: { cidrBlock: "10.1.0.0/16" },
    lines: [`${PATH}.cidrBlock: 10.1.0.0/16 is not the block of ${VPC}; write 10.0.0.0/16, or leave the key out`],
  },
  {
    what: "a subnet in another VPC that gives out public addresses",
    b: { vpcId: OTHER_VPC, mapPublicIpOnLaunch: true },
    lines: [
      `${PATH}.privateSubnetIds.us-east-1b: ${B} is not in ${VPC} but in ${OTHER_VPC}; write a subnet of ${VPC}`,
      `${PATH}.privateSubnetIds.us-east-1b: ${B} is not a private subnet: it gives public addresses to what starts in it; write another`,
    ],
  },
  {
    what: "a VPC without DNS, and subnets in each other's zones, at once",
    vpc: { enableDnsHostnames: false },
    a: { availabilityZone: "us-east-1b" },
    b: { availabilityZone: "us-east-1a" },
    lines: [
      WITHOUT_DNS,
      `${PATH}.privateSubnetIds.us-east-1a: ${A} is not in us-east-1a but in us-east-1b; write the private subnet of us-east-1a`,
      `${PATH}.privateSubnetIds.us-east-1b: ${B} is not in us-east-1b but in us-east-1a; write the private subnet of us-east-1b`,
    ],
  },
];

test.each(REFUSED)("refuses $what", ({ more = {}, vpc = {}, a = {}, b = {}, lines }) => {
  const subnets = { "us-east-1a": { ...FOUND_A, ...a }, "us-east-1b": { ...FOUND_B, ...b } };
  const check = () => checkedVpcId({ ...EXISTING, ...more }, "172.20.0.0/16", { ...FOUND_VPC, ...vpc }, subnets);

  expect(check).toThrow(EnvironmentError);
  expect(check).toThrow(new Error(lines.join("\n")));
});
