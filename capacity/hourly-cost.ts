import { onDemandPrice, onDemandPricesDate, SPOT_ADVISOR_DATE, spotAdvice } from "../facts/ec2-prices";

/** A group of nodes, as far as its cost goes. */
export interface CostGroup {
  /** Name of the group, for messages. */
  readonly name: string;
  /** Full names, at least one, such as `m5.large`. */
  readonly instanceTypes: readonly string[];
  /** Nodes that are on-demand whatever happens. */
  readonly onDemandNodes: number;
  /** Nodes that are spot as long as there is spot. */
  readonly spotNodes: number;
}

/**
 * What an hour of all nodes may cost, in USD, instances only: no volumes, traffic or control plane. Never a quote.
 *
 * A range, because nobody knows which types EC2 will choose, what spot costs then, and how much of it there is.
 */
export interface HourlyCost {
  /** Every spot node is the type that was cheapest as spot, every on-demand node the cheapest type. */
  readonly lowUsd: number;
  /** Every node is on-demand and the most expensive type. */
  readonly highUsd: number;
  /** Whether the price of any type is an estimate; shown with a `~`. */
  readonly isEstimate: boolean;
  /** Day of the on-demand prices of the region. */
  readonly onDemandPricesAsOf: string;
  /** Day of the spot savings. */
  readonly spotSavingsAsOf: string;
}

/**
 * What an hour of all groups may cost in a region, as a range.
 *
 * A type whose savings are not known counts as if spot saved nothing. Undefined: a price is missing; `hourlyCostProblem`
 * tells which.
 */
export function hourlyCost(groups: readonly CostGroup[], region: string): HourlyCost | undefined {
  const onDemandPricesAsOf = onDemandPricesDate(region);
  if (onDemandPricesAsOf === undefined || hourlyCostProblem(groups, region) !== undefined) {
    return undefined;
  }
  const costs = running(groups).map((group) => groupCost(group, region));
  return {
    lowUsd: sum(costs.map(({ lowUsd }) => lowUsd)),
    highUsd: sum(costs.map(({ highUsd }) => highUsd)),
    isEstimate: costs.some(({ isEstimate }) => isEstimate),
    onDemandPricesAsOf,
    spotSavingsAsOf: SPOT_ADVISOR_DATE,
  };
}

/** Why there is no cost of these groups in this region, in words; undefined: there is one. */
export function hourlyCostProblem(groups: readonly CostGroup[], region: string): string | undefined {
  if (onDemandPricesDate(region) === undefined) {
    return `no prices are known of ${region}`;
  }
  const unpriced = running(groups).flatMap(({ name, instanceTypes }) =>
    instanceTypes.filter((type) => prices(region, [type]).length === 0).map((type) => `${type} (${name})`),
  );
  return unpriced.length === 0 ? undefined : `no price is known in ${region} of ${[...new Set(unpriced)].join(", ")}`;
}

/** Groups that cost anything. */
function running(groups: readonly CostGroup[]): readonly CostGroup[] {
  return groups.filter(({ onDemandNodes, spotNodes }) => onDemandNodes + spotNodes > 0);
}

/** What one node of a type costs in an hour. */
interface NodePrice {
  readonly onDemandUsd: number;
  readonly spotUsd: number;
  readonly isEstimate: boolean;
}

/** The prices of those types whose price is known. */
function prices(region: string, instanceTypes: readonly string[]): readonly NodePrice[] {
  return instanceTypes.flatMap((type) => {
    const price = onDemandPrice(region, type);
    if (price === undefined) {
      return [];
    }
    const { usdPerHour, isEstimate } = price;
    // Where spot was dearer than on-demand nobody would have to pay more than on-demand.
    const savings = Math.max(0, spotAdvice(region, type)?.savingsPercent ?? 0);
    return [{ onDemandUsd: usdPerHour, spotUsd: (usdPerHour * (100 - savings)) / 100, isEstimate }];
  });
}

function groupCost(
  { instanceTypes, onDemandNodes, spotNodes }: CostGroup,
  region: string,
): Pick<HourlyCost, "lowUsd" | "highUsd" | "isEstimate"> {
  const known = prices(region, instanceTypes);
  const onDemandUsd = known.map((price) => price.onDemandUsd);
  const spotUsd = known.map((price) => price.spotUsd);
  return {
    lowUsd: onDemandNodes * Math.min(...onDemandUsd) + spotNodes * Math.min(...spotUsd),
    highUsd: (onDemandNodes + spotNodes) * Math.max(...onDemandUsd),
    isEstimate: known.some(({ isEstimate }) => isEstimate),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
