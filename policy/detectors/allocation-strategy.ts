import { FLEET_SPOT_ALLOCATION_STRATEGIES, SPOT_ALLOCATION_STRATEGIES } from "../../facts/capacity";
import { allocationStrategyOf } from "../../facts/spot-spelling";
import { quoted } from "../internal/quote";

/** What every API takes where no strategy is named. */
export const DEFAULT_STRATEGY = "lowest-price";

/** The strategy that spot capacity is chosen by, as Auto Scaling groups spell it. */
export function strategyOf(word: string | undefined): string {
  return word === undefined || word === "" ? DEFAULT_STRATEGY : allocationStrategyOf(word);
}

/** What holds where nothing is allowed by name: every strategy but the cheapest pools. */
export const ALLOWED_IN_GROUPS: readonly string[] = SPOT_ALLOCATION_STRATEGIES.filter(
  (one) => one !== DEFAULT_STRATEGY,
);

/** The same for fleets, which can also spread evenly over their pools. */
export const ALLOWED_IN_FLEETS: readonly string[] = FLEET_SPOT_ALLOCATION_STRATEGIES.filter(
  (one) => one !== DEFAULT_STRATEGY,
);

/**
 * The strategies that an organisation allows, the recommended first; `standard` where it names none that AWS knows.
 *
 * @param named - In any API's spelling.
 */
export function allowedStrategies(
  named: readonly string[],
  standard: readonly string[],
): readonly [string, ...string[]] {
  const known = named.map(allocationStrategyOf);
  const allowed = FLEET_SPOT_ALLOCATION_STRATEGIES.filter((one) => known.includes(one));
  const [first = SPOT_ALLOCATION_STRATEGIES[0], ...others] = allowed.length > 0 ? allowed : standard;
  return [first, ...others];
}

/** What is wrong with a strategy that is not allowed, and which to write instead. */
export function strategyProblem(word: string | undefined, instead: string): string {
  const strategy = strategyOf(word);
  const means = word === undefined || word === "" ? "is left out, which means " : "is ";
  const chosen = quoted(strategy, FLEET_SPOT_ALLOCATION_STRATEGIES);
  const cheapest = strategy === DEFAULT_STRATEGY ? ", the pools with the highest risk of interruption" : "";
  return `${means}${chosen}${cheapest}; write ${instead}`;
}
