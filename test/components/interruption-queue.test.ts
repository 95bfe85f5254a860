import { expect, test } from "@jest/globals";
import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as sqs from "@pulumi/aws/sqs";

import { InterruptionQueue, type InterruptionQueueArgs } from "../../components/interruption-queue";
import { record } from "../support/record";

const TAGS = { team: "platform" };
const ARGS: InterruptionQueueArgs = {
  queueName: "east-interruptions",
  events: ["interruption", "stateChange", "health"],
  partition: "aws",
  region: "us-east-1",
  accountId: "111122223333",
  tags: TAGS,
};
const TARGET = { arn: "[unknown]", retryPolicy: { maximumEventAgeInSeconds: 300, maximumRetryAttempts: 185 } };

const made = (changes: Partial<InterruptionQueueArgs> = {}) =>
  record(() => new InterruptionQueue("east", { ...ARGS, ...changes }));

const policyFor = (queue: string) =>
  '{"Version":"2012-10-17","Statement":[{"Action":["sqs:SendMessage"],"Condition":{"ArnLike":{"aws:SourceArn":' +
  '["arn:aws:events:us-east-1:111122223333:rule/east-interruptions-interruption",' +
  '"arn:aws:events:us-east-1:111122223333:rule/east-interruptions-stateChange",' +
  '"arn:aws:events:us-east-1:111122223333:rule/east-interruptions-health"]},"StringEquals":' +
  '{"aws:SourceAccount":"111122223333"}},"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},' +
  `"Resource":["arn:aws:sqs:us-east-1:111122223333:${queue}"],"Sid":"SendFromRules"},` +
  '{"Action":["sqs:*"],"Condition":{"Bool":{"aws:SecureTransport":"false"}},"Effect":"Deny","Principal":"*",' +
  `"Resource":["arn:aws:sqs:us-east-1:111122223333:${queue}"],"Sid":"RefuseWithoutTls"}]}`;

test("the queue keeps a notice for five minutes, encrypted, and only its rules may send to it", async () => {
  const recording = await made();

  expect(recording.of(sqs.Queue)).toEqual({
    "east-queue": {
      name: "east-interruptions",
      messageRetentionSeconds: 300,
      sqsManagedSseEnabled: true,
      tags: TAGS,
    },
  });
  expect(recording.of(sqs.QueuePolicy)).toEqual({
    "east-queue": { queueUrl: "[unknown]", policy: policyFor("east-interruptions") },
  });
});

test("each event has a rule, which lets through what handlers act on", async () => {
  const recording = await made();

  expect(recording.of(cloudwatch.EventRule)).toEqual({
    "east-interruption": {
      name: "east-interruptions-interruption",
      eventPattern: '{"source":["aws.ec2"],"detail-type":["EC2 Spot Instance Interruption Warning"]}',
      tags: TAGS,
    },
    "east-stateChange": {
      name: "east-interruptions-stateChange",
      eventPattern:
        '{"source":["aws.ec2"],"detail-type":["EC2 Instance State-change Notification"],' +
        '"detail":{"state":["stopping","stopped","shutting-down","terminated"]}}',
      tags: TAGS,
    },
    "east-health": {
      name: "east-interruptions-health",
      eventPattern:
        '{"source":["aws.health"],"detail-type":["AWS Health Event"],' +
        '"detail":{"service":["EC2"],"eventTypeCategory":["scheduledChange"]}}',
      tags: TAGS,
    },
  });
  expect(recording.of(cloudwatch.EventTarget)).toEqual({
    "east-interruption": { rule: "east-interruptions-interruption", ...TARGET },
    "east-stateChange": { rule: "east-interruptions-stateChange", ...TARGET },
    "east-health": { rule: "east-interruptions-health", ...TARGET },
  });
});

test("a recommendation and a termination have rules where they are asked for", async () => {
  const recording = await made({ events: ["rebalance", "termination"] });

  expect(recording.of(cloudwatch.EventRule)).toEqual({
    "east-rebalance": {
      name: "east-interruptions-rebalance",
      eventPattern: '{"source":["aws.ec2"],"detail-type":["EC2 Instance Rebalance Recommendation"]}',
      tags: TAGS,
    },
    "east-termination": {
      name: "east-interruptions-termination",
      eventPattern: '{"source":["aws.autoscaling"],"detail-type":["EC2 Instance-terminate Lifecycle Action"]}',
      tags: TAGS,
    },
  });
});

