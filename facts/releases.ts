import type { ServiceAccount } from "./iam";

/** Namespace of all controllers: the API server serves it first, by flow schemas that are there already. */
export const SYSTEM_NAMESPACE = "kube-system";

/** Namespace of the pods that hold space free; of its own, so that rules about its pods can name it. */
export const HEADROOM_NAMESPACE = "headroom";

/**
 * Releases by name, each named after its chart, and the service account its pods run as.
 *
 * Names are for ever: roles, budgets and rules name them.
 */
export const RELEASE_SERVICE_ACCOUNTS = {
  "aws-ebs-csi-driver": { namespace: SYSTEM_NAMESPACE, name: "ebs-csi-controller-sa" },
  "aws-load-balancer-controller": { namespace: SYSTEM_NAMESPACE, name: "aws-load-balancer-controller" },
  "aws-node-termination-handler": { namespace: SYSTEM_NAMESPACE, name: "aws-node-termination-handler" },
  "cluster-autoscaler": { namespace: SYSTEM_NAMESPACE, name: "cluster-autoscaler" },
  "cluster-overprovisioner": { namespace: HEADROOM_NAMESPACE, name: "overprovision" },
  "cluster-proportional-autoscaler": { namespace: HEADROOM_NAMESPACE, name: "cluster-proportional-autoscaler" },
  descheduler: { namespace: SYSTEM_NAMESPACE, name: "descheduler" },
  karpenter: { namespace: SYSTEM_NAMESPACE, name: "karpenter" },
  "kube-state-metrics": { namespace: SYSTEM_NAMESPACE, name: "kube-state-metrics" },
  "metrics-server": { namespace: SYSTEM_NAMESPACE, name: "metrics-server" },
} as const satisfies Record<string, ServiceAccount>;

/** A release that has a service account of its own; `karpenter-crd` has no pods. */
export type ControllerRelease = keyof typeof RELEASE_SERVICE_ACCOUNTS;

/** Whose queues there are, by what stands at the end of their names. */
const QUEUE_ENDS = { "aws-node-termination-handler": "-interruptions", karpenter: "-karpenter" } as const;

/**
 * Name of the queue from which a handler of a cluster reads, such as `production-interruptions`.
 *
 * Each handler has its own: it deletes what is said of nodes that are not its own.
 */
export function interruptionQueueName(clusterName: string, handler: keyof typeof QUEUE_ENDS): string {
  return `${clusterName}${QUEUE_ENDS[handler]}`;
}
