import { describe, expect, test } from "@jest/globals";
import * as autoscaling from "@pulumi/aws/autoscaling";
import * as ec2 from "@pulumi/aws/ec2";
import * as eks from "@pulumi/aws/eks";
import { parse } from "yaml";

import { ManagedNodeGroup, type ManagedNodeGroupArgs } from "../../components/managed-node-group";
import { record } from "../support/record";
import { nodeConfigText, textInput } from "./text-input";

const ARGS: ManagedNodeGroupArgs = {
  group: "web",
  instanceTypes: ["m7i.large", "m6i.large", "m5.large"],
  size: { min: 0, max: 10 },
  labels: { tier: "front" },
  taints: [{ key: "dedicated", value: "web", effect: "PreferNoSchedule" }],
  disk: { sizeGiB: 50 },
  tags: { team: "platform", "cost-center": "42" },
  clusterName: "production",
  nodeRoleArn: "arn:aws:iam::123456789012:role/nodes",
  subnetIds: ["subnet-1", "subnet-2"],
  amiFamily: "al2023",
  capacityType: "spot",
  amiType: "AL2023_x86_64_STANDARD",
  kubernetesVersion: "1.36",
  releaseVersion: "1.36.4-20260930",
  maxUnavailablePercentage: 25,
  updateStrategy: "default",
  smallestNode: { cpuMilli: 1930, memoryMiB: 6800, ephemeralStorageMiB: 45_056 },
};

const made = (changes: Partial<ManagedNodeGroupArgs> = {}) =>
  record(() => {
    const agent = new ec2.Vpc("agent");
    new ManagedNodeGroup("production-web", { ...ARGS, ...changes }, { dependsOn: [agent] });
  });

async function groupOf(changes: Partial<ManagedNodeGroupArgs>) {
  return (await made(changes)).of(eks.NodeGroup)["production-web-nodes"];
}

test("a spot group says all that EKS decides by", async () => {
  expect((await made()).of(eks.NodeGroup)).toEqual({
    "production-web-nodes": {
      clusterName: "production",
      nodeRoleArn: "arn:aws:iam::123456789012:role/nodes",
      subnetIds: ["subnet-1", "subnet-2"],
      capacityType: "SPOT",
      instanceTypes: ["m7i.large", "m6i.large", "m5.large"],
      amiType: "AL2023_x86_64_STANDARD",
      version: "1.36",
      releaseVersion: "1.36.4-20260930",
      scalingConfig: { minSize: 0, maxSize: 10, desiredSize: 0 },
      updateConfig: { maxUnavailablePercentage: 25 },
      launchTemplate: { id: "[unknown]", version: "[unknown]" },
      labels: { "spot-eks/capacity-type": "spot", "spot-eks/node-group": "web", tier: "front" },
      taints: [{ key: "dedicated", value: "web", effect: "PREFER_NO_SCHEDULE" }],
      tags: {
        team: "platform",
        "cost-center": "42",
        "k8s.io/cluster-autoscaler/node-template/resources/cpu": "1930m",
        "k8s.io/cluster-autoscaler/node-template/resources/memory": "6800Mi",
        "k8s.io/cluster-autoscaler/node-template/resources/ephemeral-storage": "45056Mi",
      },
    },
  });
});

test("the system group is labelled and tainted as such", async () => {
  const system = { group: "system", capacityType: "on-demand", role: "system", labels: {}, taints: [] } as const;
  expect(await groupOf(system)).toMatchObject({
    capacityType: "ON_DEMAND",
    labels: {
      "spot-eks/capacity-type": "on-demand",
      "spot-eks/node-group": "system",
      "spot-eks/role": "system",
    },
    taints: [{ key: "CriticalAddonsOnly", value: "true", effect: "NO_SCHEDULE" }],
  });
});

test("the image is of the type that was asked for, and rare types are drained first where asked for", async () => {
  expect(await groupOf({ amiType: "BOTTLEROCKET_ARM_64" })).toMatchObject({ amiType: "BOTTLEROCKET_ARM_64" });
  expect(await groupOf({ updateStrategy: "minimal" })).toMatchObject({
    updateConfig: { maxUnavailablePercentage: 25, updateStrategy: "MINIMAL" },
  });
});

