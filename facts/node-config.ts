/**
 * How nodeadm of AL2023 reads its configuration from user data: a part of this type in a MIME archive.
 *
 * Source: https://github.com/awslabs/amazon-eks-ami/blob/main/nodeadm/doc/api.md
 */
export const NODE_CONFIG = {
  contentType: "application/node.eks.aws",
  apiVersion: "node.eks.aws/v1alpha1",
  kind: "NodeConfig",
} as const;

/** Root device of an AL2023 node. Source: https://github.com/awslabs/amazon-eks-ami/blob/main/templates/al2023/template.json */
export const AL2023_ROOT_DEVICE = "/dev/xvda";

/**
 * What every node answers pods at the instance metadata address: a token is needed, and one hop keeps pods out.
 *
 * Source: https://docs.aws.amazon.com/eks/latest/best-practices/identity-and-access-management.html
 */
export const METADATA_OPTIONS = {
  httpEndpoint: "enabled",
  httpTokens: "required",
  httpPutResponseHopLimit: 1,
} as const;
