import { expect, test } from "@jest/globals";

import { terminationHandlerPolicy } from "../../facts/iam-node-termination-handler";

const PLACE = { partition: "aws-cn", region: "cn-north-1", accountId: "111122223333" } as const;
const QUEUE_ARN = "arn:aws-cn:sqs:cn-north-1:111122223333:east-interruptions";
const GROUPS = "arn:aws-cn:autoscaling:cn-north-1:111122223333:autoScalingGroup:*:autoScalingGroupName/*";
const OWNED = { StringEquals: { "aws:ResourceTag/kubernetes.io/cluster/east": "owned" } };

const statements = (sendsHeartbeats: boolean): unknown =>
  JSON.parse(terminationHandlerPolicy(PLACE, { clusterName: "east", queueArn: QUEUE_ARN, sendsHeartbeats }));

test("the handler reads its queue and ends the wait of its cluster's groups", () => {
  expect(statements(false)).toEqual({
    Version: "2012-10-17",
    Statement: [
      {
        Action: ["autoscaling:DescribeAutoScalingInstances", "autoscaling:DescribeTags", "ec2:DescribeInstances"],
        Effect: "Allow",
        Resource: ["*"],
        Sid: "ReadInstances",
      },
      {
        Action: ["autoscaling:CompleteLifecycleAction"],
        Condition: OWNED,
        Effect: "Allow",
        Resource: [GROUPS],
        Sid: "FinishTermination",
      },
      { Action: ["sqs:DeleteMessage", "sqs:ReceiveMessage"], Effect: "Allow", Resource: [QUEUE_ARN], Sid: "ReadQueue" },
    ],
  });
});

test("with heartbeats it may also prolong the wait, and read how long that is", () => {
  expect(statements(true)).toEqual({
    Version: "2012-10-17",
    Statement: [
      {
        Action: [
          "autoscaling:DescribeAutoScalingInstances",
          "autoscaling:DescribeLifecycleHooks",
          "autoscaling:DescribeTags",
          "ec2:DescribeInstances",
        ],
        Effect: "Allow",
        Resource: ["*"],
        Sid: "ReadInstances",
      },
      {
        Action: ["autoscaling:CompleteLifecycleAction"],
        Condition: OWNED,
        Effect: "Allow",
        Resource: [GROUPS],
        Sid: "FinishTermination",
      },
      {
        Action: ["autoscaling:RecordLifecycleActionHeartbeat"],
        Condition: OWNED,
        Effect: "Allow",
        Resource: [GROUPS],
        Sid: "ProlongTermination",
      },
      { Action: ["sqs:DeleteMessage", "sqs:ReceiveMessage"], Effect: "Allow", Resource: [QUEUE_ARN], Sid: "ReadQueue" },
    ],
  });
});
