import type * as pulumi from "@pulumi/pulumi";

import type { Network } from "../components/network";
import { PodSubnets } from "../components/pod-subnets";
import type { StackConfig } from "./config";

/** Makes the subnets that pods have to themselves; undefined: they share those of their nodes. */
export function makePodSubnets(
  { environment }: StackConfig,
  network: Network,
  opts: pulumi.ComponentResourceOptions,
): PodSubnets | undefined {
  const { name, zones, tags, deletionProtection } = environment;
  const { podCidrBlock } = environment.network;
  if (podCidrBlock === undefined) {
    return undefined;
  }
  const settings = { podCidrBlock, zones, tags, isProtected: deletionProtection };
  return new PodSubnets(name, { ...settings, vpcId: network.vpcId, routeTableIds: routeTableIdsOf(network) }, opts);
}

/** Ids of the route tables of the private subnets, by zone. */
export function routeTableIdsOf(network: Network): Readonly<Record<string, pulumi.Output<string>>> {
  return Object.fromEntries(Object.entries(network.privateRouteTables()).map(([zone, { id }]) => [zone, id]));
}
