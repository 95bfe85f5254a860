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
  /** Policies of the role's own, as JSON, by name; together at most 10240 characters. Default: none. */
  readonly inlinePolicies?: Readonly<Record<string, pulumi.Input<string>>>;
  /** Name of the role, for what must name it before it exists. Default: Pulumi names it. */
  readonly roleName?: string;
  readonly settings: RoleSettings;
  readonly tags: Readonly<Record<string, string>>;
}

/** A role, and the policies without which it can do nothing. */
export interface MadeRole {
  readonly role: iam.Role;
  readonly attachments: readonly (iam.RolePolicyAttachment | iam.RolePolicy)[];
}

/** Makes a role with policies of AWS and of its own; each is named after the role and the policy. */
export function makeRole(name: string, args: RoleArgs, opts: pulumi.CustomResourceOptions): MadeRole {
  const { trust, policies, inlinePolicies = {}, roleName, settings, tags } = args;
  const { partition, path, permissionsBoundary } = settings;
  const boundary = permissionsBoundary === undefined ? {} : { permissionsBoundary };
  const fixed = roleName === undefined ? {} : { name: roleName };
  const role = new iam.Role(name, { ...fixed, assumeRolePolicy: trust, path, ...boundary, tags }, opts);
  const attachments = policies.map((policy) => {
    const policyArn = managedPolicyArn(partition, policy);
    return new iam.RolePolicyAttachment(`${name}-${policy}`, { policyArn, role: role.name }, opts);
  });
  const inline = Object.entries(inlinePolicies).map(
    ([policyName, policy]) => new iam.RolePolicy(`${name}-${policyName}`, { policy, role: role.name }, opts),
  );
  return { role, attachments: [...attachments, ...inline] };
}
