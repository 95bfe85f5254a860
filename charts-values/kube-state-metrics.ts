import { CAPACITY_TYPE_LABEL, NODE_GROUP_LABEL } from "../facts/labels";
import { EKS_NODE_LABEL, KARPENTER_NODE_LABEL, NODE_LABEL } from "../facts/node-labels";
import { SYSTEM_PRIORITY } from "../facts/priorities";
import { RELEASE_SERVICE_ACCOUNTS } from "../facts/releases";
import type { ChartPin } from "./chart-pin";
import { controllerResources, onSystemGroup, type ContainerResources, type SystemPlacement } from "./system-pods";

/** The chart this file knows; the types below hold for this version only. */
export const KUBE_STATE_METRICS_CHART: ChartPin = {
  repository: "oci://ghcr.io/prometheus-community/charts",
  name: "kube-state-metrics",
  version: "8.4.0",
};

/** What must be known about the environment before the values can be written. */
export interface KubeStateMetricsFacts {
  /**
   * Whether a Prometheus operator runs in the cluster, so that it can be told where metrics are.
   *
   * Default false: without its kinds of object the release fails.
   */
  readonly hasPrometheusOperator?: boolean;
  /** Registry with copies of all images. Default: the makers' own. */
  readonly registry?: string;
}

/**
 * The values this project sets; the chart's defaults hold for the rest.
 *
 * Source: https://github.com/prometheus-community/helm-charts/blob/kube-state-metrics-8.4.0/charts/kube-state-metrics/values.yaml
 */
export interface KubeStateMetricsValues {
  /** Names everything after the release, whatever the release is called. */
  readonly fullnameOverride: string;
  /** The account that the pods act as; of their own, so that nothing else gains what they may. */
  readonly serviceAccount: {
    /** The name that rules and budgets of this project know. */
    readonly name: string;
  };
  /** One: what it tells is read from the API server, and a second pod would count every object twice. */
  readonly replicas: number;
  /** Keeps its place when the system group is full: with it the count of spot nodes would go. The chart names no class. */
  readonly priorityClassName: string;
  /** The system group: what tells of lost spot nodes must not be lost with them. */
  readonly nodeSelector: SystemPlacement["nodeSelector"];
  /** Lets the pod onto the system group; the chart tolerates no taint. */
  readonly tolerations: SystemPlacement["tolerations"];
  /** Memory grows with the number of objects: enough for some thousand pods. The chart asks for nothing. */
  readonly resources: ContainerResources;
  /**
   * Labels of nodes that become labels of the metric `kube_node_labels`, by which a dashboard tells spot from on-demand.
   *
   * Kube-state-metrics shows no label by default, because each makes more series.
   */
  readonly metricLabelsAllowlist: readonly string[];
  /** Only with a Prometheus operator. */
  readonly prometheus?: {
    /** The object by which the operator finds the metrics. */
    readonly monitor: {
      /** Tells the operator where the metrics are. Absent without the operator: the release would fail. */
      readonly enabled: boolean;
    };
  };
  /** Only with a registry of one's own. */
  readonly image?: {
    /** Where the copy of the image is; its path and tag stay the chart's. */
    readonly registry: string;
  };
}

/** Puts kube-state-metrics on the system group, and has it tell how nodes are paid for. */
export function kubeStateMetricsValues(facts: KubeStateMetricsFacts = {}): KubeStateMetricsValues {
  const { hasPrometheusOperator = false, registry } = facts;
  const { name } = RELEASE_SERVICE_ACCOUNTS["kube-state-metrics"];
  const { nodeSelector, tolerations } = onSystemGroup();
  return {
    fullnameOverride: name,
    serviceAccount: { name },
    replicas: 1,
    priorityClassName: SYSTEM_PRIORITY.cluster,
    nodeSelector,
    tolerations,
    resources: controllerResources("50m", "256Mi"),
    metricLabelsAllowlist: [`nodes=[${SHOWN_NODE_LABELS.join(",")}]`],
    ...(hasPrometheusOperator ? { prometheus: { monitor: { enabled: true } } } : {}),
    ...(registry === undefined ? {} : { image: { registry } }),
  };
}

/** EKS's and Karpenter's words stand beside this project's, for nodes of groups that somebody else made. */
const SHOWN_NODE_LABELS = [
  CAPACITY_TYPE_LABEL,
  NODE_GROUP_LABEL,
  KARPENTER_NODE_LABEL.capacityType,
  KARPENTER_NODE_LABEL.nodePool,
  EKS_NODE_LABEL.capacityType,
  EKS_NODE_LABEL.nodeGroup,
  NODE_LABEL.instanceType,
  NODE_LABEL.zone,
] as const;
