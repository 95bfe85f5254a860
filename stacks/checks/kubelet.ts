import { addressablePods, type PodAddressing } from "../../capacity/pod-density";
import { sharedShape } from "../../capacity/shape";
import { instanceType, type InstanceType } from "../../facts/ec2-catalogue";
import { podAddressingOf } from "../node-groups";
import { problem, type Problem } from "../problem";
import { groupsOf, type Check, type GroupDraft } from "./check";

const MULTIPLIERS: Readonly<Record<string, number>> = {
  "": 1,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
};

/** What a Kubernetes amount such as `250m` or `1Gi` is as a number. */
function amount(text = "0"): number {
  const unit = /[A-Za-z]*$/.exec(text)?.[0] ?? "";
  return Number(text.slice(0, text.length - unit.length)) * (MULTIPLIERS[unit] ?? 0);
}

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
  const mend = addressing.prefixDelegation ? "lower it" : "lower it, or set cluster.prefixDelegation: true";
  return types
    .map((type) => ({ name: type.name, pods: addressablePods(type, addressing) }))
    .filter(({ pods }) => pods < maxPods)
    .map(({ name, pods }) =>
      problem(path, `${maxPods} is not at most ${pods}, the pods that ${name} has addresses for; ${mend}`),
    );
}

function reserveProblems(
  path: readonly string[],
  { systemReserved, kubeReserved, evictionHard }: NonNullable<GroupDraft["kubelet"]>,
  { vcpu, memoryMiB }: { readonly vcpu: number; readonly memoryMiB: number },
): readonly Problem[] {
  const eviction = evictionHard?.["memory.available"] ?? "0";
  const evictionBytes = eviction.endsWith("%")
    ? (Number(eviction.slice(0, -1)) / 100) * memoryMiB * 2 ** 20
    : amount(eviction);
  const cpu = amount(systemReserved?.cpu) + amount(kubeReserved?.cpu);
  const memory = Math.round((amount(systemReserved?.memory) + amount(kubeReserved?.memory) + evictionBytes) / 2 ** 20);
  const mend = "reserve less, or take larger instance types";
  return [
    ...(cpu >= vcpu ? [problem(path, `${cpu} vCPU kept back is not less than the ${vcpu} of a node; ${mend}`)] : []),
    ...(memory >= memoryMiB
      ? [problem(path, `${memory} MiB kept back is not less than the ${memoryMiB} of a node; ${mend}`)]
      : []),
  ];
}
