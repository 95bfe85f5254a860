import { beforeAll, describe, expect, test } from "@jest/globals";
import * as autoscaling from "@pulumi/aws/autoscaling";
import * as ec2 from "@pulumi/aws/ec2";
import * as eks from "@pulumi/aws/eks";
import * as iam from "@pulumi/aws/iam";
import * as sqs from "@pulumi/aws/sqs";
import { Release } from "@pulumi/kubernetes/helm/v3/release";

import program from "../../stacks/index";
import { environmentDocument, type Changes } from "../support/environment-document";
import { record, type Recording } from "../support/record";
import { waitsFor } from "../support/waiting";

const NODE_POOL = "kubernetes:karpenter.sh/v1:NodePool";
const NODE_CLASS = "kubernetes:karpenter.k8s.aws/v1:EC2NodeClass";
const KARPENTER = { provisioner: { engine: "karpenter" } };
const GROUPS = {
  "nodeGroups.edge": {
    kind: "mixed",
    instanceTypes: ["m7i.large", "m6i.large", "m5.large", "m6a.large"],
    size: { min: 0, max: 6 },
    onDemandBaseCapacity: 2,
    onDemandPercentageAboveBaseCapacity: 0,
  },
  "nodeGroups.jobs": {
    kind: "enduring",
    instanceTypes: ["m7i.xlarge"],
    zones: ["us-east-1a", "us-east-1b"],
    size: { min: 0, max: 4 },
  },
};

const preview = (changes: Changes) =>
  record(program, {
    config: {
      "aws:region": "us-east-1",
      "spot-eks:environment": JSON.stringify(environmentDocument({ ...KARPENTER, ...changes })),
    },
  });

