import type * as pulumi from "@pulumi/pulumi";
import type * as ec2 from "@pulumi/aws/ec2";
import { z } from "zod";

import { parseArguments, passed, UnsupportedArguments } from "./construct";

/** Tags whose keys are known. */
const tags = z.record(z.string(), z.custom<pulumi.Input<string>>()).optional();

const subnetSpec = z.object({
  type: z.enum(["Public", "Private", "Isolated", "Unused"]),
  name: z.string().optional(),
  cidrBlocks: z.array(z.string()).optional(),
  cidrMask: z.number().optional(),
  size: z.number().optional(),
  assignIpv6AddressOnCreation: passed<boolean>(),
  tags,
});

const endpointSpec = z.object({
  serviceName: z.string(),
  vpcEndpointType: passed<string>(),
  autoAccept: passed<boolean>(),
  dnsOptions: z.custom<ec2.VpcEndpointArgs["dnsOptions"]>().optional(),
  ipAddressType: passed<string>(),
  policy: passed<string>(),
  privateDnsEnabled: passed<boolean>(),
  region: passed<string>(),
  resourceConfigurationArn: passed<string>(),
  routeTableIds: passed<pulumi.Input<string>[]>(),
  securityGroupIds: passed<pulumi.Input<string>[]>(),
  serviceNetworkArn: passed<string>(),
  serviceRegion: passed<string>(),
  subnetConfigurations: z.custom<ec2.VpcEndpointArgs["subnetConfigurations"]>().optional(),
  subnetIds: passed<pulumi.Input<string>[]>(),
  tags,
});

const vpcArguments = z.object({
  cidrBlock: z.string().default("10.0.0.0/16"),
  availabilityZoneNames: z.array(z.string()).optional(),
  numberOfAvailabilityZones: z.number().optional(),
  subnetStrategy: z.enum(["Auto", "AutoMerge", "Exact", "Legacy"]).default("Legacy"),
  subnetNameTagStrategy: z.enum(["Legacy", "AvailabilityZone"]).default("Legacy"),
  subnetSpecs: z.array(subnetSpec).optional(),
  natGateways: z
    .object({
      strategy: z.enum(["None", "Single", "OnePerAz"]).default("OnePerAz"),
      elasticIpAllocationIds: z.array(z.custom<pulumi.Input<string>>()).default([]),
    })
    .default({ strategy: "OnePerAz", elasticIpAllocationIds: [] }),
  vpcEndpointSpecs: z.array(endpointSpec).default([]),
  vpcEndpointStrategy: z.enum(["Auto", "Legacy"]).default("Legacy"),
  region: passed<string>(),
  tags,
  enableDnsHostnames: passed<boolean>(),
  enableDnsSupport: passed<boolean>(),
  enableNetworkAddressUsageMetrics: passed<boolean>(),
  instanceTenancy: passed<string>(),
  assignGeneratedIpv6CidrBlock: passed<boolean>(),
  ipv6CidrBlockNetworkBorderGroup: passed<string>(),
});

/** Arguments of `awsx:ec2:Vpc` as far as they are reproduced. */
export type VpcArguments = z.infer<typeof vpcArguments>;
/** What is asked for one kind of subnet in every zone. */
export type SubnetSpec = z.infer<typeof subnetSpec>;
/** What is asked for one VPC endpoint. */
export type EndpointSpec = z.infer<typeof endpointSpec>;

/** Arguments for address ranges that only AWS decides; subnets then cannot be laid out in a preview. */
const DYNAMIC_RANGES = ["ipv4IpamPoolId", "ipv4NetmaskLength", "ipv6CidrBlock", "ipv6IpamPoolId", "ipv6NetmaskLength"];

/**
 * Reads the arguments of `awsx:ec2:Vpc`.
 *
 * @throws UnsupportedArguments - a strategy other than `Exact`, an IPAM pool, or an argument that must be known and is not.
 * @throws RangeError - two ways to say the zones at once.
 */
export function readVpcArguments(inputs: pulumi.Inputs): VpcArguments {
  const args = parseArguments(vpcArguments, inputs);
  const { subnetStrategy, availabilityZoneNames, numberOfAvailabilityZones } = args;
  if (subnetStrategy !== "Exact") {
    throw new UnsupportedArguments(`subnetStrategy: ${subnetStrategy} is not laid out here; give Exact`);
  }
  const dynamic = DYNAMIC_RANGES.find((argument) => inputs[argument] !== undefined);
  if (dynamic !== undefined) {
    throw new UnsupportedArguments(`${dynamic}: its address range is known to AWS only; give cidrBlock`);
  }
  if (availabilityZoneNames !== undefined && numberOfAvailabilityZones) {
    throw new RangeError(
      `numberOfAvailabilityZones: ${numberOfAvailabilityZones} is not allowed beside availabilityZoneNames; give one of them`,
    );
  }
  return args;
}
