import type { CapacityType } from "./capacity";
import type { TaintEffect } from "./kubernetes";

/** Beginning of every label key of this project. */
export const OWN_LABEL_PREFIX = "spot-eks/";

/** Label with the name of a node's group. */
export const NODE_GROUP_LABEL = "spot-eks/node-group";

/** Label that says how this very node is paid for: `spot` or `on-demand`. */
export const CAPACITY_TYPE_LABEL = "spot-eks/capacity-type";

/**
 * Label of a node that could not find out how it is paid for, and is labelled `on-demand` on suspicion.
 *
 * Only nodes of a group that mixes markets ask. Such a node works, but what must not run on spot may be on spot there.
 */
export const CAPACITY_TYPE_UNCONFIRMED_LABEL = "spot-eks/capacity-type-unconfirmed";

/** Values of `CAPACITY_TYPE_UNCONFIRMED_LABEL`: EC2 said nothing, or something other than `spot` and `on-demand`. */
export const CAPACITY_TYPE_UNCONFIRMED = { noAnswer: "no-answer", unknownAnswer: "unknown-answer" } as const;

/** Label with what a group is for; only the system group has it. */
export const ROLE_LABEL = "spot-eks/role";

/** Value of `ROLE_LABEL` on nodes that controllers, CoreDNS and autoscalers live on. */
export const SYSTEM_ROLE = "system";

/**
 * Label of nodes that take any pod, and its value, as the examples of AWS's workshops on Karpenter have it.
 *
 * Source: https://github.com/aws-samples/karpenter-blueprints
 */
export const ANY_POD_LABEL = { intent: "apps" } as const;

/** A taint as Kubernetes writes it. */
export interface Taint {
  readonly key: string;
  /** Left out where the key alone says it. */
  readonly value?: string;
  readonly effect: TaintEffect;
}

/**
 * What keeps every pod off the system group that does not tolerate it.
 *
 * EKS's own CoreDNS and most controllers' charts tolerate this key by default.
 *
 * Source: https://github.com/kubernetes/kubernetes/blob/v1.36.0/cluster/addons/dns/coredns/coredns.yaml.base
 */
export const SYSTEM_TAINT = {
  key: "CriticalAddonsOnly",
  value: "true",
  effect: "NoSchedule",
} as const satisfies Taint;

/**
 * What keeps every pod off enduring nodes, which nothing replaces, that does not ask for them.
 *
 * A pod that may be moved would keep such a node from ever being empty.
 */
export const ENDURING_TAINT = {
  key: "spot-eks/enduring",
  value: "true",
  effect: "NoSchedule",
} as const satisfies Taint;

/** What a group is kept for, which taints it: controllers, or what must not move. */
export type NodeRole = "system" | "enduring";

/** What decides the labels and taints of a group's nodes. */
export interface NodeIdentity {
  /** Name of the group. */
  readonly group: string;
  /** Left out for a mixed group: each of its nodes finds out for itself. */
  readonly capacityType?: CapacityType;
  /** Left out: any pod may come. */
  readonly role?: NodeRole;
  /** Further labels. */
  readonly labels: Readonly<Record<string, string>>;
  /** Further taints. */
  readonly taints: readonly Taint[];
}

/** Every label of a group's nodes, in order of key: a list in another order would replace every node. */
export function nodeLabels({ group, capacityType, role, labels }: NodeIdentity): Record<string, string> {
  const own = {
    [NODE_GROUP_LABEL]: group,
    ...(capacityType === undefined ? {} : { [CAPACITY_TYPE_LABEL]: capacityType }),
    ...(role === "system" ? { [ROLE_LABEL]: SYSTEM_ROLE } : {}),
  };
  return Object.fromEntries(Object.entries({ ...labels, ...own }).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Every taint of a group's nodes, in order of key and effect. */
export function nodeTaints({ role, taints }: Pick<NodeIdentity, "role" | "taints">): Taint[] {
  const place = ({ key, effect }: Taint): string => `${key}:${effect}`;
  const all: Taint[] = [...taints, ...(role === undefined ? [] : [ROLE_TAINTS[role]])];
  return all.sort((one, other) => (place(one) < place(other) ? -1 : 1));
}

const ROLE_TAINTS = { system: SYSTEM_TAINT, enduring: ENDURING_TAINT } as const satisfies Record<NodeRole, Taint>;
