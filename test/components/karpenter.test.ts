import { expect, test } from "@jest/globals";
import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as ec2 from "@pulumi/aws/ec2";
import * as eks from "@pulumi/aws/eks";
import * as iam from "@pulumi/aws/iam";
import * as sqs from "@pulumi/aws/sqs";

import { Karpenter, type KarpenterArgs } from "../../components/karpenter";
import { record } from "../support/record";

const TAGS = { team: "platform" };
const ARGS: KarpenterArgs = {
  clusterName: "east",
  queueName: "east-karpenter",
  region: "us-east-1",
  accountId: "111122223333",
  clusterSecurityGroupId: "sg-1",
  iam: { partition: "aws", path: "/platform/" },
  tags: TAGS,
};

const made = (changes: Partial<KarpenterArgs> = {}) =>
  record(() => new Karpenter("karpenter", { ...ARGS, ...changes }));

test("its queue hears of what it acts on", async () => {
  const recording = await made();
  expect(Object.keys(recording.of(sqs.Queue))).toEqual(["karpenter-queue"]);
  expect(Object.keys(recording.of(cloudwatch.EventTarget)).sort()).toEqual([
    "karpenter-health",
    "karpenter-interruption",
    "karpenter-stateChange",
  ]);
});

test("what cannot be delivered is kept where that is asked for", async () => {
  const recording = await made({ deadLetter: {} });
  expect(Object.keys(recording.of(sqs.Queue)).sort()).toEqual(["karpenter-dead-letters", "karpenter-queue"]);
});

test("only its pods take its role, which has six policies", async () => {
  const recording = await made();
  expect(recording.of(eks.PodIdentityAssociation)).toEqual({
    "karpenter-association": {
      clusterName: "east",
      namespace: "kube-system",
      serviceAccount: "karpenter",
      roleArn: "[unknown]",
      tags: TAGS,
    },
  });
  const policies = recording.of(iam.RolePolicy);
  expect(Object.keys(policies).sort()).toEqual([
    "karpenter-role-eks-integration",
    "karpenter-role-instance-profiles",
    "karpenter-role-interruption",
    "karpenter-role-node-lifecycle",
    "karpenter-role-pass-node-role",
    "karpenter-role-resource-discovery",
  ]);
  expect(policies["karpenter-role-pass-node-role"]).toEqual({
    role: "[unknown]",
    policy:
      '{"Version":"2012-10-17","Statement":[{"Action":["iam:PassRole"],"Condition":{"StringEquals":' +
      '{"iam:PassedToService":["ec2.amazonaws.com","ec2.amazonaws.com.cn"]}},"Effect":"Allow","Resource":' +
      '["arn:aws:iam::111122223333:role/platform/KarpenterNodeRole-us-east-1-east"],"Sid":"PassNodeRole"}]}',
  });
});

test("its nodes have a role whose name is known before, and the cluster lets them in", async () => {
  const recording = await made();
  expect(recording.of(iam.Role)["karpenter-node-role"]).toMatchObject({
    name: "KarpenterNodeRole-us-east-1-east",
    path: "/platform/",
    tags: TAGS,
  });
  expect(recording.of(eks.AccessEntry)).toEqual({
    "karpenter-node-access": { clusterName: "east", principalArn: "[unknown]", type: "EC2_LINUX", tags: TAGS },
  });
});

test("it finds the security group by tag, and subnets that others made", async () => {
  const tag = { key: "karpenter.sh/discovery", value: "east" };
  expect((await made()).of(ec2.Tag)).toEqual({ "karpenter-security-group": { resourceId: "sg-1", ...tag } });
  const recording = await made({ foreignSubnetIds: { "us-east-1a": "subnet-1", "us-east-1b": "subnet-2" } });
  expect(recording.of(ec2.Tag)).toEqual({
    "karpenter-security-group": { resourceId: "sg-1", ...tag },
    "karpenter-subnet-us-east-1a": { resourceId: "subnet-1", ...tag },
    "karpenter-subnet-us-east-1b": { resourceId: "subnet-2", ...tag },
  });
});

test("a name that leaves no room for the role's is refused before anything is made", async () => {
  const clusterName = "a".repeat(40);
  await expect(made({ clusterName })).rejects.toThrow(
    `clusterName: ${clusterName} is not a name of at most 36 characters, which the role ` +
      `KarpenterNodeRole-us-east-1-${clusterName} leaves it; make it 4 shorter`,
  );
});
