import { acceleratorOf, hasDevices } from "../../capacity/devices";
import type { Accelerator } from "../../facts/devices";
import { instanceType, type InstanceType } from "../../facts/ec2-catalogue";
import { problem, type Problem } from "../../capacity/problem";
import { groupsOf, type Check, type GroupDraft } from "./check";

/** Whether the types of each node group have what its image is for, and whether there is such an image. */
export const checkNodeImages: Check = (checked) =>
  groupsOf(checked).flatMap(([name, group]) => [
    ...typeProblems(["nodeGroups", name, "instanceTypes"], group),
    ...imageProblems(["nodeGroups", name], group),
  ]);

function typeProblems(path: readonly string[], group: GroupDraft): readonly Problem[] {
  return (group.instanceTypes ?? []).flatMap((name, index) => {
    const type = name === undefined ? undefined : instanceType(name);
    const wrong = type === undefined ? undefined : (deviceProblem(type, group) ?? diskProblem(type, group));
    return wrong === undefined ? [] : [problem([...path, index], wrong)];
  });
}

function deviceProblem(type: InstanceType, { accelerator }: GroupDraft): string | undefined {
  const own = acceleratorOf(type);
  if (accelerator === undefined) {
    const mend = own === undefined ? "remove it" : `remove it, or write accelerator: ${own} in a group of such types`;
    return hasDevices(type)
      ? `${type.name} is not a type without GPU or accelerator; the standard node image has no drivers for it: ${mend}`
      : undefined;
  }
  return own === accelerator ? undefined : `${type.name} is not a type with ${DEVICES[accelerator]}; remove it`;
}

const DEVICES = {
  nvidia: "a GPU of NVIDIA",
  neuron: "Inferentia or Trainium",
} as const satisfies Record<Accelerator, string>;

function diskProblem({ name, nvmeGB }: InstanceType, { localStorage }: GroupDraft): string | undefined {
  return localStorage === "raid0" && nvmeGB === 0
    ? `${name} is not a type with local NVMe disks; remove it, or leave localStorage out`
    : undefined;
}

function imageProblems(path: readonly string[], group: GroupDraft): readonly Problem[] {
  const { accelerator, amiFamily, instanceTypes = [] } = group;
  if (accelerator !== "neuron") {
    return [];
  }
  const isArm = instanceTypes.some((name) => name !== undefined && instanceType(name)?.architecture === "arm64");
  return [
    ...(amiFamily === "bottlerocket"
      ? [problem([...path, "amiFamily"], "bottlerocket is not a system with drivers for neuron; write al2023")]
      : []),
    ...(isArm ? [problem([...path, "accelerator"], "neuron is not for arm64: there is no such node image")] : []),
  ];
}
