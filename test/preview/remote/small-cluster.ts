import { Cluster, type ClusterArgs } from "@pulumi/eks/cluster";
import type * as pulumi from "@pulumi/pulumi";

import { record, type Recording } from "../../support/record";

/** A cluster of the fewest resources: no security groups, no node group. */
export const SMALL = {
  vpcId: "vpc-1",
  privateSubnetIds: ["subnet-n1"],
  authenticationMode: "API",
  skipDefaultNodeGroup: true,
  skipDefaultSecurityGroups: true,
} satisfies ClusterArgs;

/** A plan of such a cluster, with other arguments and options. */
export function makeCluster(args: ClusterArgs, opts?: pulumi.ComponentResourceOptions): Promise<Recording> {
  return record(() => new Cluster("main", { ...SMALL, ...args }, opts));
}
