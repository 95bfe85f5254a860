import { EKS_GROUP_NAME, PULUMI_SUFFIX } from "../facts/auto-scaling-names";
import { PRIORITY_CONFIG_MAP } from "../facts/cluster-autoscaler";
import { RELEASE_SERVICE_ACCOUNTS } from "../facts/releases";
import type { KubernetesObject } from "./kubernetes-object";

/** What a group is made of, as far as it decides when it is used. */
export type PriorityTier = "spot" | "mixed" | "on-demand" | "enduring";

/** A group that the autoscaler may scale. */
export interface PriorityGroup {
  /** Its name in the environment, such as `batch`. */
  readonly name: string;
  readonly tier: PriorityTier;
  /** Whether EKS makes its Auto Scaling group, and names it, or this program. */
  readonly management: "managed" | "self-managed";
  /** Zones of a group that has an Auto Scaling group in each of them. Default: one spans all. */
  readonly zones?: readonly string[];
  /**
   * Whether pods that tolerate the taint of an enduring group, but could go elsewhere, may use it before groups that are
   * not listed here. Default false. Pods that can go nowhere else use it in any case.
   */
  readonly servesOthers?: boolean;
}

/** What must be known before groups can be put in an order. */
export interface PriorityFacts {
  /** Name of the environment, with which the names of its groups begin. */
  readonly environmentName: string;
  readonly groups: readonly PriorityGroup[];
}

/**
 * Expressions for names of Auto Scaling groups by priority; the autoscaler takes a group of the highest one it can.
 *
 * The expander puts in order, and forbids nothing: it is shown only groups that could hold the pod and have not just failed.
 *
 * Source: https://github.com/kubernetes/autoscaler/blob/cluster-autoscaler-1.36.1/cluster-autoscaler/expander/priority/readme.md
 */
export interface ExpanderPriorities {
  /** Spot groups: the cheapest nodes, so they are tried first. */
  readonly "50"?: readonly string[];
  /** Groups that mix spot and on-demand: they cost more than spot, and a part of their nodes may fail to come as well. */
  readonly "30"?: readonly string[];
  /** On-demand groups: what is used when no spot capacity is to be had. */
  readonly "10"?: readonly string[];
  /** Enduring groups that serve others too: a pod that may move keeps such a node from ever being empty, so they come late. */
  readonly "5"?: readonly string[];
  /**
   * Every group, so that none is left out: one that matches nothing is never used while another matches. It comes last, and
   * holds enduring groups: their taint keeps foreign pods away, and for their own pods they are the only choice.
   */
  readonly "1": readonly string[];
}

const TIER_KEYS = { spot: "50", mixed: "30", "on-demand": "10", enduring: "5" } as const satisfies Record<
  PriorityTier,
  keyof ExpanderPriorities
>;

/**
 * Puts groups in the order in which the autoscaler tries them: spot, mixed, on-demand, enduring where asked, all others.
 *
 * @throws RangeError - the Auto Scaling groups of two groups would have the same name.
 */
export function expanderPriorities({ environmentName, groups }: PriorityFacts): ExpanderPriorities {
  refuseSameNames(groups);
  const isListed = ({ tier, servesOthers = false }: PriorityGroup) => tier !== "enduring" || servesOthers;
  const tierOf = (tier: PriorityTier) => {
    const names = groups
      .filter((group) => group.tier === tier && isListed(group))
      .flatMap((group) => groupNamePatterns(environmentName, group))
      .sort();
    return names.length === 0 ? {} : { [TIER_KEYS[tier]]: names };
  };
  return { ...tierOf("spot"), ...tierOf("mixed"), ...tierOf("on-demand"), ...tierOf("enduring"), "1": [".*"] };
}

/**
 * Expressions that match the names of a group's Auto Scaling groups, whole, and no other name of this program's.
 *
 * A self-managed one is `<environment>-<group>-nodes-<suffix>`, with the zone behind the group's name where it has one in
 * each zone. A managed one is `eks-<node group>-<UUID>`, where the node group's name has that form.
 */
export function groupNamePatterns(environmentName: string, group: PriorityGroup): string[] {
  return madeNames(group).map((name) => {
    const own = `${literal(`${environmentName}-${name}-nodes`)}${PULUMI_SUFFIX}`;
    return group.management === "managed" ? `^${EKS_GROUP_NAME.prefix}${own}${EKS_GROUP_NAME.suffix}$` : `^${own}$`;
  });
}

/** The ConfigMap that the priority expander reads. */
export interface PriorityConfigMap extends KubernetesObject {
  readonly data: { readonly [PRIORITY_CONFIG_MAP.key]: string };
}

/**
 * The order of groups as the object that the autoscaler reads.
 *
 * For those who install the autoscaler by other means: the chart makes this very object from `expanderPriorities`, and
 * two owners would undo each other's changes.
 */
export function priorityConfigMap(priorities: ExpanderPriorities): PriorityConfigMap {
  const lines = Object.entries(priorities)
    .sort(([one], [other]) => Number(other) - Number(one))
    .flatMap(([priority, names]: [string, readonly string[]]) => [
      `${priority}:`,
      ...names.map((name) => `  - '${name.replaceAll("'", "''")}'`),
    ]);
  return {
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name: PRIORITY_CONFIG_MAP.name, namespace: RELEASE_SERVICE_ACCOUNTS["cluster-autoscaler"].namespace },
    data: { [PRIORITY_CONFIG_MAP.key]: `${lines.join("\n")}\n` },
  };
}

/** Names that a group's Auto Scaling groups are made under, without the environment's. */
function madeNames({ name, zones }: PriorityGroup): string[] {
  return zones === undefined ? [name] : zones.map((zone) => `${name}-${zone}`);
}

function refuseSameNames(groups: readonly PriorityGroup[]): void {
  const owners = new Map<string, string>();
  for (const group of groups) {
    for (const made of madeNames(group)) {
      const owner = owners.get(made);
      if (owner !== undefined) {
        throw new RangeError(`groups.${group.name}: ${made} is not a free name: ${owner} has it; rename one`);
      }
      owners.set(made, group.name);
    }
  }
}

/** A text as a regular expression that matches just this text. */
function literal(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
