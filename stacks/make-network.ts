import type * as pulumi from "@pulumi/pulumi";

import { Network } from "../components/network";
import type { StackConfig } from "./config";

/** Makes the network of an environment. */
export function makeNetwork({ environment }: StackConfig, opts: pulumi.ComponentResourceOptions): Network {
  const { name, zones, network, tags, deletionProtection } = environment;
  return new Network(name, { ...network, zones, clusterName: name, tags, isProtected: deletionProtection }, opts);
}
