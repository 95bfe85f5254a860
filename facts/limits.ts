/** What AWS allows a name to be. */
export interface NameLimit {
  readonly minLength: number;
  readonly maxLength: number;
  /** The characters, and what may come first; lengths are not in it. */
  readonly pattern: RegExp;
  /** The pattern in words, to stand after "is not". */
  readonly allowed: string;
}

/** From the lowest to the highest value AWS accepts, both allowed. */
export interface WholeNumberRange {
  readonly min: number;
  readonly max: number;
}

/**
 * Names that AWS limits.
 *
 * Source (eks-cluster): https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateCluster.html
 * Source (eks-node-group): https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html
 * Source (iam-role): https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
 * Source (iam-policy): https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html
 * Source (iam-instance-profile): https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateInstanceProfile.html
 * Source (launch-template): https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateLaunchTemplate.html
 * Source (auto-scaling-group): https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html
 * Source (lifecycle-hook): https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutLifecycleHook.html
 * Source (kms-alias): https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html
 * Source (log-group): https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html
 * Source (sqs-queue): https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html
 * Source (event-rule): https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html
 */
export const NAME_LIMITS = {
  "eks-cluster": {
    minLength: 1,
    maxLength: 100,
    pattern: /^[0-9A-Za-z][A-Za-z0-9_-]*$/,
    allowed: "1 to 100 letters, digits, - and _, beginning with a letter or digit",
  },
  "eks-node-group": {
    minLength: 1,
    maxLength: 63,
    pattern: /^[0-9A-Za-z][A-Za-z0-9_-]*$/,
    allowed: "1 to 63 letters, digits, - and _, beginning with a letter or digit",
  },
  "iam-role": {
    minLength: 1,
    maxLength: 64,
    pattern: /^[\w+=,.@-]+$/,
    allowed: "1 to 64 letters, digits and _+=,.@-",
  },
  "iam-policy": {
    minLength: 1,
    maxLength: 128,
    pattern: /^[\w+=,.@-]+$/,
    allowed: "1 to 128 letters, digits and _+=,.@-",
  },
  "iam-instance-profile": {
    minLength: 1,
    maxLength: 128,
    pattern: /^[\w+=,.@-]+$/,
    allowed: "1 to 128 letters, digits and _+=,.@-",
  },
  "launch-template": {
    minLength: 3,
    maxLength: 128,
    pattern: /^[a-zA-Z0-9()./_-]+$/,
    allowed: "3 to 128 letters, digits and ().-/_",
  },
  "auto-scaling-group": {
    minLength: 1,
    maxLength: 255,
    pattern: /^[!-9;-~]+$/,
    allowed: "1 to 255 printable ASCII characters without space and :",
  },
  "lifecycle-hook": {
    minLength: 1,
    maxLength: 255,
    pattern: /^[A-Za-z0-9_/-]+$/,
    allowed: "1 to 255 letters, digits and -_/",
  },
  "kms-alias": {
    minLength: 7,
    maxLength: 256,
    pattern: /^alias\/(?!aws\/)[a-zA-Z0-9/_-]+$/,
    allowed: "alias/ and then letters, digits, /, _ and -, not alias/aws/, 256 characters at most",
  },
  "log-group": {
    minLength: 1,
    maxLength: 512,
    pattern: /^[.\-_/#A-Za-z0-9]+$/,
    allowed: "1 to 512 letters, digits and .-_/#",
  },
  "sqs-queue": {
    minLength: 1,
    maxLength: 80,
    pattern: /^[A-Za-z0-9_-]+(\.fifo)?$/,
    allowed: "1 to 80 letters, digits, - and _",
  },
  "event-rule": {
    minLength: 1,
    maxLength: 64,
    pattern: /^[.\-_A-Za-z0-9]+$/,
    allowed: "1 to 64 letters, digits and .-_",
  },
} as const satisfies Record<string, NameLimit>;

/** A kind of name in `NAME_LIMITS`. */
export type LimitedName = keyof typeof NAME_LIMITS;

/**
 * Path of IAM roles and policies: `/`, or begins and ends with `/`, at most 512 characters.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
 */
export const IAM_PATH = { maxLength: 512, pattern: /^\/([!-~]+\/)?$/ } as const;

/** An AWS account's id: twelve digits, zeros in front included. Source: https://docs.aws.amazon.com/organizations/latest/APIReference/API_Account.html */
export const ACCOUNT_ID = /^\d{12}$/;

/**
 * Tags: lengths in characters, how many one resource carries, what they may hold.
 *
 * Keys that begin with `aws:`, in any case, are AWS's own. Characters are those allowed in every service; EC2 takes more.
 *
 * To IAM, keys that differ by their case alone are the same key.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html
 * Source: https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/eks-using-tags.html
 */
export const TAG_LIMITS = {
  perResource: 50,
  keyMinLength: 1,
  keyMaxLength: 128,
  valueMaxLength: 256,
  characters: /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u,
  allowed: "letters, digits, spaces and _.:/=+-@",
  reservedPrefix: "aws:",
} as const;

/**
 * Volumes of type gp3: size in GiB, IOPS, throughput in MiB/s.
 *
 * At most 500 IOPS per GiB and 0.25 MiB/s per IOPS.
 *
 * Source: https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html
 */
export const GP3_LIMITS = {
  sizeGiB: { min: 1, max: 65_536 },
  iops: { min: 3_000, max: 80_000 },
  throughputMiBps: { min: 125, max: 2_000 },
  maxIopsPerGiB: 500,
  maxThroughputMiBpsPerIops: 0.25,
} as const;

/**
 * Days CloudWatch Logs can keep events; 0, for ever, is left out on purpose.
 *
 * Source: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
 */
export const LOG_RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
] as const;

