import { HEADROOM_DEPLOYMENT_NAME, PROPORTIONAL_AUTOSCALER_IMAGE } from "../facts/headroom";
import { CAPACITY_TYPE_LABEL } from "../facts/labels";
import { SYSTEM_PRIORITY } from "../facts/priorities";
import { RELEASE_SERVICE_ACCOUNTS } from "../facts/releases";
import type { ChartPin } from "./chart-pin";
import { checkWhole } from "./check-whole";
import { imageRepository } from "./image";
import { UNPRIVILEGED, type Unprivileged } from "./pod-parts";
import { controllerResources, onSystemGroup, type ContainerResources, type SystemPlacement } from "./system-pods";

/** The chart this file knows; the types below hold for this version only. */
export const CLUSTER_PROPORTIONAL_AUTOSCALER_CHART: ChartPin = {
  repository: "https://kubernetes-sigs.github.io/cluster-proportional-autoscaler",
  name: "cluster-proportional-autoscaler",
  version: "1.1.0",
};

/** What must be known about the environment before the values can be written. */
export interface ClusterProportionalAutoscalerFacts {
  /** CPUs of spot nodes for which there is one pod that holds space free, at least 1. */
  readonly coresPerReplica: number;
  /** Pods at the fewest, at least 1. */
  readonly min: number;
  /** Pods at the most, at least `min`. */
  readonly max: number;
  /** Registry with copies of all images. Default: the makers' own. */
  readonly registry?: string;
}

/**
 * The values this project sets; the chart's defaults hold for the rest.
 *
 * One pod: the program knows no leader, and two would do the same twice.
 *
 * Source: https://github.com/kubernetes-sigs/cluster-proportional-autoscaler/blob/v1.10.3/charts/cluster-proportional-autoscaler/values.yaml
 */
export interface ClusterProportionalAutoscalerValues {
  /** Names everything after the release, whatever the release is called. */
  readonly fullnameOverride: string;
  /** The account that may set the number of pods, in this namespace only. */
  readonly serviceAccount: {
    /** The name that rules of this project know. */
    readonly name: string;
  };
  /** How the number of pods follows from the nodes. */
  readonly config: {
    /** In proportion to CPUs: nodes differ in size, and a count of nodes says little on spot. */
    readonly linear: {
      /** How headroom grows with the spot nodes: one more pod for so many CPUs more. */
      readonly coresPerReplica: number;
      /** What is held free when there are few nodes, when losing one hurts most. Never 0: this way of counting ends at 1. */
      readonly min: number;
      /** Bounds what headroom costs, and what it brings by itself: its pods make nodes, whose CPUs count again. */
      readonly max: number;
      /** Counts nodes that are being drained: headroom must not shrink in the minutes for which it is there. */
      readonly includeUnschedulableNodes: boolean;
    };
  };
  /** Whose number is set, and by which nodes. */
  readonly options: {
    /** The Deployment of the pods that hold space free. It must be in this release's own namespace. */
    readonly target: string;
    /** Counts spot nodes only: those of other markets neither go away nor need space. */
    readonly nodeLabels: Readonly<Record<string, string>>;
  };
  /** The chart names no class; without it, headroom's own pods would be as important. */
  readonly priorityClassName: string;
  /** The system group: when spot nodes go, what counts them stays. */
  readonly nodeSelector: SystemPlacement["nodeSelector"];
  /** Lets the pod onto the system group; the chart tolerates no taint. */
  readonly tolerations: SystemPlacement["tolerations"];
  /** It keeps a list of nodes and does sums. The chart asks for nothing. */
  readonly resources: ContainerResources;
  /** No root, and only the usual system calls; the chart says nothing. */
  readonly podSecurityContext: Unprivileged["pod"];
  /** No right: it only speaks to the API server. */
  readonly securityContext: Unprivileged["container"];
  /** Which release runs. */
  readonly image: {
    /** Newer than 1.8.6, which the chart names. */
    readonly tag: string;
    /** Only with a registry of one's own: the copy of the image. */
    readonly repository?: string;
  };
}

/**
 * Lets headroom grow and shrink with the CPUs of spot nodes.
 *
 * @throws RangeError - a number is not whole, or too small, or `max` is below `min`.
 */
export function clusterProportionalAutoscalerValues(
  facts: ClusterProportionalAutoscalerFacts,
): ClusterProportionalAutoscalerValues {
  const { coresPerReplica, min, max, registry } = facts;
  checkWhole("coresPerReplica", coresPerReplica, 1);
  checkWhole("min", min, 1);
  checkWhole("max", max, min);
  const { name } = RELEASE_SERVICE_ACCOUNTS["cluster-proportional-autoscaler"];
  const { nodeSelector, tolerations } = onSystemGroup();
  const image = PROPORTIONAL_AUTOSCALER_IMAGE;
  return {
    fullnameOverride: name,
    serviceAccount: { name },
    config: { linear: { coresPerReplica, min, max, includeUnschedulableNodes: true } },
    options: { target: `deployment/${HEADROOM_DEPLOYMENT_NAME}`, nodeLabels: { [CAPACITY_TYPE_LABEL]: "spot" } },
    priorityClassName: SYSTEM_PRIORITY.cluster,
    nodeSelector,
    tolerations,
    resources: controllerResources("20m", "64Mi"),
    podSecurityContext: UNPRIVILEGED.pod,
    securityContext: UNPRIVILEGED.container,
    image: {
      tag: image.tag,
      ...(registry === undefined ? {} : { repository: imageRepository(image, registry) }),
    },
  };
}
