import { describe, expect, test } from "@jest/globals";
import * as eks from "@pulumi/aws/eks";
import * as iam from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";

import { PodIdentity, type PodIdentityArgs } from "../../components/pod-identity";
import { record } from "../support/record";

const TAGS = { team: "platform" };
const POLICY = '{"Version":"2012-10-17","Statement":[]}';
const ARGS: PodIdentityArgs = {
  clusterName: "production",
  accountId: "111122223333",
  serviceAccount: { namespace: "kube-system", name: "cluster-autoscaler" },
  policies: [],
  iam: { partition: "aws", path: "/platform/", permissionsBoundary: "arn:aws:iam::111122223333:policy/boundary" },
  tags: TAGS,
};

const made = (changes: Partial<PodIdentityArgs> = {}) =>
  record(() => new PodIdentity("scaler", { ...ARGS, ...changes }));

const waitsFor = async (changes: Partial<PodIdentityArgs>) => {
  const { dependencies } = (await made(changes)).find(eks.PodIdentityAssociation, "scaler-association");
  return dependencies.map((urn) => urn.split("::").at(-1));
};

test("the role is for one service account of one cluster", async () => {
  const recording = await made();

  expect(recording.of(iam.Role)).toEqual({
    "scaler-role": {
      assumeRolePolicy:
        '{"Version":"2012-10-17","Statement":[{"Action":["sts:AssumeRole","sts:TagSession"],"Condition":{"StringEquals":' +
        '{"aws:RequestTag/eks-cluster-name":"production","aws:RequestTag/kubernetes-namespace":"kube-system",' +
        '"aws:RequestTag/kubernetes-service-account":"cluster-autoscaler","aws:SourceAccount":"111122223333"}},' +
        '"Effect":"Allow","Principal":{"Service":"pods.eks.amazonaws.com"},"Sid":"PodIdentity"}]}',
      path: "/platform/",
      permissionsBoundary: "arn:aws:iam::111122223333:policy/boundary",
      tags: TAGS,
    },
  });
  expect(recording.of(eks.PodIdentityAssociation)).toEqual({
    "scaler-association": {
      clusterName: "production",
      namespace: "kube-system",
      serviceAccount: "cluster-autoscaler",
      roleArn: "[unknown]",
      tags: TAGS,
    },
  });
});

describe("policies of the role's own", () => {
  test("there are none where none are given", async () => {
    expect((await made()).of(iam.RolePolicy)).toEqual({});
  });

  test("each is a child named after it", async () => {
    const inlinePolicies = { controller: POLICY, queue: pulumi.output(POLICY) };
    expect((await made({ inlinePolicies })).of(iam.RolePolicy)).toEqual({
      "scaler-role-controller": { policy: POLICY, role: "[unknown]" },
      "scaler-role-queue": { policy: POLICY, role: "[unknown]" },
    });
  });

  test("the association waits for all policies, since pods may start as soon as it is there", async () => {
    const inlinePolicies = { controller: POLICY, queue: POLICY };
    expect(await waitsFor({ inlinePolicies, policies: ["AmazonEKS_CNI_Policy"] })).toEqual([
      "scaler-role",
      "scaler-role-controller",
      "scaler-role-queue",
      "scaler-role-AmazonEKS_CNI_Policy",
    ]);
  });
});
