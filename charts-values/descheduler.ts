import { DESCHEDULER_IMAGE, DESCHEDULER_TAGS } from "../facts/descheduler";
import type { KubernetesMinor } from "../facts/eks-versions";
import { RELEASE_SERVICE_ACCOUNTS } from "../facts/releases";
import type { ChartPin } from "./chart-pin";
import { deschedulerPolicy, type DeschedulerPolicy, type DeschedulerPolicyFacts } from "./descheduler-policy";
import { imageRepository } from "./image";
import { oneAtATimeBudget, type PodDisruptionBudget } from "./pod-disruption-budget";
import {
  CONTROLLER_REPLICAS,
  controllerResources,
  onSystemGroup,
  type ContainerResources,
  type SystemPlacement,
} from "./system-pods";

/** The chart this file knows; the types below hold for this version only. */
export const DESCHEDULER_CHART: ChartPin = {
  repository: "https://kubernetes-sigs.github.io/descheduler/",
  name: "descheduler",
  version: "0.36.0",
};

/** What must be known about the environment before the values can be written. */
export interface DeschedulerFacts extends DeschedulerPolicyFacts {
  /** Of the cluster, such as `1.36`. */
  readonly kubernetesMinor: KubernetesMinor;
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
 * The chart makes no budget for disruptions in this version: `deschedulerBudget` is one.
 *
 * Source: https://github.com/kubernetes-sigs/descheduler/blob/descheduler-helm-chart-0.36.0/charts/descheduler/values.yaml
 */
export interface DeschedulerValues {
  /** Names everything after the release, whatever the release is called. */
  readonly fullnameOverride: string;
  /** The account that the pods act as; of their own, so that nothing else gains what they may. */
  readonly serviceAccount: {
    /** The name that rules and budgets of this project know. */
    readonly name: string;
  };
  /** A pod that stays, with metrics; the chart's CronJob starts one every two minutes. */
  readonly kind: "Deployment";
  /** Two, of which one works: unevenness is worst when nodes, its own among them, are being lost. */
  readonly replicas: number;
  /** How the two pods agree on who works. */
  readonly leaderElection: {
    /** Lets one of the two work. The chart refuses two without it. */
    readonly enabled: boolean;
  };
  /** Time between two rounds: an interruption is to be over before what it left is put right. The chart's is 5m. */
  readonly deschedulingInterval: string;
  /** What is moved, and what never. The chart's own policy levels nodes out, and works against whatever makes them. */
  readonly deschedulerPolicy: DeschedulerPolicy;
  /** The system group: it moves pods of spot nodes, and is none. */
  readonly nodeSelector: SystemPlacement["nodeSelector"];
  /** Lets the pods onto the system group; the chart tolerates no taint. */
  readonly tolerations: SystemPlacement["tolerations"];
  /** The two pods in two zones, where there are two; the chart leaves both to chance. */
  readonly topologySpreadConstraints: SystemPlacement["topologySpreadConstraints"];
  /** Less CPU than the chart asks for, and no bound on it: a round is short. */
  readonly resources: ContainerResources;
  /** Only with a Prometheus operator: the address of its metrics. */
  readonly service?: {
    /** Makes the object. */
    readonly enabled: boolean;
  };
  /** Tells the Prometheus operator where the metrics are. Absent without the operator: the release would fail. */
  readonly serviceMonitor?: {
    /** Makes the object. */
    readonly enabled: boolean;
  };
  /** Which release runs. */
  readonly image: {
    /** Made for the cluster's minor: it judges pods as that minor's scheduler does. */
    readonly tag: string;
    /** Only with a registry of one's own: the copy of the image. */
    readonly repository?: string;
  };
}

/**
 * Puts the descheduler on the system group, with a policy that does not work against what makes nodes.
 *
 * @throws RangeError - a strategy fights the provisioner, or a limit is not a whole number of at least 1.
 */
export function deschedulerValues(facts: DeschedulerFacts): DeschedulerValues {
  const { kubernetesMinor, hasPrometheusOperator = false, registry } = facts;
  const { name } = RELEASE_SERVICE_ACCOUNTS.descheduler;
  return {
    fullnameOverride: name,
    serviceAccount: { name },
    kind: "Deployment",
    replicas: CONTROLLER_REPLICAS,
    leaderElection: { enabled: true },
    deschedulingInterval: "10m",
    deschedulerPolicy: deschedulerPolicy(facts),
    ...onSystemGroup(POD_LABELS),
    resources: controllerResources("100m", "256Mi"),
    ...(hasPrometheusOperator ? { service: { enabled: true }, serviceMonitor: { enabled: true } } : {}),
    image: {
      tag: DESCHEDULER_TAGS[kubernetesMinor],
      ...(registry === undefined ? {} : { repository: imageRepository(DESCHEDULER_IMAGE, registry) }),
    },
  };
}

/** The budget that the chart does not make: one pod at a time. */
export function deschedulerBudget(): PodDisruptionBudget {
  return oneAtATimeBudget(RELEASE_SERVICE_ACCOUNTS.descheduler, POD_LABELS);
}

const POD_LABELS = { "app.kubernetes.io/name": DESCHEDULER_CHART.name };
