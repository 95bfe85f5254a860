import { createHash } from "node:crypto";

import * as iam from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";

/** What a role is for. */
export interface ServiceRoleArguments {
  /** Who may take it, such as `eks.amazonaws.com`. */
  readonly service: string;
  readonly description: string;
  readonly assumeRoleActions: readonly string[];
  /** Policies of AWS: `id` names the attachment and is the same in every partition. */
  readonly managedPolicyArns: readonly { readonly id: string; readonly arn: pulumi.Input<string> }[];
  readonly tags: pulumi.Input<Record<string, pulumi.Input<string>>> | undefined;
}

/**
 * An `eks:index:ServiceRole`: a role and the attachments of its policies.
 *
 * Source: https://github.com/pulumi/pulumi-eks/blob/v4.3.0/nodejs/eks/servicerole.ts
 */
export class ServiceRole extends pulumi.ComponentResource {
  readonly role: iam.Role;
  /** The role, once its policies are attached. */
  readonly ready: pulumi.Output<iam.Role>;

  constructor(name: string, args: ServiceRoleArguments, opts: pulumi.ComponentResourceOptions) {
    super("eks:index:ServiceRole", name, args, opts);
    const { service, description, assumeRoleActions, managedPolicyArns, tags } = args;
    const statement = { Action: assumeRoleActions, Effect: "Allow", Principal: { Service: [service] } };
    const assumeRolePolicy = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
    const role = new iam.Role(`${name}-role`, { description, assumeRolePolicy, tags }, { parent: this });
    const attachments = managedPolicyArns.map(
      ({ id, arn }) =>
        new iam.RolePolicyAttachment(`${name}-${shortHash(id)}`, { policyArn: arn, role: role.id }, { parent: this }),
    );
    this.role = role;
    this.ready = pulumi.all([role.arn, ...attachments.map((attachment) => attachment.id)]).apply(() => role);
  }
}

function shortHash(text: string): string {
  return createHash("sha1").update(text).digest("hex").slice(0, 8);
}
