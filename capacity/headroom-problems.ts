import { headroomTotal, podsOnNode, type PodAmount } from "./headroom";
import { problem, type PathStep, type Problem } from "./problem";

/** Where headroom may be: one group of spot nodes, or one pool of Karpenter's. */
export interface HeadroomSpace {
  /** What its smallest node offers to pods. */
  readonly smallestNode: PodAmount;
  /** Nodes at the most. Default: no bound. */
  readonly maxNodes?: number;
  /** What all its nodes may have together, such as a pool's limits. Default: no bound. */
  readonly limits?: Partial<PodAmount>;
}

/** Headroom as it was asked for, and where it may be. */
export interface HeadroomPlan {
  readonly pod: PodAmount;
  /** Pods at the most. */
  readonly maxReplicas: number;
  /** CPUs of spot nodes for which there is one pod. Left out: their number is fixed. */
  readonly coresPerReplica?: number;
  readonly spaces: readonly HeadroomSpace[];
  /** What DaemonSets ask for on every node together. Default: nothing. */
  readonly daemonSets?: PodAmount;
}

/**
 * What keeps headroom from being held.
 *
 * @param at - Where it was asked for, such as `["headroom"]`.
 */
export function headroomProblems(at: readonly PathStep[], plan: HeadroomPlan): Problem[] {
  const { pod, maxReplicas, spaces, coresPerReplica } = plan;
  if (spaces.length === 0) {
    return [problem(at, "there is no group of spot nodes to hold space on; add one, or leave headroom out")];
  }
  const held = spaces.reduce((sum, space) => sum + podsIn(space, plan), 0);
  const size = `${pod.cpuMilli}m and ${pod.memoryMiB}Mi`;
  if (held === 0) {
    return [problem([...at, "pod"], `${size} is not what a node of any spot group has left; ask for less`)];
  }
  const found: Problem[] = [];
  if (maxReplicas > held) {
    const { cpuMilli, memoryMiB } = headroomTotal({ pod, replicas: maxReplicas });
    const message =
      `${maxReplicas} is not at most ${held}, which is what spot groups hold of pods of ${size} at their maxima; ` +
      `lower it, or let groups have ${cpuMilli}m and ${memoryMiB}Mi for headroom`;
    found.push(problem([...at, "max"], message));
  }
  // Each pod brings CPUs that count again: at half and more, headroom would be most of what spot nodes are for.
  const fewest = Math.ceil((2 * pod.cpuMilli) / 1000);
  if (coresPerReplica !== undefined && coresPerReplica < fewest) {
    const message = `${coresPerReplica} is not at least ${fewest}, twice the CPUs of a pod; headroom would feed on itself`;
    found.push(problem([...at, "coresPerReplica"], message));
  }
  return found;
}

function podsIn(
  { smallestNode, maxNodes = Infinity, limits = {} }: HeadroomSpace,
  { pod, daemonSets }: HeadroomPlan,
): number {
  const each = podsOnNode(pod, smallestNode, daemonSets);
  if (each === 0) {
    return 0;
  }
  const { cpuMilli = Infinity, memoryMiB = Infinity } = limits;
  return Math.min(each * maxNodes, Math.floor(cpuMilli / pod.cpuMilli), Math.floor(memoryMiB / pod.memoryMiB));
}
