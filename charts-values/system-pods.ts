import { SYSTEM_NODES, SYSTEM_TOLERATIONS, TOPOLOGY_KEYS } from "../facts/placement";

/** Amounts as Kubernetes writes them, such as `100m` and `256Mi`. */
export interface ContainerResources {
  readonly requests: { readonly cpu: string; readonly memory: string };
  readonly limits: { readonly memory: string };
}

/** How pods of one set are spread over zones or nodes. */
export interface TopologySpreadConstraint {
  readonly maxSkew: number;
  readonly topologyKey: string;
  readonly whenUnsatisfiable: "DoNotSchedule" | "ScheduleAnyway";
  /** Absent where the chart adds it. */
  readonly labelSelector?: { readonly matchLabels: Readonly<Record<string, string>> };
}

/** A toleration of a taint, whatever its value. */
export interface Toleration {
  readonly key: string;
  readonly operator: "Exists";
  readonly effect: "NoSchedule" | "PreferNoSchedule" | "NoExecute";
}

/** Where the pods of a controller live. */
export interface SystemPlacement {
  readonly nodeSelector: Readonly<Record<string, string>>;
  readonly tolerations: readonly Toleration[];
  readonly topologySpreadConstraints: readonly TopologySpreadConstraint[];
}

/**
 * Puts pods on the system group, over its zones and nodes as evenly as it goes.
 *
 * Spreading only prefers: with one node left a second pod beside the first is better than none.
 *
 * @param podLabels - Labels that tell the pods from all others; left out where the chart writes the selector itself.
 */
export function onSystemGroup(podLabels?: Readonly<Record<string, string>>): SystemPlacement {
  const selector = podLabels === undefined ? {} : { labelSelector: { matchLabels: podLabels } };
  return {
    nodeSelector: SYSTEM_NODES,
    tolerations: SYSTEM_TOLERATIONS,
    topologySpreadConstraints: [TOPOLOGY_KEYS.zone, TOPOLOGY_KEYS.host].map((topologyKey) => ({
      maxSkew: 1,
      topologyKey,
      whenUnsatisfiable: "ScheduleAnyway",
      ...selector,
    })),
  };
}

/**
 * What a controller asks for: memory it is held to, CPU it is not, since a throttled controller is late.
 *
 * @param memory - Both request and limit, so that the node never counts on memory it does not have.
 */
export function controllerResources(cpu: string, memory: string): ContainerResources {
  return { requests: { cpu, memory }, limits: { memory } };
}

/** Pods of a controller: one works, the other stands by while a node is replaced. */
export const CONTROLLER_REPLICAS = 2;

/** Lets a drain take one pod of a controller at a time; none at all would block it. */
export const ONE_AT_A_TIME = { maxUnavailable: 1 } as const;
