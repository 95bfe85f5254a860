import type * as pulumi from "@pulumi/pulumi";

import { NodeRole } from "../components/node-role";
import type { StackConfig } from "./config";
import type { Environment, NodeGroup } from "./environment";
import type { ClusterOutputs } from "./make-cluster";
import { isKarpenters } from "./node-groups";
import { roleSettingsOf } from "./role-settings";

/** The role of a group's nodes, by who manages them. */
export type NodeRoles = Readonly<Record<NodeGroup["management"], NodeRole>>;

/**
 * Makes the role of all nodes; in a cluster that exists, one for managed and one for self-managed groups.
 *
 * There the last managed group may go, since there need be no system group, and EKS then takes its role's access away.
 */
export function makeNodeRoles(
  config: StackConfig,
  { clusterName }: Pick<ClusterOutputs, "clusterName">,
  opts: pulumi.ComponentResourceOptions,
): NodeRoles {
  const { environment } = config;
  const { name, tags, nodeGroups, cluster } = environment;
  const args = { clusterName, iam: roleSettingsOf(config), tags };
  if (cluster.existing === undefined) {
    const role = new NodeRole(name, args, opts);
    return { managed: role, "self-managed": role };
  }
  const isUsed = (management: NodeGroup["management"]) =>
    Object.values(nodeGroups).some((group) => group.management === management && !isKarpenters(environment, group));
  const roleNamed = (roleName: string) =>
    new NodeRole(roleName, { ...args, carriesNetworkPolicy: carriesNetworkPolicy(environment) }, opts);
  if (!isUsed("self-managed")) {
    const managed = roleNamed(`${name}-managed`);
    return { managed, "self-managed": managed };
  }
  const selfManaged = roleNamed(name);
  return { managed: isUsed("managed") ? roleNamed(`${name}-managed`) : selfManaged, "self-managed": selfManaged };
}

/** Whether nodes give pods addresses themselves: in another's cluster, where its network plugin has no role of its own. */
export function carriesNetworkPolicy({ cluster }: Pick<Environment, "cluster">): boolean {
  const { existing } = cluster;
  return existing !== undefined && (existing.nodesCarryNetworkPolicy ?? !existing.addons.includes("vpc-cni"));
}
