import type { BroadTypes } from "../capacity/broad-types";
import type { ConsolidationPolicy, DisruptionReason } from "../facts/karpenter-objects";
import type { Architecture } from "../facts/ec2-catalogue";
import type { Taint } from "../facts/labels";

/** Instance types by name, of one architecture. */
export interface ListedTypes {
  readonly architecture: Architecture;
  /** Full names, such as `m7i.large`. */
  readonly instanceTypes: readonly string[];
}

/** What pods get while there is no spot to be had. */
interface StandIn {
  /** On-demand nodes that may stand in, beside the group's own. Default 0: pods wait. */
  readonly standInNodes?: number;
}

/** How nodes of a group are paid for, and what they are kept for. */
export type PoolCapacity =
  | ({ readonly kind: "spot" } & StandIn)
  | { readonly kind: "on-demand" }
  /** On-demand, and nothing replaces them. */
  | { readonly kind: "enduring" }
  | (StandIn & {
      readonly kind: "mixed";
      /** Nodes that are on-demand before the first spot node is made, from 0 to all. */
      readonly onDemandBaseCapacity: number;
      /** Taints that only the spot nodes get. Default: none. */
      readonly spotTaints?: readonly Taint[];
    });

/** What a group may come to. */
export interface PoolLimits {
  /** Most nodes, at least 1. */
  readonly nodes: number;
  /** Most virtual processors, all nodes together. Default: as many as the nodes have. */
  readonly vcpu?: number;
  /** Most memory in GiB, all nodes together. Default: as much as the nodes have. */
  readonly memoryGiB?: number;
}

/** Hours at which fewer nodes are taken away, or none. */
export interface DisruptionWindow {
  /** When it begins, as cron writes it, in UTC, such as `0 8 * * mon-fri`. */
  readonly schedule: string;
  readonly durationHours: number;
  /** Share of the nodes that may go at a time, in percent. Default 0. */
  readonly percentage?: number;
  /** What is held back. Default: everything. */
  readonly reasons?: readonly DisruptionReason[];
}

/** When nodes go that nobody took. Of an enduring group only `consolidateAfterMinutes` is heard. */
export interface PoolDisruption {
  /** Default `Balanced`: pods move where enough is saved. */
  readonly consolidationPolicy?: ConsolidationPolicy;
  /** How long a node must be quiet before it goes to save money, in minutes. Default 5. */
  readonly consolidateAfterMinutes?: number;
  /** Share of the nodes that may go at a time, 1 to 100 percent. Default 20. */
  readonly percentage?: number;
  /** Hours with other shares. Default: none. */
  readonly windows?: readonly DisruptionWindow[];
  /** Age at which a node goes, in hours. Default 336, two weeks. */
  readonly expireAfterHours?: number;
  /** How long a node that goes waits for its pods, in minutes. Default 60. */
  readonly terminationGraceMinutes?: number;
}

/** What must be known of a node group before its pools can be written. */
export interface NodePoolFacts {
  /** Name of the group, which is the name of its pool. */
  readonly group: string;
  readonly capacity: PoolCapacity;
  /** Further labels of the nodes. */
  readonly labels: Readonly<Record<string, string>>;
  /** Further taints of the nodes. A group without any takes any pod, and is labelled so. */
  readonly taints: readonly Taint[];
  /** Names of the group's zones, such as `us-east-1a`, at least one. */
  readonly zones: readonly string[];
  readonly types: ListedTypes | BroadTypes;
  /**
   * Types that must still be open when a spot node is asked for, 1 to 50; of fewer Karpenter takes what there is.
   *
   * Default 15, or all where fewer are listed.
   */
  readonly minTypes?: number;
  /** Name of the node class, such as `al2023-web`. */
  readonly nodeClass: string;
  readonly limits: PoolLimits;
  readonly disruption?: PoolDisruption;
}
