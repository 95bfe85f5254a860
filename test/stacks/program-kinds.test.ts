import { expect, test } from "@jest/globals";
import * as autoscaling from "@pulumi/aws/autoscaling";
import * as eks from "@pulumi/aws/eks";

import program from "../../stacks/index";
import { environmentDocument, OWN, type Changes } from "../support/environment-document";
import { record } from "../support/record";

const preview = (changes: Changes) =>
  record(program, {
    config: {
      "aws:region": "us-east-1",
      "spot-eks:environment": JSON.stringify(environmentDocument(changes)),
    },
  });

const COMMON = { instanceTypes: ["m7i.xlarge", "m6i.xlarge"], size: { min: 1, max: 4 } };

test("an enduring group is one group in each zone, tainted, never rolled by itself, and scalable from nothing for a volume", async () => {
  const zones = ["us-east-1a", "us-east-1b"];
  const plan = await preview({ "nodeGroups.jobs": { kind: "enduring", zones, ...COMMON } });
  const group = plan.find(autoscaling.Group, "test-jobs-us-east-1b-nodes").inputs;

  expect(Object.keys(plan.of(autoscaling.Group)).sort()).toEqual([
    "test-jobs-us-east-1a-nodes",
    "test-jobs-us-east-1b-nodes",
    "test-own-nodes",
  ]);
  expect(group).not.toHaveProperty("instanceRefresh");
  expect(group["vpcZoneIdentifiers"]).toHaveLength(1);
  expect(group["tags"]).toEqual(
    expect.arrayContaining([
      {
        key: "k8s.io/cluster-autoscaler/node-template/taint/spot-eks/enduring",
        value: "true:NoSchedule",
        propagateAtLaunch: false,
      },
      {
        key: "k8s.io/cluster-autoscaler/node-template/label/topology.ebs.csi.aws.com/zone",
        value: "us-east-1b",
        propagateAtLaunch: false,
      },
    ]),
  );
  expect(plan.outputs).toMatchObject({
    environment: { nodeClasses: { jobs: { capacityType: "on-demand", zones } } },
  });
});

test("a mixed group promises no capacity type to the autoscaler and says so to other programs", async () => {
  const shares = { onDemandBaseCapacity: 1, onDemandPercentageAboveBaseCapacity: 20 };
  const minPools = { instanceTypes: 1, zones: 1 };
  const plan = await preview({ "nodeGroups.burst": { kind: "mixed", minPools, ...shares, ...COMMON } });

  expect(JSON.stringify(plan.find(autoscaling.Group, "test-burst-nodes").inputs)).not.toContain("capacity-type");
  expect(plan.of(autoscaling.Group)["test-burst-nodes"]).toMatchObject({
    mixedInstancesPolicy: { instancesDistribution: shares },
  });
  expect(plan.outputs).toMatchObject({ environment: { nodeClasses: { burst: { capacityType: "mixed" } } } });
});

test("a group with GPUs has the image with their drivers, and is found by pods that ask for one", async () => {
  const gpu = { ...OWN, management: "managed", instanceTypes: ["g5.xlarge", "g6.xlarge"], accelerator: "nvidia" };
  const plan = await preview({ "nodeGroups.gpu": gpu });

  expect(plan.of(eks.NodeGroup)["test-gpu-nodes"]).toMatchObject({
    amiType: "AL2023_x86_64_NVIDIA",
    tags: { "k8s.io/cluster-autoscaler/node-template/resources/nvidia.com/gpu": "1" },
  });
});

test("Bottlerocket groups have its images and its releases", async () => {
  const plan = await preview({ "nodeGroups.managed.amiFamily": "bottlerocket" });

  expect(plan.of(eks.NodeGroup)["test-managed-nodes"]).toMatchObject({
    amiType: "BOTTLEROCKET_x86_64",
    releaseVersion: "1.66.0-1ad6b4a4",
  });
});

test("rebalance recommendations replace nodes of self-managed spot groups only where asked for", async () => {
  const changes = {
    "nodeGroups.web": { kind: "on-demand", management: "self-managed", ...COMMON },
    interruption: { rebalance: "replace" },
  };
  const groups = (await preview(changes)).of(autoscaling.Group);

  expect(groups["test-own-nodes"]).toMatchObject({ capacityRebalance: true });
  expect(groups["test-web-nodes"]).toMatchObject({ capacityRebalance: false });
});