test("nothing is sent before the policy lets it in", async () => {
  const recording = await made();
  const policy = recording.find(sqs.QueuePolicy, "east-queue").urn;

  expect(recording.find(cloudwatch.EventTarget, "east-interruption").dependencies).toEqual(
    expect.arrayContaining([policy]),
  );
});

test("dead letters go to a queue of their own that only this queue and its rules may fill", async () => {
  const recording = await made({ deadLetter: {} });

  expect(recording.of(sqs.Queue)).toEqual({
    "east-queue": {
      name: "east-interruptions",
      messageRetentionSeconds: 300,
      sqsManagedSseEnabled: true,
      redrivePolicy: "[unknown]",
      tags: TAGS,
    },
    "east-dead-letters": {
      name: "east-interruptions-dead-letters",
      messageRetentionSeconds: 1209600,
      sqsManagedSseEnabled: true,
      redriveAllowPolicy:
        '{"redrivePermission":"byQueue","sourceQueueArns":["arn:aws:sqs:us-east-1:111122223333:east-interruptions"]}',
      tags: TAGS,
    },
  });
  expect(recording.of(sqs.QueuePolicy)).toEqual({
    "east-queue": { queueUrl: "[unknown]", policy: policyFor("east-interruptions") },
    "east-dead-letters": { queueUrl: "[unknown]", policy: policyFor("east-interruptions-dead-letters") },
  });
  expect(recording.of(cloudwatch.EventTarget)["east-health"]).toEqual({
    rule: "east-interruptions-health",
    ...TARGET,
    deadLetterConfig: { arn: "[unknown]" },
  });
});

test("EventBridge stops trying after a day although a notice is kept for longer", async () => {
  const recording = await made({ events: ["health"], retentionSeconds: 1_209_600 });

  expect(recording.of(cloudwatch.EventTarget)).toEqual({
    "east-health": {
      rule: "east-interruptions-health",
      arn: "[unknown]",
      retryPolicy: { maximumEventAgeInSeconds: 86400, maximumRetryAttempts: 185 },
    },
  });
});

test("a queue with the longest name has rules whose names still fit and differ", async () => {
  const recording = await made({ queueName: "q".repeat(80), events: ["interruption", "rebalance"] });

  expect(recording.find(cloudwatch.EventRule, "east-interruption").inputs["name"]).toBe(
    "qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq-c20f9561-interruption",
  );
  expect(recording.find(cloudwatch.EventRule, "east-rebalance").inputs["name"]).toBe(
    "qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq-c20f9561-rebalance",
  );
});

test.each<{ wrong: string; changes: Partial<InterruptionQueueArgs>; message: string }>([
  {
    wrong: "a queue in order, as FIFO, which EventBridge's rule would need a group for",
    changes: { queueName: "east.fifo" },
    message: "queueName: east.fifo is not 1 to 80 letters, digits, - and _",
  },
  {
    wrong: "a name that leaves no room for dead letters",
    changes: { queueName: "q".repeat(68), deadLetter: {} },
    message: `queueName: ${"q".repeat(68)} is not 1 to 67 letters, digits, - and _`,
  },
  { wrong: "no event", changes: { events: [] }, message: "events: none is not at least one event; name what to hear" },
  {
    wrong: "an event twice",
    changes: { events: ["health", "health"] },
    message: "events: health is not listed once",
  },
  {
    wrong: "two times too short",
    changes: { retentionSeconds: 59, deadLetter: { retentionSeconds: 59 } },
    message:
      "retentionSeconds: 59 is not a whole number from 60 to 1209600\n" +
      "deadLetter.retentionSeconds: 59 is not a whole number from 60 to 1209600",
  },
])("refuses $wrong", async ({ changes, message }) => {
  await expect(made(changes)).rejects.toThrow(message);
});
