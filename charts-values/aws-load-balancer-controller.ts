import type { LoadBalancerExtra } from "../facts/iam-load-balancers";
import { NAMESPACE_NAME_LABEL } from "../facts/kubernetes";
import { RELEASE_SERVICE_ACCOUNTS, SYSTEM_NAMESPACE } from "../facts/releases";
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
export const AWS_LOAD_BALANCER_CONTROLLER_CHART: ChartPin = {
  repository: "https://aws.github.io/eks-charts",
  name: "aws-load-balancer-controller",
  version: "3.5.0",
};

/** What must be known about the environment before the values can be written. */
export interface AwsLoadBalancerControllerFacts<Text> {
  readonly clusterName: string;
  /** Such as `us-east-1`. */
  readonly region: string;
  /** Id of the cluster's VPC; AWS gives it when the VPC is made. */
  readonly vpcId: Text;
  /** Services of AWS that the controller may join to load balancers; its role must allow the same. Default: none. */
  readonly extras?: readonly LoadBalancerExtra[];
  /**
   * Whether new Services of type `LoadBalancer` that name no class are this controller's.
   *
   * Default true: else the cloud provider of the control plane makes a Classic Load Balancer, which sends to nodes.
   */
  readonly takesServices?: boolean;
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
 * Among them `clusterSecretsPermissions.allowAllSecrets: false`: a load balancer that signs users in by OIDC needs a Role
 * for its one Secret.
 *
 * Source: https://github.com/aws/eks-charts/blob/v0.0.242/stable/aws-load-balancer-controller/values.yaml
 */
export interface AwsLoadBalancerControllerValues<Text> {
  /** Names everything after the release, whatever the release is called. */
  readonly fullnameOverride: string;
  /** The account that the pods act as; of their own, so that nothing else gains what they may. */
  readonly serviceAccount: {
    /** The name that the role of the controller is bound to. */
    readonly name: string;
  };
  /** Written into the tag of all that the controller makes, and into the conditions of its role. The chart demands it. */
  readonly clusterName: string;
  /** Told, because pods may not ask the node's metadata service where they are. */
  readonly region: string;
  /** Told for the same reason. */
  readonly vpcId: Text;
  /**
   * `ip`: load balancers send to pods. The chart's `instance` sends to nodes, and each spot node that goes cuts
   * connections of pods on other nodes.
   */
  readonly defaultTargetType: "ip";
  /** Two, of which one works: a target that is gone is taken out while a node of the controller's is replaced. */
  readonly replicaCount: number;
  /** One pod at a time: no drain is blocked, and the webhooks always answer. The chart makes none. */
  readonly podDisruptionBudget: {
    /** None at all would block the drain, two would leave the webhooks without an answer. */
    readonly maxUnavailable: number;
  };
  /** The system group: targets on lost spot nodes are taken out by a controller that is not lost with them. */
  readonly nodeSelector: SystemPlacement["nodeSelector"];
  /** Lets the pods onto the system group; the chart tolerates no taint. */
  readonly tolerations: SystemPlacement["tolerations"];
  /** The two pods in two zones, where there are two; the chart only prefers two nodes. */
  readonly topologySpreadConstraints: SystemPlacement["topologySpreadConstraints"];
  /** The chart asks for nothing, and such pods are the first to be put out of a full node. */
  readonly resources: ContainerResources;
  /** Keeps the webhooks' certificate over upgrades; the chart makes a new one each time, and every release is a change. */
  readonly keepTLSSecret: boolean;
  /** Off unless asked for: the controller would ask Shield about each load balancer, which its role may not. */
  readonly enableShield: boolean;
  /** Off unless asked for, as with Shield. This is the classic firewall. */
  readonly enableWaf: boolean;
  /** Off unless asked for, as with Shield. */
  readonly enableWafv2: boolean;
  /**
   * Gives new Services of type `LoadBalancer` without a class this controller's.
   *
   * The API server asks the controller about every new Service, and makes none while no pod of it answers. When off,
   * Services must name the class `service.k8s.aws/nlb`.
   */
  readonly enableServiceMutatorWebhook: boolean;
  /** Only where new Services are asked about. */
  readonly serviceMutatorWebhookConfig?: {
    /** Leaves the Services of controllers out, so that they can be released before this one and mended without it. */
    readonly namespaceSelectors: readonly {
      /** The label with a namespace's own name. */
      readonly key: string;
      /** All namespaces but these. */
      readonly operator: "NotIn";
      /** The namespace of controllers. A Service of type `LoadBalancer` does not belong there. */
      readonly values: readonly string[];
    }[];
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

/** Puts the load balancer controller on the system group, and has load balancers send to pods. */
export function awsLoadBalancerControllerValues<Text>(
  facts: AwsLoadBalancerControllerFacts<Text>,
): AwsLoadBalancerControllerValues<Text> {
  const { clusterName, region, vpcId, extras = [], takesServices = true, hasPrometheusOperator = false } = facts;
  const { name } = RELEASE_SERVICE_ACCOUNTS["aws-load-balancer-controller"];
  return {
    fullnameOverride: name,
    serviceAccount: { name },
    clusterName,
    region,
    vpcId,
    defaultTargetType: "ip",
    replicaCount: CONTROLLER_REPLICAS,
    podDisruptionBudget: ONE_AT_A_TIME,
    ...onSystemGroup({ "app.kubernetes.io/name": AWS_LOAD_BALANCER_CONTROLLER_CHART.name }),
    resources: controllerResources("100m", "512Mi"),
    keepTLSSecret: true,
    enableShield: extras.includes("shield"),
    enableWaf: extras.includes("wafClassic"),
    enableWafv2: extras.includes("wafv2"),
    enableServiceMutatorWebhook: takesServices,
    ...(takesServices ? { serviceMutatorWebhookConfig: { namespaceSelectors: [OTHER_NAMESPACES] } } : {}),
    ...(hasPrometheusOperator ? { serviceMonitor: { enabled: true } } : {}),
    ...(facts.registry === undefined ? {} : { image: { repository: imageRepository(IMAGE, facts.registry) } }),
  };
}

const OTHER_NAMESPACES = { key: NAMESPACE_NAME_LABEL, operator: "NotIn", values: [SYSTEM_NAMESPACE] } as const;

const IMAGE = { host: "public.ecr.aws", path: "eks/aws-load-balancer-controller" };
