import { expect, test } from "@jest/globals";
import * as kms from "@pulumi/aws/kms";
import * as sns from "@pulumi/aws/sns";

import { AlarmTopic } from "../../components/alarm-topic";
import { record } from "../support/record";

test("alarms of the account may publish, encrypted with a key they may use, and nobody without TLS", async () => {
  const tags = { team: "platform" };
  const recording = await record(
    () =>
      new AlarmTopic("spot", {
        topicName: "east-alarms",
        partition: "aws",
        region: "us-east-1",
        accountId: "111122223333",
        tags,
      }),
  );

  const fromAlarms =
    '"Condition":{"ArnLike":{"aws:SourceArn":"arn:aws:cloudwatch:us-east-1:111122223333:alarm:*"},"StringEquals":' +
    '{"aws:SourceAccount":"111122223333"}},"Effect":"Allow","Principal":{"Service":"cloudwatch.amazonaws.com"}';
  expect(recording.of(kms.Key)).toEqual({
    "spot-key": {
      description: "Encrypts east-alarms",
      enableKeyRotation: true,
      policy:
        '{"Version":"2012-10-17","Statement":[{"Action":["kms:*"],"Effect":"Allow","Principal":' +
        '{"AWS":"arn:aws:iam::111122223333:root"},"Resource":["*"],"Sid":"Administer"},' +
        `{"Action":["kms:Decrypt","kms:GenerateDataKey*"],${fromAlarms},"Resource":["*"],"Sid":"EncryptAlarms"}]}`,
      tags,
    },
  });
  expect(recording.of(sns.Topic)).toEqual({
    "spot-topic": { name: "east-alarms", kmsMasterKeyId: "[unknown]", tags },
  });
  expect(recording.of(sns.TopicPolicy)).toEqual({
    "spot-topic": {
      arn: "[unknown]",
      policy:
        `{"Version":"2012-10-17","Statement":[{"Action":["sns:Publish"],${fromAlarms},"Resource":` +
        '["arn:aws:sns:us-east-1:111122223333:east-alarms"],"Sid":"PublishFromAlarms"},{"Action":["sns:Publish"],' +
        '"Condition":{"Bool":{"aws:SecureTransport":"false"}},"Effect":"Deny","Principal":"*","Resource":' +
        '["arn:aws:sns:us-east-1:111122223333:east-alarms"],"Sid":"RefuseWithoutTls"}]}',
    },
  });
});
