import type { Partition } from "./regions";

/** Where something is: what its ARN begins with. */
export interface AccountRegion {
  readonly partition: Partition;
  /** Such as `us-east-1`. */
  readonly region: string;
  /** Twelve digits. */
  readonly accountId: string;
}

/** Who takes the role of flow logs, in every partition. Source: https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html */
export const FLOW_LOGS_PRINCIPAL = "vpc-flow-logs.amazonaws.com";

/** ARN of a log group of CloudWatch Logs. Source: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/userguide/iam-access-control-overview-cwl.html */
export function logGroupArn({ partition, region, accountId }: AccountRegion, name: string): string {
  return `arn:${partition}:logs:${region}:${accountId}:log-group:${name}`;
}

/**
 * Trust policy, as JSON, of the role that flow logs of one account and region write with.
 *
 * The conditions keep the service from using the role for anybody else.
 *
 * Source: https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html
 */
export function flowLogsTrust({ partition, region, accountId }: AccountRegion): string {
  return policy([
    {
      Action: ["sts:AssumeRole"],
      Condition: {
        ArnLike: { "aws:SourceArn": `arn:${partition}:ec2:${region}:${accountId}:vpc-flow-log/*` },
        StringEquals: { "aws:SourceAccount": accountId },
      },
      Effect: "Allow",
      Principal: { Service: FLOW_LOGS_PRINCIPAL },
      Sid: "FlowLogs",
    },
  ]);
}

/**
 * Policy, as JSON, of writing flow logs into one log group that exists.
 *
 * AWS's example may also make groups, and write to all.
 *
 * Source: https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html
 */
export function flowLogsPolicy(arn: string): string {
  return policy([
    {
      Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
      Effect: "Allow",
      Resource: [arn, `${arn}:*`],
      Sid: "WriteLogGroup",
    },
    { Action: ["logs:DescribeLogGroups"], Effect: "Allow", Resource: ["*"], Sid: "ListLogGroups" },
  ]);
}

function policy(statements: readonly object[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}
