import type { AccountRegion } from "./iam-flow-logs";
import { EVENTBRIDGE_SERVICE } from "./interruption";

/** ARN of a queue of SQS. Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsqs.html */
export function queueArn({ partition, region, accountId }: AccountRegion, name: string): string {
  return `arn:${partition}:sqs:${region}:${accountId}:${name}`;
}

/** ARN of a rule on the default event bus. Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoneventbridge.html */
export function eventRuleArn({ partition, region, accountId }: AccountRegion, name: string): string {
  return `arn:${partition}:events:${region}:${accountId}:rule/${name}`;
}

/**
 * Policy, as JSON, of a queue that these rules send to, and nobody speaks to without TLS.
 *
 * Karpenter's template also admits SQS itself, and EventBridge for any rule of any account; here rules are named.
 *
 * Sources: https://karpenter.sh/docs/reference/cloudformation/ ·
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html
 */
export function eventQueuePolicy(place: AccountRegion, queueName: string, ruleNames: readonly string[]): string {
  const resource = [queueArn(place, queueName)];
  const send = {
    Action: ["sqs:SendMessage"],
    Condition: {
      ArnLike: { "aws:SourceArn": ruleNames.map((name) => eventRuleArn(place, name)) },
      StringEquals: { "aws:SourceAccount": place.accountId },
    },
    Effect: "Allow",
    Principal: { Service: EVENTBRIDGE_SERVICE },
    Resource: resource,
    Sid: "SendFromRules",
  };
  const refuse = {
    Action: ["sqs:*"],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
    Effect: "Deny",
    Principal: "*",
    Resource: resource,
    Sid: "RefuseWithoutTls",
  };
  return JSON.stringify({ Version: "2012-10-17", Statement: [send, refuse] });
}
