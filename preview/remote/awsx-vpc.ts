import type * as ec2 from "@pulumi/aws/ec2";
import { getAvailabilityZones } from "@pulumi/aws/getAvailabilityZones";
import * as pulumi from "@pulumi/pulumi";

import { readVpcArguments, type VpcArguments } from "./awsx-vpc-arguments";
import { makeEndpoints, withEndpointDns } from "./awsx-vpc-endpoints";
import { checkNatGateways } from "./awsx-vpc-gateways";
import { layOut } from "./awsx-vpc-layout";
import { Network } from "./awsx-vpc-network";
import type { Construct } from "./construct";

/** Zones that are used when neither names nor a number are given. */
const DEFAULT_ZONES = 3;

/**
 * Makes an `awsx:ec2:Vpc` with the strategy `Exact`: the VPC, subnets, route tables, gateways and endpoints.
 *
 * Source: https://github.com/pulumi/pulumi-awsx/blob/v3.8.0/awsx/ec2/vpc.ts
 */
export const constructVpc: Construct = async (name, inputs, options) => {
  const args = withEndpointDns(readVpcArguments(inputs));
  const zones = await zoneNames(args, options);
  const layout = layOut(name, zones, args);
  checkNatGateways(args, zones.length);
  // This component shows no inputs under the engine.
  const component = new pulumi.ComponentResource("awsx:ec2:Vpc", name, {}, options);
  const network = new Network(name, args, component);
  for (const [position, zone] of layout.entries()) {
    network.addZone(zone, position);
  }
  return { urn: component.urn, state: stateOf(network, await makeEndpoints(network, args, component), args) };
};

async function zoneNames(args: VpcArguments, { providers }: pulumi.ComponentResourceOptions): Promise<string[]> {
  const { availabilityZoneNames, numberOfAvailabilityZones: count = DEFAULT_ZONES, region } = args;
  if (availabilityZoneNames !== undefined) {
    return availabilityZoneNames;
  }
  if (region !== undefined && typeof region !== "string") {
    throw new RangeError(
      "region: a value that is not known in a preview is not enough to find zones; give availabilityZoneNames",
    );
  }
  const provider = providers === undefined || Array.isArray(providers) ? undefined : providers["aws"];
  const { names } = await getAvailabilityZones(
    region === undefined ? {} : { region },
    provider === undefined ? {} : { provider },
  );
  if (names.length < count) {
    throw new RangeError(
      `numberOfAvailabilityZones: ${count} is not at most ${names.length}, the zones of the region; give fewer`,
    );
  }
  return names.slice(0, count);
}

/**
 * Outputs of the component. They are taken from one output of everything, so that in a preview ids are unknown as whole
 * lists, resources are known, and each depends on all: as the provider does it.
 */
function stateOf(
  network: Network,
  vpcEndpoints: readonly ec2.VpcEndpoint[],
  { subnetSpecs }: VpcArguments,
): pulumi.Inputs {
  const { vpc, internetGateway, routeTables, routeTableAssociations, routes, natGateways, eips } = network;
  const publicSubnets = network.ofType("Public");
  const privateSubnets = network.ofType("Private");
  const isolatedSubnets = network.ofType("Isolated");
  const all = pulumi.output({
    vpc,
    vpcId: vpc.id,
    internetGateway,
    subnets: network.subnets.map(({ resource }) => resource),
    publicSubnets,
    privateSubnets,
    isolatedSubnets,
    publicSubnetIds: publicSubnets.map(({ id }) => id),
    privateSubnetIds: privateSubnets.map(({ id }) => id),
    isolatedSubnetIds: isolatedSubnets.map(({ id }) => id),
    subnetLayout: pulumi
      .output(subnetSpecs)
      .apply((specs = []) =>
        specs.map(({ type, name, cidrBlocks, cidrMask, size }) => ({ type, name, cidrBlocks, cidrMask, size })),
      ),
    routeTables,
    routeTableAssociations,
    routes,
    natGateways,
    eips,
    vpcEndpoints,
  });
  return {
    vpc: all.vpc,
    vpcId: all.vpcId,
    internetGateway: all.internetGateway,
    subnets: all.subnets,
    publicSubnets: all.publicSubnets,
    privateSubnets: all.privateSubnets,
    isolatedSubnets: all.isolatedSubnets,
    publicSubnetIds: all.publicSubnetIds,
    privateSubnetIds: all.privateSubnetIds,
    isolatedSubnetIds: all.isolatedSubnetIds,
    subnetLayout: all.subnetLayout,
    routeTables: all.routeTables,
    routeTableAssociations: all.routeTableAssociations,
    routes: all.routes,
    natGateways: all.natGateways,
    eips: all.eips,
    vpcEndpoints: all.vpcEndpoints,
  };
}