describe("beside Karpenter", () => {
  let made: Recording;

  beforeAll(async () => {
    made = await preview(GROUPS);
  });

  test("EKS makes the system group alone, and nobody makes an Auto Scaling group", () => {
    expect(Object.keys(made.of(eks.NodeGroup))).toEqual(["test-system-nodes"]);
    expect(made.of(autoscaling.Group)).toEqual({});
  });

  test("each group is a pool, a mixed one two", () => {
    expect(Object.keys(made.of(NODE_POOL)).sort()).toEqual([
      "test-node-pools-node-pool-edge",
      "test-node-pools-node-pool-edge-base",
      "test-node-pools-node-pool-jobs",
      "test-node-pools-node-pool-managed",
      "test-node-pools-node-pool-own",
    ]);
  });

  test("a spot group is broad, bounded and drained in time", () => {
    expect(made.of(NODE_POOL)["test-node-pools-node-pool-own"]).toEqual({
      apiVersion: "karpenter.sh/v1",
      kind: "NodePool",
      metadata: { name: "own" },
      spec: {
        weight: 50,
        limits: { cpu: "20", memory: "80Gi", nodes: "5" },
        disruption: {
          consolidationPolicy: "Balanced",
          consolidateAfter: "5m",
          budgets: [{ nodes: "20%" }],
        },
        template: {
          metadata: {
            labels: { intent: "apps", "spot-eks/capacity-type": "spot", "spot-eks/node-group": "own" },
          },
          spec: {
            nodeClassRef: { group: "karpenter.k8s.aws", kind: "EC2NodeClass", name: "own" },
            expireAfter: "336h",
            terminationGracePeriod: "60m",
            startupTaints: [{ key: "ebs.csi.aws.com/agent-not-ready", effect: "NoExecute" }],
            requirements: [
              { key: "karpenter.sh/capacity-type", operator: "In", values: ["spot"] },
              { key: "kubernetes.io/arch", operator: "In", values: ["amd64"] },
              { key: "kubernetes.io/os", operator: "In", values: ["linux"] },
              { key: "topology.kubernetes.io/zone", operator: "In", values: ["us-east-1a", "us-east-1b"] },
              { key: "karpenter.k8s.aws/instance-category", operator: "In", values: ["m"] },
              { key: "karpenter.k8s.aws/instance-generation", operator: "Gte", values: ["6"] },
              { key: "karpenter.k8s.aws/instance-cpu", operator: "Gte", values: ["4"] },
              { key: "karpenter.k8s.aws/instance-cpu", operator: "Lte", values: ["16"] },
              { key: "karpenter.k8s.aws/instance-memory", operator: "Gte", values: ["16384"] },
              { key: "karpenter.k8s.aws/instance-memory", operator: "Lte", values: ["65536"] },
              { key: "karpenter.k8s.aws/instance-hypervisor", operator: "In", values: ["nitro"] },
              { key: "node.kubernetes.io/instance-type", operator: "Exists", minValues: 15 },
            ],
          },
        },
      },
    });
  });

  test("an enduring group's nodes are never replaced", () => {
    expect(made.of(NODE_POOL)["test-node-pools-node-pool-jobs"]).toMatchObject({
      spec: {
        limits: { nodes: "8" },
        disruption: { consolidationPolicy: "WhenEmpty" },
        template: { spec: { expireAfter: "Never" } },
      },
    });
  });

  test("names and tags that one layer gives, the other asks for", () => {
    const release = made.of(Release)["test-karpenter-release"];
    const subnets = Object.values(made.of(ec2.Subnet)).filter((subnet) =>
      JSON.stringify(subnet).includes('"karpenter.sh/discovery":"test"'),
    );

    expect(release).toMatchObject({
      skipCrds: true,
      values: { settings: { clusterName: "test", interruptionQueue: "test-karpenter" } },
    });
    expect(made.of(sqs.Queue)["test-karpenter-queue"]).toMatchObject({ name: "test-karpenter" });
    expect(made.of(iam.Role)["test-karpenter-node-role"]).toMatchObject({ name: "KarpenterNodeRole-us-east-1-test" });
    expect(made.of(NODE_CLASS)["test-node-pools-node-class-own"]).toMatchObject({
      spec: {
        role: "KarpenterNodeRole-us-east-1-test",
        subnetSelectorTerms: [{ tags: { "karpenter.sh/discovery": "test" } }],
        securityGroupSelectorTerms: [{ tags: { "karpenter.sh/discovery": "test" } }],
      },
    });
    expect(subnets).toHaveLength(2);
    expect(Object.values(made.of(ec2.Tag))).toEqual([
      expect.objectContaining({ key: "karpenter.sh/discovery", value: "test" }),
    ]);
    expect(made.of(eks.PodIdentityAssociation)["test-karpenter-association"]).toMatchObject({
      namespace: "kube-system",
      serviceAccount: "karpenter",
    });
  });

  test("pools come after the controller, it after its definitions, role and queue; so they go first", () => {
    const controller = made.find(Release, "test-karpenter-release");
    const before = waitsFor(controller, made.plan);
    const pool = waitsFor(made.find(NODE_POOL, "test-node-pools-node-pool-own"), made.plan);

    expect(pool.has(controller.urn)).toBe(true);
    for (const needed of [
      made.find(Release, "test-karpenter-crd-release"),
      made.find(sqs.Queue, "test-karpenter-queue"),
      made.find(eks.PodIdentityAssociation, "test-karpenter-association"),
      made.find(eks.AccessEntry, "test-karpenter-node-access"),
      made.find(eks.NodeGroup, "test-system-nodes"),
    ]) {
      expect(before.has(needed.urn)).toBe(true);
    }
  });
});

test("where charts are delivered by others, the AWS side is made and nothing in the cluster", async () => {
  const made = await preview({ delivery: "gitops" });

  expect(Object.keys(made.of(sqs.Queue))).toEqual(["test-karpenter-queue"]);
  expect(made.of(Release)).toEqual({});
  expect(made.of(NODE_POOL)).toEqual({});
});
