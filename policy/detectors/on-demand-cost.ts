import { onDemandNodes } from "../../capacity/on-demand-split";
import { onDemandPrice } from "../../facts/ec2-prices";
import { isSpotWord } from "../../facts/spot-spelling";
import type { Stack } from "../internal/stack";
import { unlessUnknown } from "../internal/unknown";
import { AUTO_SCALING_GROUP } from "../resource-types/auto-scaling";
import { NODE_GROUP } from "../resource-types/eks";
import { overrideTypes } from "./auto-scaling-group";

/**
 * What the on-demand nodes of a stack's groups cost at their smallest size, at list price and of the dearest of their types: USD an hour.
 *
 * Undefined where it cannot be told: there is no such group, or a group's size, share or price of a type is not known.
 */
export function leastOnDemandCost(stack: Stack, region: string): number | undefined {
  const costs = [
    ...stack.of(AUTO_SCALING_GROUP).map(({ view }) =>
      unlessUnknown(() => {
        const distribution = view.mixedInstancesPolicy?.instancesDistribution;
        const base = whole(distribution?.onDemandBaseCapacity ?? 0, Infinity);
        const percentageAboveBase = whole(distribution?.onDemandPercentageAboveBaseCapacity ?? 100, 100);
        const nodes = onDemandNodes(whole(view.minSize ?? 0, Infinity), { base, percentageAboveBase });
        return costOf(nodes, overrideTypes(view), region);
      }),
    ),
    ...stack
      .of(NODE_GROUP)
      .map(({ view }) =>
        unlessUnknown(() =>
          isSpotWord(view.capacityType)
            ? 0
            : costOf(whole(view.scalingConfig?.minSize ?? 0, Infinity), view.instanceTypes ?? [], region),
        ),
      ),
  ];
  const known = costs.filter((cost) => cost !== undefined);
  return costs.length === 0 || known.length < costs.length ? undefined : known.reduce((sum, cost) => sum + cost, 0);
}

function costOf(nodes: number, types: readonly string[], region: string): number | undefined {
  const prices = types.flatMap((type) => onDemandPrice(region, type)?.usdPerHour ?? []);
  if (nodes === 0) {
    return 0;
  }
  return prices.length === 0 || prices.length < types.length ? undefined : nodes * Math.max(...prices);
}

/** What AWS would take of a number: a whole one from 0 on. */
function whole(value: number, max: number): number {
  return Math.min(max, Math.max(0, Math.trunc(value)));
}
