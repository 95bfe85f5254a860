import { RELEASE_SERVICE_ACCOUNTS } from "../facts/releases";
import type { ChartPin } from "./chart-pin";
import { imageRepository } from "./image";
import {
  CONTROLLER_REPLICAS,
  controllerResources,
  ONE_AT_A_TIME,
  onSystemGroup,
  type ContainerResources,
  type SystemPlacement,
} from "./system-pods";

/** The chart this file knows; the types below hold for this version only. */
export const METRICS_SERVER_CHART: ChartPin = {
  repository: "https://kubernetes-sigs.github.io/metrics-server/",
  name: "metrics-server",
  version: "3.13.1",
};

/** What must be known about the environment before the values can be written. */
export interface MetricsServerFacts {
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
 * Source: https://github.com/kubernetes-sigs/metrics-server/blob/metrics-server-helm-chart-3.13.1/charts/metrics-server/values.yaml
 */
export interface MetricsServerValues {
  /** Names everything after the release, whatever the release is called. */
  readonly fullnameOverride: string;
  /** The account that the pods act as; of their own, so that nothing else gains what they may. */
  readonly serviceAccount: {
    /** The name that rules and budgets of this project know. */
    readonly name: string;
  };
  /** Two: horizontal autoscalers stand still without metrics, and just then a node that goes must be made up for. */
  readonly replicas: number;
  /** One pod at a time: a drain may go on, and metrics go on too. */
  readonly podDisruptionBudget: {
    /** The chart makes none unless told. */
    readonly enabled: boolean;
    /** None at all would block the drain, two would end the metrics. */
    readonly maxUnavailable: number;
  };
  /** The system group: an interruption of spot must not blind the autoscalers that answer it. */
  readonly nodeSelector: SystemPlacement["nodeSelector"];
  /** Lets the pods onto the system group; the chart tolerates no taint. */
  readonly tolerations: SystemPlacement["tolerations"];
  /** The two pods in two zones, where there are two; the chart leaves both to chance. */
  readonly topologySpreadConstraints: SystemPlacement["topologySpreadConstraints"];
  /** Its makers reckon with 1m of CPU and 2 MiB a node: enough for 200 nodes, since CPU is not limited. */
  readonly resources: ContainerResources;
  /** Opens its own metrics to Prometheus. Only with a Prometheus operator: nobody else reads them. */
  readonly metrics?: {
    /** Lets the address be read without a client certificate. */
    readonly enabled: boolean;
  };
  /** Tells the Prometheus operator where the metrics are. Absent without the operator: the release would fail. */
  readonly serviceMonitor?: {
    /** Makes the object. */
    readonly enabled: boolean;
  };
  /** Only with a registry of one's own. */
  readonly image?: {
    /** The copy of the image; its tag stays the chart's. */
    readonly repository: string;
  };
}

/** Puts metrics-server on the system group, twice. */
export function metricsServerValues(facts: MetricsServerFacts = {}): MetricsServerValues {
  const { hasPrometheusOperator = false, registry } = facts;
  const { name } = RELEASE_SERVICE_ACCOUNTS["metrics-server"];
  return {
    fullnameOverride: name,
    serviceAccount: { name },
    replicas: CONTROLLER_REPLICAS,
    podDisruptionBudget: { enabled: true, ...ONE_AT_A_TIME },
    ...onSystemGroup({ "app.kubernetes.io/name": METRICS_SERVER_CHART.name }),
    resources: controllerResources("100m", "400Mi"),
    ...(hasPrometheusOperator ? { metrics: { enabled: true }, serviceMonitor: { enabled: true } } : {}),
    ...(registry === undefined ? {} : { image: { repository: imageRepository(IMAGE, registry) } }),
  };
}

const IMAGE = { host: "registry.k8s.io", path: "metrics-server/metrics-server" };
