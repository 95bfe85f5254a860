import { getSubnetOutput, type GetSubnetResult } from "@pulumi/aws/ec2/getSubnet";
import { getVpcOutput, type GetVpcResult } from "@pulumi/aws/ec2/getVpc";
import type { Provider } from "@pulumi/aws/provider";
import * as pulumi from "@pulumi/pulumi";

import { ipv4Block, overlaps } from "../capacity/ipv4-block";
import { belowEnvironment, EnvironmentError, type StackConfig } from "./config";
import type { Environment } from "./environment";
import type { NetworkOutputs } from "./make-network";
import { problem, type PathStep, type Problem } from "../capacity/problem";

/** The key `network.existing`. */
type ExistingNetwork = NonNullable<Environment["network"]["existing"]>;

/** What is read of a VPC. */
export type VpcFacts = Pick<
  GetVpcResult,
  "cidrBlock" | "cidrBlockAssociations" | "enableDnsHostnames" | "enableDnsSupport"
>;

/** What is read of a subnet. */
export type SubnetFacts = Pick<GetSubnetResult, "availabilityZone" | "vpcId" | "mapPublicIpOnLaunch">;

const PATH = ["network", "existing"];

/**
 * The network that somebody else made, as the environment names it.
 *
 * VPC and subnets are looked up, and what the environment says of them is held against what they are. The id of the VPC
 * is known once that is done, so that no cluster is made before; ids of subnets are known at once, for a preview without
 * AWS to show.
 *
 * @throws EnvironmentError - from a promise: the VPC or a subnet is not what the environment says; all of it at once.
 */
export function existingNetwork(
  existing: ExistingNetwork,
  { environment }: StackConfig,
  provider: Provider,
): NetworkOutputs {
  const { vpcId, privateSubnetIds } = existing;
  const vpc = getVpcOutput({ id: vpcId }, { provider });
  const subnets = Object.entries(privateSubnetIds).map(
    ([zone, id]) => [zone, getSubnetOutput({ id }, { provider })] as const,
  );
  const { serviceCidr } = environment.cluster;
  const ids = Object.entries(privateSubnetIds).map(([zone, id]) => [zone, pulumi.output(id)] as const);
  return {
    vpcId: pulumi
      .all([vpc, pulumi.all(Object.fromEntries(subnets))])
      .apply(([foundVpc, foundSubnets]) => checkedVpcId(existing, serviceCidr, foundVpc, foundSubnets)),
    privateSubnetIds: Object.fromEntries(ids),
    readyForNodes: [],
  };
}

/**
 * The id of the VPC, once what was found is what the environment says.
 *
 * @param subnets - What was found of the subnet of each zone.
 * @throws EnvironmentError - the VPC or a subnet is not what the environment says; all of it at once.
 */
export function checkedVpcId(
  existing: ExistingNetwork,
  serviceCidr: string,
  vpc: VpcFacts,
  subnets: Readonly<Record<string, SubnetFacts>>,
): string {
  const problems = [
    ...vpcProblems(existing, serviceCidr, vpc),
    ...Object.entries(subnets).flatMap(([zone, subnet]) => subnetProblems(existing, zone, subnet)),
  ];
  if (problems.length > 0) {
    throw new EnvironmentError(problems.map(belowEnvironment));
  }
  return existing.vpcId;
}

/** What of a VPC is not as the environment says, or not as a cluster needs it. */
function vpcProblems(existing: ExistingNetwork, serviceCidr: string, found: VpcFacts): readonly Problem[] {
  const { vpcId, cidrBlock = found.cidrBlock } = existing;
  const taken = blocksThatOverlap(serviceCidr, found);
  return [
    ...(found.enableDnsHostnames && found.enableDnsSupport
      ? []
      : [at(["vpcId"], `${vpcId} is not a VPC with DNS support and DNS hostnames; have both switched on`)]),
    ...(cidrBlock === found.cidrBlock
      ? []
      : [
          at(
            ["cidrBlock"],
            `${cidrBlock} is not the block of ${vpcId}; write ${found.cidrBlock}, or leave the key out`,
          ),
        ]),
    ...(taken.length > 0
      ? [
          problem(
            ["cluster", "serviceCidr"],
            `${serviceCidr} is not outside the VPC's ${taken.join(", ")}; write a block that does not overlap it`,
          ),
        ]
      : []),
  ];
}

/** A VPC can have been given more blocks than its first. */
function blocksThatOverlap(serviceCidr: string, { cidrBlock, cidrBlockAssociations }: VpcFacts): readonly string[] {
  const services = ipv4Block(serviceCidr);
  const blocks = new Set([cidrBlock, ...cidrBlockAssociations.map((association) => association.cidrBlock)]);
  return [...blocks].filter((text) => {
    const block = ipv4Block(text);
    return block !== undefined && services !== undefined && overlaps(block, services);
  });
}

/** What of the subnet named for a zone is not as the environment says, or not as nodes need it. */
function subnetProblems(existing: ExistingNetwork, zone: string, found: SubnetFacts): readonly Problem[] {
  const { vpcId, privateSubnetIds } = existing;
  const { availabilityZone, mapPublicIpOnLaunch } = found;
  const id = privateSubnetIds[zone] ?? "";
  const path = ["privateSubnetIds", zone];
  return [
    ...(found.vpcId === vpcId
      ? []
      : [at(path, `${id} is not in ${vpcId} but in ${found.vpcId}; write a subnet of ${vpcId}`)]),
    ...(availabilityZone === zone
      ? []
      : [at(path, `${id} is not in ${zone} but in ${availabilityZone}; write the private subnet of ${zone}`)]),
    ...(mapPublicIpOnLaunch
      ? [at(path, `${id} is not a private subnet: it gives public addresses to what starts in it; write another`)]
      : []),
  ];
}

function at(steps: readonly PathStep[], message: string): Problem {
  return problem([...PATH, ...steps], message);
}
