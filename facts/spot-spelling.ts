/**
 * Labels that say of a node, or of the nodes a pod wants, how they are paid for: whose they are, and the values that mean spot.
 *
 * Sources: https://docs.aws.amazon.com/eks/latest/userguide/managed-node-groups.html ·
 * https://karpenter.sh/docs/reference/labels/ ·
 * https://github.com/aws/aws-node-termination-handler/blob/v1.25.6/README.md ·
 * https://kops.sigs.k8s.io/instance_groups/ · this project's own (`facts/labels.ts`)
 */
const SPOT_LABEL_VALUES: Readonly<Record<string, readonly string[]>> = {
  "eks.amazonaws.com/capacityType": ["SPOT"],
  "karpenter.sh/capacity-type": ["spot"],
  "spot-eks/capacity-type": ["spot"],
  lifecycle: ["Ec2Spot", "spot"],
  "node.kubernetes.io/lifecycle": ["spot"],
  "node-lifecycle": ["spot"],
  "kops.k8s.io/instance-lifecycle": ["spot"],
};

/** Keys of the labels that say how a node is paid for, in any cluster's vocabulary. */
export const CAPACITY_LABEL_KEYS: readonly string[] = Object.keys(SPOT_LABEL_VALUES);

/** Says whether a label says of its node that it is spot, in any vocabulary and case. */
export function isSpotLabel(key: string, value: string): boolean {
  return isCapacityLabel(key) && (SPOT_LABEL_VALUES[key] ?? []).some((one) => isSameWord(one, value));
}

/** Says whether a label's key says how its node is paid for. */
export function isCapacityLabel(key: string): boolean {
  return Object.hasOwn(SPOT_LABEL_VALUES, key);
}

/**
 * Says whether a taint says of its node that it is spot: by a label's key and value, or as AWS's guides have it,
 * `spotInstance=true:PreferNoSchedule`.
 *
 * Source: https://aws.amazon.com/blogs/compute/run-your-kubernetes-workloads-on-amazon-ec2-spot-instances-with-amazon-eks/
 */
export function isSpotTaint(key: string, value: string): boolean {
  return isSpotLabel(key, value) || ["spot", "spotInstance"].some((one) => isSameWord(one, key));
}

/**
 * Says whether a word that an API takes for how instances are paid for means spot: `SPOT` of EKS and Batch, `spot` of EC2's
 * market type and fleets, `FARGATE_SPOT` of ECS.
 */
export function isSpotWord(word: string | undefined): boolean {
  return word !== undefined && (isSameWord(word, "spot") || isSameWord(word, "fargate_spot"));
}

/**
 * An allocation strategy as Auto Scaling groups write it, from any API's spelling: `lowestPrice` of EC2 Fleet and Spot Fleet is
 * `lowest-price`, `priceCapacityOptimized` of Spot Fleet is `price-capacity-optimized`.
 *
 * Sources: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_SpotOptionsRequest.html ·
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_SpotFleetRequestConfigData.html
 */
export function allocationStrategyOf(word: string): string {
  return word.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** A strategy of `allocationStrategyOf` as an EC2 Fleet of the provider writes it: `lowestPrice`, all others with hyphens. */
export function fleetAllocationStrategy(strategy: string): string {
  return strategy === "lowest-price" ? spotFleetAllocationStrategy(strategy) : strategy;
}

/** A strategy of `allocationStrategyOf` as a Spot Fleet request writes it: `priceCapacityOptimized`. */
export function spotFleetAllocationStrategy(strategy: string): string {
  return strategy.replace(/-(?<letter>[a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function isSameWord(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
