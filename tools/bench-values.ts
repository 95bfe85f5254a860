import { deliveriesOf } from "../stacks/releases/deliveries";
import { allChartValues } from "./chart-examples";
import { deliveryContextOf } from "./stack-deliveries";

/** How fast values are written, in this process. */
export interface ValuesPace {
  /** Milliseconds of processor time for the values of all deliveries of production. */
  readonly deliveriesMs: number;
  /** Charts and sets of objects among them. */
  readonly deliveries: number;
  /** Milliseconds of processor time for the values of every chart. */
  readonly chartsMs: number;
  /** Charts there are. */
  readonly charts: number;
}

const ROUNDS = 200;

/** Writes values many times, after as many that are not counted. */
export function valuesPace(): ValuesPace {
  const context = deliveryContextOf("production");
  return {
    deliveriesMs: msOf(() => deliveriesOf(context)),
    deliveries: deliveriesOf(context).length,
    chartsMs: msOf(allChartValues),
    charts: allChartValues().size,
  };
}

function msOf(write: () => unknown): number {
  repeat(write);
  const before = process.cpuUsage();
  repeat(write);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / ROUNDS;
}

function repeat(write: () => unknown): void {
  for (let round = 0; round < ROUNDS; round += 1) {
    write();
  }
}
