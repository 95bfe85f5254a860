import type { AccountRegion } from "./iam-flow-logs";

/** Who speaks for alarms, in every partition. Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html */
export const ALARM_SERVICE = "cloudwatch.amazonaws.com";

/** ARN of a topic of SNS. Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsns.html */
export function topicArn({ partition, region, accountId }: AccountRegion, name: string): string {
  return `arn:${partition}:sns:${region}:${accountId}:${name}`;
}

/**
 * Policy, as JSON, of a topic that alarms of this account and region publish to, and nobody without TLS.
 *
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html
 */
export function alarmTopicPolicy(place: AccountRegion, name: string): string {
  const resource = [topicArn(place, name)];
  return policy([
    { Action: ["sns:Publish"], ...fromAlarms(place), Resource: resource, Sid: "PublishFromAlarms" },
    {
      Action: ["sns:Publish"],
      Condition: { Bool: { "aws:SecureTransport": "false" } },
      Effect: "Deny",
      Principal: "*",
      Resource: resource,
      Sid: "RefuseWithoutTls",
    },
  ]);
}

/**
 * Policy, as JSON, of a key that the account administers and that alarms encrypt with.
 *
 * The key that AWS manages for SNS does not let alarms use it, so they would not be heard.
 *
 * Sources: https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services ·
 * https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
 */
export function alarmKeyPolicy(place: AccountRegion): string {
  const { partition, accountId } = place;
  return policy([
    {
      Action: ["kms:*"],
      Effect: "Allow",
      Principal: { AWS: `arn:${partition}:iam::${accountId}:root` },
      Resource: ["*"],
      Sid: "Administer",
    },
    { Action: ["kms:Decrypt", "kms:GenerateDataKey*"], ...fromAlarms(place), Resource: ["*"], Sid: "EncryptAlarms" },
  ]);
}

function fromAlarms({ partition, region, accountId }: AccountRegion) {
  return {
    Condition: {
      ArnLike: { "aws:SourceArn": `arn:${partition}:cloudwatch:${region}:${accountId}:alarm:*` },
      StringEquals: { "aws:SourceAccount": accountId },
    },
    Effect: "Allow",
    Principal: { Service: ALARM_SERVICE },
  };
}

function policy(statements: readonly object[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}
