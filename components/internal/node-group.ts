import type { AmiFamily } from "../../facts/ami-family";
import type { CapacityType } from "../../facts/capacity";
import type { NodeIdentity, NodeRole, Taint } from "../../facts/labels";
import { outsideRange, type ArgumentProblem } from "./errors";
import type { NodeDisk } from "./launch-template";
import type { KubeletSettings } from "./user-data";

/** What any group of nodes is told. */
export interface NodeGroupSettings {
  /** Name of the group: the value of the label `spot-eks/node-group`. */
  readonly group: string;
  /** What the group is kept for, which labels and taints it. Default: any pod may come. */
  readonly role?: NodeRole;
  /** Instance types of one shape, the preferred ones first. */
  readonly instanceTypes: readonly string[];
  /** Fewest and most nodes. How many there are is the autoscaler's. */
  readonly size: { readonly min: number; readonly max: number };
  /** Labels beside this project's own. */
  readonly labels: Readonly<Record<string, string>>;
  /** Taints, as Kubernetes writes them, beside this project's own. */
  readonly taints: readonly Taint[];
  /** The volume for images and pods of each node. */
  readonly disk: NodeDisk;
  /** Operating system of the node image, which decides what user data and volumes look like. */
  readonly amiFamily: AmiFamily;
  /** Settings of the kubelet. Default: the node image decides. */
  readonly kubelet?: KubeletSettings;
  /**
   * Pods a node may run, at least 1. Default: the node image decides by its type.
   *
   * For managed nodes EKS works it out from the settings of the network plugin, as `advisedPods` does, and its number
   * wins; it does so when it replaces nodes, as it does when their user data changes.
   *
   * Source: https://docs.aws.amazon.com/eks/latest/userguide/choosing-instance-type.html#max-pods-precedence
   */
  readonly maxPods?: number;
  /** `raid0` makes one volume of a node's local NVMe disks, for images and pods. Default: they stay unused. */
  readonly localStorage?: "raid0";
  /** Tags of the group and of all that its nodes are made of. */
  readonly tags: Readonly<Record<string, string>>;
}

/** What decides labels and taints, from the settings of a group; without a capacity type its nodes find theirs out. */
export function identityOf(
  { group, role, labels, taints }: NodeGroupSettings,
  capacityType: CapacityType | undefined,
): NodeIdentity {
  return {
    group,
    labels,
    taints,
    ...(role === undefined ? {} : { role }),
    ...(capacityType === undefined ? {} : { capacityType }),
  };
}

/** What is wrong with the settings of a group that takes up to `maxTypes` instance types. */
export function nodeGroupProblems(settings: NodeGroupSettings, maxTypes: number): readonly ArgumentProblem[] {
  const { instanceTypes, size } = settings;
  const list = `[${instanceTypes.join(", ")}]`;
  return [
    ...(instanceTypes.length >= 1 && instanceTypes.length <= maxTypes
      ? []
      : [{ path: "instanceTypes", problem: `${instanceTypes.length} types is not 1 to ${maxTypes}; list that many` }]),
    ...(new Set(instanceTypes).size === instanceTypes.length
      ? []
      : [{ path: "instanceTypes", problem: `${list} is not a list of different types; name each one once` }]),
    ...outsideRange("size.min", size.min, { min: 0 }),
    ...outsideRange("size.max", size.max, { min: 1 }),
    ...(size.min <= size.max
      ? []
      : [{ path: "size.min", problem: `${size.min} is not at most size.max, ${size.max}; lower it` }]),
  ];
}
