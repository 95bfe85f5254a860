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

/**
 * Folder whose `.json` and `.yaml` files nodeadm merges over the user data, just before it starts the kubelet.
 *
 * Scripts in the user data run before that, so they can still write there. Flags of the kubelet add up, `--node-labels`
 * too; of its configuration the later value stands, a list as a whole.
 *
 * Source: https://github.com/awslabs/amazon-eks-ami/blob/main/nodeadm/internal/configprovider/file.go
 * Source: https://awslabs.github.io/amazon-eks-ami/nodeadm/
 */
export const NODE_CONFIG_FOLDER = "/etc/eks/nodeadm.d";

/**
 * Day of the first AL2023 image whose nodeadm reads `NODE_CONFIG_FOLDER`; an earlier one ignores it.
 *
 * Source: https://github.com/awslabs/amazon-eks-ami/releases/tag/v20251023
 */
export const NODE_CONFIG_FOLDER_SINCE = "20251023";

/** Content type of a script in user data. Source: https://docs.cloud-init.io/en/latest/explanation/format.html */
export const SHELL_SCRIPT_TYPE = 'text/x-shellscript; charset="us-ascii"';

/** Where an instance asks about itself, and how patiently. */
export interface InstanceMetadata {
  /** URL without a path. */
  readonly endpoint: string;
  /** Path that gives a token to a PUT. */
  readonly tokenPath: string;
  /** Path that says from what market the instance is: `spot`, `on-demand`, or a rarer one such as `capacity-block`. */
  readonly marketPath: string;
  /** Times a question of two requests is asked at most. */
  readonly tries: number;
  /** Seconds that one request may take. */
  readonly answerSeconds: number;
  /** Seconds between two tries. */
  readonly pauseSeconds: number;
}

/**
 * The instance metadata service, version 2, which takes at most 5 × 2 × 3 + 4 × 2 = 38 seconds of a boot.
 *
 * It answers within milliseconds, but may not while the network comes up.
 *
 * Source: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html
 * Source: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-instance-metadata.html
 */
export const INSTANCE_METADATA = {
  endpoint: "http://169.254.169.254",
  tokenPath: "/latest/api/token",
  marketPath: "/latest/meta-data/instance-life-cycle",
  tries: 5,
  answerSeconds: 3,
  pauseSeconds: 2,
} as const satisfies InstanceMetadata;

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
