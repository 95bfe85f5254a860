import type { AccountRegion } from "./iam-flow-logs";
import { PARTITIONS } from "./regions";

import type { WholeNumberRange } from "./limits";

/** An event of EventBridge: who sends it, and as what. */
export interface EventKind {
  readonly source: string;
  readonly detailType: string;
}

/**
 * Events that say of an instance that it is about to go, by what they say.
 *
 * Sources: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-instance-termination-notices.html ·
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/rebalance-recommendations.html ·
 * https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-event-reference.html ·
 * https://docs.aws.amazon.com/health/latest/ug/aws-health-events-eventbridge-schema.html
 */
export const INTERRUPTION_EVENTS = {
  interruption: { source: "aws.ec2", detailType: "EC2 Spot Instance Interruption Warning" },
  rebalance: { source: "aws.ec2", detailType: "EC2 Instance Rebalance Recommendation" },
  stateChange: { source: "aws.ec2", detailType: "EC2 Instance State-change Notification" },
  health: { source: "aws.health", detailType: "AWS Health Event" },
  termination: { source: "aws.autoscaling", detailType: "EC2 Instance-terminate Lifecycle Action" },
} as const satisfies Record<string, EventKind>;

/** One of the names of `INTERRUPTION_EVENTS`. */
export type InterruptionEvent = keyof typeof INTERRUPTION_EVENTS;

/** Names of `INTERRUPTION_EVENTS`. */
export const INTERRUPTION_EVENT_NAMES = [
  "interruption",
  "rebalance",
  "stateChange",
  "health",
  "termination",
] as const satisfies readonly InterruptionEvent[];

/** What an event must hold beside its kind: each field one of the values. */
export type EventDetail = Readonly<Record<string, readonly string[]>>;

/**
 * What of an event both handlers act on; they delete the rest unread, such as every start of an instance.
 *
 * Sources: https://github.com/aws/aws-node-termination-handler/blob/v1.25.6/pkg/monitor/sqsevent/ec2-state-change-event.go ·
 * https://github.com/aws/aws-node-termination-handler/blob/v1.25.6/pkg/monitor/sqsevent/scheduled-change-event.go ·
 * https://github.com/aws/karpenter-provider-aws/tree/v1.14.1/pkg/controllers/interruption/messages
 */
export const EVENT_DETAILS: Readonly<Partial<Record<InterruptionEvent, EventDetail>>> = {
  stateChange: { state: ["stopping", "stopped", "shutting-down", "terminated"] },
  health: { service: ["EC2"], eventTypeCategory: ["scheduledChange"] },
};

/** Pattern, as JSON, of a rule that lets through what handlers act on of an event. */
export function eventPattern(event: InterruptionEvent): string {
  const { source, detailType } = INTERRUPTION_EVENTS[event];
  const detail = EVENT_DETAILS[event];
  return JSON.stringify({
    source: [source],
    "detail-type": [detailType],
    ...(detail === undefined ? {} : { detail }),
  });
}

/** Those of `INTERRUPTION_EVENTS` that only spot instances have. Source: as of `INTERRUPTION_EVENTS`. */
export const SPOT_EVENTS: readonly InterruptionEvent[] = ["interruption", "rebalance"];

/**
 * Events that Karpenter acts on; of a rebalance recommendation it makes a Kubernetes event and nothing else.
 *
 * Source: https://karpenter.sh/docs/concepts/disruption/#interruption
 */
export const KARPENTER_EVENTS: readonly InterruptionEvent[] = ["interruption", "stateChange", "health"];

/**
 * Events that the AWS Node Termination Handler must hear of in queue mode.
 *
 * It drains at once on all it hears of. On a rebalance recommendation that is before there is a replacement, and often for
 * nothing: whoever wants one first lets the group rebalance, and hears of the termination.
 *
 * Source: https://github.com/aws/aws-node-termination-handler/blob/v1.25.6/README.md
 */
export const TERMINATION_HANDLER_EVENTS: readonly InterruptionEvent[] = [
  "interruption",
  "stateChange",
  "health",
  "termination",
];

/**
 * Events without which a node is not drained where its group itself replaces what is at risk and waits on a hook.
 *
 * Source: https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-capacity-rebalancing.html
 */
export const SELF_REBALANCING_EVENTS: readonly InterruptionEvent[] = ["interruption", "termination"];

/**
 * Longest that a queue of interruptions should keep an unread message, in seconds: an older one names a node already gone.
 *
 * Source: https://karpenter.sh/docs/reference/cloudformation/
 */
export const INTERRUPTION_RETENTION_SECONDS = 300;

/**
 * How long a queue keeps an unread message where nothing is said, in seconds.
 *
 * Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
 */
export const STANDARD_RETENTION_SECONDS = 345_600;

/**
 * Limits of how long a queue keeps a message, in seconds.
 *
 * Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
 */
export const QUEUE_RETENTION_SECONDS = { min: 60, max: 1_209_600 } as const satisfies WholeNumberRange;

/**
 * How EventBridge tries to deliver where nothing is said: for a day, this often at most.
 *
 * Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-retry-policy.html
 */
export const DELIVERY_TRIES = { maximumSeconds: 86_400, attempts: 185 } as const;

/**
 * How often a notice may be received before it is put aside as one that nobody can read.
 *
 * A handler sees an unfinished one anew every 20 seconds: six times while it drains a node for two minutes, and fifteen
 * times until it is forgotten.
 *
 * Source: https://github.com/aws/aws-node-termination-handler/blob/v1.25.6/config/helm/aws-node-termination-handler/values.yaml
 */
export const UNREADABLE_AFTER_RECEIVES = 10;

/**
 * The key that AWS manages for SQS; its policy cannot be changed to let EventBridge use it, so EventBridge cannot send.
 *
 * Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html
 */
export const AWS_MANAGED_SQS_KEY = "alias/aws/sqs";

/** Service that sends what rules of EventBridge let through. Source: as of `INTERRUPTION_EVENTS`. */
export const EVENTBRIDGE_SERVICE = "events.amazonaws.com";

/**
 * Action of a fault injection experiment that interrupts spot instances.
 *
 * Source: https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html
 */
export const SEND_INTERRUPTIONS_ACTION = "aws:ec2:send-spot-instance-interruptions";

/**
 * URL of a queue. Source: https://docs.aws.amazon.com/general/latest/gr/sqs-service.html
 *
 * @param name - Name of the queue.
 */
export function queueUrl({ partition, region, accountId }: AccountRegion, name: string): string {
  return `https://sqs.${region}.${PARTITIONS[partition].dnsSuffix}/${accountId}/${name}`;
}
