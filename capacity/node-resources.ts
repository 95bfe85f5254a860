import type { InstanceType } from "../facts/ec2-catalogue";
import { DEFAULT_EVICTION_HARD, DEFAULT_KUBE_RESERVED, MACHINE_MEMORY, type NodeAmount } from "../facts/node-reserve";
import { thresholdMiB } from "./quantity";

/** How a node is set up, as far as it changes what is left for pods. */
export interface NodeReserve {
  /** Size of the volume for images and pods in GiB. */
  readonly volumeGiB: number;
  /** Whether one volume of the local NVMe disks takes its place. Default false. */
  readonly usesLocalStorage?: boolean;
  /** Kept for the kubelet and containers. Default: what an AL2023 node computes from its vCPUs and pods. */
  readonly kubeReserved?: Partial<NodeAmount>;
  /** Kept for the operating system. Default: nothing. */
  readonly systemReserved?: Partial<NodeAmount>;
  /** Free memory below which the kubelet evicts pods, such as `200Mi` or `5%`. Default `100Mi`. */
  readonly evictionMemory?: string;
  /** Free disk below which it does, such as `10%` or `5Gi`. Default `10%`. */
  readonly evictionDisk?: string;
  /** Pods per node, which the default reserve grows with. Default: the type's own `maxPods`. */
  readonly maxPods?: number;
}

/** CPU in thousandths that an AL2023 node of this many vCPUs keeps by default. */
function reservedCpuMilli(vcpu: number): number {
  const { firstCpuMilli, secondCpuMilli, thirdAndFourthCpuMilli, otherCpuMilli } = DEFAULT_KUBE_RESERVED;
  const upTo = (from: number, to: number): number => Math.max(0, Math.min(vcpu, to) - from);
  return (
    upTo(0, 1) * firstCpuMilli +
    upTo(1, 2) * secondCpuMilli +
    upTo(2, 4) * thirdAndFourthCpuMilli +
    upTo(4, Infinity) * otherCpuMilli
  );
}

/**
 * What one node offers to pods, rounded down: allocatable CPU, memory and ephemeral storage.
 *
 * Memory is an estimate on the safe side: the kernel's share is not published.
 */
export function nodeResources(type: InstanceType, reserve: NodeReserve): NodeAmount {
  const { volumeGiB, kubeReserved = {}, systemReserved = {}, maxPods = type.maxPods } = reserve;
  const { usesLocalStorage = false, evictionMemory = DEFAULT_EVICTION_HARD["memory.available"] } = reserve;
  const { evictionDisk = DEFAULT_EVICTION_HARD["nodefs.available"] } = reserve;
  const machine = type.memoryMiB - (type.architecture === "arm64" ? MACHINE_MEMORY.arm64ReservedMiB : 0);
  const defaultMemory = DEFAULT_KUBE_RESERVED.memoryMiB + DEFAULT_KUBE_RESERVED.memoryMiBPerPod * maxPods;
  const volumeMiB = usesLocalStorage ? (type.nvmeGB * 1e9) / 2 ** 20 : volumeGiB * 1024;
  const left = (total: number, kube: number, system = 0): number => Math.max(0, Math.floor(total - kube - system));
  return {
    cpuMilli: left(type.vcpu * 1000, kubeReserved.cpuMilli ?? reservedCpuMilli(type.vcpu), systemReserved.cpuMilli),
    memoryMiB: left(
      (machine * (100 - MACHINE_MEMORY.overheadPercent)) / 100 - thresholdMiB(evictionMemory, type.memoryMiB),
      kubeReserved.memoryMiB ?? defaultMemory,
      systemReserved.memoryMiB,
    ),
    ephemeralStorageMiB: left(
      volumeMiB - thresholdMiB(evictionDisk, volumeMiB),
      kubeReserved.ephemeralStorageMiB ?? DEFAULT_KUBE_RESERVED.ephemeralStorageMiB,
      systemReserved.ephemeralStorageMiB,
    ),
  };
}

/**
 * What every node of a group offers at least, for the tags that tell the autoscaler about a group without nodes.
 *
 * @throws RangeError - `types` is empty.
 */
export function smallestNodeResources(types: readonly InstanceType[], reserve: NodeReserve): NodeAmount {
  if (types.length === 0) {
    throw new RangeError("types: [] is not at least one instance type");
  }
  const all = types.map((type) => nodeResources(type, reserve));
  return {
    cpuMilli: Math.min(...all.map(({ cpuMilli }) => cpuMilli)),
    memoryMiB: Math.min(...all.map(({ memoryMiB }) => memoryMiB)),
    ephemeralStorageMiB: Math.min(...all.map(({ ephemeralStorageMiB }) => ephemeralStorageMiB)),
  };
}
