import type { PodAmount } from "../capacity/headroom";
import { HEADROOM_DEPLOYMENT, PAUSE_IMAGE } from "../facts/headroom";
import { CAPACITY_TYPE_LABEL } from "../facts/labels";
import { TOPOLOGY_KEYS } from "../facts/placement";
import { HEADROOM_PRIORITY } from "../facts/priorities";
import { RELEASE_SERVICE_ACCOUNTS } from "../facts/releases";
import type { ChartPin } from "./chart-pin";
import { checkWhole } from "./check-whole";
import { imageRepository } from "./image";
import {
  onNodesWith,
  UNPRIVILEGED,
  type PodToleration,
  type RequiredNodeAffinity,
  type Unprivileged,
} from "./pod-parts";
import type { TopologySpreadConstraint } from "./system-pods";

/** The chart this file knows; the types below hold for this version only. */
export const CLUSTER_OVERPROVISIONER_CHART: ChartPin = {
  repository: "oci://ghcr.io/deliveryhero/helm-charts",
  name: "cluster-overprovisioner",
  version: "0.7.14",
};

/** What must be known about the environment before the values can be written. */
export interface ClusterOverprovisionerFacts {
  /** What one pod holds free. */
  readonly pod: PodAmount;
  /** Pods at first, at least 0. Where a proportional autoscaler counts them: its smallest number. */
  readonly replicas: number;
  /** Taints of spot groups that the pods may enter, and hold space behind. Default: none. */
  readonly tolerations?: readonly PodToleration[];
  /** Registry with copies of all images. Default: the makers' own. */
  readonly registry?: string;
}

/** An amount that is held free. */
export interface Held {
  /** A part of the largest node's CPU, or what was asked for. */
  readonly cpu: string;
  /** The same part of the largest node's memory, or what was asked for. */
  readonly memory: string;
}

/** Pods that hold space free on one kind of node. */
export interface HeadroomDeployment {
  /** The end of the Deployment's name, `overprovision-spot`. */
  readonly name: string;
  /**
   * The number of pods at first, and again after each upgrade of the release: Helm sets what the chart says. The
   * proportional autoscaler puts its own number back within seconds, before any node is given up.
   */
  readonly replicaCount: number;
  /** What one pod holds, and no more. */
  readonly resources: {
    /** What is held free. Without requests a pod would hold nothing. */
    readonly requests: Held;
    /** The same, so that the pods are of the class that the node may count on. */
    readonly limits: Held;
  };
  /** Spot nodes only, whoever made them: it is there that nodes go away in minutes. */
  readonly affinity: RequiredNodeAffinity;
  /** Only where groups with taints are to have space, too. */
  readonly tolerations?: readonly PodToleration[];
  /** Over the zones as evenly as it goes: a zone that runs dry takes its own space with it. The chart adds the selector. */
  readonly topologySpreadConstraints: readonly TopologySpreadConstraint[];
  /** Lets every drain take all of them at once: they hold no node, neither back nor up. */
  readonly pdb: {
    /** A percentage, since their number changes. */
    readonly maxUnavailable: string;
  };
}

/**
 * The values this project sets; the chart's defaults hold for the rest.
 *
 * Source: https://github.com/deliveryhero/helm-charts/blob/17aac33/stable/cluster-overprovisioner/values.yaml
 */
export interface ClusterOverprovisionerValues {
  /** The beginning of the Deployment's name, by which the proportional autoscaler finds it. */
  readonly fullnameOverride: string;
  /** The account that the pods run as; it may nothing. */
  readonly serviceAccount: {
    /** The name that rules of this project know. */
    readonly name: string;
    /** Off: the pods speak to nobody. */
    readonly automountServiceAccountToken: boolean;
  };
  /** The class of the pods, which the chart makes in every case. Lower, and cluster-autoscaler makes no node for them. */
  readonly priorityClassOverprovision: {
    /** Says what its pods are for. */
    readonly name: string;
    /** The lowest at which cluster-autoscaler makes nodes; all pods without a class have 0. */
    readonly value: number;
  };
  /** The chart's own class of pods that name none. */
  readonly priorityClassDefault: {
    /** Off: a cluster takes one default class, and this project makes it. */
    readonly enabled: boolean;
  };
  /** One second: the pods are gone before a scheduler has found out that it needs their space. The chart's 0 becomes 30. */
  readonly terminationGracePeriodSeconds: number;
  /** No root, and only the usual system calls: what namespaces under the standard `restricted` demand. */
  readonly podSecurityContext: Unprivileged["pod"];
  /** No right at all: the container only sleeps. */
  readonly containerSecurityContext: Unprivileged["container"];
  /** One set of pods. The chart's own, which holds three CPUs wherever there is room, is replaced. */
  readonly deployments: readonly HeadroomDeployment[];
  /** Only with a registry of one's own. */
  readonly image?: {
    /** The copy of the image; its tag stays the chart's. */
    readonly repository: string;
  };
}

/**
 * Holds space free on spot nodes, by pods that everything else may push away.
 *
 * @throws RangeError - `replicas` or an amount of `pod` is not a whole number that makes sense.
 */
export function clusterOverprovisionerValues(facts: ClusterOverprovisionerFacts): ClusterOverprovisionerValues {
  const { registry } = facts;
  checkWhole("replicas", facts.replicas, 0);
  checkWhole("pod.cpuMilli", facts.pod.cpuMilli, 1);
  checkWhole("pod.memoryMiB", facts.pod.memoryMiB, 1);
  return {
    fullnameOverride: RELEASE_SERVICE_ACCOUNTS["cluster-overprovisioner"].name,
    serviceAccount: {
      name: RELEASE_SERVICE_ACCOUNTS["cluster-overprovisioner"].name,
      automountServiceAccountToken: false,
    },
    priorityClassOverprovision: HEADROOM_PRIORITY,
    priorityClassDefault: { enabled: false },
    terminationGracePeriodSeconds: 1,
    podSecurityContext: UNPRIVILEGED.pod,
    containerSecurityContext: UNPRIVILEGED.container,
    deployments: [headroomDeployment(facts)],
    ...(registry === undefined ? {} : { image: { repository: imageRepository(PAUSE_IMAGE, registry) } }),
  };
}

function headroomDeployment({ pod, replicas, tolerations }: ClusterOverprovisionerFacts): HeadroomDeployment {
  const amount = { cpu: `${pod.cpuMilli}m`, memory: `${pod.memoryMiB}Mi` };
  return {
    name: HEADROOM_DEPLOYMENT,
    replicaCount: replicas,
    resources: { requests: amount, limits: amount },
    affinity: onNodesWith(CAPACITY_TYPE_LABEL, "spot"),
    ...(tolerations === undefined ? {} : { tolerations }),
    topologySpreadConstraints: [{ maxSkew: 1, topologyKey: TOPOLOGY_KEYS.zone, whenUnsatisfiable: "ScheduleAnyway" }],
    pdb: { maxUnavailable: "100%" },
  };
}