/** Days between two rotations of a KMS key. Source: https://docs.aws.amazon.com/kms/latest/APIReference/API_EnableKeyRotation.html */
export const KMS_ROTATION_DAYS = { min: 90, max: 2560 } as const satisfies WholeNumberRange;

/** Days a deleted KMS key can still be saved. Source: https://docs.aws.amazon.com/kms/latest/APIReference/API_ScheduleKeyDeletion.html */
export const KMS_DELETION_WINDOW_DAYS = { min: 7, max: 30 } as const satisfies WholeNumberRange;

/** Seconds a lifecycle hook waits for one heartbeat. Source: https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutLifecycleHook.html */
export const HOOK_HEARTBEAT_SECONDS = { min: 30, max: 7200 } as const satisfies WholeNumberRange;

/** Bits of the mask of a VPC's and a subnet's IPv4 block: /16 is the largest. Source: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html */
export const VPC_CIDR_BITS = { min: 16, max: 28 } as const satisfies WholeNumberRange;

/**
 * The block Kubernetes gives its services addresses from: bits of its mask and the private ranges it must lie in.
 *
 * It must not overlap the VPC's block.
 *
 * Source: https://docs.aws.amazon.com/eks/latest/APIReference/API_KubernetesNetworkConfigRequest.html
 */
export const SERVICE_CIDR = {
  bits: { min: 12, max: 24 },
  ranges: ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"],
} as const;

/** Blocks one public endpoint can be restricted to. Source: https://docs.aws.amazon.com/eks/latest/userguide/service-quotas.html */
export const MAX_PUBLIC_ACCESS_CIDRS = 40;

/**
 * Reserved IPv4 blocks: EKS refuses what lies in one of them as a source for the public endpoint.
 *
 * `0.0.0.0/0` is accepted and means everybody. `DOCUMENTATION_CIDRS` are reserved too, but kept apart.
 *
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/config-cluster-endpoint.html
 * Source: https://en.wikipedia.org/wiki/Reserved_IP_addresses
 */
export const RESERVED_CIDRS = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "198.18.0.0/15",
  "224.0.0.0/4",
  "240.0.0.0/4",
] as const;

/**
 * Blocks that no network interface can have an address of: this host, loopback, link-local, multicast and beyond.
 *
 * Source: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
 * Source: https://www.rfc-editor.org/rfc/rfc6890
 */
export const UNUSABLE_VPC_CIDRS = ["0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/4", "240.0.0.0/4"] as const;

/**
 * IPv4 blocks for examples, AWS's own among them; nobody comes from there.
 *
 * Source: https://www.rfc-editor.org/rfc/rfc5737
 */
export const DOCUMENTATION_CIDRS = ["192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24"] as const;

/**
 * What one EKS managed node group can hold: types, labels, taints, nodes (the last is a quota that AWS raises).
 *
 * Lengths of labels and taints are those of Kubernetes.
 *
 * Source: https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/service-quotas.html
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/node-taints-managed-node-groups.html
 */
export const MANAGED_NODE_GROUP_LIMITS = { instanceTypes: 20, taints: 50, nodes: 450 } as const;

/** Instance types in the overrides of one Auto Scaling group. Source: https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_autoscaling.MixedInstancesPolicy.html */
export const MAX_AUTO_SCALING_OVERRIDES = 40;
