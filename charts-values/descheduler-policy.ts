import { strategyProblems } from "../capacity/strategy-problems";
import {
  DESCHEDULER_STRATEGIES,
  type DeschedulerStrategy,
  type ExtensionPoint,
  type NodeProvisioner,
} from "../facts/descheduler";
import { DRAINING_TAINTS, TERMINATION_HANDLER_TAINTS } from "../facts/node-taints";
import { HEADROOM_NAMESPACE } from "../facts/releases";
import { checkWhole } from "./check-whole";

/** How many pods one round may move. */
export interface EvictionLimits {
  /** Of one node, at least 1. Default 2. */
  readonly perNode?: number;
  /** Of one namespace, at least 1. Default 5. */
  readonly perNamespace?: number;
  /** Altogether, at least 1. Default 10. */
  readonly total?: number;
}

/** What must be known before a policy can be written. */
export interface DeschedulerPolicyFacts {
  readonly provisioner: NodeProvisioner;
  /** What is moved. Default: what `DEFAULT_STRATEGIES` names for the provisioner. */
  readonly strategies?: readonly DeschedulerStrategy[];
  readonly limits?: EvictionLimits;
}

/** Namespaces that a strategy leaves alone. */
interface Namespaces {
  /** The namespace of headroom. */
  readonly exclude: readonly string[];
}

/** Settings of a strategy, those that this project sets. */
export interface StrategyArgs {
  /** Leaves headroom's pods where they are: they are there to be pushed away by others, and moving them frees nothing. */
  readonly namespaces: Namespaces;
  /** Of topology spread: only what a workload insists on. What it merely prefers would be moved again and again. */
  readonly constraints?: readonly "DoNotSchedule"[];
  /** Of node taints: those of nodes that somebody is emptying already, at its own pace. */
  readonly excludedTaints?: readonly string[];
  /** Of node affinity: only what a workload insists on. */
  readonly nodeAffinityType?: readonly "requiredDuringSchedulingIgnoredDuringExecution"[];
  /** Of failed pods: a Job's tell how it went, and the Job looks after them. */
  readonly excludeOwnerKinds?: readonly string[];
  /** Of failed pods: an hour in which somebody may look at them. A lost spot node leaves them behind. */
  readonly minPodLifetimeSeconds?: number;
  /** Of restarts: as many as the chart's own policy waits for. */
  readonly podRestartThreshold?: number;
}

/** What holds for every pod, whatever strategy would move it. */
export interface EvictorArgs {
  /** Moves a pod only where another node has room for it: else it would bring a node. */
  readonly nodeFit: boolean;
  /** Leaves workloads with fewer pods alone: the only one of a kind would be missing meanwhile. */
  readonly minReplicas: number;
  /** Leaves pods alone that have only just come, such as those of a lost node. */
  readonly minPodAge: string;
  /** Which pods are protected beyond the usual, and which less. */
  readonly podProtections: {
    /** Moves pods with `emptyDir`, too: on spot they lose it at any time. */
    readonly defaultDisabled: readonly string[];
    /** Leaves pods with volumes alone: a volume takes minutes to follow, and never into another zone. */
    readonly extraEnabled: readonly string[];
  };
}

/** Settings of the part that judges every pod, or of one strategy. */
export type PluginConfig =
  | {
      /** The part that judges every pod. */
      readonly name: "DefaultEvictor";
      /** What holds for every pod, whatever strategy would move it. */
      readonly args: EvictorArgs;
    }
  | {
      /** The strategy. */
      readonly name: DeschedulerStrategy;
      /** What this strategy leaves alone. */
      readonly args: StrategyArgs;
    };

/** Strategies and their settings. */
export interface DeschedulerProfile {
  /** Says in logs and events beside which provisioner it is used. */
  readonly name: string;
  /** Settings, of what judges every pod first. */
  readonly pluginConfig: readonly PluginConfig[];
  /** The strategies that are used, by when they are asked. A strategy in the wrong place is refused by the descheduler. */
  readonly plugins: Readonly<Record<ExtensionPoint, { readonly enabled: readonly DeschedulerStrategy[] }>>;
}

/**
 * What the descheduler moves, in `descheduler/v1alpha2`; the chart adds version and kind.
 *
 * Source: https://github.com/kubernetes-sigs/descheduler/blob/v0.36.0/README.md#policy-default-evictor-and-strategy-plugins
 */
