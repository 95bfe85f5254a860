import {
  CLUSTER_AUTOSCALER_DEFAULTS as DEFAULTS,
  EXPANDER_WITHOUT_AWS,
  EXPENDABLE_PODS_CUTOFF,
  EXPANDERS,
  LAST_EXPANDER,
  type Expander,
} from "../facts/cluster-autoscaler";
import { EBS_STARTUP_TAINT, TERMINATION_HANDLER_TAINTS } from "../facts/node-taints";
import type { ClusterAutoscalerFlags } from "./cluster-autoscaler";
import { goDuration } from "./go-duration";
import type { ExpanderPriorities } from "./priority-expander";

/** How long the autoscaler waits, in whole seconds. */
export interface ClusterAutoscalerTiming {
  /** How often it looks for pods that no node holds. Default 10, its own. */
  readonly scanIntervalSeconds?: number;
  /** How long it waits for a node before it tries another group. Default 300; its own are 900, long for an empty pool. */
  readonly maxNodeProvisionSeconds?: number;
  /** How long a group that failed is left alone at first; each time doubles it. Default 300, its own. */
  readonly initialBackoffSeconds?: number;
  /** How long a group that failed is left alone at most. Default 1800, its own. */
  readonly maxBackoffSeconds?: number;
  /** How long pods have to leave a node that is not needed. Default 600, its own. */
  readonly drainSeconds?: number;
  readonly scaleDown?: {
    /** How long a node is not needed before it goes. Default 600, its own. */
    readonly unneededSeconds?: number;
    /** How long no node goes after one came. Default 600, its own. */
    readonly delayAfterAddSeconds?: number;
    /** Share of a node's CPU and memory, 0 to 1: where pods ask for less it is not needed. Default 0.5, its own. */
    readonly utilizationThreshold?: number;
  };
}

/** What the autoscaler is told beside what it works on. */
export interface ClusterAutoscalerSettings {
  /** How it chooses among groups, in order. Default `priority`, then `least-waste`. */
  readonly expanders?: readonly Expander[];
  /** The order of groups. Given exactly with the expander `priority`. */
  readonly priorities?: ExpanderPriorities;
  /** The server to ask. Given exactly with the expander `grpc`. */
  readonly grpcExpander?: {
    /** Its host and port. */
    readonly url: string;
    /** Secret in kube-system with its certificate as `tls.crt`. */
    readonly certificateSecret: string;
  };
  readonly timing?: ClusterAutoscalerTiming;
  /** Whether a node stays as long as a pod of kube-system runs on it. Default false. */
  readonly skipsNodesWithSystemPods?: boolean;
  /** Whether a node stays as long as a pod on it has a volume of the node's own. Default false. */
  readonly skipsNodesWithLocalStorage?: boolean;
  /** Whether groups alike but for their zone grow evenly. Default true. */
  readonly balancesSimilarNodeGroups?: boolean;
  /** Whether spot groups are self-managed, so that the node termination handler marks their nodes. Default false. */
  readonly selfManagedSpot?: boolean;
  /** Whether nodes wait for the EBS driver. Default true. */
  readonly ebsDriver?: boolean;
  /** How much is logged, 0 to 10. Default 4. */
  readonly logVerbosity?: number;
  /** Nodes of all groups together at most. Default: no limit but those of the groups. */
  readonly maxNodesTotal?: number;
  /** Nodes that may be not ready, in percent, before all scaling stops. Default 45, its own. */
  readonly maxUnreadyPercent?: number;
}

/** Where the certificate of the server of the expander `grpc` is mounted. */
export const GRPC_CERTIFICATE_FOLDER = "/etc/grpc-expander";

/** @throws RangeError - a setting is not what the autoscaler takes. */
export function clusterAutoscalerFlags(settings: ClusterAutoscalerSettings): ClusterAutoscalerFlags {
  const { expanders = ["priority", "least-waste"], timing = {}, grpcExpander, maxNodesTotal } = settings;
  const { logVerbosity = 4, maxUnreadyPercent = DEFAULTS.maxTotalUnreadyPercentage } = settings;
  refuseExpanders(expanders, settings);
  return {
    v: whole("logVerbosity", logVerbosity, 0, 10),
    expander: expanders.join(","),
    ...(grpcExpander === undefined
      ? {}
      : {
          "grpc-expander-url": grpcExpander.url,
          "grpc-expander-cert": `${GRPC_CERTIFICATE_FOLDER}/tls.crt`,
        }),
    ...timingFlags(timing),
    "skip-nodes-with-system-pods": settings.skipsNodesWithSystemPods ?? false,
    "skip-nodes-with-local-storage": settings.skipsNodesWithLocalStorage ?? false,
    "balance-similar-node-groups": settings.balancesSimilarNodeGroups ?? true,
    "expendable-pods-priority-cutoff": `${EXPENDABLE_PODS_CUTOFF}`,
    "max-total-unready-percentage": whole("maxUnreadyPercent", maxUnreadyPercent, 0, 100),
    "ok-total-unready-count": DEFAULTS.okTotalUnreadyCount,
    ...(maxNodesTotal === undefined ? {} : { "max-nodes-total": `${whole("maxNodesTotal", maxNodesTotal, 1)}` }),
    ...taintFlags(settings),
  };
}

