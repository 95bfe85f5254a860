import type { DisruptionBudget, NodePool } from "../node-pool";
import type { DisruptionWindow, PoolDisruption } from "../node-pool-facts";
import { wholeNumber } from "./checked";

/** When nodes of a pool go, by whom and how fast. */
export type Disruption = NodePool["spec"]["disruption"] & {
  readonly ageing: Pick<NodePool["spec"]["template"]["spec"], "expireAfter" | "terminationGracePeriod">;
};

/** Two weeks: a new image reaches every node in that time, whoever holds it back. */
const EXPIRE_AFTER_HOURS = 336;
const CONSOLIDATE_AFTER_MINUTES = 5;
const TERMINATION_GRACE_MINUTES = 60;
const PERCENTAGE = 20;

const YEAR_HOURS = 8784;
const DAY_MINUTES = 1440;

/**
 * Nodes that come and go.
 *
 * @throws RangeError - a number is out of its range.
 */
export function poolDisruption(facts: PoolDisruption): Disruption {
  const { consolidationPolicy = "Balanced", percentage = PERCENTAGE, windows = [] } = facts;
  const { expireAfterHours = EXPIRE_AFTER_HOURS, terminationGraceMinutes = TERMINATION_GRACE_MINUTES } = facts;
  const share = wholeNumber("disruption.percentage", percentage, { min: 1, max: 100 });
  const hours = wholeNumber("disruption.expireAfterHours", expireAfterHours, { min: 1, max: YEAR_HOURS });
  const grace = { min: 1, max: DAY_MINUTES };
  const minutes = wholeNumber("disruption.terminationGraceMinutes", terminationGraceMinutes, grace);
  return {
    consolidationPolicy,
    consolidateAfter: quiet(facts),
    budgets: [{ nodes: `${share}%` }, ...windows.map(windowBudget)],
    ageing: { expireAfter: `${hours}h`, terminationGracePeriod: `${minutes}m` },
  };
}

/**
 * Nodes that stay while a pod is on them: no age, no new image and no cheaper node takes them away, and none of their
 * pods is ended to get on.
 *
 * @throws RangeError - a number is out of its range.
 */
export function enduringDisruption(facts: PoolDisruption): Disruption {
  return {
    consolidationPolicy: "WhenEmpty",
    consolidateAfter: quiet(facts),
    budgets: [{ nodes: "0", reasons: ["Drifted", "Underutilized"] }],
    ageing: { expireAfter: "Never" },
  };
}

function quiet({ consolidateAfterMinutes = CONSOLIDATE_AFTER_MINUTES }: PoolDisruption): string {
  const range = { min: 0, max: DAY_MINUTES };
  return `${wholeNumber("disruption.consolidateAfterMinutes", consolidateAfterMinutes, range)}m`;
}

function windowBudget({ schedule, durationHours, percentage = 0, reasons }: DisruptionWindow, at: number) {
  const path = `disruption.windows[${at}]`;
  const share = wholeNumber(`${path}.percentage`, percentage, { min: 0, max: 100 });
  const hours = wholeNumber(`${path}.durationHours`, durationHours, { min: 1, max: YEAR_HOURS });
  return {
    nodes: share === 0 ? "0" : `${share}%`,
    ...(reasons === undefined ? {} : { reasons }),
    schedule,
    duration: `${hours}h`,
  } satisfies DisruptionBudget;
}
