import type { KubernetesMinor } from "./eks-versions";

/** Image of the descheduler. Source: https://github.com/kubernetes-sigs/descheduler/blob/descheduler-helm-chart-0.36.0/charts/descheduler/values.yaml */
export const DESCHEDULER_IMAGE = { host: "registry.k8s.io", path: "descheduler/descheduler" } as const;

/**
 * Tag of its image for each minor of Kubernetes.
 *
 * A release is tested on its own minor and the two before it; the oldest taken here is 0.35, for the sake of its policy.
 *
 * Source: https://github.com/kubernetes-sigs/descheduler/blob/v0.36.0/README.md#compatibility-matrix
 */
export const DESCHEDULER_TAGS = {
  "1.33": "v0.35.1",
  "1.34": "v0.35.1",
  "1.35": "v0.35.1",
  "1.36": "v0.36.0",
} as const satisfies Record<KubernetesMinor, string>;

/** What makes nodes in a cluster. */
export type NodeProvisioner = "cluster-autoscaler" | "karpenter";

/** When in its round the descheduler asks a strategy: pod by pod, or for all nodes together. */
export type ExtensionPoint = "deschedule" | "balance";

/**
 * Strategies of the descheduler by name, and when each is asked.
 *
 * Source: https://github.com/kubernetes-sigs/descheduler/blob/v0.36.0/README.md#policy-default-evictor-and-strategy-plugins
 */
export const DESCHEDULER_STRATEGIES = {
  HighNodeUtilization: "balance",
  LowNodeUtilization: "balance",
  PodLifeTime: "deschedule",
  RemoveDuplicates: "balance",
  RemoveFailedPods: "deschedule",
  RemovePodsHavingTooManyRestarts: "deschedule",
  RemovePodsViolatingInterPodAntiAffinity: "deschedule",
  RemovePodsViolatingNodeAffinity: "deschedule",
  RemovePodsViolatingNodeTaints: "deschedule",
  RemovePodsViolatingTopologySpreadConstraint: "balance",
} as const satisfies Record<string, ExtensionPoint>;

/** A name in `DESCHEDULER_STRATEGIES`. */
export type DeschedulerStrategy = keyof typeof DESCHEDULER_STRATEGIES;

/** Names of `DESCHEDULER_STRATEGIES`. */
export const DESCHEDULER_STRATEGY_NAMES = [
  "HighNodeUtilization",
  "LowNodeUtilization",
  "PodLifeTime",
  "RemoveDuplicates",
  "RemoveFailedPods",
  "RemovePodsHavingTooManyRestarts",
  "RemovePodsViolatingInterPodAntiAffinity",
  "RemovePodsViolatingNodeAffinity",
  "RemovePodsViolatingNodeTaints",
  "RemovePodsViolatingTopologySpreadConstraint",
] as const satisfies readonly DeschedulerStrategy[];

const MORE_INTERRUPTIONS = "it moves pods that nothing is wrong with, beside all those that interruptions move";

/**
 * Strategies that must not run beside what makes nodes, and why.
 *
 * Sources: https://github.com/kubernetes-sigs/descheduler/issues/1026 ·
 * https://github.com/kubernetes-sigs/descheduler/blob/v0.36.0/README.md#highnodeutilization ·
 * https://karpenter.sh/docs/concepts/disruption/#consolidation
 */
export const STRATEGY_CONFLICTS = {
  "cluster-autoscaler": {
    HighNodeUtilization:
      "it needs a scheduler that fills nodes up, and that of EKS spreads: pods come back to where they were",
    LowNodeUtilization: "it moves pods to the empty nodes that the autoscaler is about to take away",
    PodLifeTime: MORE_INTERRUPTIONS,
  },
  karpenter: {
    HighNodeUtilization: "consolidation empties nodes already, and knows their prices",
    LowNodeUtilization: "it moves pods to the empty nodes that consolidation is about to take away",
    PodLifeTime: MORE_INTERRUPTIONS,
  },
} as const satisfies Record<NodeProvisioner, Partial<Record<DeschedulerStrategy, string>>>;
