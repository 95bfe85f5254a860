import { acceleratorOf, fewestDevices } from "../capacity/devices";
import { nodeResources, smallestNodeResources, type NodeReserve } from "../capacity/node-resources";
import { groupMaxPods, type PodAddressing } from "../capacity/pod-density";
import { cpuMilli, mebibytes } from "../capacity/quantity";
import type { CapacityType } from "../facts/capacity";
import { DEVICE_RESOURCE } from "../facts/devices";
import { instanceType, type InstanceType } from "../facts/ec2-catalogue";
import { ANY_POD_LABEL, type NodeIdentity, type NodeRole } from "../facts/labels";
import type { NodeAmount } from "../facts/node-reserve";
import type { Draft } from "./draft";
import type { Environment, NodeGroup } from "./environment";

/** Zones of a group: its own, or all of the environment's. */
export function zonesOf({ zones }: Pick<Environment, "zones">, group: NodeGroup): readonly string[] {
  return group.zones ?? zones;
}

/** What decides labels and taints of a group's nodes. */
export function identityOf(group: string, settings: NodeGroup): NodeIdentity {
  const { taints } = settings;
  const labels = labelsOf(settings);
  const [capacityType, role] = [capacityTypeOf(settings), roleOf(settings)];
  return {
    group,
    labels,
    taints,
    ...(capacityType === undefined ? {} : { capacityType }),
    ...(role === undefined ? {} : { role }),
  };
}

/** Labels of a group beside those that follow from its name: its own, and that of nodes which take any pod. */
export function labelsOf(group: NodeGroup): Readonly<Record<string, string>> {
  return roleOf(group) === undefined && group.taints.length === 0
    ? { ...ANY_POD_LABEL, ...group.labels }
    : group.labels;
}

/** Capacity type of all nodes of a group; undefined for a mixed one. */
export function capacityTypeOf({ kind }: NodeGroup): CapacityType | undefined {
  return CAPACITY_TYPES[kind];
}

const CAPACITY_TYPES = {
  spot: "spot",
  "on-demand": "on-demand",
  enduring: "on-demand",
  mixed: undefined,
} as const satisfies Record<NodeGroup["kind"], CapacityType | undefined>;

/** What a group is kept for; undefined: any pod may come. */
export function roleOf(group: NodeGroup): NodeRole | undefined {
  if (isSystem(group)) {
    return "system";
  }
  return group.kind === "enduring" ? "enduring" : undefined;
}

/** Says whether controllers, CoreDNS and autoscalers live on this group. */
export function isSystem(group: NodeGroup): boolean {
  return "role" in group;
}

/** Says whether Karpenter starts the nodes of a group: all but those that it lives on itself. */
export function isKarpenters({ provisioner }: Pick<Environment, "provisioner">, group: NodeGroup): boolean {
  return provisioner?.engine === "karpenter" && !isSystem(group);
}

/**
 * The types of a group as the catalogue knows them.
 *
 * @throws RangeError - a type is not in the catalogue, which a checked environment does not name.
 */
export function typesOf({ instanceTypes }: Pick<NodeGroup, "instanceTypes">): readonly InstanceType[] {
  return instanceTypes.map((name) => {
    const type = instanceType(name);
    if (type === undefined) {
      throw new RangeError(`instanceTypes: ${name} is not in the catalogue`);
    }
    return type;
  });
}

/** From where the pods of an environment have their addresses; a part that is missing counts as left out. */
export function podAddressingOf({ cluster, network }: Draft<Pick<Environment, "cluster" | "network">>): PodAddressing {
  return { prefixDelegation: cluster?.prefixDelegation === true, podSubnets: network?.podCidrBlock !== undefined };
}

/** Pods that every node of a group may run; undefined: each node knows by its type. */
export function maxPodsOf(environment: Pick<Environment, "cluster" | "network">, group: NodeGroup): number | undefined {
  return group.kubelet?.maxPods ?? groupMaxPods(typesOf(group), podAddressingOf(environment));
}

/**
 * What the smallest node of a group offers to pods.
 *
 * @param maxPods - Pods a node may run, where it is not left to the node.
 */
export function smallestNodeOf(group: NodeGroup, maxPods?: number): NodeAmount {
  const types = typesOf(group);
  const reserve = { ...reserveOf(group), ...(maxPods === undefined ? {} : { maxPods }) };
  const accelerator = types.map(acceleratorOf).find((found) => found !== undefined);
  return {
    ...smallestNodeResources(types, reserve),
    ...(accelerator === undefined ? {} : { devices: { [DEVICE_RESOURCE[accelerator]]: fewestDevices(types) } }),
  };
}

/**
 * What a node of one type of a group offers to pods.
 *
 * @param maxPods - Pods a node may run, where it is not left to the node.
 */
export function nodeOf(group: NodeGroup, type: InstanceType, maxPods?: number): NodeAmount {
  return nodeResources(type, { ...reserveOf(group), ...(maxPods === undefined ? {} : { maxPods }) });
}

function reserveOf({ disk, kubelet, localStorage }: NodeGroup): NodeReserve {
  const volume = { volumeGiB: disk.sizeGiB, usesLocalStorage: localStorage === "raid0" };
  if (kubelet === undefined) {
    return volume;
  }
  const { "memory.available": evictionMemory, "nodefs.available": evictionDisk } = kubelet.evictionHard;
  return {
    ...volume,
    kubeReserved: amountOf(kubelet.kubeReserved),
    systemReserved: amountOf(kubelet.systemReserved),
    ...(evictionMemory === undefined ? {} : { evictionMemory }),
    ...(evictionDisk === undefined ? {} : { evictionDisk }),
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
