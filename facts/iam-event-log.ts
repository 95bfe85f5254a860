import { eventRuleArn } from "./iam-interruption-queue";
import { logGroupArn, type AccountRegion } from "./iam-flow-logs";
import { EVENTBRIDGE_SERVICE } from "./interruption";

/** Who writes events into a log group beside EventBridge itself. Source: as of `eventLogPolicy`. */
const LOG_DELIVERY_SERVICE = "delivery.logs.amazonaws.com";

/**
 * Policy, as JSON, by which CloudWatch Logs lets rules of EventBridge write events into one log group.
 *
 * An account has ten such policies in a region.
 *
 * Sources: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html ·
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html
 */
export function eventLogPolicy(place: AccountRegion, logGroupName: string, ruleNames: readonly string[]): string {
  const group = logGroupArn(place, logGroupName);
  const writers = { Service: [LOG_DELIVERY_SERVICE, EVENTBRIDGE_SERVICE] };
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Action: ["logs:CreateLogStream"],
        Effect: "Allow",
        Principal: writers,
        Resource: [`${group}:*`],
        Sid: "OpenLog",
      },
      {
        Action: ["logs:PutLogEvents"],
        Condition: { ArnEquals: { "aws:SourceArn": ruleNames.map((name) => eventRuleArn(place, name)) } },
        Effect: "Allow",
        Principal: writers,
        Resource: [`${group}:*:*`],
        Sid: "WriteEvents",
      },
    ],
  });
}
