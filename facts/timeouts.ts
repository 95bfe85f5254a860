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
