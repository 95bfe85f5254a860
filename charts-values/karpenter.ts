import { KARPENTER_IMAGE, type KarpenterFeatureGate } from "../facts/karpenter";
import { RELEASE_SERVICE_ACCOUNTS } from "../facts/releases";
import type { ChartPin } from "./chart-pin";
import { imageRepository } from "./image";
import {
  CONTROLLER_REPLICAS,
  controllerResources,
  onSystemGroup,
  type ContainerResources,
  type SystemPlacement,
} from "./system-pods";

/** The chart this file knows; the types below hold for this version only. */
export const KARPENTER_CHART: ChartPin = {
  repository: "oci://public.ecr.aws/karpenter",
  name: "karpenter",
  version: "1.14.1",
};

/** What must be known about the environment before the values can be written. */
export interface KarpenterFacts<Text> {
  readonly clusterName: string;
  /** Region of the cluster, such as `us-east-1`. */
  readonly region: string;
  /** Name, not URL, of the queue of interruption notices. Optional to the chart, which then handles none; required here. */
  readonly interruptionQueueName: string;
  /** URL of the API server. Default: Karpenter asks EKS for it. */
  readonly clusterEndpoint?: Text;
  /** Whether the VPC CNI takes addresses of pods from subnets of their own. Default false. */
  readonly hasPodSubnets?: boolean;
  /** Whether the controller can reach the internet, where prices are asked for. Default true. */
  readonly reachesInternet?: boolean;
  /** What else is switched on or off. Default: spot nodes are replaced by cheaper spot nodes. */
  readonly featureGates?: Readonly<Partial<Record<KarpenterFeatureGate, boolean>>>;
  /** Registry with copies of all images. Default: the makers' own. */
  readonly registry?: string;
}

/**
 * What Karpenter can do but does only when told; what is left out stays as the chart has it.
 *
 * Source: https://karpenter.sh/docs/reference/settings/#feature-gates
 */
export interface KarpenterFeatureGates {
  /** Replaces a spot node by a cheaper spot node, not by on-demand alone; without it a dear spot node stays until it expires. */
  readonly spotToSpotConsolidation: boolean;
  /** Replaces nodes that report a fault. Absent unless asked for: only a node monitoring agent reports any. */
  readonly nodeRepair?: boolean;
  /** Lets `NodeOverlay` objects change prices of types. Absent unless asked for. */
  readonly nodeOverlay?: boolean;
  /** Uses capacity reservations. Absent unless asked for: Karpenter does so already. */
  readonly reservedCapacity?: boolean;
  /** Lets a node pool have a fixed number of nodes. Absent unless asked for. */
  readonly staticCapacity?: boolean;
  /** Lets `CapacityBuffer` objects hold space free. Absent unless asked for: pause pods do, with either provisioner. */
  readonly capacityBuffer?: boolean;
}

/**
 * The values this project sets; the chart's defaults hold for the rest.
 *
 * Among them stay: the affinity that keeps Karpenter off the nodes it makes and off the node of its other pod, and the
 * disruption budget of one pod at a time.
 *
 * Source: https://github.com/aws/karpenter-provider-aws/blob/v1.14.1/charts/karpenter/values.yaml
 */
export interface KarpenterValues<Text> {
  /** Names everything after the release, whatever the release is called. */
  readonly fullnameOverride: string;
  /** The account that its pods act as. */
  readonly serviceAccount: {
    /** The name that Karpenter's role in AWS is given to. */
    readonly name: string;
  };
  /** Two: one makes nodes, the other takes over while a system node is replaced. Each needs a node of its own. */
  readonly replicas: number;
  /** The VPC's own resolver: CoreDNS may be waiting for the very node that Karpenter is to make. */
  readonly dnsPolicy: "Default";
  /** The system group, which Karpenter does not own: it cannot replace the node it runs on. */
  readonly nodeSelector: SystemPlacement["nodeSelector"];
  /** Lets the pods onto the system group. */
  readonly tolerations: SystemPlacement["tolerations"];
  /** Two zones where there are two. The chart insists on it, and a pod would wait when a zone has no system node. */
  readonly topologySpreadConstraints: SystemPlacement["topologySpreadConstraints"];
  /** The container itself. */
  readonly controller: {
    /** Memory for some hundreds of nodes, from whose limit its garbage collector takes its measure; CPU is not held back. */
    readonly resources: ContainerResources;
    /** The region, which the pods cannot ask the instance metadata service for: one hop keeps them from it. */
    readonly env: readonly { readonly name: "AWS_REGION"; readonly value: string }[];
    /** Only with a registry of one's own. */
    readonly image?: {
      /** The copy of the image. The chart's digest stays: a copy that is not the same is not run. */
      readonly repository: string;
    };
  };
  /** What the program is told at its start. */
  readonly settings: {
    /** The cluster whose nodes it makes; also the value of the tags that its rights in AWS are bound to. */
    readonly clusterName: string;
    /** Spares a question to EKS at each start, and an outage of EKS. Absent where it is not known. */
    readonly clusterEndpoint?: Text;
    /** Starts a node even where fewer types are open than its pool demands: in a storm a node of any type is better than none. */
    readonly minValuesPolicy: "BestEffort";
    /** The queue it reads notices from. Without it a spot node goes undrained, and nothing says so. */
    readonly interruptionQueue: string;
    /** Takes off each type the interface whose addresses no pod gets, so that nodes are not overfull. Only with subnets for pods. */
    readonly reservedENIs?: "1";
    /** Asks nobody for prices of on-demand types, which have no endpoint in a VPC. Only where the internet is out of reach. */
    readonly isolatedVPC?: true;
    /** What it does beyond what every Karpenter does. */
    readonly featureGates: KarpenterFeatureGates;
  };
}

/** Puts Karpenter's controller on the system group and on the queue of notices. */
export function karpenterValues<Text = string>(facts: KarpenterFacts<Text>): KarpenterValues<Text> {
  const { clusterName, region, interruptionQueueName, clusterEndpoint, featureGates, registry } = facts;
  const { hasPodSubnets = false, reachesInternet = true } = facts;
  const { name } = RELEASE_SERVICE_ACCOUNTS.karpenter;
  return {
    fullnameOverride: name,
    serviceAccount: { name },
    replicas: CONTROLLER_REPLICAS,
    dnsPolicy: "Default",
    ...onSystemGroup(),
    controller: {
      resources: controllerResources("500m", "1Gi"),
      env: [{ name: "AWS_REGION", value: region }],
      ...(registry === undefined ? {} : { image: { repository: imageRepository(KARPENTER_IMAGE, registry) } }),
    },
    settings: {
      clusterName,
      ...(clusterEndpoint === undefined ? {} : { clusterEndpoint }),
      interruptionQueue: interruptionQueueName,
      minValuesPolicy: "BestEffort",
      ...(hasPodSubnets ? { reservedENIs: "1" } : {}),
      ...(reachesInternet ? {} : { isolatedVPC: true }),
      featureGates: { spotToSpotConsolidation: true, ...featureGates },
    },
  };
}
