/** How a group replaces its nodes, as far as that takes time. */
export interface RolloutSettings {
  /** Nodes of the group. */
  readonly nodes: number;
  /** Share of the group that is replaced at a time, in percent. */
  readonly percentAtATime: number;
  /** Seconds that pass with each batch at least. */
  readonly secondsPerBatch: number;
  /** How often it stops on the way. Default 0. */
  readonly pauses?: number;
  /** Seconds that each stop lasts. Default 0. */
  readonly pauseSeconds?: number;
}

/** What replacing every node of a group means. */
export interface Rollout {
  /** Nodes that are replaced at a time, at least 1. */
  readonly nodesAtATime: number;
  /** Batches until every node is another one. */
  readonly batches: number;
  /** Minutes it takes at least, rounded up; nodes that boot slowly and pods that leave slowly come on top. */
  readonly leastMinutes: number;
}

/**
 * What replacing all nodes of a group means in nodes and minutes. Both EKS and Auto Scaling round down, but replace at
 * least one node at a time.
 *
 * Source: https://docs.aws.amazon.com/autoscaling/ec2/userguide/instance-refresh-overview.html
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/managed-node-update-behavior.html
 */
export function rollout(settings: RolloutSettings): Rollout {
  const { nodes, percentAtATime, secondsPerBatch, pauses = 0, pauseSeconds = 0 } = settings;
  const nodesAtATime = Math.max(1, Math.floor((nodes * percentAtATime) / 100));
  const batches = Math.ceil(nodes / nodesAtATime);
  const seconds = batches * secondsPerBatch + pauses * pauseSeconds;
  return { nodesAtATime, batches, leastMinutes: Math.ceil(seconds / 60) };
}
