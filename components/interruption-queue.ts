import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as sqs from "@pulumi/aws/sqs";
import * as pulumi from "@pulumi/pulumi";

import { boundedName } from "../capacity/bounded-name";
import type { AccountRegion } from "../facts/iam-flow-logs";
import { eventQueuePolicy, queueArn } from "../facts/iam-interruption-queue";
import {
  DELIVERY_TRIES,
  eventPattern,
  INTERRUPTION_RETENTION_SECONDS,
  type InterruptionEvent,
  QUEUE_RETENTION_SECONDS,
  UNREADABLE_AFTER_RECEIVES,
} from "../facts/interruption";
import { NAME_LIMITS } from "../facts/limits";
import type { Partition } from "../facts/regions";
import { outsideRange, refuseInvalid, type ArgumentProblem } from "./internal/errors";

/** What an `InterruptionQueue` is made of. */
export interface InterruptionQueueArgs {
  /** Name of the queue, at most 80 letters, digits, - and _; with dead letters 67. Fixed, since chart values name it. */
  readonly queueName: string;

  /** What the queue's reader is told of, each at most once. A reader acts on all it is told: leave out what it should not hear. */
  readonly events: readonly InterruptionEvent[];

  /** How long an unread notice is kept, in whole seconds, 60 to 1209600. Default 300: an older one names a node already gone. */
  readonly retentionSeconds?: number;

  /**
   * A second queue, for what could not be delivered or read. Default: none, since a late notice is worth nothing.
   *
   * For finding out why a handler does not act. What is there is read by people: nothing empties it but time.
   */
  readonly deadLetter?: DeadLetterArgs;

  readonly partition: Partition;
  /** Such as `us-east-1`. */
  readonly region: string;
  /** Id of the account whose rules may send. */
  readonly accountId: pulumi.Input<string>;
  readonly tags: Readonly<Record<string, string>>;
}

/** Where notices go that nobody could read. */
export interface DeadLetterArgs {
  /** How long they are kept, in whole seconds, 60 to 1209600. Default 1209600, two weeks: the longest there is. */
  readonly retentionSeconds?: number;
}

/**
 * The queue on which AWS says that nodes are about to go away.
 *
 * A queue, its policy, a rule of EventBridge with its target for each event, and the queue of dead letters where asked.
 * What EventBridge cannot deliver within the time a notice is kept it drops, rather than try for a day.
 *
 * @throws ResourceError - a name or number that AWS does not take, or an event listed twice or not at all.
 */
export class InterruptionQueue extends pulumi.ComponentResource {
  /** ARN of the queue, for the policy of the role that reads it. */
  readonly queueArn: pulumi.Output<string>;
  /** Name of the queue, by which Karpenter asks for it; known once there is a queue. */
  readonly queueName: pulumi.Output<string>;
  /** Address of the queue, by which the node termination handler asks for it. */
  readonly queueUrl: pulumi.Output<string>;

  constructor(name: string, args: InterruptionQueueArgs, opts?: pulumi.ComponentResourceOptions) {
    super("spot-eks:components:InterruptionQueue", name, args, opts);
    const child = { parent: this };
    refuseInvalid(this, queueProblems(args));

    const { queueName, events, retentionSeconds = INTERRUPTION_RETENTION_SECONDS, partition, region, tags } = args;
    const place = pulumi.output(args.accountId).apply((accountId) => ({ partition, region, accountId }));
    const dead = args.deadLetter && deadLetters(`${name}-dead-letters`, args, place, child);
    const redrive = dead && {
      redrivePolicy: pulumi.jsonStringify({
        deadLetterTargetArn: dead.arn,
        maxReceiveCount: UNREADABLE_AFTER_RECEIVES,
      }),
    };
    const queue = new sqs.Queue(
      `${name}-queue`,
      { name: queueName, messageRetentionSeconds: retentionSeconds, sqsManagedSseEnabled: true, ...redrive, tags },
      child,
    );
    const policy = policyOf(`${name}-queue`, queue, queueName, args, place, child);

    const retryPolicy = {
      maximumEventAgeInSeconds: Math.min(retentionSeconds, DELIVERY_TRIES.maximumSeconds),
      maximumRetryAttempts: DELIVERY_TRIES.attempts,
    };
    const undelivered = dead && { deadLetterConfig: { arn: dead.arn } };
    for (const event of events) {
      const settings = { name: ruleName(queueName, event), eventPattern: eventPattern(event), tags };
      const rule = new cloudwatch.EventRule(`${name}-${event}`, settings, child);
      new cloudwatch.EventTarget(
        `${name}-${event}`,
        { rule: rule.name, arn: queue.arn, retryPolicy, ...undelivered },
        // Before the policy, what the rule lets through would be refused.
        { ...child, dependsOn: [policy] },
      );
    }

    this.queueArn = queue.arn;
    this.queueName = queue.name;
    this.queueUrl = queue.url;
    this.registerOutputs({ queueArn: this.queueArn, queueName: this.queueName, queueUrl: this.queueUrl });
  }
}

