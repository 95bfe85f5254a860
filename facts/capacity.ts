/** How a node is paid for: spot may be taken back with two minutes' notice, on-demand stays. */
export type CapacityType = "spot" | "on-demand";

/** Capacity type as EKS spells it. Source: https://docs.aws.amazon.com/eks/latest/APIReference/API_Nodegroup.html */
export const EKS_CAPACITY_TYPE = {
  spot: "SPOT",
  "on-demand": "ON_DEMAND",
} as const satisfies Record<CapacityType, string>;

/**
 * How an Auto Scaling group chooses among its pools of spot capacity.
 *
 * The API's own default is `lowest-price`, the one with the highest risk of interruption.
 *
 * Source: https://docs.aws.amazon.com/autoscaling/ec2/userguide/allocation-strategies.html
 */
export const SPOT_ALLOCATION_STRATEGIES = [
  "price-capacity-optimized",
  "capacity-optimized",
  "capacity-optimized-prioritized",
  "lowest-price",
] as const;

/**
 * How a fleet chooses among its pools, in the spelling of Auto Scaling groups; `diversified` spreads evenly over all.
 *
 * Source: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-fleet-allocation-strategy.html
 */
export const FLEET_SPOT_ALLOCATION_STRATEGIES = [...SPOT_ALLOCATION_STRATEGIES, "diversified"] as const;

/** One of `SPOT_ALLOCATION_STRATEGIES`. */
export type SpotAllocationStrategy = (typeof SPOT_ALLOCATION_STRATEGIES)[number];

/**
 * How an Auto Scaling group chooses the type of its on-demand instances; `prioritized` takes the order of the overrides.
 *
 * Source: https://docs.aws.amazon.com/autoscaling/ec2/userguide/allocation-strategies.html
 */
export const ON_DEMAND_ALLOCATION_STRATEGIES = ["prioritized", "lowest-price"] as const;

/** One of `ON_DEMAND_ALLOCATION_STRATEGIES`. */
export type OnDemandAllocationStrategy = (typeof ON_DEMAND_ALLOCATION_STRATEGIES)[number];

/** How EKS updates the nodes of a managed group, as it spells it. Source: https://docs.aws.amazon.com/eks/latest/APIReference/API_NodegroupUpdateConfig.html */
export const EKS_UPDATE_STRATEGY = { default: "DEFAULT", minimal: "MINIMAL" } as const;
