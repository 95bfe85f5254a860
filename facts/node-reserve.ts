/** An amount of a node's resources. */
export interface NodeAmount {
  /** Thousandths of a vCPU. */
  readonly cpuMilli: number;
  /** Memory in MiB. */
  readonly memoryMiB: number;
  /** Disk for images, logs and `emptyDir`, in MiB. */
  readonly ephemeralStorageMiB: number;
  /** GPUs and the like by the resource that pods ask for, such as `{ "nvidia.com/gpu": 1 }`. Default: none. */
  readonly devices?: Readonly<Record<string, number>>;
}

/**
 * What an AL2023 node keeps for its kubelet and containers by default.
 *
 * CPU: thousandths of a vCPU for the first, the second, the third and fourth each, and all others each. Memory: a fixed
 * part and one for each pod.
 *
 * Source: https://github.com/awslabs/amazon-eks-ami/blob/main/nodeadm/internal/kubelet/config.go
 */
export const DEFAULT_KUBE_RESERVED = {
  firstCpuMilli: 60,
  secondCpuMilli: 10,
  thirdAndFourthCpuMilli: 5,
  otherCpuMilli: 2.5,
  memoryMiB: 255,
  memoryMiBPerPod: 11,
  ephemeralStorageMiB: 1024,
} as const;

/**
 * Free memory and free disk below which an AL2023 kubelet evicts pods by default, as the kubelet writes them.
 *
 * Source: https://github.com/awslabs/amazon-eks-ami/blob/main/nodeadm/internal/kubelet/config.go
 */
export const DEFAULT_EVICTION_HARD = { "memory.available": "100Mi", "nodefs.available": "10%" } as const;

/**
 * Memory that the machine itself takes: a fixed part on arm64 in MiB, then percent of the rest.
 *
 * The percentage is Karpenter's `VM_MEMORY_OVERHEAD_PERCENT`, on the safe side for large machines.
 *
 * Source: https://karpenter.sh/docs/reference/settings/
 * Source: https://github.com/aws/karpenter-provider-aws/blob/main/pkg/providers/instancetype/types.go
 */
export const MACHINE_MEMORY = { arm64ReservedMiB: 64, overheadPercent: 7.5 } as const;
