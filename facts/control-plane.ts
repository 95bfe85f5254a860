import type { Partition } from "./regions";

/** Logs a control plane can write. Source: https://docs.aws.amazon.com/eks/latest/userguide/control-plane-logs.html */
export const CONTROL_PLANE_LOG_TYPES = ["api", "audit", "authenticator", "controllerManager", "scheduler"] as const;

/** Where a cluster is, as its ARN says it. */
export interface ClusterPlace {
  readonly partition: Partition;
  /** Such as `us-east-1`. */
  readonly region: string;
  /** Twelve digits. */
  readonly accountId: string;
  readonly name: string;
}

/** ARN of a cluster. Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelastickubernetesservice.html */
export function clusterArn({ partition, region, accountId, name }: ClusterPlace): string {
  return `arn:${partition}:eks:${region}:${accountId}:cluster/${name}`;
}

/**
 * Ways in which a cluster lets principals in; the ConfigMap alone knows no access entries.
 *
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/setting-up-access-entries.html
 */
export const MODES_WITH_ACCESS_ENTRIES = ["API", "API_AND_CONFIG_MAP"] as const;
