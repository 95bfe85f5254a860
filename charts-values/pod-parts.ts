import { PAUSE_USER } from "../facts/headroom";
import type { TaintEffect } from "../facts/kubernetes";

/** Node affinity that a pod insists on. Source: https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#node-affinity */
export interface RequiredNodeAffinity {
  readonly nodeAffinity: {
    readonly requiredDuringSchedulingIgnoredDuringExecution: {
      readonly nodeSelectorTerms: readonly {
        readonly matchExpressions: readonly {
          readonly key: string;
          readonly operator: "In";
          readonly values: readonly string[];
        }[];
      }[];
    };
  };
}

/** Insists on nodes whose label has this value. */
export function onNodesWith(label: string, value: string): RequiredNodeAffinity {
  const matchExpressions = [{ key: label, operator: "In", values: [value] }] as const;
  return {
    nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions }] } },
  };
}

/** A toleration of a workload's pods. Source: https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/ */
export interface PodToleration {
  readonly key: string;
  /** `Equal` with a value, `Exists` without. */
  readonly operator: "Equal" | "Exists";
  readonly value?: string;
  /** Absent: all of the key's. */
  readonly effect?: TaintEffect;
}

/**
 * What a container that needs no right is left with, which passes the standard `restricted`.
 *
 * Source: https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
 */
export const UNPRIVILEGED = {
  pod: {
    runAsNonRoot: true,
    runAsUser: PAUSE_USER,
    runAsGroup: PAUSE_USER,
    seccompProfile: { type: "RuntimeDefault" },
  },
  container: {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ["ALL"] },
    readOnlyRootFilesystem: true,
  },
} as const;

/** The two security contexts of `UNPRIVILEGED`. */
export type Unprivileged = typeof UNPRIVILEGED;
