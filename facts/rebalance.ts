/**
 * What is done about a node that EC2 recommends to replace: nothing, or no new pods, or a replacement first and then a drain.
 *
 * Source: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/rebalance-recommendations.html
 */
export const REBALANCES = ["ignore", "cordon", "replace"] as const;

/** One of `REBALANCES`. */
export type Rebalance = (typeof REBALANCES)[number];

/**
 * Who drains nodes that are about to go away.
 *
 * `eks` its managed node groups; `termination-handler-queue` and `termination-handler-nodes` the node termination handler,
 * which reads a queue or runs on the nodes; `karpenter` the nodes it starts.
 */
export const INTERRUPTION_HANDLERS = [
  "eks",
  "termination-handler-queue",
  "termination-handler-nodes",
  "karpenter",
] as const;

/** One of `INTERRUPTION_HANDLERS`. */
export type InterruptionHandler = (typeof INTERRUPTION_HANDLERS)[number];

/** Whether a handler can do what is asked about a recommendation. */
export type RebalanceAnswer =
  | {
      readonly isPossible: true;
      /** By what it comes about, as a sentence without its full stop. */ readonly how: string;
    }
  | {
      readonly isPossible: false;
      /** As a clause to stand behind a colon. */
      readonly why: string;
      /** What to write instead. */
      readonly instead: Rebalance;
    };

const EKS_ALWAYS = {
  isPossible: false,
  why: "EKS starts a replacement in every managed group of spot nodes, and has no switch for it",
  instead: "replace",
} as const;

const KARPENTER_NEVER = {
  isPossible: false,
  why: "Karpenter makes a Kubernetes event of a recommendation and nothing else",
  instead: "ignore",
} as const;

/**
 * What each handler can do about a rebalance recommendation.
 *
 * In queue mode the handler's switches for recommendations are ignored: it drains at once on whatever its queue is sent,
 * so that a rule for them would mean a fourth thing, a drain without replacement.
 *
 * Sources: https://docs.aws.amazon.com/eks/latest/userguide/managed-node-groups.html#managed-node-group-capacity-types ·
 * https://github.com/aws/aws-node-termination-handler/blob/v1.25.6/README.md#configuration ·
 * https://github.com/aws/aws-node-termination-handler/blob/v1.25.6/pkg/interruptionevent/draincordon/handler.go ·
 * https://karpenter.sh/docs/concepts/disruption/#interruption
 */
export const REBALANCE_ANSWERS = {
  eks: {
    ignore: EKS_ALWAYS,
    cordon: EKS_ALWAYS,
    replace: {
      isPossible: true,
      how: "EKS starts a replacement, waits until it is Ready, and then cordons and drains the node",
    },
  },
  "termination-handler-queue": {
    ignore: { isPossible: true, how: "No rule sends recommendations to the queue" },
    cordon: {
      isPossible: false,
      why: "the handler drains on whatever its queue is sent, and cordonOnly would leave interrupted nodes undrained too",
      instead: "ignore",
    },
    replace: {
      isPossible: true,
      how: "The group starts a replacement and then ends the node, whose termination hook has the handler drain it",
    },
  },
  "termination-handler-nodes": {
    ignore: { isPossible: true, how: "The handler does not look for recommendations" },
    cordon: { isPossible: true, how: "The handler looks for recommendations and, unless told to drain, only cordons" },
    replace: {
      isPossible: true,
      how: "The group starts a replacement and then ends the node; the handler sees that and drains while the hook waits",
    },
  },
  karpenter: {
    ignore: { isPossible: true, how: "Karpenter makes a Kubernetes event of it" },
    cordon: KARPENTER_NEVER,
    replace: KARPENTER_NEVER,
  },
} as const satisfies Record<InterruptionHandler, Record<Rebalance, RebalanceAnswer>>;
