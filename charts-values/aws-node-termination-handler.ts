import { terminationHandlerTag } from "../facts/autoscaler-tags";
import { TERMINATION_HANDLER_IMAGE, TERMINATION_HANDLER_WORKERS } from "../facts/node-termination-handler";
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
import {
  checkHeartbeat,
  type NodeTerminationHandlerFacts,
  type TerminationHandlerBesideKarpenterFacts,
  type TerminationHandlerNodesFacts,
  type TerminationHandlerQueueFacts,
} from "./termination-handler-facts";
import { KARPENTER_SPOT_NODES, SELF_MANAGED_SPOT_NODES, type RequiredNodes } from "./termination-handler-nodes";

/** The chart this file knows; the types below hold for this version only. */
export const NODE_TERMINATION_HANDLER_CHART: ChartPin = {
  repository: "oci://public.ecr.aws/aws-ec2/helm",
  name: "aws-node-termination-handler",
  version: "0.27.6",
};

/** What this project sets however the handler hears of interruptions. */
export interface NodeTerminationHandlerCommonValues {
  /** Names everything after the release, whatever the release is called. */
  readonly fullnameOverride: string;
  /** The account that its pods act as. */
  readonly serviceAccount: {
    /** The name that the Pod Identity association and the rules of this project know. */
    readonly name: string;
  };
  /** Logs that a log store can ask by field. */
  readonly jsonLogging: boolean;
  /** The newer names of fields, which tell one kind of event from another in queue mode too. */
  readonly logFormatVersion: number;
  /** Tells on the node itself why it was drained. The chart then lets the handler create and patch events, and nothing more. */
  readonly emitKubernetesEvents: boolean;
  /** Takes a node out of load balancers before its pods end, so that they stop sending to it first. */
  readonly excludeFromLoadBalancers: boolean;
  /** Cordoning keeps new pods off already; a taint would stay on a node that is given back. */
  readonly taintNode: boolean;
  /** What one pod of the handler asks for. */
  readonly resources: ContainerResources;
  /** Only with a registry of one's own. */
  readonly image?: {
    /** The copy of the image; its tag stays the chart's. */
    readonly repository: string;
  };
}

/**
 * The values this project sets in queue mode; the chart's defaults hold for the rest.
 *
 * Source: https://github.com/aws/aws-node-termination-handler/blob/v1.25.6/config/helm/aws-node-termination-handler/values.yaml
 */
export interface NodeTerminationHandlerQueueValues<Text> extends NodeTerminationHandlerCommonValues {
  /** Reads a queue. All switches of single events are then ignored: what the queue is sent is acted on. */
  readonly enableSqsTerminationDraining: true;
  /** Where notices come from. */
  readonly queueURL: Text;
  /** Said outright: pods cannot ask the metadata service, which is one hop too far. */
  readonly awsRegion: string;
  /** Drains tagged instances only, since the queue is sent notices of the whole account and region. */
  readonly checkTagBeforeDraining: boolean;
  /** The tag of this cluster's nodes; the chart's own is the same in every cluster. */
  readonly managedTag: string;
  /** Finds a node by its instance, whatever the node is called. */
  readonly useProviderId: boolean;
  /** Forgets notices of nodes that are no longer there, rather than read them again until they expire. */
  readonly deleteSqsMsgIfNodeNotFound: boolean;
  /** Many at once: a wave of interruptions gives every node the same two minutes. */
  readonly workers: number;
  /** Seconds from one request to a group to wait on to the next. Absent: a group waits as long as its hook says. */
  readonly heartbeatInterval?: number;
  /** Seconds after which a group is not asked any more; the handler's own 48 hours would keep a stuck node for two days. */
  readonly heartbeatUntil?: number;
  /** Two: a notice is worth two minutes, less than a pod takes to move to another node. */
  readonly replicas: number;
  /** One pod at a time: a drain may go on, and notices are still read. */
  readonly podDisruptionBudget: { readonly maxUnavailable: number };
  /** The system group: the handler must not live on the nodes it drains. */
  readonly nodeSelector: SystemPlacement["nodeSelector"];
  /** Lets the pods onto the system group; in queue mode the chart tolerates no taint. */
  readonly tolerations: SystemPlacement["tolerations"];
  /** The two pods in two zones, where there are two; the chart leaves both to chance. */
  readonly topologySpreadConstraints: SystemPlacement["topologySpreadConstraints"];
  /** Counts drains and errors. Only with a Prometheus operator: nobody else reads them. */
  readonly enablePrometheusServer?: boolean;
  /** Tells the Prometheus operator where the metrics are. Absent without the operator: the release would fail. */
  readonly serviceMonitor?: {
    /** Makes the object. */
    readonly create: boolean;
  };
}

/**
 * The values this project sets where the handler runs on the nodes; the chart's defaults hold for the rest.
 *
 * Source: https://github.com/aws/aws-node-termination-handler/blob/v1.25.6/config/helm/aws-node-termination-handler/values.yaml
 */
