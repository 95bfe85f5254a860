import * as eks from "@pulumi/aws/eks";
import * as iam from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";

import { MANAGED_POLICIES, NODE_ACCESS_ENTRY, serviceTrust } from "../facts/iam";
import { PARTITIONS } from "../facts/regions";
import { makeRole, type RoleSettings } from "./internal/role";

/** What a `NodeRole` is made of. */
export interface NodeRoleArgs {
  readonly clusterName: pulumi.Input<string>;
  /** Whether nodes may also give pods addresses, where the network plugin has no role of its own. Default false. */
  readonly carriesNetworkPolicy?: boolean;
  /** Name of the role, at most 64 characters, for what names it before it exists. Default: Pulumi names it. */
  readonly roleName?: string;
  readonly iam: RoleSettings;
  readonly tags: Readonly<Record<string, string>>;
}

/**
 * What nodes may do in AWS: join the cluster and pull images. Addresses for pods are the network plugin's own role.
 *
 * A role with its policies, an instance profile, and the access entry by which the cluster lets its nodes in.
 *
 * EKS takes the access entry of a role away with the last managed group that uses it: one role serves managed and
 * self-managed groups only where a managed one, such as the system group, is always there. Let nodes depend on this
 * component.
 *
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/delete-managed-node-group.html
 */
export class NodeRole extends pulumi.ComponentResource {
  readonly roleArn: pulumi.Output<string>;

  /** ARN of the instance profile, for launch templates of nodes that EKS does not manage. */
  readonly instanceProfileArn: pulumi.Output<string>;

  constructor(name: string, args: NodeRoleArgs, opts?: pulumi.ComponentResourceOptions) {
    super("spot-eks:components:NodeRole", name, args, opts);
    const child = { parent: this };

    const { clusterName, carriesNetworkPolicy = false, roleName, iam: settings, tags } = args;
    const trust = serviceTrust(PARTITIONS[settings.partition].ec2ServicePrincipal);
    const policies = [...MANAGED_POLICIES.node, ...(carriesNetworkPolicy ? MANAGED_POLICIES.networkPlugin : [])];
    const fixed = roleName === undefined ? {} : { roleName };
    const { role } = makeRole(`${name}-node-role`, { trust, policies, ...fixed, settings, tags }, child);
    const profile = new iam.InstanceProfile(
      `${name}-node-profile`,
      { role: role.name, path: settings.path, tags },
      child,
    );
    new eks.AccessEntry(
      `${name}-node-access`,
      { clusterName, principalArn: role.arn, type: NODE_ACCESS_ENTRY, tags },
      child,
    );

    this.roleArn = role.arn;
    this.instanceProfileArn = profile.arn;
    this.registerOutputs({ roleArn: this.roleArn, instanceProfileArn: this.instanceProfileArn });
  }
}
