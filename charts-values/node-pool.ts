import type { KARPENTER_KIND, NODE_CLASS_GROUP } from "../facts/karpenter-objects";
import type { ConsolidationPolicy, DisruptionReason, RequirementOperator } from "../facts/karpenter-objects";
import type { Taint } from "../facts/labels";
import type { KubernetesObject } from "./kubernetes-object";

/** What a label of a node must be. */
export interface NodeRequirement {
  readonly key: string;
  readonly operator: RequirementOperator;
  /** Numbers are text too. Absent from `Exists` and `DoesNotExist`. */
  readonly values?: readonly string[];
  /** How many values must still be open when a node is asked for. */
  readonly minValues?: number;
}

/** How many nodes may be taken away at a time, always or at some hours. */
export interface DisruptionBudget {
  /** A number or a percentage, as text: `0`, `20%`. */
  readonly nodes: string;
  /** For what it holds. Absent: for all. */
  readonly reasons?: readonly DisruptionReason[];
  /** From when on, as cron writes it, in UTC. Absent: always. */
  readonly schedule?: string;
  /** For how long from then on, such as `8h`. */
  readonly duration?: string;
}

/**
 * A set of nodes that Karpenter may make.
 *
 * Source: https://github.com/aws/karpenter-provider-aws/blob/v1.14.1/pkg/apis/crds/karpenter.sh_nodepools.yaml
 */
export interface NodePool extends KubernetesObject {
  readonly apiVersion: typeof KARPENTER_KIND.nodePool.apiVersion;
  readonly kind: typeof KARPENTER_KIND.nodePool.kind;
  readonly spec: {
    /** Which pool is tried first where a pod fits several: the highest. Base before spot, spot before on-demand. */
    readonly weight: number;
    /** What the pool may come to, so that a mistake cannot start nodes without end. Quantities are text. */
    readonly limits: { readonly nodes: string; readonly cpu?: string; readonly memory?: string };
    readonly disruption: {
      /** Which nodes go to save money: `Balanced` moves pods only where enough is saved; enduring nodes go when empty alone. */
      readonly consolidationPolicy: ConsolidationPolicy;
      /** How long a node must be quiet first; with 0 pods would be moved as soon as others come or go. */
      readonly consolidateAfter: string;
      /** How many nodes go at a time, but for interruptions and age, which ask nobody. */
      readonly budgets: readonly DisruptionBudget[];
    };
    readonly template: {
      readonly metadata: {
        /** Labels of the nodes: group, how they are paid for, and those of one's own. */
        readonly labels: Readonly<Record<string, string>>;
      };
      readonly spec: {
        /** Image, network and disk of the nodes. */
        readonly nodeClassRef: {
          readonly group: typeof NODE_CLASS_GROUP;
          readonly kind: typeof KARPENTER_KIND.nodeClass.kind;
          readonly name: string;
        };
        /** How it is paid for, where it is and what it is like: Karpenter takes the best of all types that are so. */
        readonly requirements: readonly NodeRequirement[];
        /** What keeps pods off that do not ask for these nodes. Absent: none. */
        readonly taints?: readonly Taint[];
        /** Keeps pods off until the EBS driver works there: it takes the taint away itself. */
        readonly startupTaints: readonly Taint[];
        /** Age at which a node goes, whatever runs there; an image or a kernel older than that is nowhere. */
        readonly expireAfter: string;
        /** How long a node that goes may wait for its pods. Absent where pods decide: nothing then ends them. */
        readonly terminationGracePeriod?: string;
      };
    };
  };
}
