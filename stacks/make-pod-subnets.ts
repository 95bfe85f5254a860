import type * as pulumi from "@pulumi/pulumi";

import type { Network } from "../components/network";
import { PodSubnets } from "../components/pod-subnets";
import type { StackConfig } from "./config";

/** Makes the subnets that pods have to themselves; undefined: they share those of their nodes. */
export function makePodSubnets(
  { environment }: StackConfig,
  { vpcId, privateRouteTables }: Pick<Network, "vpcId" | "privateRouteTables">,
  opts: pulumi.ComponentResourceOptions,
): PodSubnets | undefined {
  const { name, zones, network, tags, deletionProtection } = environment;
  const { podCidrBlock } = network;
  if (podCidrBlock === undefined) {
    return undefined;
  }
  const routeTableIds = Object.fromEntries(Object.entries(privateRouteTables).map(([zone, { id }]) => [zone, id]));
  const settings = { podCidrBlock, zones, tags, isProtected: deletionProtection };
  return new PodSubnets(name, { ...settings, vpcId, routeTableIds }, opts);
}