export interface NodeTerminationHandlerNodesValues extends NodeTerminationHandlerCommonValues {
  /** Asks the metadata service of its own node, and needs no permission in AWS. */
  readonly enableSqsTerminationDraining: false;
  /** The metadata service answers one hop away only, which is the node's own network. */
  readonly useHostNetwork: boolean;
  /** On exactly the nodes that nobody else drains. They may bear any taint: the chart tolerates all. */
  readonly daemonsetAffinity: RequiredNodes;
  /** Drains when the node has two minutes left; beside Karpenter never, since Karpenter does. */
  readonly enableSpotInterruptionDraining: boolean;
  /** Drains when AWS is to repair or retire the machine; beside Karpenter never, since Karpenter does. */
  readonly enableScheduledEventDraining: boolean;
  /** Drains when its group ends the node, as it does after a replacement; Karpenter's nodes have no group. */
  readonly enableASGLifecycleDraining: boolean;
  /** Looks for rebalance recommendations. Without the next it only cordons. */
  readonly enableRebalanceMonitoring: boolean;
  /** Drains on a recommendation, before there is a replacement. Never in a group, which says itself when it has one. */
  readonly enableRebalanceDraining: boolean;
}

/** The values this project sets, by where the handler hears of interruptions. */
export type NodeTerminationHandlerValues<Text> =
  NodeTerminationHandlerQueueValues<Text> | NodeTerminationHandlerNodesValues;

/**
 * Lets the node termination handler drain what is interrupted: from a queue, on spot nodes of self-managed groups, or
 * beside Karpenter.
 *
 * @throws RangeError - a heartbeat that the handler does not start with.
 */
export function nodeTerminationHandlerValues<Text>(
  facts: TerminationHandlerQueueFacts<Text>,
): NodeTerminationHandlerQueueValues<Text>;
export function nodeTerminationHandlerValues(
  facts: TerminationHandlerNodesFacts | TerminationHandlerBesideKarpenterFacts,
): NodeTerminationHandlerNodesValues;
export function nodeTerminationHandlerValues<Text>(
  facts: NodeTerminationHandlerFacts<Text>,
): NodeTerminationHandlerValues<Text> {
  return facts.mode === "queue" ? queueValues(facts) : nodesValues(facts);
}

function queueValues<Text>(facts: TerminationHandlerQueueFacts<Text>): NodeTerminationHandlerQueueValues<Text> {
  const { region, clusterName, queueUrl, heartbeat, hasPrometheusOperator = false, registry } = facts;
  if (heartbeat !== undefined) {
    checkHeartbeat(heartbeat);
  }
  const { name } = NODE_TERMINATION_HANDLER_CHART;
  return {
    ...commonValues(registry),
    enableSqsTerminationDraining: true,
    queueURL: queueUrl,
    awsRegion: region,
    checkTagBeforeDraining: true,
    managedTag: terminationHandlerTag(clusterName),
    useProviderId: true,
    deleteSqsMsgIfNodeNotFound: true,
    workers: TERMINATION_HANDLER_WORKERS,
    ...(heartbeat === undefined
      ? {}
      : { heartbeatInterval: heartbeat.intervalSeconds, heartbeatUntil: heartbeat.untilSeconds }),
    replicas: CONTROLLER_REPLICAS,
    podDisruptionBudget: ONE_AT_A_TIME,
    ...onSystemGroup({ "app.kubernetes.io/name": name, "app.kubernetes.io/component": "deployment" }),
    resources: controllerResources("100m", "256Mi"),
    ...(hasPrometheusOperator ? { enablePrometheusServer: true, serviceMonitor: { create: true } } : {}),
  };
}

function nodesValues(
  facts: TerminationHandlerNodesFacts | TerminationHandlerBesideKarpenterFacts,
): NodeTerminationHandlerNodesValues {
  const isBeside = facts.mode === "beside-karpenter";
  return {
    ...commonValues(facts.registry),
    enableSqsTerminationDraining: false,
    useHostNetwork: true,
    daemonsetAffinity: isBeside ? KARPENTER_SPOT_NODES : SELF_MANAGED_SPOT_NODES,
    enableSpotInterruptionDraining: !isBeside,
    enableScheduledEventDraining: !isBeside,
    enableASGLifecycleDraining: !isBeside,
    enableRebalanceMonitoring: isBeside || facts.rebalance === "cordon",
    enableRebalanceDraining: isBeside && facts.rebalance === "replace",
    resources: controllerResources("25m", "128Mi"),
  };
}

function commonValues(registry: string | undefined): Omit<NodeTerminationHandlerCommonValues, "resources"> {
  const { name } = RELEASE_SERVICE_ACCOUNTS["aws-node-termination-handler"];
  return {
    fullnameOverride: name,
    serviceAccount: { name },
    jsonLogging: true,
    logFormatVersion: 2,
    emitKubernetesEvents: true,
    excludeFromLoadBalancers: true,
    taintNode: false,
    ...(registry === undefined ? {} : { image: { repository: imageRepository(TERMINATION_HANDLER_IMAGE, registry) } }),
  };
}