test("a group without taints names none, and taints need no value", async () => {
  expect(await groupOf({ taints: [] })).not.toHaveProperty("taints");
  expect(await groupOf({ taints: [{ key: "gone", effect: "NoExecute" }] })).toMatchObject({
    taints: [{ key: "gone", effect: "NO_EXECUTE" }],
  });
});

test("the autoscaler's number of nodes is left alone, and nodes come after what they need", async () => {
  const group = (await made()).find(eks.NodeGroup, "production-web-nodes");
  expect(group.options).toEqual({ ignoreChanges: ["scalingConfig.desiredSize"] });
  expect(group.dependencies).toEqual([
    "urn:pulumi:test::spot-eks::aws:ec2/vpc:Vpc::agent",
    "urn:pulumi:test::spot-eks::spot-eks:components:ManagedNodeGroup$aws:ec2/launchTemplate:LaunchTemplate::production-web-template",
  ]);
});

test("every tag reaches the Auto Scaling group that EKS makes", async () => {
  const tag = (key: string, value: string) => ({
    autoscalingGroupName: "[unknown]",
    tag: { key, value, propagateAtLaunch: false },
  });
  expect((await made()).of(autoscaling.Tag)).toEqual({
    "production-web-tag-team": tag("team", "platform"),
    "production-web-tag-cost-center": tag("cost-center", "42"),
  });
});

describe("the launch template", () => {
  const TAGS = { team: "platform", "cost-center": "42" };
  const template = {
    blockDeviceMappings: [
      {
        deviceName: "/dev/xvda",
        ebs: { volumeSize: 50, volumeType: "gp3", encrypted: "true", deleteOnTermination: "true" },
      },
    ],
    metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
    tagSpecifications: ["instance", "volume", "network-interface"].map((resourceType) => ({
      resourceType,
      tags: { ...TAGS, Name: "production-web" },
    })),
    tags: TAGS,
  };

  test("encrypts the disk, keeps pods off the metadata service, tags all, and leaves the rest to EKS", async () => {
    expect((await made()).of(ec2.LaunchTemplate)).toEqual({ "production-web-template": template });
  });

  test("carries the disk's speed and the kubelet's settings only where asked for", async () => {
    const kubelet = { kubeReserved: { cpu: "250m" }, eventRecordQPS: 0 };
    const group = await made({ disk: { sizeGiB: 100, iops: 4000, throughputMiBps: 250 }, kubelet });
    const ebs = { volumeSize: 100, volumeType: "gp3", iops: 4000, throughput: 250 };
    expect(group.of(ec2.LaunchTemplate)).toEqual({
      "production-web-template": {
        ...template,
        blockDeviceMappings: [
          { deviceName: "/dev/xvda", ebs: { ...ebs, encrypted: "true", deleteOnTermination: "true" } },
        ],
        userData: expect.any(String),
      },
    });
    const userData = textInput(group, ec2.LaunchTemplate, "production-web-template", "userData");
    expect(parse(nodeConfigText(userData))).toEqual({
      apiVersion: "node.eks.aws/v1alpha1",
      kind: "NodeConfig",
      spec: { kubelet: { config: kubelet } },
    });
  });

  test("carries user data for the number of pods alone, so that another number replaces the nodes", async () => {
    const group = await made({ maxPods: 110 });
    const userData = textInput(group, ec2.LaunchTemplate, "production-web-template", "userData");
    expect(parse(nodeConfigText(userData))).toEqual({
      apiVersion: "node.eks.aws/v1alpha1",
      kind: "NodeConfig",
      spec: { kubelet: { config: { maxPods: 110 } } },
    });
  });
});

test("refuses what EKS would refuse, all at once", async () => {
  const wrong = {
    instanceTypes: Array.from({ length: 21 }, () => "m5.large"),
    size: { min: 3, max: 2 },
    maxUnavailablePercentage: 0,
  };
  const list = wrong.instanceTypes.join(", ");
  await expect(made(wrong)).rejects.toMatchObject({
    message:
      "instanceTypes: 21 types is not 1 to 20; list that many\n" +
      `instanceTypes: [${list}] is not a list of different types; name each one once\n` +
      "size.min: 3 is not at most size.max, 2; lower it\n" +
      "maxUnavailablePercentage: 0 is not a whole number from 1 to 100",
  });
});
