import type { CapacityType } from "../facts/capacity";
import { EBS_STARTUP_TAINT, KARPENTER_KIND, NODE_CLASS_GROUP, NODE_POOL_WEIGHT } from "../facts/karpenter-objects";
import { ANY_POD_LABEL, nodeLabels, nodeTaints, type NodeRole, type Taint } from "../facts/labels";
import { wholeNumber } from "./internal/checked";
import { enduringDisruption, poolDisruption } from "./internal/node-pool-disruption";
import { nodePoolProblems } from "./internal/node-pool-problems";
import { nodeRequirements } from "./internal/node-requirements";
import type { NodePool } from "./node-pool";
import type { NodePoolFacts, PoolLimits } from "./node-pool-facts";

/**
 * The pools of a node group, the first to be tried first: what is on-demand in a mixed group before what is spot, and
 * what stands in for spot behind it.
 *
 * Each has nodes of one capacity type, so that their labels tell the truth. Nodes below a lowest number are not made:
 * Karpenter makes none that no pod asks for.
 *
 * @throws RangeError - a fact is out of its range, or Karpenter would refuse what comes of it.
 */
export function nodePools(facts: NodePoolFacts): readonly NodePool[] {
  return partsOf(facts).map((part) => {
    const pool = nodePool(facts, part);
    const [problem] = nodePoolProblems(pool);
    if (problem !== undefined) {
      throw new RangeError(problem);
    }
    return pool;
  });
}

/** Nodes of one group that are paid for alike. */
interface Part {
  readonly name: string;
  readonly capacityType: CapacityType;
  readonly weight: number;
  readonly nodes: number;
  readonly role?: NodeRole;
  readonly taints: readonly Taint[];
}

const MOST_NODES = 100_000;

function partsOf({ group, capacity, limits, taints }: NodePoolFacts): readonly Part[] {
  const nodes = wholeNumber("limits.nodes", limits.nodes, { min: 1, max: MOST_NODES });
  const onDemand = { name: group, capacityType: "on-demand", weight: NODE_POOL_WEIGHT["on-demand"], taints } as const;
  if (capacity.kind === "on-demand") {
    return [{ ...onDemand, nodes }];
  }
  if (capacity.kind === "enduring") {
    return [{ ...onDemand, nodes, role: "enduring" }];
  }
  const { standInNodes = 0 } = capacity;
  const mixed = capacity.kind === "mixed" ? capacity : { onDemandBaseCapacity: 0, spotTaints: [] };
  const base = wholeNumber("capacity.onDemandBaseCapacity", mixed.onDemandBaseCapacity, { min: 0, max: nodes });
  const spotTaints = [...taints, ...(mixed.spotTaints ?? [])];
  const standIn = wholeNumber("capacity.standInNodes", standInNodes, { min: 0, max: MOST_NODES });
  const parts: readonly Part[] = [
    { ...onDemand, name: `${group}-base`, weight: NODE_POOL_WEIGHT.base, nodes: base },
    { name: group, capacityType: "spot", weight: NODE_POOL_WEIGHT.spot, nodes: nodes - base, taints: spotTaints },
    { ...onDemand, name: `${group}-stand-in`, weight: NODE_POOL_WEIGHT.standIn, nodes: standIn },
  ];
  return parts.filter((part) => part.nodes > 0);
}

function nodePool(facts: NodePoolFacts, { name, capacityType, weight, nodes, role, taints: own }: Part): NodePool {
  const { group, labels, nodeClass, disruption = {} } = facts;
  const taints = nodeTaints({ taints: own, ...(role === undefined ? {} : { role }) });
  const intent = taints.length === 0 ? ANY_POD_LABEL : {};
  const { ageing, ...going } = role === "enduring" ? enduringDisruption(disruption) : poolDisruption(disruption);
  return {
    ...KARPENTER_KIND.nodePool,
    metadata: { name },
    spec: {
      weight,
      limits: limitsOf(facts.limits, nodes),
      disruption: going,
      template: {
        metadata: {
          labels: nodeLabels({ group, capacityType, labels: { ...intent, ...labels }, taints }),
        },
        spec: {
          nodeClassRef: { group: NODE_CLASS_GROUP, kind: KARPENTER_KIND.nodeClass.kind, name: nodeClass },
          requirements: nodeRequirements(facts, capacityType),
          ...(taints.length === 0 ? {} : { taints }),
          startupTaints: [EBS_STARTUP_TAINT],
          ...ageing,
        },
      },
    },
  };
}

/** The part of a group's limits that falls to some of its nodes. */
function limitsOf({ nodes: all, vcpu, memoryGiB }: PoolLimits, nodes: number): NodePool["spec"]["limits"] {
  const share = (path: string, amount: number): number =>
    Math.ceil((wholeNumber(path, amount, { min: 1, max: 100_000_000 }) * nodes) / all);
  return {
    nodes: `${nodes}`,
    ...(vcpu === undefined ? {} : { cpu: `${share("limits.vcpu", vcpu)}` }),
    ...(memoryGiB === undefined ? {} : { memory: `${share("limits.memoryGiB", memoryGiB)}Gi` }),
  };
}
