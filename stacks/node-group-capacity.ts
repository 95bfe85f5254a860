import type { CostGroup } from "../capacity/hourly-cost";
import { onDemandNodes, type MarketSplit } from "../capacity/on-demand-split";
import { rollout, type Rollout } from "../capacity/rollout";
import type { ShareGroup } from "../capacity/spot-share";
import type { CapacityGroup } from "../capacity/vcpu";
import { AUTO_SCALING_CHECKPOINT_DELAY_SECONDS, MANAGED_BATCH_SECONDS } from "../facts/timeouts";
import type { Environment, NodeGroup } from "./environment";
import { zonesOf } from "./node-groups";

/** Nodes of a group, in all its zones. */
export interface NodeCounts {
  readonly min: number;
  /** On a usual day. */
  readonly typical: number;
  readonly max: number;
}

/** How a group divides its nodes between on-demand and spot. */
function marketSplitOf(group: NodeGroup): MarketSplit {
  switch (group.kind) {
    case "spot":
      return { base: 0, percentageAboveBase: 0 };
    case "on-demand":
    case "enduring":
      return { base: 0, percentageAboveBase: 100 };
    case "mixed":
      return {
        base: group.onDemandBaseCapacity,
        percentageAboveBase: group.onDemandPercentageAboveBaseCapacity,
      };
  }
}

/** How many nodes a group has; an enduring one has its size in each zone. */
export function nodeCountsOf(environment: Pick<Environment, "zones">, group: NodeGroup): NodeCounts {
  const { min, max, typical = Math.ceil((min + max) / 2) } = group.size;
  const times = group.kind === "enduring" ? zonesOf(environment, group).length : 1;
  return { min: min * times, typical: typical * times, max: max * times };
}

/** The on-demand and the spot nodes of a group, each as a group of one capacity type; a part without nodes is left out. */
export function capacityGroupsOf(
  environment: Pick<Environment, "zones">,
  name: string,
  group: NodeGroup,
): readonly CapacityGroup[] {
  const { min, max } = nodeCountsOf(environment, group);
  const split = marketSplitOf(group);
  const [minOnDemand, maxOnDemand] = [onDemandNodes(min, split), onDemandNodes(max, split)];
  const { instanceTypes } = group;
  const parts: readonly CapacityGroup[] = [
    { name, capacityType: "on-demand", instanceTypes, minSize: minOnDemand, maxSize: maxOnDemand },
    { name, capacityType: "spot", instanceTypes, minSize: min - minOnDemand, maxSize: max - maxOnDemand },
  ];
  return parts.filter(({ maxSize }) => maxSize > 0);
}

/** A group as far as spot's share goes. */
export function shareGroupOf(environment: Pick<Environment, "zones">, name: string, group: NodeGroup): ShareGroup {
  const split = marketSplitOf(group);
  const { instanceTypes } = group;
  const size = nodeCountsOf(environment, group);
  return { name, instanceTypes, size, onDemandOf: (nodes) => onDemandNodes(nodes, split) };
}

/** What a group costs at one of its sizes. */
export function costGroupOf(group: ShareGroup, size: keyof NodeCounts): CostGroup {
  const { name, instanceTypes } = group;
  const nodes = group.size[size];
  const onDemand = group.onDemandOf(nodes);
  return { name, instanceTypes, onDemandNodes: onDemand, spotNodes: nodes - onDemand };
}

/** What replacing all nodes of a group at its largest means; undefined: its nodes are never replaced by themselves. */
export function rolloutOf(group: NodeGroup): Rollout | undefined {
  const nodes = group.size.max;
  if (group.management === "managed") {
    const percentAtATime = group.update.maxUnavailablePercentage;
    return rollout({ nodes, percentAtATime, secondsPerBatch: MANAGED_BATCH_SECONDS });
  }
  if (!("instanceRefresh" in group)) {
    return undefined;
  }
  const { minHealthyPercentage, maxHealthyPercentage, warmupSeconds } = group.instanceRefresh;
  const { checkpointPercentages = [], checkpointDelaySeconds = AUTO_SCALING_CHECKPOINT_DELAY_SECONDS } =
    group.instanceRefresh;
  return rollout({
    nodes,
    percentAtATime: maxHealthyPercentage - minHealthyPercentage,
    secondsPerBatch: warmupSeconds,
    pauses: Math.max(0, checkpointPercentages.length - 1),
    pauseSeconds: checkpointDelaySeconds,
  });
}
