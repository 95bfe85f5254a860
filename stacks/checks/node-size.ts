import { nodeResources } from "../../capacity/node-resources";
import { advisedPods } from "../../capacity/pod-density";
import { instanceType, type InstanceType } from "../../facts/ec2-catalogue";
import { SYSTEM_NODE_NEEDS } from "../../facts/node-needs";
import { podAddressingOf } from "../node-groups";
import { problem, type Problem } from "../../capacity/problem";
import { defined, groupsOf, type Check, type Checked, type GroupDraft } from "./check";
import { keptMemoryMiB } from "./kubelet";

/** A node of the system group must have room for what runs there before anybody adds anything. */
export const checkNodeSize: Check = (checked) =>
  groupsOf(checked).flatMap(([name, group]) =>
    "role" in group && group.role === "system"
      ? sizeProblems(checked, ["nodeGroups", name, "instanceTypes"], group)
      : [],
  );

function sizeProblems(checked: Checked, path: readonly string[], group: GroupDraft): readonly Problem[] {
  const { pods, memoryMiB } = SYSTEM_NODE_NEEDS;
  const types = defined(group.instanceTypes ?? []).flatMap((type) => instanceType(type) ?? []);
  const small = types
    .map((type) => ({ name: type.name, ...roomOf(checked, type, group) }))
    .find((room) => room.pods < pods || room.memoryMiB < memoryMiB);
  return small === undefined
    ? []
    : [
        problem(
          path,
          `${small.name} is not a type with room for ${pods} pods and ${memoryMiB} MiB, which CoreDNS and controllers ` +
            `take, but for ${small.pods} and ${small.memoryMiB} MiB; write larger types, such as m7i.large`,
        ),
      ];
}

/** Pods that EKS lets a managed node run, and the memory there is for them. */
function roomOf(checked: Checked, type: InstanceType, { kubelet }: GroupDraft) {
  const pods = advisedPods(type, podAddressingOf(checked.environment));
  const volumeGiB = 0;
  if (kubelet === undefined) {
    return { pods, memoryMiB: nodeResources(type, { volumeGiB, maxPods: pods }).memoryMiB };
  }
  const unreserved = nodeResources(type, { volumeGiB, kubeReserved: { memoryMiB: 0 }, evictionMemory: "0" });
  return { pods, memoryMiB: Math.max(0, unreserved.memoryMiB - keptMemoryMiB(kubelet, type.memoryMiB)) };
}
