import { EXPENDABLE_PODS_CUTOFF } from "./cluster-autoscaler";

/**
 * Classes of priority that every cluster has.
 *
 * Source: https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/
 */
export const SYSTEM_PRIORITY = { cluster: "system-cluster-critical", node: "system-node-critical" } as const;

/** A class of priority: its name, and its value among all pods. */
export interface Priority {
  readonly name: string;
  /** The higher takes space from the lower. Pods without a class have 0. */
  readonly value: number;
}

/**
 * Class of the pods that hold space free: as low as it goes while cluster-autoscaler still makes nodes for them.
 *
 * Karpenter makes nodes for pods of any priority.
 */
export const HEADROOM_PRIORITY = { name: "headroom", value: EXPENDABLE_PODS_CUTOFF } as const satisfies Priority;

/**
 * Class of all pods that name none.
 *
 * Its value is what they would have without it, so that pods from before it was there are no less than those after.
 */
export const DEFAULT_PRIORITY = { name: "workload", value: 0 } as const satisfies Priority;
