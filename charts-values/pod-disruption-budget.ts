import type { ServiceAccount } from "../facts/iam";
import type { KubernetesObject } from "./kubernetes-object";
import { ONE_AT_A_TIME } from "./system-pods";

/** How many pods of a set a drain may take at a time. Source: https://kubernetes.io/docs/tasks/run-application/configure-pdb/ */
export interface PodDisruptionBudget extends KubernetesObject {
  readonly apiVersion: "policy/v1";
  readonly kind: "PodDisruptionBudget";
  readonly spec: {
    readonly maxUnavailable: number;
    readonly selector: { readonly matchLabels: Readonly<Record<string, string>> };
    /** A pod that is not ready guards nothing, and must not hold a node whose time has come. */
    readonly unhealthyPodEvictionPolicy: "AlwaysAllow";
  };
}

/**
 * A budget of one pod at a time, for a controller of two pods whose chart makes none.
 *
 * @param place - Namespace of the pods, and the name of the budget.
 * @param podLabels - Labels that tell the pods from all others.
 */
export function oneAtATimeBudget(
  { namespace, name }: ServiceAccount,
  podLabels: Readonly<Record<string, string>>,
): PodDisruptionBudget {
  return {
    apiVersion: "policy/v1",
    kind: "PodDisruptionBudget",
    metadata: { name, namespace },
    spec: { ...ONE_AT_A_TIME, selector: { matchLabels: podLabels }, unhealthyPodEvictionPolicy: "AlwaysAllow" },
  };
}
