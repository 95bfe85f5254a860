import { expect, test } from "@jest/globals";
import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as ec2 from "@pulumi/aws/ec2";
import * as iam from "@pulumi/aws/iam";

import { FlowLogs, type FlowLogsArgs } from "../../components/flow-logs";
import { record } from "../support/record";

const TAGS = { team: "platform" };
const ARGS: FlowLogsArgs = {
  logGroupName: "/aws/vpc/production/flow-logs",
  vpcId: "vpc-1",
  trafficType: "reject",
  retentionDays: 30,
  aggregationSeconds: 60,
  accountId: "111122223333",
  region: "us-east-1",
  iam: { partition: "aws", path: "/platform/", permissionsBoundary: "arn:aws:iam::111122223333:policy/boundary" },
  tags: TAGS,
};

const made = (changes: Partial<FlowLogsArgs> = {}) => record(() => new FlowLogs("net", { ...ARGS, ...changes }));

test("the log goes to a group of its own, which forgets", async () => {
  const recording = await made();

  expect(recording.of(cloudwatch.LogGroup)).toEqual({
    "net-flow-logs": { name: "/aws/vpc/production/flow-logs", retentionInDays: 30, tags: TAGS },
  });
  expect(recording.of(ec2.FlowLog)).toEqual({
    "net-flow-log": {
      vpcId: "vpc-1",
      trafficType: "REJECT",
      maxAggregationInterval: 60,
      logDestinationType: "cloud-watch-logs",
      logDestination: "[unknown]",
      iamRoleArn: "[unknown]",
      tags: TAGS,
    },
  });
});

test("the role is for flow logs of this account and region, and writes to that group only", async () => {
  const recording = await made();

  expect(recording.of(iam.Role)).toEqual({
    "net-flow-logs-role": {
      assumeRolePolicy:
        '{"Version":"2012-10-17","Statement":[{"Action":["sts:AssumeRole"],"Condition":{"ArnLike":' +
        '{"aws:SourceArn":"arn:aws:ec2:us-east-1:111122223333:vpc-flow-log/*"},"StringEquals":' +
        '{"aws:SourceAccount":"111122223333"}},"Effect":"Allow","Principal":{"Service":"vpc-flow-logs.amazonaws.com"},' +
        '"Sid":"FlowLogs"}]}',
      path: "/platform/",
      permissionsBoundary: "arn:aws:iam::111122223333:policy/boundary",
      tags: TAGS,
    },
  });
  expect(recording.of(iam.RolePolicy)).toEqual({
    "net-flow-logs-role-deliver": {
      role: "[unknown]",
      policy:
        '{"Version":"2012-10-17","Statement":[{"Action":["logs:CreateLogStream","logs:DescribeLogStreams",' +
        '"logs:PutLogEvents"],"Effect":"Allow","Resource":' +
        '["arn:aws:logs:us-east-1:111122223333:log-group:/aws/vpc/production/flow-logs",' +
        '"arn:aws:logs:us-east-1:111122223333:log-group:/aws/vpc/production/flow-logs:*"],"Sid":"WriteLogGroup"},' +
        '{"Action":["logs:DescribeLogGroups"],"Effect":"Allow","Resource":["*"],"Sid":"ListLogGroups"}]}',
    },
  });
});

test("nothing is logged before the role may write and the group is there", async () => {
  const recording = await made();
  const { dependencies } = recording.find(ec2.FlowLog, "net-flow-log");

  expect(dependencies).toEqual(
    expect.arrayContaining([
      recording.find(cloudwatch.LogGroup, "net-flow-logs").urn,
      recording.find(iam.RolePolicy, "net-flow-logs-role-deliver").urn,
    ]),
  );
});

test.each([
  { trafficType: "all" as const, spelled: "ALL" },
  { trafficType: "accept" as const, spelled: "ACCEPT" },
])("$trafficType is $spelled", async ({ trafficType, spelled }) => {
  expect((await made({ trafficType })).of(ec2.FlowLog)).toMatchObject({ "net-flow-log": { trafficType: spelled } });
});

test("refuses days and seconds that AWS does not take", async () => {
  await expect(made({ retentionDays: 2, aggregationSeconds: 61 })).rejects.toMatchObject({
    message:
      "retentionDays: 2 is not one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653\n" +
      "aggregationSeconds: 61 is not one of 60, 600",
  });
});
