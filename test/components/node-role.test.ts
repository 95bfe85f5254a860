import { expect, test } from "@jest/globals";
import * as eks from "@pulumi/aws/eks";
import * as iam from "@pulumi/aws/iam";

import { NodeRole, type NodeRoleArgs } from "../../components/node-role";
import { record } from "../support/record";

const TAGS = { team: "platform" };
const ARGS: NodeRoleArgs = { clusterName: "production", iam: { partition: "aws", path: "/platform/" }, tags: TAGS };

const trustOf = (service: string) =>
  `{"Version":"2012-10-17","Statement":[{"Action":["sts:AssumeRole"],"Effect":"Allow",` +
  `"Principal":{"Service":"${service}"},"Sid":"Service"}]}`;

test("nodes may join the cluster and pull images, and not touch network interfaces", async () => {
  const made = await record(() => new NodeRole("main", ARGS));
  expect(made.of(iam.Role)).toEqual({
    "main-node-role": { assumeRolePolicy: trustOf("ec2.amazonaws.com"), path: "/platform/", tags: TAGS },
  });
  expect(made.of(iam.RolePolicyAttachment)).toEqual({
    "main-node-role-AmazonEC2ContainerRegistryPullOnly": {
      policyArn: "arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPullOnly",
      role: "[unknown]",
    },
    "main-node-role-AmazonEKSWorkerNodePolicy": {
      policyArn: "arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy",
      role: "[unknown]",
    },
  });
});

test("nodes give pods addresses only where the network plugin has no role of its own", async () => {
  const made = await record(() => new NodeRole("main", { ...ARGS, carriesNetworkPolicy: true }));
  expect(Object.keys(made.of(iam.RolePolicyAttachment)).sort()).toEqual([
    "main-node-role-AmazonEC2ContainerRegistryPullOnly",
    "main-node-role-AmazonEKSWorkerNodePolicy",
    "main-node-role-AmazonEKS_CNI_Policy",
  ]);
});

test("the cluster lets nodes with this role in", async () => {
  const made = await record(() => new NodeRole("main", ARGS));
  expect(made.of(eks.AccessEntry)).toEqual({
    "main-node-access": { clusterName: "production", principalArn: "[unknown]", type: "EC2_LINUX", tags: TAGS },
  });
  expect(made.of(iam.InstanceProfile)).toEqual({
    "main-node-profile": { role: "[unknown]", path: "/platform/", tags: TAGS },
  });
});

test("EC2 has another name in China", async () => {
  const made = await record(() => new NodeRole("main", { ...ARGS, iam: { partition: "aws-cn", path: "/" } }));
  expect(made.of(iam.Role)).toEqual({
    "main-node-role": { assumeRolePolicy: trustOf("ec2.amazonaws.com.cn"), path: "/", tags: TAGS },
  });
});

test("a role that others name before it exists has that name", async () => {
  const made = await record(() => new NodeRole("main", { ...ARGS, roleName: "nodes-of-production" }));
  expect(made.of(iam.Role)["main-node-role"]).toMatchObject({ name: "nodes-of-production" });
});
