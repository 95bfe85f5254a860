import { describe, expect, test } from "@jest/globals";
import * as autoscaling from "@pulumi/aws/autoscaling";
import * as ec2 from "@pulumi/aws/ec2";
import * as pulumi from "@pulumi/pulumi";
import { parse } from "yaml";

import { SelfManagedNodeGroup, type SelfManagedNodeGroupArgs } from "../../components/self-managed-node-group";
import { record } from "../support/record";
import { nodeConfigText, textInput } from "./text-input";

const REFRESH = { minHealthyPercentage: 100, maxHealthyPercentage: 110, warmupSeconds: 120 };
const MIXED = {
  capacityType: "mixed",
  spotAllocationStrategy: "price-capacity-optimized",
  onDemandAllocationStrategy: "prioritized",
  onDemandBaseCapacity: 2,
  onDemandPercentageAboveBaseCapacity: 25,
  spotTaints: [{ key: "spotInstance", value: "true", effect: "PreferNoSchedule" }],
} as const;

const ARGS: SelfManagedNodeGroupArgs = {
  group: "batch",
  instanceTypes: ["m7i.large", "m6i.large"],
  size: { min: 0, max: 10 },
  labels: { tier: "back" },
  taints: [{ key: "dedicated", value: "batch", effect: "NoSchedule" }],
  disk: { sizeGiB: 50 },
  amiFamily: "al2023",
  purchase: { capacityType: "spot", spotAllocationStrategy: "price-capacity-optimized" },
  tags: { team: "platform" },
  clusterName: "production",
  endpoint: "https://example.eks.amazonaws.com",
  certificateAuthority: "Q0E=",
  serviceCidr: "172.20.0.0/16",
  securityGroupId: "sg-1",
  instanceProfileArn: "arn:aws:iam::123456789012:instance-profile/nodes",
  imageId: "ami-1",
  subnetIds: ["subnet-1", "subnet-2"],
  instanceRefresh: REFRESH,
  smallestNode: { cpuMilli: 1930, memoryMiB: 6800, ephemeralStorageMiB: 45_056 },
};

const made = (changes: Partial<SelfManagedNodeGroupArgs> = {}) =>
  record(() => {
    const agent = new ec2.Vpc("agent");
    new SelfManagedNodeGroup("production-batch", { ...ARGS, ...changes }, { dependsOn: [agent] });
  });

async function madeWith(changes: Partial<SelfManagedNodeGroupArgs>) {
  return (await made(changes)).find(autoscaling.Group, "production-batch-nodes").inputs;
}

async function nodeConfigOf(changes: Partial<SelfManagedNodeGroupArgs>): Promise<unknown> {
  const group = await made(changes);
  return parse(nodeConfigText(textInput(group, ec2.LaunchTemplate, "production-batch-template", "userData")));
}

const TEMPLATE = "k8s.io/cluster-autoscaler/node-template";
const TAGS = [
  { key: "Name", value: "production-batch", propagateAtLaunch: true },
  { key: "ebs.csi.aws.com/cluster-name", value: "production", propagateAtLaunch: true },
  { key: "k8s.io/cluster-autoscaler/enabled", value: "true", propagateAtLaunch: false },
  { key: `${TEMPLATE}/label/spot-eks/capacity-type`, value: "spot", propagateAtLaunch: false },
  { key: `${TEMPLATE}/label/spot-eks/node-group`, value: "batch", propagateAtLaunch: false },
  { key: `${TEMPLATE}/label/tier`, value: "back", propagateAtLaunch: false },
  { key: `${TEMPLATE}/resources/cpu`, value: "1930m", propagateAtLaunch: false },
  { key: `${TEMPLATE}/resources/ephemeral-storage`, value: "45056Mi", propagateAtLaunch: false },
  { key: `${TEMPLATE}/resources/memory`, value: "6800Mi", propagateAtLaunch: false },
  { key: `${TEMPLATE}/taint/dedicated`, value: "batch:NoSchedule", propagateAtLaunch: false },
  { key: "k8s.io/cluster-autoscaler/production", value: "owned", propagateAtLaunch: false },
  { key: "kubernetes.io/cluster/production", value: "owned", propagateAtLaunch: true },
  { key: "node-termination-handler/production", value: "true", propagateAtLaunch: true },
  { key: "team", value: "platform", propagateAtLaunch: true },
];

