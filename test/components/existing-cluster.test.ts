import { expect, test } from "@jest/globals";
import * as eks from "@pulumi/aws/eks";
import * as iam from "@pulumi/aws/iam";

import { ExistingCluster, type ExistingClusterArgs } from "../../components/existing-cluster";
import { isObject } from "../../preview/wire";
import { record } from "../support/record";

const TAGS = { team: "platform" };
const ARGS: ExistingClusterArgs = {
  clusterName: "theirs",
  accountId: "123456789012",
  addonVersions: {},
  prefixDelegation: false,
  createsSpotServiceLinkedRole: false,
  iam: { partition: "aws", path: "/platform/" },
  tags: TAGS,
};

const made = (changes: Partial<ExistingClusterArgs> = {}) =>
  record(() => new ExistingCluster("main", { ...ARGS, ...changes }));

test("a cluster that somebody else made gets nothing that is not asked for", async () => {
  const { resources } = (await made()).plan;
  expect(resources.map(({ type }) => type).filter((type) => type !== "pulumi:pulumi:Stack")).toEqual([
    "spot-eks:components:ExistingCluster",
  ]);
});

test("an add-on that is asked for keeps what others have set, and stays when this goes", async () => {
  const addonVersions = { "kube-proxy": "v1.36.0-eksbuild.25", "eks-pod-identity-agent": "v1.3.10-eksbuild.3" };
  const kept = {
    clusterName: "theirs",
    resolveConflictsOnCreate: "NONE",
    resolveConflictsOnUpdate: "PRESERVE",
    preserve: true,
    tags: TAGS,
  };

  const cluster = await made({ addonVersions });
  expect(cluster.of(eks.Addon)).toEqual({
    "main-kube-proxy": { ...kept, addonName: "kube-proxy", addonVersion: "v1.36.0-eksbuild.25" },
    "main-eks-pod-identity-agent": {
      ...kept,
      addonName: "eks-pod-identity-agent",
      addonVersion: "v1.3.10-eksbuild.3",
    },
  });
  expect(cluster.of(iam.Role)).toEqual({});
});

test("the network plugin comes with its role", async () => {
  const cluster = await made({ addonVersions: { "vpc-cni": "v1.22.4-eksbuild.3" } });

  expect(cluster.of(eks.Addon)).toMatchObject({
    "main-vpc-cni": { addonName: "vpc-cni", addonVersion: "v1.22.4-eksbuild.3" },
  });
  expect(cluster.of(eks.PodIdentityAssociation)).toEqual({
    "main-vpc-cni-association": {
      clusterName: "theirs",
      namespace: "kube-system",
      serviceAccount: "aws-node",
      roleArn: "[unknown]",
      tags: TAGS,
    },
  });
  expect(cluster.of(iam.RolePolicyAttachment)).toEqual({
    "main-vpc-cni-role-AmazonEKS_CNI_Policy": {
      policyArn: "arn:aws:iam::aws:policy/AmazonEKS_CNI_Policy",
      role: "[unknown]",
    },
  });
});

test("the network plugin is told to take prefixes, and no other add-on is told anything", async () => {
  const addonVersions = { "vpc-cni": "v1.22.4-eksbuild.3", "kube-proxy": "v1.36.0-eksbuild.25" };
  const configurations = async (prefixDelegation: boolean) =>
    Object.fromEntries(
      Object.entries((await made({ addonVersions, prefixDelegation })).of(eks.Addon)).map(([name, inputs]) => [
        name,
        isObject(inputs) ? inputs["configurationValues"] : undefined,
      ]),
    );

  expect(await configurations(true)).toEqual({
    "main-vpc-cni": '{"env":{"ENABLE_PREFIX_DELEGATION":"true","WARM_PREFIX_TARGET":"1"}}',
    "main-kube-proxy": undefined,
  });
  expect(await configurations(false)).toEqual({ "main-vpc-cni": undefined, "main-kube-proxy": undefined });
});

test("spot's service-linked role is made where asked for, and left behind", async () => {
  const cluster = await made({ createsSpotServiceLinkedRole: true });

  expect(cluster.of(iam.ServiceLinkedRole)).toEqual({ "main-spot": { awsServiceName: "spot.amazonaws.com" } });
  expect(cluster.find(iam.ServiceLinkedRole, "main-spot").options).toEqual({ retainOnDelete: true });
});
