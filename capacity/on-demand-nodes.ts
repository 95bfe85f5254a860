/** How an Auto Scaling group divides its nodes between on-demand and spot. */
export interface PurchaseSplit {
  /** Nodes that are on-demand whatever the size, at least 0. */
  readonly base: number;
  /** Share of the others that is on-demand, in percent, 0 to 100. */
  readonly percentageAboveBase: number;
}

/**
 * How many of so many nodes Auto Scaling makes on-demand: the base first, then the share of the rest, rounded up.
 *
 * Source: https://docs.aws.amazon.com/autoscaling/ec2/userguide/mixed-instances-groups-set-up-overview.html
 */
export function onDemandNodes(nodes: number, { base, percentageAboveBase }: PurchaseSplit): number {
  const above = Math.max(0, nodes - base);
  return Math.min(nodes, base) + Math.ceil((above * percentageAboveBase) / 100);
}
