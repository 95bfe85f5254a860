import {
  AWS_MANAGED_SQS_KEY,
  EVENTBRIDGE_SERVICE,
  INTERRUPTION_RETENTION_SECONDS,
  STANDARD_RETENTION_SECONDS,
} from "../../facts/interruption";
import { interruptionQueues, type Queue } from "../detectors/interruption-queue";
import { integer } from "../internal/options";
import { isMadeFrom, type Placed, type Stack } from "../internal/stack";
import { stackRule } from "../internal/stack-rule";
import { unlessUnknown } from "../internal/unknown";
import { EVENT_RULE, EVENT_TARGET, QUEUE, QUEUE_POLICY } from "../resource-types/events";
import { HELM_RELEASE } from "../resource-types/kubernetes";
import type { Statement } from "../resource-types/policy-document";

const READER_EXAMPLE = {
  karpenter: {
    type: HELM_RELEASE.token,
    properties: {
      chart: "oci://public.ecr.aws/karpenter/karpenter",
      namespace: "kube-system",
      values: { settings: { clusterName: "east", interruptionQueue: "${queue.name}" } },
    },
  },
  events: {
    type: EVENT_RULE.token,
    properties: { eventPattern: '{"source":["aws.ec2"],"detail-type":["EC2 Spot Instance Interruption Warning"]}' },
  },
  "events-to-queue": {
    type: EVENT_TARGET.token,
    properties: { rule: "${events.name}", arn: "${queue.arn}" },
  },
};

/** An interruption is worth two minutes: what comes late, or never, is as good as no queue. */
export const interruptionQueueDeliversInTime = stackRule({
  name: "interruption-queue-delivers-in-time",
  entry: "C06",
  severity: "medium",
  description:
    "The queue of an interruption handler takes what EventBridge sends, over TLS only, and forgets it when it is too late.",
  why:
    "EventBridge cannot send to a queue whose policy does not name it, nor to one encrypted with the key that AWS manages for SQS: " +
    "events are dropped without a word. A message kept for days makes a handler that comes back drain nodes of long ago.",
  mend:
    "Keep messages for 300 seconds, encrypt with `sqsManagedSseEnabled`, and give the queue a policy that lets events.amazonaws.com " +
    "send and denies what comes without TLS.",
  sources: [
    "https://karpenter.sh/docs/reference/cloudformation/",
    "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html",
  ],
  options: {
    maximumRetentionSeconds: integer({
      description: "Longest that a queue keeps an unread message, in seconds",
      standard: INTERRUPTION_RETENTION_SECONDS,
      minimum: 60,
      maximum: 1_209_600,
    }),
  },
  examples: {
    broken: {
      queue: { type: QUEUE.token, properties: { name: "east-interruptions", kmsMasterKeyId: AWS_MANAGED_SQS_KEY } },
      ...READER_EXAMPLE,
    },
    kept: {
      queue: {
        type: QUEUE.token,
        properties: { name: "east-interruptions", messageRetentionSeconds: 300, sqsManagedSseEnabled: true },
      },
      "queue-policy": {
        type: QUEUE_POLICY.token,
        properties: {
          queueUrl: "${queue.url}",
          policy: {
            Version: "2012-10-17",
            Statement: [
              {
                Effect: "Allow",
                Principal: { Service: EVENTBRIDGE_SERVICE },
                Action: "sqs:SendMessage",
                Resource: "*",
              },
              {
                Effect: "Deny",
                Principal: "*",
                Action: "sqs:*",
                Resource: "*",
                Condition: { Bool: { "aws:SecureTransport": "false" } },
              },
            ],
          },
        },
      },
      ...READER_EXAMPLE,
    },
  },
  judge: (stack, { each, options: { maximumRetentionSeconds }, report }) => {
    each(interruptionQueues(stack), ({ resource, view }) => {
      const retention = unlessUnknown(() => view.messageRetentionSeconds ?? STANDARD_RETENTION_SECONDS);
      if (retention !== undefined && retention > maximumRetentionSeconds) {
        const problem = `${retention} seconds; keep messages for at most ${maximumRetentionSeconds}`;
        report(resource, "messageRetentionSeconds", problem);
      }
      if (unlessUnknown(() => view.kmsMasterKeyId)?.endsWith(AWS_MANAGED_SQS_KEY) === true) {
        const problem = `${AWS_MANAGED_SQS_KEY} does not let EventBridge send; leave it out and set sqsManagedSseEnabled`;
        report(resource, "kmsMasterKeyId", problem);
      }
      const statements = statementsOf({ resource, view }, stack);
      if (!statements.some(letsEventBridgeSend)) {
        report(resource, "policy", `does not let ${EVENTBRIDGE_SERVICE} send; add a policy that does`);
      }
      if (!statements.some(isTlsOnly)) {
        report(resource, "policy", "takes requests without TLS; deny those where aws:SecureTransport is false");
      }
    });
  },
});

/** Statements of a queue's policies, its own and those beside it. @throws UnknownValue - one of them is not known. */
function statementsOf({ resource, view }: Placed<Queue>, stack: Stack): readonly Statement[] {
  const beside = stack
    .of(QUEUE_POLICY)
    .filter((policy) => isMadeFrom(policy.resource, "queueUrl", resource))
    .flatMap((policy) => policy.view.policy?.Statement ?? []);
  const isUnset = (resource.propertyDependencies["policy"] ?? []).length === 0;
  const own = isUnset ? unlessUnknown(() => view.policy?.Statement) : view.policy?.Statement;
  return [...beside, ...(own ?? [])];
}

function letsEventBridgeSend({ Action: actions, Effect: effect, Principal: whom }: Statement): boolean {
  const isSend = (action: string): boolean => ["sqs:sendmessage", "sqs:*", "*"].includes(action.toLowerCase());
  const isEventBridge = whom?.isEverybody === true || whom?.services.includes(EVENTBRIDGE_SERVICE) === true;
  return effect === "Allow" && isEventBridge && (actions ?? []).some(isSend);
}

function isTlsOnly({ Condition: condition, Effect: effect }: Statement): boolean {
  const wants = (condition?.Bool ?? condition?.BoolIfExists)?.get("aws:SecureTransport");
  return wants === (effect === "Deny" ? "false" : "true");
}
