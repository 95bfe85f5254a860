/**
 * Classes of priority that every cluster has.
 *
 * Source: https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/
 */
export const SYSTEM_PRIORITY = { cluster: "system-cluster-critical", node: "system-node-critical" } as const;
