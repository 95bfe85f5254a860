import { TERMINATION_HANDLER_HEARTBEAT } from "../facts/node-termination-handler";
import type { Rebalance } from "../facts/rebalance";

/** What must be known of a handler that reads a queue and drains the nodes of self-managed groups. */
export interface TerminationHandlerQueueFacts<Text> {
  readonly mode: "queue";
  /** Such as `us-east-1`. */
  readonly region: string;
  /** Name of the cluster, of which the tag of its nodes is made. */
  readonly clusterName: string;
  /** Address of the queue of notices. */
  readonly queueUrl: Text;
  /**
   * Has a group wait on while a node is drained for longer than its termination hook does. Default: it does not.
   *
   * Of use for nodes that a group ends on its own account; EC2 waits for nobody.
   */
  readonly heartbeat?: TerminationHandlerHeartbeat;
  /** Whether a Prometheus operator runs in the cluster. Default false: without its kinds of object the release fails. */
  readonly hasPrometheusOperator?: boolean;
  /** Registry with copies of all images. Default: the makers' own. */
  readonly registry?: string;
}

/** How a group is kept waiting. */
export interface TerminationHandlerHeartbeat {
  /** Seconds from one request to the next, 30 to 3600; less than the hook waits. */
  readonly intervalSeconds: number;
  /** Seconds after which no more is asked, 60 to 172800. */
  readonly untilSeconds: number;
}

/** What must be known of a handler that runs on each spot node of self-managed groups and asks the node itself. */
export interface TerminationHandlerNodesFacts {
  readonly mode: "nodes";
  /** What is done about a node that EC2 recommends to replace; the group itself must replace it where that is wanted. */
  readonly rebalance: Rebalance;
  /** Registry with copies of all images. Default: the makers' own. */
  readonly registry?: string;
}

/**
 * What must be known of a handler that runs on Karpenter's spot nodes and acts on rebalance recommendations alone.
 *
 * Karpenter's makers advise against it: Karpenter starts the cheapest type that has capacity, often the one just left, whose
 * node soon gets a recommendation too, and so on in a circle. Interruptions stay Karpenter's.
 *
 * Sources: https://karpenter.sh/docs/faq/#interruption-handling · https://karpenter.sh/docs/troubleshooting/#node-terminationdisruption
 */
export interface TerminationHandlerBesideKarpenterFacts {
  readonly mode: "beside-karpenter";
  /** Whether a node is only cordoned, or drained at once, upon which Karpenter starts another. */
  readonly rebalance: Exclude<Rebalance, "ignore">;
  /** Registry with copies of all images. Default: the makers' own. */
  readonly registry?: string;
}

/** What must be known before the values can be written. `Text` is the type of what only AWS knows. */
export type NodeTerminationHandlerFacts<Text> =
  TerminationHandlerQueueFacts<Text> | TerminationHandlerNodesFacts | TerminationHandlerBesideKarpenterFacts;

/** @throws RangeError - a number that the handler does not start with. */
export function checkHeartbeat({ intervalSeconds, untilSeconds }: TerminationHandlerHeartbeat): void {
  const { interval, until } = TERMINATION_HANDLER_HEARTBEAT;
  for (const [name, value, { min, max }] of [
    ["intervalSeconds", intervalSeconds, interval],
    ["untilSeconds", untilSeconds, until],
  ] as const) {
    if (!Number.isInteger(value) || value < min || value > max) {
      throw new RangeError(`heartbeat.${name}: ${value} is not a whole number from ${min} to ${max}`);
    }
  }
  if (intervalSeconds > untilSeconds) {
    throw new RangeError(`heartbeat.intervalSeconds: ${intervalSeconds} is not at most untilSeconds, ${untilSeconds}`);
  }
}
