import * as eks from "@pulumi/aws/eks";
import * as pulumi from "@pulumi/pulumi";

import { podIdentityTrust, type ManagedPolicy, type ServiceAccount } from "../facts/iam";
import { makeRole, type RoleSettings } from "./internal/role";

/** What a `PodIdentity` is made of. */
export interface PodIdentityArgs {
  readonly clusterName: pulumi.Input<string>;
  /** Id of the cluster's account, for the condition of the role's trust. */
  readonly accountId: pulumi.Input<string>;
  /** Whose pods take the role. */
  readonly serviceAccount: ServiceAccount;
  /** Policies of AWS that the role carries. */
  readonly policies: readonly ManagedPolicy[];
  /** Policies of the role's own, as JSON, by name; together at most 10240 characters. Default: none. */
  readonly inlinePolicies?: Readonly<Record<string, pulumi.Input<string>>>;
  readonly iam: RoleSettings;
  readonly tags: Readonly<Record<string, string>>;
}

/**
 * What the pods of one service account may do in AWS, by EKS Pod Identity.
 *
 * A role that only this service account of this cluster can take, its policies, and the association. Pods started
 * before the association exists do not see it: let what starts them depend on this component.
 */
export class PodIdentity extends pulumi.ComponentResource {
  readonly roleArn: pulumi.Output<string>;

  constructor(name: string, args: PodIdentityArgs, opts?: pulumi.ComponentResourceOptions) {
    super("spot-eks:components:PodIdentity", name, args, opts);
    const child = { parent: this };

    const { clusterName, accountId, serviceAccount, policies, inlinePolicies = {}, iam: settings, tags } = args;
    const trust = pulumi
      .all([accountId, clusterName])
      .apply(([account, cluster]) => podIdentityTrust(account, cluster, serviceAccount));
    const roleArgs = { trust, policies, inlinePolicies, settings, tags };
    const { role, attachments } = makeRole(`${name}-role`, roleArgs, child);
    new eks.PodIdentityAssociation(
      `${name}-association`,
      {
        clusterName,
        namespace: serviceAccount.namespace,
        serviceAccount: serviceAccount.name,
        roleArn: role.arn,
        tags,
      },
      { ...child, dependsOn: [...attachments] },
    );

    this.roleArn = role.arn;
    this.registerOutputs({ roleArn: this.roleArn });
  }
}
