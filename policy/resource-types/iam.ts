import { json } from "../internal/json-reader";
import { resourceType } from "../internal/resource-type";
import { list, object, text } from "../internal/view";
import { policyDocument } from "./policy-document";

/** A role. Source: https://www.pulumi.com/registry/packages/aws/api-docs/iam/role/ */
export const ROLE = resourceType("aws:iam/role:Role", {
  assumeRolePolicy: json(policyDocument),
  inlinePolicies: list(object({ policy: json(policyDocument) })),
  managedPolicyArns: list((raw, path) => ({ arn: () => text(raw, path) })),
  name: text,
});

/** A policy within a role. Source: https://www.pulumi.com/registry/packages/aws/api-docs/iam/rolepolicy/ */
export const ROLE_POLICY = resourceType("aws:iam/rolePolicy:RolePolicy", { policy: json(policyDocument), role: text });

/** A policy of its own, given to a role. Source: https://www.pulumi.com/registry/packages/aws/api-docs/iam/rolepolicyattachment/ */
export const ROLE_POLICY_ATTACHMENT = resourceType("aws:iam/rolePolicyAttachment:RolePolicyAttachment", {
  policyArn: text,
  role: text,
});

/** A policy of its own. Source: https://www.pulumi.com/registry/packages/aws/api-docs/iam/policy/ */
export const POLICY = resourceType("aws:iam/policy:Policy", { policy: json(policyDocument) });

/** A role as instances carry it. Source: https://www.pulumi.com/registry/packages/aws/api-docs/iam/instanceprofile/ */
export const INSTANCE_PROFILE = resourceType("aws:iam/instanceProfile:InstanceProfile", { name: text, role: text });

/** A role that a service of AWS makes for itself. Source: https://www.pulumi.com/registry/packages/aws/api-docs/iam/servicelinkedrole/ */
export const SERVICE_LINKED_ROLE = resourceType("aws:iam/serviceLinkedRole:ServiceLinkedRole", {
  awsServiceName: text,
});
