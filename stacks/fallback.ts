import { fallbackToOnDemand, type FallbackTiming, type OfferedGroup } from "../capacity/time-to-on-demand";
import type { ClusterAutoscalerProvisioner, Environment, NodeGroup } from "./environment";
import { roleOf } from "./node-groups";

/** How long a pod that any group may hold waits for on-demand capacity at most, while there is no spot at all. */
export interface FallbackSummary {
  /** Where AWS says at once that it has no capacity, in minutes, rounded up; absent: for ever. */
  readonly refusedMinutes?: number;
  /** Where nodes are waited for in vain, in minutes, rounded up; absent: for ever. */
  readonly timedOutMinutes?: number;
  /** Groups that may hold any pod, in the order in which they are tried. */
  readonly groups: readonly string[];
}

/** Time to on-demand of an environment that cluster-autoscaler scales; undefined for others. */
export function fallbackOf({
  provisioner,
  nodeGroups,
}: Pick<Environment, "provisioner" | "nodeGroups">): FallbackSummary | undefined {
  if (provisioner?.engine !== "cluster-autoscaler") {
    return undefined;
  }
  const open = Object.entries(nodeGroups)
    .filter(([, group]) => takesAnyPod(group))
    .sort(([, one], [, other]) => PRIORITIES[other.kind] - PRIORITIES[one.kind]);
  const usesPriority = provisioner.expanders.includes("priority");
  const offered = open.map(([, { kind }]) => ({
    priority: usesPriority ? PRIORITIES[kind] : 0,
    isOnDemand: kind === "on-demand",
  }));
  const refused = minutesBy("scaling-activities", offered, provisioner);
  const timedOut = minutesBy("time-out", offered, provisioner);
  return {
    ...(refused === undefined ? {} : { refusedMinutes: refused }),
    ...(timedOut === undefined ? {} : { timedOutMinutes: timedOut }),
    groups: open.map(([name]) => name),
  };
}

/** The order of kinds; enduring groups are tainted and take part in nothing. */
const PRIORITIES = { spot: 3, mixed: 2, "on-demand": 1, enduring: 0 } as const satisfies Record<
  NodeGroup["kind"],
  number
>;

function takesAnyPod(group: NodeGroup): boolean {
  return roleOf(group) === undefined && group.taints.every(({ effect }) => effect === "PreferNoSchedule");
}

function minutesBy(
  detection: FallbackTiming["detection"],
  groups: readonly OfferedGroup[],
  { scanIntervalSeconds, maxNodeProvisionMinutes }: ClusterAutoscalerProvisioner,
): number | undefined {
  const timing = { detection, scanIntervalSeconds, maxNodeProvisionSeconds: 60 * maxNodeProvisionMinutes };
  const fallback = fallbackToOnDemand(groups, timing);
  return fallback === undefined ? undefined : Math.ceil(fallback.seconds / 60);
}
