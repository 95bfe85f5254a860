import type * as pulumi from "@pulumi/pulumi";

import type { VpcArguments } from "./awsx-vpc-arguments";

/** How NAT gateways are made. */
export type NatGateways = VpcArguments["natGateways"];

/**
 * Refuses NAT gateways that the provider refuses.
 *
 * Source: https://github.com/pulumi/pulumi-awsx/blob/v3.8.0/awsx/ec2/vpc.ts (`validateEips`, `validateNatGatewayStrategy`)
 *
 * @throws RangeError - addresses that do not fit the strategy, or a strategy without subnets to serve.
 */
export function checkNatGateways({ natGateways, subnetSpecs = [] }: VpcArguments, zones: number): void {
  const { strategy, elasticIpAllocationIds: addresses } = natGateways;
  const allowed = { None: 0, Single: 1, OnePerAz: zones }[strategy];
  if (addresses.length > 0 && addresses.length !== allowed) {
    throw new RangeError(
      `natGateways.elasticIpAllocationIds: ${addresses.length} is not the number that ${strategy} takes; give ${allowed} or none`,
    );
  }
  const types = subnetSpecs.map(({ type }) => type);
  const isServing = types.includes("Public") && (types.includes("Private") || types.includes("Isolated"));
  if (strategy !== "None" && !isServing) {
    throw new RangeError(
      `natGateways.strategy: ${strategy} is not possible without public subnets to stand in and private or isolated ` +
        "subnets to serve; give None, or such subnets",
    );
  }
}

/** Says whether the first public subnet of a zone gets a NAT gateway, and with which address if one was given. */
export function natGatewayOf(
  { strategy, elasticIpAllocationIds }: NatGateways,
  zone: number,
): { readonly allocationId?: pulumi.Input<string> } | undefined {
  if (strategy === "None" || (strategy === "Single" && zone > 0)) {
    return undefined;
  }
  const allocationId = elasticIpAllocationIds[zone];
  return allocationId === undefined ? {} : { allocationId };
}