function timingFlags(timing: ClusterAutoscalerTiming) {
  const { scanIntervalSeconds = DEFAULTS.scanIntervalSeconds, maxNodeProvisionSeconds = 300, scaleDown = {} } = timing;
  const { initialBackoffSeconds = DEFAULTS.initialBackoffSeconds } = timing;
  const { maxBackoffSeconds = DEFAULTS.maxBackoffSeconds } = timing;
  const { drainSeconds = DEFAULTS.maxGracefulTerminationSeconds } = timing;
  const { unneededSeconds = DEFAULTS.scaleDownUnneededSeconds } = scaleDown;
  const { delayAfterAddSeconds = DEFAULTS.scaleDownDelayAfterAddSeconds } = scaleDown;
  const { utilizationThreshold = DEFAULTS.scaleDownUtilizationThreshold } = scaleDown;
  if (!(utilizationThreshold >= 0 && utilizationThreshold <= 1)) {
    throw new RangeError(`timing.scaleDown.utilizationThreshold: ${utilizationThreshold} is not a share from 0 to 1`);
  }
  const time = (name: string, seconds: number, min: number) => goDuration(whole(`timing.${name}`, seconds, min));
  return {
    "scan-interval": time("scanIntervalSeconds", scanIntervalSeconds, 1),
    "max-node-provision-time": time("maxNodeProvisionSeconds", maxNodeProvisionSeconds, 1),
    "initial-node-group-backoff-duration": time("initialBackoffSeconds", initialBackoffSeconds, 1),
    "max-node-group-backoff-duration": time("maxBackoffSeconds", maxBackoffSeconds, initialBackoffSeconds),
    "scale-down-unneeded-time": time("scaleDown.unneededSeconds", unneededSeconds, 0),
    "scale-down-delay-after-add": time("scaleDown.delayAfterAddSeconds", delayAfterAddSeconds, 0),
    "scale-down-utilization-threshold": utilizationThreshold,
    "max-graceful-termination-sec": `${whole("timing.drainSeconds", drainSeconds, 0)}`,
  };
}

function taintFlags({ ebsDriver = true, selfManagedSpot = false }: ClusterAutoscalerSettings) {
  const { interruption, maintenance, rebalance, termination } = TERMINATION_HANDLER_TAINTS;
  return {
    ...(ebsDriver ? { "startup-taint_ebs": EBS_STARTUP_TAINT } : {}),
    ...(selfManagedSpot
      ? {
          "status-taint_interruption": interruption,
          "status-taint_maintenance": maintenance,
          "status-taint_rebalance": rebalance,
          "status-taint_termination": termination,
        }
      : {}),
  };
}

function refuseExpanders(
  expanders: readonly Expander[],
  { priorities, grpcExpander }: ClusterAutoscalerSettings,
): void {
  const refuse = (allowed: string): never => {
    throw new RangeError(`expanders: [${expanders.join(", ")}] is not ${allowed}`);
  };
  if (expanders.length === 0 || new Set(expanders).size < expanders.length) {
    refuse(`a list of different expanders out of ${EXPANDERS.join(", ")}`);
  }
  if (expanders.includes(EXPANDER_WITHOUT_AWS)) {
    refuse(`what starts on AWS: the autoscaler knows no prices there; leave out ${EXPANDER_WITHOUT_AWS}`);
  }
  if (expanders.slice(0, -1).includes(LAST_EXPANDER)) {
    refuse(`what starts: nothing is left to choose after ${LAST_EXPANDER}; put it last`);
  }
  refuseUnpaired(expanders, "priority", "priorities", priorities !== undefined);
  refuseUnpaired(expanders, "grpc", "grpcExpander", grpcExpander !== undefined);
}

/** What one expander alone reads is given with it, and only with it. */
function refuseUnpaired(expanders: readonly Expander[], expander: Expander, path: string, isGiven: boolean): void {
  if (expanders.includes(expander) && !isGiven) {
    throw new RangeError(
      `${path}: nothing is not what the expander ${expander} reads; give it, or leave out ${expander}`,
    );
  }
  if (isGiven && !expanders.includes(expander)) {
    throw new RangeError(`${path}: it is not read by ${expanders.join(", ")}; leave it out, or add ${expander}`);
  }
}

/** @throws RangeError - the value is no whole number in its range. */
function whole(path: string, value: number, min: number, max?: number): number {
  if (!Number.isSafeInteger(value) || value < min || (max !== undefined && value > max)) {
    const range = max === undefined ? `of at least ${min}` : `from ${min} to ${max}`;
    throw new RangeError(`${path}: ${value} is not a whole number ${range}`);
  }
  return value;
}