/** The queue of dead letters, which only the queue of notices and its rules may fill. */
function deadLetters(
  name: string,
  args: InterruptionQueueArgs,
  place: pulumi.Output<AccountRegion>,
  child: pulumi.CustomResourceOptions,
): sqs.Queue {
  const { queueName, tags, deadLetter: { retentionSeconds = QUEUE_RETENTION_SECONDS.max } = {} } = args;
  const redriveAllowPolicy = pulumi.jsonStringify({
    redrivePermission: "byQueue",
    sourceQueueArns: [place.apply((where) => queueArn(where, queueName))],
  });
  const settings = { name: deadLetterName(queueName), messageRetentionSeconds: retentionSeconds, redriveAllowPolicy };
  const queue = new sqs.Queue(name, { ...settings, sqsManagedSseEnabled: true, tags }, child);
  policyOf(name, queue, settings.name, args, place, child);
  return queue;
}

function policyOf(
  name: string,
  queue: sqs.Queue,
  queueName: string,
  args: InterruptionQueueArgs,
  place: pulumi.Output<AccountRegion>,
  child: pulumi.CustomResourceOptions,
): sqs.QueuePolicy {
  const rules = args.events.map((event) => ruleName(args.queueName, event));
  const policy = place.apply((where) => eventQueuePolicy(where, queueName, rules));
  return new sqs.QueuePolicy(name, { queueUrl: queue.url, policy }, child);
}

function deadLetterName(queueName: string): string {
  return `${queueName}-dead-letters`;
}

/** Name of a rule, known before the rule is there so that the policy can name it. */
function ruleName(queueName: string, event: InterruptionEvent): string {
  const end = `-${event}`;
  return `${boundedName(queueName, NAME_LIMITS["event-rule"].maxLength - end.length)}${end}`;
}

function queueProblems(args: InterruptionQueueArgs): readonly ArgumentProblem[] {
  const { queueName, events, retentionSeconds = INTERRUPTION_RETENTION_SECONDS, deadLetter } = args;
  const { maxLength } = NAME_LIMITS["sqs-queue"];
  const longest = deadLetter === undefined ? maxLength : maxLength - deadLetterName("").length;
  const isName = /^[A-Za-z0-9_-]+$/.test(queueName) && queueName.length <= longest;
  const twice = events.filter((event, place) => events.indexOf(event) !== place);
  return [
    ...(isName ? [] : [{ path: "queueName", problem: `${queueName} is not 1 to ${longest} letters, digits, - and _` }]),
    ...(events.length > 0 ? [] : [{ path: "events", problem: "none is not at least one event; name what to hear" }]),
    ...twice.map((event) => ({ path: "events", problem: `${event} is not listed once` })),
    ...outsideRange("retentionSeconds", retentionSeconds, QUEUE_RETENTION_SECONDS),
    ...(deadLetter?.retentionSeconds === undefined
      ? []
      : outsideRange("deadLetter.retentionSeconds", deadLetter.retentionSeconds, QUEUE_RETENTION_SECONDS)),
  ];
}
