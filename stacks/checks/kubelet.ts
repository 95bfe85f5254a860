import { addressablePods, type PodAddressing } from "../../capacity/pod-density";
import { quantity, thresholdMiB } from "../../capacity/quantity";
import { sharedShape } from "../../capacity/shape";
import { instanceType, type InstanceType } from "../../facts/ec2-catalogue";
import { podAddressingOf } from "../node-groups";
import { problem, type Problem } from "../../capacity/problem";
import { groupsOf, type Check, type GroupDraft } from "./check";

type KubeletDraft = NonNullable<GroupDraft["kubelet"]>;

const MIB = 2 ** 20;

/**
 * What the kubelet keeps back must leave something for pods on the smallest type of the group, and each pod must get an
 * address.
 */
export const checkKubelet: Check = (checked) =>
  groupsOf(checked).flatMap(([name, group]) => {
    const { kubelet, instanceTypes = [] } = group;
    const types = instanceTypes.flatMap((type) => (type === undefined ? [] : (instanceType(type) ?? [])));
    const path = ["nodeGroups", name, "kubelet"];
    return kubelet === undefined || types.length === 0
      ? []
      : [
          ...reserveProblems(path, kubelet, sharedShape(types).shape),
          ...diskProblems(path, group, diskMiBOf(group, types)),
          ...podProblems([...path, "maxPods"], group, types, podAddressingOf(checked.environment)),
        ];
  });

function podProblems(
  path: readonly string[],
  { kubelet, management }: GroupDraft,
  types: readonly InstanceType[],
  addressing: PodAddressing,
): readonly Problem[] {
  const maxPods = kubelet?.maxPods;
  if (maxPods === undefined) {
    return [];
  }
  if (management === "managed") {
    return [problem(path, `${maxPods} is not for managed nodes, whose number EKS works out; leave it out`)];
  }
  const fewestWith = (prefixes: boolean): number =>
    Math.min(...types.map((type) => addressablePods(type, { ...addressing, prefixDelegation: prefixes })));
  const fewest = fewestWith(addressing.prefixDelegation);
  const smallest = types.find((type) => addressablePods(type, addressing) === fewest);
  const helps = !addressing.prefixDelegation && fewestWith(true) >= maxPods;
  const mend = helps ? "lower it, or set cluster.prefixDelegation: true" : "lower it";
  return smallest !== undefined && fewest < maxPods
    ? [problem(path, `${maxPods} is not at most ${fewest}, the pods that ${smallest.name} has addresses for; ${mend}`)]
    : [];
}

/** Memory in MiB that a kubelet keeps back on a node of so much: for itself, the system, and before it evicts pods. */
export function keptMemoryMiB({ systemReserved, kubeReserved, evictionHard }: KubeletDraft, memoryMiB: number): number {
  const reserved = (quantity(systemReserved?.memory ?? "0") + quantity(kubeReserved?.memory ?? "0")) / MIB;
  return Math.round(reserved + thresholdMiB(evictionHard?.["memory.available"] ?? "0", memoryMiB));
}

function reserveProblems(
  path: readonly string[],
  kubelet: KubeletDraft,
  { vcpu, memoryMiB }: { readonly vcpu: number; readonly memoryMiB: number },
): readonly Problem[] {
  const cpu = quantity(kubelet.systemReserved?.cpu ?? "0") + quantity(kubelet.kubeReserved?.cpu ?? "0");
  const memory = keptMemoryMiB(kubelet, memoryMiB);
  const mend = "reserve less, or take larger instance types";
  return [
    ...(cpu >= vcpu ? [problem(path, `${cpu} vCPU kept back is not less than the ${vcpu} of a node; ${mend}`)] : []),
    ...(memory >= memoryMiB
      ? [problem(path, `${memory} MiB kept back is not less than the ${memoryMiB} of a node; ${mend}`)]
      : []),
  ];
}

/** Disk for images and pods on a node of a group: its root volume, or the smallest local one; undefined: not written right. */
function diskMiBOf({ disk, localStorage }: GroupDraft, types: readonly InstanceType[]): number | undefined {
  if (localStorage === "raid0") {
    return (Math.min(...types.map(({ nvmeGB }) => nvmeGB)) * 1e9) / MIB;
  }
  return disk?.sizeGiB === undefined ? undefined : disk.sizeGiB * 1024;
}

function diskProblems(path: readonly string[], { kubelet, localStorage }: GroupDraft, diskMiB = 0): readonly Problem[] {
  const { systemReserved, kubeReserved, evictionHard } = kubelet ?? {};
  const reserved = [systemReserved, kubeReserved].map(
    (amounts) => quantity(amounts?.["ephemeral-storage"] ?? "0") / MIB,
  );
  const threshold = thresholdMiB(evictionHard?.["nodefs.available"] ?? "0", diskMiB);
  const kept = Math.round(reserved.reduce((sum, each) => sum + each, threshold));
  const mend = `reserve less, or ${localStorage === undefined ? "write a larger disk.sizeGiB" : "take larger instance types"}`;
  return diskMiB > 0 && kept >= diskMiB
    ? [problem(path, `${kept} MiB of disk kept back is not less than the ${Math.floor(diskMiB)} of a node; ${mend}`)]
    : [];
}
