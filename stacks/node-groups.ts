import { smallestNodeResources, type NodeReserve } from "../capacity/node-resources";
import { cpuMilli, mebibytes } from "../capacity/quantity";
import type { CapacityType } from "../facts/capacity";
import { instanceType, type InstanceType } from "../facts/ec2-catalogue";
import { DEFAULT_AL2023_RELEASE, type KubernetesMinor } from "../facts/eks-versions";
import type { NodeIdentity } from "../facts/labels";
import type { NodeAmount } from "../facts/node-reserve";
import type { Environment, NodeGroup, SystemGroup } from "./environment";

/** Zones of a group: its own, or all of the environment's. */
export function zonesOf({ zones }: Environment, group: NodeGroup): readonly string[] {
  return group.zones ?? zones;
}

/** What decides labels and taints of a group's nodes. */
export function identityOf(group: string, settings: NodeGroup): NodeIdentity {
  const { labels, taints } = settings;
  return { group, capacityType: capacityTypeOf(settings), isSystem: isSystem(settings), labels, taints };
}

/** Nodes of every kind there is are of one capacity type, and the kind is called after it. */
export function capacityTypeOf({ kind }: NodeGroup): CapacityType {
  return kind;
}

/** Says whether controllers, CoreDNS and autoscalers live on this group. */
export function isSystem(group: NodeGroup): group is SystemGroup {
  return "role" in group;
}

/** Release of the node image: the group's own, or the pin of the Kubernetes version. */
export function amiReleaseOf({ amiRelease }: NodeGroup, minor: KubernetesMinor): string {
  return amiRelease ?? DEFAULT_AL2023_RELEASE[minor];
}

/**
 * The types of a group as the catalogue knows them.
 *
 * @throws RangeError - a type is not in the catalogue, which a checked environment does not name.
 */
export function typesOf({ instanceTypes }: NodeGroup): readonly InstanceType[] {
  return instanceTypes.map((name) => {
    const type = instanceType(name);
    if (type === undefined) {
      throw new RangeError(`instanceTypes: ${name} is not in the catalogue`);
    }
    return type;
  });
}

/** What the smallest node of a group offers to pods. */
export function smallestNodeOf(group: NodeGroup): NodeAmount {
  const types = typesOf(group);
  return smallestNodeResources(types, reserveOf(group, types));
}

function reserveOf({ disk, kubelet }: NodeGroup, types: readonly InstanceType[]): NodeReserve {
  if (kubelet === undefined) {
    return { volumeGiB: disk.sizeGiB };
  }
  const eviction = kubelet.evictionHard["memory.available"];
  return {
    volumeGiB: disk.sizeGiB,
    kubeReserved: amountOf(kubelet.kubeReserved),
    systemReserved: amountOf(kubelet.systemReserved),
    ...(eviction === undefined ? {} : { evictionMemoryMiB: memoryOf(eviction, types) }),
  };
}

function amountOf(reserved: Readonly<Record<string, string>>): Partial<NodeAmount> {
  const { cpu, memory, "ephemeral-storage": disk } = reserved;
  return {
    ...(cpu === undefined ? {} : { cpuMilli: cpuMilli(cpu) }),
    ...(memory === undefined ? {} : { memoryMiB: mebibytes(memory) }),
    ...(disk === undefined ? {} : { ephemeralStorageMiB: mebibytes(disk) }),
  };
}

/** An amount of memory, or a share of the largest node's, which is the most it can be. */
function memoryOf(threshold: string, types: readonly InstanceType[]): number {
  return threshold.endsWith("%")
    ? Math.ceil((Math.max(...types.map(({ memoryMiB }) => memoryMiB)) * Number.parseFloat(threshold)) / 100)
    : mebibytes(threshold);
}
