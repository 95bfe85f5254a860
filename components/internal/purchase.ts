import type { CapacityType, OnDemandAllocationStrategy, SpotAllocationStrategy } from "../../facts/capacity";
import type { Taint } from "../../facts/labels";
import { outsideRange, type ArgumentProblem } from "./errors";

/** Nodes that AWS may take back. */
export interface SpotPurchase {
  readonly capacityType: "spot";
  /** How Auto Scaling chooses among the pools, such as `price-capacity-optimized`. */
  readonly spotAllocationStrategy: SpotAllocationStrategy;
}

/** Nodes that stay. */
export interface OnDemandPurchase {
  readonly capacityType: "on-demand";
  /** `prioritized` takes the types in their order. */
  readonly onDemandAllocationStrategy: OnDemandAllocationStrategy;
}

/** Some of each: each node asks at boot which it is. */
export interface MixedPurchase {
  readonly capacityType: "mixed";
  /** How Auto Scaling chooses among the pools, such as `price-capacity-optimized`. */
  readonly spotAllocationStrategy: SpotAllocationStrategy;
  /** `prioritized` takes the types in their order. */
  readonly onDemandAllocationStrategy: OnDemandAllocationStrategy;
  /** Nodes that are on-demand whatever the size, 0 or more, at most the group's largest size. */
  readonly onDemandBaseCapacity: number;
  /** Share of the nodes above the base that are on-demand, in percent, 0 to 100. */
  readonly onDemandPercentageAboveBaseCapacity: number;
  /** Taints of the spot nodes alone, beside the group's own. */
  readonly spotTaints: readonly Taint[];
}

/** How the nodes of an Auto Scaling group are paid for. */
export type Purchase = SpotPurchase | OnDemandPurchase | MixedPurchase;

/** What all nodes of a group are; undefined where each finds out for itself. */
export function capacityTypeOf({ capacityType }: Purchase): CapacityType | undefined {
  return capacityType === "mixed" ? undefined : capacityType;
}

/**
 * The distribution of a mixed-instances policy, every key stated: left out, AWS would take on-demand alone, and of spot
 * the cheapest pools. There is no price cap: spot with one is interrupted more often.
 *
 * Source: https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_InstancesDistribution.html
 */
export function instancesDistribution(purchase: Purchase) {
  switch (purchase.capacityType) {
    case "spot":
      return distribution(0, 0, "prioritized", purchase.spotAllocationStrategy);
    case "on-demand":
      return distribution(0, 100, purchase.onDemandAllocationStrategy, "price-capacity-optimized");
    case "mixed":
      return distribution(
        purchase.onDemandBaseCapacity,
        purchase.onDemandPercentageAboveBaseCapacity,
        purchase.onDemandAllocationStrategy,
        purchase.spotAllocationStrategy,
      );
  }
}

function distribution(
  onDemandBaseCapacity: number,
  onDemandPercentageAboveBaseCapacity: number,
  onDemandAllocationStrategy: OnDemandAllocationStrategy,
  spotAllocationStrategy: SpotAllocationStrategy,
) {
  return {
    onDemandAllocationStrategy,
    onDemandBaseCapacity,
    onDemandPercentageAboveBaseCapacity,
    spotAllocationStrategy,
  };
}

/** What is wrong with a purchase in a group of at most `maxSize` nodes. */
export function purchaseProblems(purchase: Purchase, maxSize: number): readonly ArgumentProblem[] {
  const cheapest = "lowest-price is not a strategy for spot nodes; it takes the pools that are taken back first";
  const isCheapest = "spotAllocationStrategy" in purchase && purchase.spotAllocationStrategy === "lowest-price";
  const strategy = isCheapest ? [{ path: "purchase.spotAllocationStrategy", problem: cheapest }] : [];
  if (purchase.capacityType !== "mixed") {
    return strategy;
  }
  const { onDemandBaseCapacity: base, onDemandPercentageAboveBaseCapacity: percentage } = purchase;
  return [
    ...strategy,
    ...outsideRange("purchase.onDemandBaseCapacity", base, { min: 0, max: maxSize }),
    ...outsideRange("purchase.onDemandPercentageAboveBaseCapacity", percentage, { min: 0, max: 100 }),
  ];
}
