import { ROLE_LABEL, SYSTEM_ROLE, SYSTEM_TAINT } from "./labels";
import { NODE_LABEL } from "./node-labels";

/** Node selector of what must stay up when spot nodes go. */
export const SYSTEM_NODES = { [ROLE_LABEL]: SYSTEM_ROLE } as const;

/** Tolerations that let a pod onto the system group. */
export const SYSTEM_TOLERATIONS = [{ key: SYSTEM_TAINT.key, operator: "Exists", effect: SYSTEM_TAINT.effect }] as const;

/**
 * Labels by which the scheduler spreads pods.
 *
 * Source: https://kubernetes.io/docs/reference/labels-annotations-taints/
 */
export const TOPOLOGY_KEYS = { zone: NODE_LABEL.zone, host: "kubernetes.io/hostname" } as const;
