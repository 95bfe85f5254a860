import { AUTOSCALER_ENABLED_TAG, autoscalerClusterTag } from "../facts/autoscaler-tags";
import { CLUSTER_AUTOSCALER_IMAGE, clusterAutoscalerTag } from "../facts/cluster-autoscaler";
import { RELEASE_SERVICE_ACCOUNTS } from "../facts/releases";
import type { ChartPin } from "./chart-pin";
import {
  clusterAutoscalerFlags,
  GRPC_CERTIFICATE_FOLDER,
  type ClusterAutoscalerSettings,
} from "./cluster-autoscaler-flags";
import { imageRepository } from "./image";
import type { ExpanderPriorities } from "./priority-expander";
import {
  CONTROLLER_REPLICAS,
  controllerResources,
  ONE_AT_A_TIME,
  onSystemGroup,
  type ContainerResources,
  type SystemPlacement,
} from "./system-pods";

/** The chart this file knows; the types below hold for this version only. */
export const CLUSTER_AUTOSCALER_CHART: ChartPin = {
  repository: "https://kubernetes.github.io/autoscaler",
  name: "cluster-autoscaler",
  version: "9.59.0",
};

/** What must be known about the environment before the values can be written. */
export interface ClusterAutoscalerFacts extends ClusterAutoscalerSettings {
  readonly clusterName: string;
  /** Region of the cluster, such as `us-east-1`. */
  readonly region: string;
  /** Minor of the control plane, such as `1.36`. */
  readonly kubernetesMinor: string;
  /** What each pod asks for. Default: 100m CPU and 600Mi, enough for some hundreds of nodes. */
  readonly resources?: ContainerResources;
  /** Registry with copies of all images. Default: the makers' own. */
  readonly registry?: string;
}

/**
 * Flags of the autoscaler. A key may end in `_` and a word, which the chart drops: so one flag is given several times.
 *
 * Source: https://github.com/kubernetes/autoscaler/blob/cluster-autoscaler-1.36.1/cluster-autoscaler/FAQ.md#what-are-the-parameters-to-ca
 */
export interface ClusterAutoscalerFlags {
  /** How much is logged; at 4 the log says why a group was chosen, and why a node stays. */
  readonly v: number;
  /** How it chooses among groups that could hold a pod: by our order first, then so that least stays idle. */
  readonly expander: string;
  /** Server that chooses among groups. Only with the expander `grpc`. */
  readonly "grpc-expander-url"?: string;
  /** Certificate by which that server is known; the autoscaler speaks to none without. Only with the expander `grpc`. */
  readonly "grpc-expander-cert"?: string;
  /** How often it looks for pods that no node holds: the beginning of every wait for a node. */
  readonly "scan-interval": string;
  /** How long it waits for a node before it tries another group. Its own 15 minutes are long where a spot pool is empty. */
  readonly "max-node-provision-time": string;
  /** How long a group is left alone after it first failed; shorter than a few attempts together, it tries the same groups again. */
  readonly "initial-node-group-backoff-duration": string;
  /** How long a group is left alone at most after it failed again and again: until then spot is not tried. */
  readonly "max-node-group-backoff-duration": string;
  /** How long a node is not needed before it goes; shorter, and nodes come and go with every wave of pods. */
  readonly "scale-down-unneeded-time": string;
  /** How long no node goes after one came, so that pods which an interruption moved settle first. */
  readonly "scale-down-delay-after-add": string;
  /** A node of which pods ask for less than this share is not needed where they fit elsewhere. */
  readonly "scale-down-utilization-threshold": number;
  /** How long pods have to leave a node that is not needed; those of longer grace are cut short. */
  readonly "max-graceful-termination-sec": string;
  /** False: pods of kube-system have budgets, and would keep half-empty nodes for ever. */
  readonly "skip-nodes-with-system-pods": boolean;
  /** False: on spot what a node's own volumes hold must be spare anyway, and most pods have such a volume. */
  readonly "skip-nodes-with-local-storage": boolean;
  /** True: groups alike but for their zone grow evenly. Spot and on-demand are never alike. */
  readonly "balance-similar-node-groups": boolean;
  /** Pods below this priority bring no nodes. It is its own default, written down since headroom depends on it. */
  readonly "expendable-pods-priority-cutoff": string;
  /** Above this share of nodes that are not ready it stops all scaling; a storm of interruptions may come near. */
  readonly "max-total-unready-percentage": number;
  /** So many nodes may be not ready whatever their share: small clusters would stop at once. */
  readonly "ok-total-unready-count": number;
  /** Nodes of all groups together at most. Only where asked. */
  readonly "max-nodes-total"?: string;
  /** A taint that goes once the EBS driver runs: it keeps no pod off a node that is yet to come. Only with that driver. */
  readonly "startup-taint_ebs"?: string;
  /** The handler's mark of a node that is interrupted: a copy of such a node would seem to take no pod. Only with the handler. */
  readonly "status-taint_interruption"?: string;
  /** Its mark of a node under maintenance, for the same reason. */
  readonly "status-taint_maintenance"?: string;
  /** Its mark of a node at risk, for the same reason. */
  readonly "status-taint_rebalance"?: string;
  /** Its mark of a node that its group ends, for the same reason. */
  readonly "status-taint_termination"?: string;
}

/**
 * The values this project sets; the chart's defaults hold for the rest.
 *
 * Source: https://github.com/kubernetes/autoscaler/blob/cluster-autoscaler-chart-9.59.0/cluster-autoscaler/charts/cluster-autoscaler/values.yaml
 */
