import { getSubnetOutput, type GetSubnetResult } from "@pulumi/aws/ec2/getSubnet";
import { getVpcOutput, type GetVpcResult } from "@pulumi/aws/ec2/getVpc";
import type { Provider } from "@pulumi/aws/provider";
import * as pulumi from "@pulumi/pulumi";

import { ipv4Block, overlaps } from "../capacity/ipv4-block";
import { belowEnvironment, EnvironmentError, type StackConfig } from "./config";
import type { Environment } from "./environment";
import type { NetworkOutputs } from "./make-network";
import { problem, type PathStep, type Problem } from "./problem";

/** The key `network.existing`. */
type ExistingNetwork = NonNullable<Environment["network"]["existing"]>;

/** What is read of a VPC. */
export type VpcFacts = Pick<GetVpcResult, "cidrBlock" | "enableDnsHostnames" | "enableDnsSupport">;

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
  const { vpcId, privateSubnetIds, cidrBlock } = existing;
  const vpc = getVpcOutput({ id: vpcId }, { provider });
  const subnets = Object.entries(privateSubnetIds).map(([zone, id]) =>
    getSubnetOutput({ id }, { provider }).apply((found) => subnetProblems(existing, zone, found)),
  );
  const { serviceCidr } = environment.cluster;
  const checkedId = pulumi.all([vpc, pulumi.all(subnets)]).apply(([found, ofSubnets]) => {
    const problems = [...vpcProblems(existing, serviceCidr, found), ...ofSubnets.flat()];
    if (problems.length > 0) {
      throw new EnvironmentError(problems.map(belowEnvironment));
    }
    return vpcId;
  });
  const ids = Object.entries(privateSubnetIds).map(([zone, id]) => [zone, pulumi.output(id)] as const);
  return {
    vpcId: checkedId,
    cidrBlock: cidrBlock === undefined ? vpc.cidrBlock : pulumi.output(cidrBlock),
    privateSubnetIds: Object.fromEntries(ids),
    readyForNodes: [],
  };
}

/** What of a VPC is not as the environment says, or not as a cluster needs it. */
export function vpcProblems(existing: ExistingNetwork, serviceCidr: string, found: VpcFacts): readonly Problem[] {
  const { vpcId, cidrBlock = found.cidrBlock } = existing;
  const [vpc, services] = [ipv4Block(found.cidrBlock), ipv4Block(serviceCidr)];
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
    ...(vpc !== undefined && services !== undefined && overlaps(vpc, services)
      ? [
          problem(
            ["cluster", "serviceCidr"],
            `${serviceCidr} is not outside the VPC's ${found.cidrBlock}; write a block that does not overlap it`,
          ),
        ]
      : []),
  ];
}

/** What of the subnet named for a zone is not as the environment says, or not as nodes need it. */
export function subnetProblems(existing: ExistingNetwork, zone: string, found: SubnetFacts): readonly Problem[] {
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