export interface DeschedulerPolicy {
  /** Pods of one node in one round: after an interruption everything is uneven, and must not all move at once. */
  readonly maxNoOfPodsToEvictPerNode: number;
  /** Pods of one namespace in one round: a team's workloads go on. */
  readonly maxNoOfPodsToEvictPerNamespace: number;
  /** Pods in one round. */
  readonly maxNoOfPodsToEvictTotal: number;
  /** One profile, which takes the place of the chart's: that one levels nodes out, against whatever makes them. */
  readonly profiles: readonly DeschedulerProfile[];
}

const REPAIRS: readonly DeschedulerStrategy[] = [
  "RemoveFailedPods",
  "RemovePodsViolatingInterPodAntiAffinity",
  "RemovePodsViolatingNodeAffinity",
  "RemovePodsViolatingNodeTaints",
  "RemovePodsViolatingTopologySpreadConstraint",
];

/**
 * What is moved unless something else is asked for: what a mass of moves after an interruption left crooked.
 *
 * Beside Karpenter pods of one kind may stay on one node: consolidation packs them together again. Who wants them apart
 * says so by topology spread, which Karpenter heeds.
 */
export const DEFAULT_STRATEGIES: Readonly<Record<NodeProvisioner, readonly DeschedulerStrategy[]>> = {
  "cluster-autoscaler": ["RemoveDuplicates", ...REPAIRS],
  karpenter: REPAIRS,
};

/**
 * A policy that does not work against what makes nodes.
 *
 * @throws RangeError - a strategy fights the provisioner, or a limit is not a whole number of at least 1.
 */
export function deschedulerPolicy(facts: DeschedulerPolicyFacts): DeschedulerPolicy {
  const { provisioner, strategies = DEFAULT_STRATEGIES[provisioner], limits = {} } = facts;
  const [conflict] = strategyProblems(provisioner, strategies);
  if (conflict !== undefined) {
    throw new RangeError(`${conflict.path}: ${conflict.message}`);
  }
  const { perNode = 2, perNamespace = 5, total = 10 } = limits;
  Object.entries({ perNode, perNamespace, total }).forEach(([key, limit]) => {
    checkWhole(`limits.${key}`, limit, 1);
  });
  const at = (point: ExtensionPoint): readonly DeschedulerStrategy[] =>
    strategies.filter((strategy) => DESCHEDULER_STRATEGIES[strategy] === point);
  return {
    maxNoOfPodsToEvictPerNode: perNode,
    maxNoOfPodsToEvictPerNamespace: perNamespace,
    maxNoOfPodsToEvictTotal: total,
    profiles: [
      {
        name: `spot-${provisioner}`,
        pluginConfig: [
          { name: "DefaultEvictor", args: EVICTOR },
          ...strategies.map((name) => ({ name, args: { namespaces: OTHERS, ...(SETTINGS[name] ?? {}) } })),
        ],
        plugins: { balance: { enabled: at("balance") }, deschedule: { enabled: at("deschedule") } },
      },
    ],
  };
}

const OTHERS: Namespaces = { exclude: [HEADROOM_NAMESPACE] };

const EVICTOR: EvictorArgs = {
  nodeFit: true,
  minReplicas: 2,
  minPodAge: "10m",
  podProtections: { defaultDisabled: ["PodsWithLocalStorage"], extraEnabled: ["PodsWithPVC"] },
};

const SETTINGS: Partial<Record<DeschedulerStrategy, Omit<StrategyArgs, "namespaces">>> = {
  RemoveFailedPods: { excludeOwnerKinds: ["Job"], minPodLifetimeSeconds: 3600 },
  RemovePodsHavingTooManyRestarts: { podRestartThreshold: 100 },
  RemovePodsViolatingNodeAffinity: { nodeAffinityType: ["requiredDuringSchedulingIgnoredDuringExecution"] },
  RemovePodsViolatingNodeTaints: {
    excludedTaints: [...Object.values(DRAINING_TAINTS).flat(), ...Object.values(TERMINATION_HANDLER_TAINTS)],
  },
  RemovePodsViolatingTopologySpreadConstraint: { constraints: ["DoNotSchedule"] },
};