test("the group is spot only, spread over all pools, and tagged for the bill, the handler, the driver and the autoscaler", async () => {
  expect((await made()).of(autoscaling.Group)["production-batch-nodes"]).toEqual({
    tags: TAGS,
    minSize: 0,
    maxSize: 10,
    vpcZoneIdentifiers: ["subnet-1", "subnet-2"],
    mixedInstancesPolicy: {
      instancesDistribution: {
        onDemandAllocationStrategy: "prioritized",
        onDemandBaseCapacity: 0,
        onDemandPercentageAboveBaseCapacity: 0,
        spotAllocationStrategy: "price-capacity-optimized",
      },
      launchTemplate: {
        launchTemplateSpecification: { launchTemplateId: "[unknown]", version: "[unknown]" },
        overrides: [{ instanceType: "m7i.large" }, { instanceType: "m6i.large" }],
      },
    },
    capacityRebalance: false,
    suspendedProcesses: ["AZRebalance"],
    terminationPolicies: ["AllocationStrategy", "Default"],
    healthCheckType: "EC2",
    healthCheckGracePeriod: 300,
    defaultInstanceWarmup: 120,
    waitForCapacityTimeout: "0",
    instanceRefresh: {
      strategy: "Rolling",
      preferences: {
        minHealthyPercentage: 100,
        maxHealthyPercentage: 110,
        instanceWarmup: "120",
        skipMatching: true,
      },
    },
  });
});

test("an on-demand group says all on-demand, and a mixed one its base and its share", async () => {
  const policyOf = async (purchase: SelfManagedNodeGroupArgs["purchase"]) =>
    (await made({ purchase })).of(autoscaling.Group)["production-batch-nodes"];

  expect(await policyOf({ capacityType: "on-demand", onDemandAllocationStrategy: "lowest-price" })).toMatchObject({
    mixedInstancesPolicy: {
      instancesDistribution: {
        onDemandAllocationStrategy: "lowest-price",
        onDemandBaseCapacity: 0,
        onDemandPercentageAboveBaseCapacity: 100,
        spotAllocationStrategy: "price-capacity-optimized",
      },
    },
  });
  expect(await policyOf(MIXED)).toMatchObject({
    mixedInstancesPolicy: {
      instancesDistribution: {
        onDemandAllocationStrategy: "prioritized",
        onDemandBaseCapacity: 2,
        onDemandPercentageAboveBaseCapacity: 25,
        spotAllocationStrategy: "price-capacity-optimized",
      },
    },
  });
});

test("replaces on a recommendation where asked for, and rolls nothing where no refresh is given", async () => {
  const { instanceRefresh, ...enduring } = ARGS;
  const group = await record(
    () =>
      new SelfManagedNodeGroup("production-jobs", {
        ...enduring,
        role: "enduring",
        healthCheckGraceSeconds: 900,
        templateLabels: { "topology.ebs.csi.aws.com/zone": "us-east-1a" },
      }),
  );
  const made = group.find(autoscaling.Group, "production-jobs-nodes").inputs;
  expect(instanceRefresh).toEqual(REFRESH);

  expect(made).not.toHaveProperty("instanceRefresh");
  expect(made).not.toHaveProperty("defaultInstanceWarmup");
  expect(made["healthCheckGracePeriod"]).toBe(900);
  expect(made["tags"]).toEqual(
    expect.arrayContaining([
      { key: `${TEMPLATE}/label/topology.ebs.csi.aws.com/zone`, value: "us-east-1a", propagateAtLaunch: false },
      { key: `${TEMPLATE}/taint/spot-eks/enduring`, value: "true:NoSchedule", propagateAtLaunch: false },
    ]),
  );
  expect((await madeWith({ rebalances: true }))["capacityRebalance"]).toBe(true);
});

test("the desired size is left alone, and nodes come after what they need", async () => {
  const group = (await made()).find(autoscaling.Group, "production-batch-nodes");
  expect(group.options).toEqual({ ignoreChanges: ["desiredCapacity"] });
  expect(group.inputs).not.toHaveProperty("desiredCapacity");
  expect(group.inputs).not.toHaveProperty("name");
  expect(group.dependencies).toEqual([
    "urn:pulumi:test::spot-eks::aws:ec2/vpc:Vpc::agent",
    "urn:pulumi:test::spot-eks::spot-eks:components:SelfManagedNodeGroup$aws:ec2/launchTemplate:LaunchTemplate::production-batch-template",
  ]);
});

