import * as iam from "@pulumi/aws/iam";
import type * as pulumi from "@pulumi/pulumi";

import { managedPolicyArn, type ManagedPolicy } from "../../facts/iam";
import type { Partition } from "../../facts/regions";

/** What an organisation demands of every role, and where its policies are found. */
export interface RoleSettings {
  /** Partition of the account, such as `aws`. */
  readonly partition: Partition;
  /** Path of every role, such as `/platform/`. */
  readonly path: string;
  /** ARN of the policy that bounds what a role can do. Without it a role is bounded by its policies alone. */
  readonly permissionsBoundary?: string;
}

/** A role as a component wants it. */
export interface RoleArgs {
  /** Trust policy as JSON. */
  readonly trust: pulumi.Input<string>;
  readonly policies: readonly ManagedPolicy[];
  readonly settings: RoleSettings;
  readonly tags: Readonly<Record<string, string>>;
}

/** A role, and the attachments without which it can do nothing. */
export interface MadeRole {
  readonly role: iam.Role;
  readonly attachments: readonly iam.RolePolicyAttachment[];
}

/** Makes a role, named by Pulumi, and attaches policies of AWS; each attachment is named after its policy. */
export function makeRole(name: string, args: RoleArgs, opts: pulumi.CustomResourceOptions): MadeRole {
  const { trust, policies, settings, tags } = args;
  const { partition, path, permissionsBoundary } = settings;
  const boundary = permissionsBoundary === undefined ? {} : { permissionsBoundary };
  const role = new iam.Role(name, { assumeRolePolicy: trust, path, ...boundary, tags }, opts);
  const attachments = policies.map((policy) => {
    const policyArn = managedPolicyArn(partition, policy);
    return new iam.RolePolicyAttachment(`${name}-${policy}`, { policyArn, role: role.name }, opts);
  });
  return { role, attachments };
}
