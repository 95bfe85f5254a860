import { beforeAll, expect, test } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";

import program from "../../stacks/index";
import { environmentDocument } from "../support/environment-document";

const ZONES = ["us-east-1a", "us-east-1b", "us-east-1c"];

/** What AWS and the providers would answer, by type; the rest of an answer is what was asked for. */
const ANSWERS: Readonly<Record<string, object>> = {
  "awsx:ec2:Vpc": {
    vpcId: "vpc-1",
    privateSubnetIds: ["private-a", "private-b", "private-c"],
    publicSubnetIds: ["public-a", "public-b", "public-c"],
  },
  "eks:index:Cluster": {
    eksCluster: {
      name: "test",
      arn: "arn:aws:eks:us-east-1:111122223333:cluster/test",
      endpoint: "https://eks.example",
      certificateAuthority: { data: "Y2VydA==" },
      version: "1.36",
    },
    clusterSecurityGroupId: "sg-1",
  },
  "aws:ec2/launchTemplate:LaunchTemplate": { latestVersion: 7 },
  "aws:eks/nodeGroup:NodeGroup": { resources: [{ autoscalingGroups: [{ name: "eks-made" }] }] },
};

/** Inputs by type and name, of a run in which everything is known, as in an update. */
const made = new Map<string, unknown>();

beforeAll(async () => {
  const mocks: pulumi.runtime.Mocks = {
    newResource: ({ type, name, inputs }) => {
      made.set(`${type} ${name}`, inputs);
      return { id: `${name}-id`, state: { ...(inputs as object), ...ANSWERS[type] } };
    },
    call: ({ token }) => (token.includes("getCallerIdentity") ? { accountId: "111122223333" } : { value: "ami-1" }),
  };
  await pulumi.runtime.setMocks(mocks, "spot-eks", "test", false);
  const environment = environmentDocument({
    zones: ZONES,
    tags: { team: "platform" },
    account: { assumeRoleArn: "arn:aws:iam::111122223333:role/deployer" },
    "nodeGroups.system.size": { min: 3, max: 3 },
    "nodeGroups.own.zones": ["us-east-1c", "us-east-1a"],
  });
  pulumi.runtime.setAllConfig({ "aws:region": "us-east-1", "spot-eks:environment": JSON.stringify(environment) });
  await pulumi.runtime.runInPulumiStack(() => Promise.resolve(program()));
  await pulumi.runtime.disconnect();
});

test("nodes live in private subnets only, of their own zones", () => {
  const all = { subnetIds: ["private-a", "private-b", "private-c"] };

  expect(made.get("aws:eks/nodeGroup:NodeGroup test-system-nodes")).toMatchObject(all);
  expect(made.get("aws:eks/nodeGroup:NodeGroup test-managed-nodes")).toMatchObject(all);
  expect(made.get("aws:autoscaling/group:Group test-own-nodes")).toMatchObject({
    vpcZoneIdentifiers: ["private-c", "private-a"],
  });
});

test("the control plane lives in private subnets, of its own zones alone", () => {
  const component = made.get("eks:index:Cluster test-control-plane");

  expect(component).toMatchObject({ privateSubnetIds: ["private-a", "private-b"], vpcId: "vpc-1" });
  expect(component).not.toHaveProperty("publicSubnetIds");
});

test("versions of launch templates are numbers", () => {
  const version = "7";

  for (const group of ["managed", "system"]) {
    expect(made.get(`aws:eks/nodeGroup:NodeGroup test-${group}-nodes`)).toMatchObject({
      launchTemplate: { id: `test-${group}-template-id`, version },
    });
  }
  expect(made.get("aws:autoscaling/group:Group test-own-nodes")).toMatchObject({
    mixedInstancesPolicy: {
      launchTemplate: { launchTemplateSpecification: { launchTemplateId: "test-own-template-id", version } },
    },
  });
});

test("tags of managed groups go to the Auto Scaling group that EKS made", () => {
  const tag = { autoscalingGroupName: "eks-made", tag: { key: "team", value: "platform", propagateAtLaunch: false } };
  const tags = [...made].filter(([key]) => key.startsWith("aws:autoscaling/tag:Tag "));

  expect(Object.fromEntries(tags)).toEqual({
    "aws:autoscaling/tag:Tag test-managed-tag-team": tag,
    "aws:autoscaling/tag:Tag test-system-tag-team": tag,
  });
});

test("nodes of our own are told which cluster they join, in its security group and without a public address", () => {
  const template = made.get("aws:ec2/launchTemplate:LaunchTemplate test-own-template");
  const { userData } = template as { readonly userData: string };
  const text = Buffer.from(userData, "base64").toString();

  expect(template).toMatchObject({
    imageId: "ami-1",
    networkInterfaces: [{ associatePublicIpAddress: "false", securityGroups: ["sg-1"] }],
  });
  expect(text).toContain('"apiServerEndpoint": "https://eks.example"');
  expect(text).toContain('"certificateAuthority": "Y2VydA=="');
  expect(text).toContain('"cidr": "172.20.0.0/16"');
  expect(text).toContain('"name": "test"');
});

test("the kubeconfig asks for a token of the same role, and holds no secret", () => {
  const provider = made.get("pulumi:providers:kubernetes test-kubernetes");
  const { kubeconfig } = provider as { readonly kubeconfig: string };
  const args = ["--region", "us-east-1", "eks", "get-token", "--cluster-name", "test", "--output", "json"];

  expect(JSON.parse(kubeconfig)).toMatchObject({
    clusters: [{ cluster: { server: "https://eks.example", "certificate-authority-data": "Y2VydA==" } }],
    users: [
      {
        user: {
          exec: { command: "aws", args: [...args, "--role-arn", "arn:aws:iam::111122223333:role/deployer"] },
        },
      },
    ],
  });
  expect(provider).toMatchObject({ clusterIdentifier: "arn:aws:eks:us-east-1:111122223333:cluster/test" });
});
