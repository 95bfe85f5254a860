/**
 * Keys that AWS or other tools know, and that are refused wherever they stand; what to do instead stands behind each.
 *
 * Source: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-best-practices.html
 * Source: https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_InstancesDistribution.html
 */
const REFUSED_KEYS: Readonly<Record<string, string>> = {
  spotInstancePools:
    "it works with lowest-price alone, the strategy that is interrupted most; leave it out: every pool is used",
  spotMaxPrice: "spot with a price cap is interrupted more often; leave it out: nobody pays more than on-demand",
  maxPrice: "spot with a price cap is interrupted more often; leave it out: nobody pays more than on-demand",
  spotPrice: "spot with a price cap is interrupted more often; leave it out: nobody pays more than on-demand",
  weightedCapacity:
    "cluster-autoscaler counts nodes where Auto Scaling would count weights; leave it out, with types of one shape",
  desiredSize: "how many nodes there are is the autoscaler's; leave it out and write size.min",
  desiredCapacity: "how many nodes there are is the autoscaler's; leave it out and write size.min",
  capacityRebalance:
    "write interruption.rebalance: replace for all self-managed groups; EKS always does in managed ones",
  maxInstanceLifetime: "it ends nodes that nobody drained; leave it out and roll nodes by a new amiRelease",
  keyName: "nodes carry no SSH key; leave it out",
};

/** Why a key is refused and what to do instead; undefined: it is none of those. */
export function refusal(key: string): string | undefined {
  return Object.hasOwn(REFUSED_KEYS, key) ? REFUSED_KEYS[key] : undefined;
}
