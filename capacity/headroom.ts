/** What one pod asks for. */
export interface PodAmount {
  /** Thousandths of a vCPU. */
  readonly cpuMilli: number;
  /** Memory in MiB. */
  readonly memoryMiB: number;
}

/** Space that is held free: so many pods of one size. */
export interface Headroom {
  readonly pod: PodAmount;
  readonly replicas: number;
}

/** What the size of headroom follows from. */
export interface HeadroomNeed {
  /** What nodes of each type that may be lost offer to pods, at least one. */
  readonly nodes: readonly PodAmount[];
  /** What DaemonSets ask for on every node together; it is not moved, so nothing has to be free for it. Default: nothing. */
  readonly daemonSets?: PodAmount;
  /** Nodes that may be lost at once, at least 1. Default 1; one for each zone covers a price that rises everywhere. */
  readonly nodesToLose?: number;
}

/** The least number of parts in which a node's space is held: one workload's pod should take away one part, not the whole. */
const LEAST_PARTS = 4;

/**
 * Space for everything that was on the largest nodes that may be lost.
 *
 * Its pods are a quarter of the largest node or smaller, and no larger than what the smallest node holds. What is lost in
 * rounding down is less than 1m and 1 MiB a pod.
 *
 * @throws RangeError - there is no node, a node has no space beside its DaemonSets, or `nodesToLose` is not whole.
 */
export function headroomForNodes(need: HeadroomNeed): Headroom {
  const { nodes, daemonSets = NOTHING, nodesToLose = 1 } = need;
  if (!Number.isInteger(nodesToLose) || nodesToLose < 1) {
    throw new RangeError(`nodesToLose: ${nodesToLose} is not a whole number of at least 1`);
  }
  const left = nodes.map((node) => less(node, daemonSets));
  const most = { cpuMilli: max(left, "cpuMilli"), memoryMiB: max(left, "memoryMiB") };
  const least = { cpuMilli: min(left, "cpuMilli"), memoryMiB: min(left, "memoryMiB") };
  if (!(least.cpuMilli >= 1 && least.memoryMiB >= 1 && Number.isFinite(most.cpuMilli))) {
    throw new RangeError(`nodes: a list of ${nodes.length} is not of nodes with space beside DaemonSets`);
  }
  const parts = partsOf(most, least);
  const pod = {
    cpuMilli: Math.max(1, Math.floor(most.cpuMilli / parts)),
    memoryMiB: Math.max(1, Math.floor(most.memoryMiB / parts)),
  };
  return { pod, replicas: parts * nodesToLose };
}

/** What is held free altogether. */
export function headroomTotal({ pod, replicas }: Headroom): PodAmount {
  return { cpuMilli: pod.cpuMilli * replicas, memoryMiB: pod.memoryMiB * replicas };
}

/** How many pods of one size a node holds beside its DaemonSets. */
export function podsOnNode(pod: PodAmount, node: PodAmount, daemonSets: PodAmount = NOTHING): number {
  const { cpuMilli, memoryMiB } = less(node, daemonSets);
  return Math.max(0, Math.min(Math.floor(cpuMilli / pod.cpuMilli), Math.floor(memoryMiB / pod.memoryMiB)));
}

const NOTHING: PodAmount = { cpuMilli: 0, memoryMiB: 0 };

function less(node: PodAmount, taken: PodAmount): PodAmount {
  return { cpuMilli: node.cpuMilli - taken.cpuMilli, memoryMiB: node.memoryMiB - taken.memoryMiB };
}

function partsOf(most: PodAmount, least: PodAmount): number {
  return Math.max(LEAST_PARTS, Math.ceil(most.cpuMilli / least.cpuMilli), Math.ceil(most.memoryMiB / least.memoryMiB));
}

function max(amounts: readonly PodAmount[], of: keyof PodAmount): number {
  return Math.max(...amounts.map((amount) => amount[of]));
}

function min(amounts: readonly PodAmount[], of: keyof PodAmount): number {
  return Math.min(...amounts.map((amount) => amount[of]));
}