test("a hook keeps a node that is to go until it is drained", async () => {
  expect((await made()).of(autoscaling.LifecycleHook)).toEqual({
    "production-batch-termination": {
      autoscalingGroupName: "[unknown]",
      lifecycleTransition: "autoscaling:EC2_INSTANCE_TERMINATING",
      defaultResult: "CONTINUE",
      heartbeatTimeout: 300,
    },
  });
  expect((await made({ terminationHeartbeatSeconds: 600 })).of(autoscaling.LifecycleHook)).toMatchObject({
    "production-batch-termination": { heartbeatTimeout: 600 },
  });
});

test("strategy and checkpoints are the caller's where given", async () => {
  const group = await made({
    purchase: { capacityType: "spot", spotAllocationStrategy: "capacity-optimized-prioritized" },
    instanceRefresh: {
      minHealthyPercentage: 90,
      maxHealthyPercentage: 120,
      warmupSeconds: 60,
      checkpointPercentages: [20, 100],
      checkpointDelaySeconds: 600,
    },
  });
  expect(group.of(autoscaling.Group)["production-batch-nodes"]).toMatchObject({
    mixedInstancesPolicy: { instancesDistribution: { spotAllocationStrategy: "capacity-optimized-prioritized" } },
    defaultInstanceWarmup: 60,
    instanceRefresh: {
      preferences: {
        minHealthyPercentage: 90,
        maxHealthyPercentage: 120,
        instanceWarmup: "60",
        checkpointPercentages: [20, 100],
        checkpointDelay: "600",
      },
    },
  });
});

describe("the launch template", () => {
  test("has no public address, no market and no type, which are the group's", async () => {
    expect((await made()).of(ec2.LaunchTemplate)["production-batch-template"]).toEqual({
      userData: expect.stringMatching(/^[A-Za-z0-9+/]+=*$/),
      imageId: "ami-1",
      iamInstanceProfile: { arn: "arn:aws:iam::123456789012:instance-profile/nodes" },
      networkInterfaces: [
        {
          deviceIndex: 0,
          associatePublicIpAddress: "false",
          deleteOnTermination: "true",
          securityGroups: ["sg-1"],
        },
      ],
      blockDeviceMappings: [
        {
          deviceName: "/dev/xvda",
          ebs: { volumeSize: 50, volumeType: "gp3", encrypted: "true", deleteOnTermination: "true" },
        },
      ],
      metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
      tagSpecifications: ["instance", "volume", "network-interface"].map((resourceType) => ({
        resourceType,
        tags: { team: "platform", Name: "production-batch" },
      })),
      tags: { team: "platform" },
    });
  });

  test("tells a node its cluster, labels, taints and kubelet", async () => {
    const kubelet = { evictionHard: { "nodefs.available": "10%" } };
    expect(await nodeConfigOf({ kubelet })).toEqual({
      apiVersion: "node.eks.aws/v1alpha1",
      kind: "NodeConfig",
      spec: {
        cluster: {
          name: "production",
          apiServerEndpoint: "https://example.eks.amazonaws.com",
          certificateAuthority: "Q0E=",
          cidr: "172.20.0.0/16",
        },
        kubelet: {
          config: {
            evictionHard: { "nodefs.available": "10%" },
            registerWithTaints: [{ key: "dedicated", value: "batch", effect: "NoSchedule" }],
          },
          flags: ["--node-labels=spot-eks/capacity-type=spot,spot-eks/node-group=batch,tier=back"],
        },
      },
    });
  });

  test("tells a node how many pods it may run, beside the group's settings", async () => {
    expect(await nodeConfigOf({ taints: [], kubelet: { eventRecordQPS: 0 }, maxPods: 110 })).toMatchObject({
      spec: { kubelet: { config: { eventRecordQPS: 0, maxPods: 110 } } },
    });
  });

  test("tells a node without taints or settings no configuration of the kubelet", async () => {
    expect(await nodeConfigOf({ taints: [] })).toMatchObject({
      spec: { kubelet: { flags: ["--node-labels=spot-eks/capacity-type=spot,spot-eks/node-group=batch,tier=back"] } },
    });
    expect(JSON.stringify(await nodeConfigOf({ taints: [] }))).not.toContain('config"');
  });

  test("is the same for labels and taints in another order, since another one replaces every node", async () => {
    const labels = { a: "1", b: "2" };
    const one = { key: "x", effect: "NoSchedule" } as const;
    const other = { key: "y", effect: "NoSchedule" } as const;
    expect(await nodeConfigOf({ labels, taints: [one, other] })).toEqual(
      await nodeConfigOf({ labels: { b: "2", a: "1" }, taints: [other, one] }),
    );
  });

  test("user data is unknown with the endpoint, and secret with it", async () => {
    const unknown = await record(() => {
      const endpoint = new ec2.Vpc("later").arn;
      new SelfManagedNodeGroup("production-batch", { ...ARGS, endpoint });
    });
    expect(unknown.of(ec2.LaunchTemplate)).toMatchObject({ "production-batch-template": { userData: "[unknown]" } });
    const secret = await made({ endpoint: pulumi.secret("https://hidden") });
    expect(secret.of(ec2.LaunchTemplate)).toMatchObject({ "production-batch-template": { userData: "[secret]" } });
  });
});