export interface ClusterAutoscalerValues {
  /** Names everything after the release; the chart would add the cloud's name. */
  readonly fullnameOverride: string;
  /** The region, which pods cannot ask the instance metadata service for: one hop keeps them from it. */
  readonly awsRegion: string;
  /** Which groups it scales. Without this the chart makes no Deployment at all, and says so only in its notes. */
  readonly autoDiscovery: {
    /** The chart wants it even where tags are given: it is what makes the Deployment appear. */
    readonly clusterName: string;
    /** Tags that a group must carry, both: what is tagged for another cluster is none of its business. */
    readonly tags: readonly string[];
  };
  /** Which release runs. */
  readonly image: {
    /** Of the cluster's own minor: it foresees what the scheduler will do with a copy of the scheduler's code. */
    readonly tag: string;
    /** Only with a registry of one's own. */
    readonly repository?: string;
  };
  /** Flags of the program; each has a line of its own. */
  readonly extraArgs: ClusterAutoscalerFlags;
  /** The order in which groups are tried, of which the chart makes the ConfigMap. Only with the expander `priority`. */
  readonly expanderPriorities?: ExpanderPriorities;
  /** Certificate of the server that chooses among groups, mounted for it. Only with the expander `grpc`. */
  readonly extraVolumeSecrets?: {
    readonly "grpc-expander": { readonly name: string; readonly mountPath: string };
  };
  /** What it may do in the cluster. */
  readonly rbac: {
    /** The account that its pods act as. */
    readonly serviceAccount: {
      /** The name that the autoscaler's role in AWS is given to. */
      readonly name: string;
    };
  };
  /** Two: one scales, the other takes the lead within seconds when its node goes. */
  readonly replicaCount: number;
  /** Lets a drain take one of the two at a time; none would block it. */
  readonly podDisruptionBudget: { readonly maxUnavailable: number };
  /** No pod may push it out: what is full is full until it works. The chart's own choice, written down. */
  readonly priorityClassName: "system-cluster-critical";
  /** The VPC's own resolver: CoreDNS may be waiting for the very node that the autoscaler is to bring. */
  readonly dnsPolicy: "Default";
  /** The system group, which is on-demand: it must not be on a node that it may take away or that AWS takes back. */
  readonly nodeSelector: SystemPlacement["nodeSelector"];
  /** Lets the pods onto the system group. */
  readonly tolerations: SystemPlacement["tolerations"];
  /** The two in different zones and on different nodes where that can be. */
  readonly topologySpreadConstraints: SystemPlacement["topologySpreadConstraints"];
  /** It holds the whole cluster in memory; CPU is not held back, since a throttled autoscaler is late. */
  readonly resources: ContainerResources;
  /** Nobody in particular, as in the makers' own example. */
  readonly securityContext: {
    /** Lets it read what is mounted, such as the token of its account. */
    readonly fsGroup: number;
    /** Refuses an image that would run as root after all. */
    readonly runAsNonRoot: boolean;
    /** Owns no file of the node's. */
    readonly runAsUser: number;
    /** The container runtime's own list of system calls. */
    readonly seccompProfile: { readonly type: "RuntimeDefault" };
  };
  /** It writes no files and needs no rights of the kernel's. */
  readonly containerSecurityContext: {
    readonly allowPrivilegeEscalation: boolean;
    readonly capabilities: { readonly drop: readonly string[] };
    readonly readOnlyRootFilesystem: boolean;
  };
}

/** By what the chart's pods are told from all others. */
const POD_LABELS = {
  "app.kubernetes.io/instance": "cluster-autoscaler",
  "app.kubernetes.io/name": "aws-cluster-autoscaler",
} as const;

/** User and group that own nothing. */
const NOBODY = 65_534;

/**
 * Puts cluster-autoscaler on the system group and has it try spot first.
 *
 * @throws RangeError - no image is known for the minor, or a setting is not what the autoscaler takes.
 */
export function clusterAutoscalerValues(facts: ClusterAutoscalerFacts): ClusterAutoscalerValues {
  const { clusterName, region, kubernetesMinor, priorities, grpcExpander, registry } = facts;
  const { resources = controllerResources("100m", "600Mi") } = facts;
  const { name } = RELEASE_SERVICE_ACCOUNTS["cluster-autoscaler"];
  const flags = clusterAutoscalerFlags(facts);
  return {
    fullnameOverride: name,
    awsRegion: region,
    autoDiscovery: { clusterName, tags: [AUTOSCALER_ENABLED_TAG, autoscalerClusterTag(clusterName)] },
    image: {
      tag: clusterAutoscalerTag(kubernetesMinor),
      ...(registry === undefined ? {} : { repository: imageRepository(CLUSTER_AUTOSCALER_IMAGE, registry) }),
    },
    extraArgs: flags,
    ...(priorities === undefined ? {} : { expanderPriorities: priorities }),
    ...(grpcExpander === undefined ? {} : grpcSecret(grpcExpander.certificateSecret)),
    rbac: { serviceAccount: { name } },
    replicaCount: CONTROLLER_REPLICAS,
    podDisruptionBudget: ONE_AT_A_TIME,
    priorityClassName: "system-cluster-critical",
    dnsPolicy: "Default",
    ...onSystemGroup(POD_LABELS),
    resources,
    securityContext: {
      fsGroup: NOBODY,
      runAsNonRoot: true,
      runAsUser: NOBODY,
      seccompProfile: { type: "RuntimeDefault" },
    },
    containerSecurityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ["ALL"] },
      readOnlyRootFilesystem: true,
    },
  };
}

function grpcSecret(name: string): Required<Pick<ClusterAutoscalerValues, "extraVolumeSecrets">> {
  return { extraVolumeSecrets: { "grpc-expander": { name, mountPath: GRPC_CERTIFICATE_FOLDER } } };
}
