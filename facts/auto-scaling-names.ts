/**
 * What Pulumi puts behind a name it makes: seven digits of base 16, as a regular expression.
 *
 * Source: https://www.pulumi.com/docs/iac/concepts/resources/names/#autonaming
 */
export const PULUMI_SUFFIX = "-[0-9a-f]{7}";

/**
 * What EKS puts around the name of a managed node group to name its Auto Scaling group, as regular expressions.
 *
 * Such a name is `eks-production-general-nodes-1a2b3c4-9cc4f2ab-90c8-6a31-72c2-0d5e8f7a6b1c`.
 *
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/managed-node-groups.html
 */
export const EKS_GROUP_NAME = {
  prefix: "eks-",
  suffix: "-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}",
} as const;
