import { expect, test } from "@jest/globals";
import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as eks from "@pulumi/aws/eks";
import * as iam from "@pulumi/aws/iam";
import * as sqs from "@pulumi/aws/sqs";

import { NodeTerminationHandler, type NodeTerminationHandlerArgs } from "../../components/node-termination-handler";
import { record } from "../support/record";

const TAGS = { team: "platform" };
const ARGS: NodeTerminationHandlerArgs = {
  clusterName: "east",
  queueName: "east-interruptions",
  region: "us-east-1",
  accountId: "111122223333",
  iam: { partition: "aws", path: "/platform/" },
  tags: TAGS,
};

const made = (changes: Partial<NodeTerminationHandlerArgs> = {}) =>
  record(() => new NodeTerminationHandler("handler", { ...ARGS, ...changes }));

test("its queue hears of everything but recommendations", async () => {
  const recording = await made();

  expect(Object.keys(recording.of(sqs.Queue))).toEqual(["handler-queue"]);
  expect(Object.keys(recording.of(cloudwatch.EventTarget)).sort()).toEqual([
    "handler-health",
    "handler-interruption",
    "handler-stateChange",
    "handler-termination",
  ]);
});

test("only its pods take the role, which reads that queue", async () => {
  const recording = await made();

  expect(recording.of(eks.PodIdentityAssociation)).toEqual({
    "handler-association": {
      clusterName: "east",
      namespace: "kube-system",
      serviceAccount: "aws-node-termination-handler",
      roleArn: "[unknown]",
      tags: TAGS,
    },
  });
  expect(Object.values(recording.of(iam.RolePolicy))).toEqual([
    {
      role: "[unknown]",
      policy:
        '{"Version":"2012-10-17","Statement":[{"Action":["autoscaling:DescribeAutoScalingInstances",' +
        '"autoscaling:DescribeTags","ec2:DescribeInstances"],"Effect":"Allow","Resource":["*"],"Sid":"ReadInstances"},' +
        '{"Action":["autoscaling:CompleteLifecycleAction"],"Condition":{"StringEquals":' +
        '{"aws:ResourceTag/kubernetes.io/cluster/east":"owned"}},"Effect":"Allow","Resource":' +
        '["arn:aws:autoscaling:us-east-1:111122223333:autoScalingGroup:*:autoScalingGroupName/*"],' +
        '"Sid":"FinishTermination"},{"Action":["sqs:DeleteMessage","sqs:ReceiveMessage"],"Effect":"Allow","Resource":' +
        '["arn:aws:sqs:us-east-1:111122223333:east-interruptions"],"Sid":"ReadQueue"}]}',
    },
  ]);
});

test("dead letters and heartbeats come where they are asked for", async () => {
  const recording = await made({ deadLetter: { retentionSeconds: 86_400 }, sendsHeartbeats: true });

  expect(recording.find(sqs.Queue, "handler-dead-letters").inputs["messageRetentionSeconds"]).toBe(86400);
  expect(JSON.stringify(recording.of(iam.RolePolicy))).toContain("autoscaling:RecordLifecycleActionHeartbeat");
});