test.each([
  {
    what: "a heartbeat that is too short",
    changes: { terminationHeartbeatSeconds: 29 },
    text: "terminationHeartbeatSeconds: 29 is not a whole number from 30 to 7200",
  },
  {
    what: "41 types",
    changes: { instanceTypes: Array.from({ length: 41 }, (_, index) => `m${index}.large`) },
    text: "instanceTypes: 41 types is not 1 to 40; list that many",
  },
  {
    what: "no types",
    changes: { instanceTypes: [] },
    text: "instanceTypes: 0 types is not 1 to 40; list that many",
  },
  {
    what: "no most nodes",
    changes: { size: { min: 0, max: 0 } },
    text: "size.max: 0 is not a whole number of at least 1",
  },
  {
    what: "the strategy that is interrupted most",
    changes: { purchase: { capacityType: "spot", spotAllocationStrategy: "lowest-price" } as const },
    text:
      "purchase.spotAllocationStrategy: lowest-price is not a strategy for spot nodes; it takes the pools that are " +
      "taken back first",
  },
  {
    what: "an on-demand base above the largest size, and a share that is none",
    changes: { purchase: { ...MIXED, onDemandBaseCapacity: 11, onDemandPercentageAboveBaseCapacity: 101 } },
    text:
      "purchase.onDemandBaseCapacity: 11 is not a whole number from 0 to 10\n" +
      "purchase.onDemandPercentageAboveBaseCapacity: 101 is not a whole number from 0 to 100",
  },
  {
    what: "percentages that are too far apart",
    changes: { instanceRefresh: { ...REFRESH, minHealthyPercentage: 50, maxHealthyPercentage: 151 } },
    text: "instanceRefresh.maxHealthyPercentage: 151 is not at most 100 above minHealthyPercentage, 50; lower it",
  },
  {
    what: "two effects of one taint, which the autoscaler could not be told",
    changes: {
      taints: [
        { key: "gone", effect: "NoSchedule" as const },
        { key: "gone", effect: "NoExecute" as const },
      ],
    },
    text: "taints: gone is not listed once; the autoscaler's tag for an empty group holds one effect of a key",
  },
  {
    what: "a label that is too long for a tag",
    changes: { labels: { [`example.com/${"x".repeat(60)}.${"y".repeat(10)}`]: "1" } },
    text:
      `labels: k8s.io/cluster-autoscaler/node-template/label/example.com/${"x".repeat(60)}.${"y".repeat(10)} is not ` +
      "at most 128 characters, as the key of a tag; shorten the label or taint",
  },
  {
    what: "more tags than a group can have",
    changes: { tags: Object.fromEntries(Array.from({ length: 38 }, (_, index) => [`tag-${index}`, ""])) },
    text: "tags: 51 tags is not at most 50; have fewer tags, labels or taints",
  },
])("refuses $what", async ({ changes, text }) => {
  await expect(made(changes)).rejects.toMatchObject({ message: text });
});
