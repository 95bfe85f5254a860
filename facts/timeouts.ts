/**
 * How long Pulumi waits for a control plane: creation takes about ten minutes, an update of the version up to two hours.
 *
 * Source: https://www.pulumi.com/registry/packages/aws/api-docs/eks/cluster/
 */
export const CLUSTER_TIMEOUTS = { create: "60m", update: "2h", delete: "2h" } as const;

/**
 * Seconds after its launch in which Auto Scaling does not replace a node for its health; what the console proposes.
 *
 * Source: https://docs.aws.amazon.com/autoscaling/ec2/userguide/health-check-grace-period.html
 */
export const HEALTH_CHECK_GRACE_SECONDS = 300;

/** Seconds that each batch of EKS's update of a managed group takes at least: an estimate, EKS states no number. */
export const MANAGED_BATCH_SECONDS = 120;

/**
 * Seconds that an instance refresh pauses at a checkpoint where its settings name no time.
 *
 * Source: https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_RefreshPreferences.html
 */
export const AUTO_SCALING_CHECKPOINT_DELAY_SECONDS = 3600;

/** Seconds that Helm waits for the pods of a release: pulling images on a fresh node takes a minute or two. */
export const RELEASE_TIMEOUT_SECONDS = 600;
