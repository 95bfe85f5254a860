import { DEFAULT_PRIORITY } from "../facts/priorities";
import type { KubernetesObject } from "./kubernetes-object";

/** A class of priority. Source: https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/ */
export interface PriorityClass extends KubernetesObject {
  readonly apiVersion: "scheduling.k8s.io/v1";
  readonly kind: "PriorityClass";
  readonly value: number;
  readonly globalDefault: boolean;
  readonly description: string;
}

/**
 * The class of all pods that name none, of which a cluster takes only one.
 *
 * The class below it, of the pods that hold space free, is not made here: the chart cluster-overprovisioner makes it in
 * every case, and a second object of its name would end the release. The chart's own default class is off for the same reason.
 */
export function defaultPriorityClass(): PriorityClass {
  const { name, value } = DEFAULT_PRIORITY;
  return {
    apiVersion: "scheduling.k8s.io/v1",
    kind: "PriorityClass",
    metadata: { name },
    value,
    globalDefault: true,
    description: "Pods that name no class. They take the space that pods of the class headroom hold free.",
  };
}
