import { expect, test } from "@jest/globals";
import * as cloudwatch from "@pulumi/aws/cloudwatch";

import { RebalanceMonitor, type RebalanceMonitorArgs } from "../../components/rebalance-monitor";
import { record } from "../support/record";

const TAGS = { team: "platform" };
const TOPIC = "arn:aws:sns:us-east-1:111122223333:alarms";
const ARGS: RebalanceMonitorArgs = {
  namePrefix: "east-spot",
  logGroupName: "/aws/events/east/spot",
  retentionDays: 90,
  partition: "aws",
  region: "us-east-1",
  accountId: "111122223333",
  tags: TAGS,
};

const made = (changes: Partial<RebalanceMonitorArgs> = {}) =>
  record(() => new RebalanceMonitor("spot", { ...ARGS, ...changes }));

test("two rules write into a log group that lets only them", async () => {
  const recording = await made();

  expect(recording.of(cloudwatch.LogGroup)).toEqual({
    "spot-record": { name: "/aws/events/east/spot", retentionInDays: 90, tags: TAGS },
  });
  expect(recording.of(cloudwatch.EventRule)).toEqual({
    "spot-interruption": {
      name: "east-spot-interruption",
      eventPattern: '{"source":["aws.ec2"],"detail-type":["EC2 Spot Instance Interruption Warning"]}',
      tags: TAGS,
    },
    "spot-rebalance": {
      name: "east-spot-rebalance",
      eventPattern: '{"source":["aws.ec2"],"detail-type":["EC2 Instance Rebalance Recommendation"]}',
      tags: TAGS,
    },
  });
  expect(recording.of(cloudwatch.EventTarget)).toEqual({
    "spot-interruption": { rule: "east-spot-interruption", arn: "[unknown]" },
    "spot-rebalance": { rule: "east-spot-rebalance", arn: "[unknown]" },
  });
  expect(recording.of(cloudwatch.LogResourcePolicy)).toEqual({
    "spot-record": {
      policyName: "east-spot",
      policyDocument:
        '{"Version":"2012-10-17","Statement":[{"Action":["logs:CreateLogStream"],"Effect":"Allow","Principal":' +
        '{"Service":["delivery.logs.amazonaws.com","events.amazonaws.com"]},"Resource":' +
        '["arn:aws:logs:us-east-1:111122223333:log-group:/aws/events/east/spot:*"],"Sid":"OpenLog"},' +
        '{"Action":["logs:PutLogEvents"],"Condition":{"ArnEquals":{"aws:SourceArn":' +
        '["arn:aws:events:us-east-1:111122223333:rule/east-spot-interruption",' +
        '"arn:aws:events:us-east-1:111122223333:rule/east-spot-rebalance"]}},"Effect":"Allow","Principal":' +
        '{"Service":["delivery.logs.amazonaws.com","events.amazonaws.com"]},"Resource":' +
        '["arn:aws:logs:us-east-1:111122223333:log-group:/aws/events/east/spot:*:*"],"Sid":"WriteEvents"}]}',
    },
  });
  expect(recording.of(cloudwatch.MetricAlarm)).toEqual({});
  expect(recording.of(cloudwatch.Dashboard)).toEqual({});
});

test("nothing is sent before it may be written", async () => {
  const recording = await made();

  expect(recording.find(cloudwatch.EventTarget, "spot-rebalance").dependencies).toEqual(
    expect.arrayContaining([recording.find(cloudwatch.LogResourcePolicy, "spot-record").urn]),
  );
});

test("alarms look at an hour, name what they count, and stay quiet where there is nothing to count", async () => {
  const recording = await made({ recommendationsPerHour: 20, recommendedAlonePerHour: 10, topicArn: TOPIC });
  const common = {
    comparisonOperator: "GreaterThanThreshold",
    evaluationPeriods: 1,
    treatMissingData: "notBreaching",
    alarmActions: [TOPIC],
    tags: TAGS,
  };
  const counted = (id: string, RuleName: string) => ({
    id,
    returnData: false,
    metric: {
      namespace: "AWS/Events",
      metricName: "Invocations",
      dimensions: { RuleName },
      period: 3600,
      stat: "Sum",
    },
  });

  expect(recording.of(cloudwatch.MetricAlarm)).toEqual({
    "spot-recommendations": {
      name: "east-spot-recommendations",
      alarmDescription: "Rebalance recommendations an hour in the whole account and region.",
      namespace: "AWS/Events",
      metricName: "Invocations",
      dimensions: { RuleName: "east-spot-rebalance" },
      statistic: "Sum",
      period: 3600,
      threshold: 20,
      ...common,
    },
    "spot-recommended-alone": {
      name: "east-spot-recommended-alone",
      alarmDescription: "Rebalance recommendations less interruptions an hour in the whole account and region.",
      metricQueries: [
        {
          id: "alone",
          label: "Recommendations less interruptions, whole account and region",
          expression: "FILL(recommendations, 0) - FILL(interruptions, 0)",
          returnData: true,
        },
        counted("recommendations", "east-spot-rebalance"),
        counted("interruptions", "east-spot-interruption"),
      ],
      threshold: 10,
      ...common,
    },
  });
});

test("a dashboard shows both rates", async () => {
  expect((await made({ hasDashboard: true })).of(cloudwatch.Dashboard)).toEqual({
    "spot-dashboard": {
      dashboardName: "east-spot",
      dashboardBody:
        '{"widgets":[{"type":"metric","x":0,"y":0,"width":24,"height":8,"properties":{"title":' +
        '"Spot notices an hour, whole account and region","region":"us-east-1","view":"timeSeries","stat":"Sum",' +
        '"period":3600,"metrics":[["AWS/Events","Invocations","RuleName","east-spot-rebalance",' +
        '{"label":"Rebalance recommendations"}],["AWS/Events","Invocations","RuleName","east-spot-interruption",' +
        '{"label":"Interruptions"}]]}}]}',
    },
  });
});

test("all that is wrong is said at once", async () => {
  const wrong = {
    namePrefix: "east spot",
    logGroupName: "/spot",
    retentionDays: 2,
    recommendationsPerHour: 0,
    recommendedAlonePerHour: 1.5,
  };
  await expect(made(wrong)).rejects.toThrow(
    "namePrefix: east spot is not 1 to 100 letters, digits, - and _\n" +
      "logGroupName: /spot is not a name that begins with /aws/events/\n" +
      "retentionDays: 2 is not one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, " +
      "2557, 2922, 3288, 3653\n" +
      "recommendationsPerHour: 0 is not a whole number of at least 1\n" +
      "recommendedAlonePerHour: 1.5 is not a whole number of at least 1",
  );
});
