/** How a mixed Auto Scaling group divides its nodes. */
export interface MarketSplit {
  /** Nodes that are on-demand before anything else, in whole nodes from 0 on. */
  readonly base: number;
  /** Of the nodes above the base, how many are on-demand, in whole percent from 0 to 100. */
  readonly percentageAboveBase: number;
}

/**
 * How many of a mixed group's nodes are on-demand.
 *
 * A part of a node counts as a whole one, in favour of on-demand: of 3 nodes at 50 % two are on-demand.
 *
 * @param nodes - Nodes of the group altogether, in whole nodes from 0 on.
 *
 * @throws RangeError - a number is not whole or out of range.
 *
 * Source: https://docs.aws.amazon.com/autoscaling/ec2/userguide/mixed-instances-groups-set-up-overview.html
 */
export function onDemandNodes(nodes: number, { base, percentageAboveBase }: MarketSplit): number {
  requireWhole("nodes", nodes, Infinity);
  requireWhole("base", base, Infinity);
  requireWhole("percentageAboveBase", percentageAboveBase, 100);
  const fixed = Math.min(nodes, base);
  return fixed + Math.ceil(((nodes - fixed) * percentageAboveBase) / 100);
}

function requireWhole(name: string, value: number, max: number): void {
  if (!Number.isInteger(value) || value < 0 || value > max) {
    const range = max === Infinity ? "from 0 on" : `from 0 to ${max}`;
    throw new RangeError(`${name}: ${value} is not a whole number ${range}`);
  }
}
