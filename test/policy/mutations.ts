import type { Change } from "./changed-plan";

/** A mistake in the plan of the production stack, the rule that must find it, and related ones that may speak too. */
export interface Mutation {
  readonly rule: string;
  readonly mistake: string;
  readonly changes: readonly Change[];
  readonly also?: readonly string[];
}

const GENERAL = ["Group", "production-general-nodes"] as const;
/** The termination handler, and what it is told. */
const WITHOUT_HANDLER: readonly Change[] = [
  { without: ["Release", "production-aws-node-termination-handler-release"] },
  { without: ["EventRule", "production-aws-node-termination-handler-interruption"] },
  { without: ["EventRule", "production-aws-node-termination-handler-termination"] },
];
const ARM = ["NodeGroup", "production-arm-nodes"] as const;
const TEMPLATE = ["LaunchTemplate", "production-general-template"] as const;
const DISTRIBUTION = ["mixedInstancesPolicy", "instancesDistribution"] as const;
const OVERRIDES = ["mixedInstancesPolicy", "launchTemplate", "overrides"] as const;

const types = (...names: readonly string[]) => names.map((instanceType) => ({ instanceType }));
const fleet = (spotOptions: object, overrides: readonly object[]) => ({
  batch: {
    type: "aws:ec2/fleet:Fleet",
    properties: {
      type: "instant",
      launchTemplateConfigs: [{ launchTemplateSpecification: { launchTemplateId: "lt-1", version: "1" }, overrides }],
      spotOptions,
      targetCapacitySpecification: { defaultTargetCapacityType: "spot", totalTargetCapacity: 20 },
    },
  },
});
const TEN = types(
  ...["m5.xlarge", "m5a.xlarge", "m5d.xlarge", "m5n.xlarge", "m6a.xlarge", "m6i.xlarge", "m6id.xlarge"],
  ...["m6in.xlarge", "m7a.xlarge", "m7i.xlarge"],
).map((type, index) => ({ ...type, subnetId: `subnet-${index % 3}` }));

/** Mistakes that cover every rule which `strict` makes mandatory. */
export const MUTATIONS: readonly Mutation[] = [
  {
    rule: "spot-group-allocates-by-capacity",
    mistake: "the cheapest pools",
    changes: [{ at: GENERAL, set: [...DISTRIBUTION, "spotAllocationStrategy"], to: "lowest-price" }],
  },
  {
    rule: "spot-group-allocates-by-capacity",
    mistake: "no strategy, which is the cheapest pools",
    changes: [{ at: GENERAL, set: [...DISTRIBUTION, "spotAllocationStrategy"], to: undefined }],
  },
  {
    rule: "spot-fleet-allocates-by-capacity",
    mistake: "a fleet of the cheapest pools",
    changes: [{ add: fleet({ allocationStrategy: "lowestPrice", instancePoolsToUseCount: 4 }, TEN) }],
  },
  {
    rule: "spot-pool-count-suits-its-strategy",
    mistake: "a number of pools beside a strategy that takes none",
    changes: [{ at: GENERAL, set: [...DISTRIBUTION, "spotInstancePools"], to: 4 }],
  },
  {
    rule: "spot-has-no-price-cap",
    mistake: "a maximum price",
    changes: [{ at: GENERAL, set: [...DISTRIBUTION, "spotMaxPrice"], to: "0.08" }],
  },
  {
    rule: "spot-group-is-diversified",
    mistake: "three types",
    changes: [{ at: GENERAL, set: OVERRIDES, to: types("m5.xlarge", "m6i.xlarge", "m7a.xlarge") }],
  },
  {
    rule: "spot-group-is-flexible",
    mistake: "six types",
    changes: [
      {
        at: GENERAL,
        set: OVERRIDES,
        to: types("m5.xlarge", "m5a.xlarge", "m6i.xlarge", "m6a.xlarge", "m7i.xlarge", "m7a.xlarge"),
      },
    ],
  },
  {
    rule: "spot-node-group-is-diversified",
    mistake: "no types, which is t3.medium",
    changes: [{ at: ["NodeGroup", "production-large-nodes"], set: ["instanceTypes"], to: undefined }],
    also: ["spot-types-are-not-burstable"],
  },
  {
    rule: "spot-node-group-is-flexible",
    mistake: "five types",
    changes: [
      {
        at: ["NodeGroup", "production-large-nodes"],
        set: ["instanceTypes"],
        to: ["m5.2xlarge", "m5a.2xlarge", "m6i.2xlarge", "m6a.2xlarge", "m7i.2xlarge"],
      },
    ],
  },
  {
    rule: "autoscaled-spot-group-has-one-shape",
    mistake: "one type of twice the size",
    changes: [{ at: GENERAL, set: [...OVERRIDES, 3, "instanceType"], to: "m5n.2xlarge" }],
  },
  {
    rule: "spot-group-has-one-architecture",
    mistake: "one type of another architecture in a group",
    changes: [{ at: GENERAL, set: [...OVERRIDES, 3, "instanceType"], to: "m6g.xlarge" }],
  },
  {
    rule: "spot-group-has-one-architecture",
    mistake: "an image of another architecture than a managed group's types",
    changes: [{ at: ARM, set: ["amiType"], to: "AL2023_x86_64_STANDARD" }],
  },
  {
    rule: "spot-group-template-names-no-market",
    mistake: "a template that asks for spot, behind a group that mixes",
    changes: [{ at: TEMPLATE, set: ["instanceMarketOptions"], to: { marketType: "spot" } }],
  },
  {
    rule: "spot-group-has-a-mixed-policy",
    mistake: "a template that asks for spot, and a group that takes one type",
    changes: [
      { at: TEMPLATE, set: ["instanceMarketOptions"], to: { marketType: "spot" } },
      { at: TEMPLATE, set: ["instanceType"], to: "m5.xlarge" },
      { at: GENERAL, set: ["launchTemplate"], to: { id: "lt-1", version: "1" } },
      { at: GENERAL, depend: "launchTemplate", like: "mixedInstancesPolicy" },
      { at: GENERAL, set: ["mixedInstancesPolicy"], to: undefined },
    ],
    // It was exempt before, for another property.
    also: ["spot-nodes-have-an-interruption-handler"],
  },
  {
    rule: "spot-is-not-in-a-launch-configuration",
    mistake: "a launch configuration with a price",
    changes: [
      {
        add: {
          old: {
            type: "aws:ec2/launchConfiguration:LaunchConfiguration",
            properties: {
              imageId: "ami-1",
              instanceType: "m5.large",
              spotPrice: "0.05",
              metadataOptions: { httpTokens: "required" },
            },
          },
        },
      },
    ],
    also: ["spot-has-no-price-cap"],
  },
  {
    rule: "autoscaled-group-counts-whole-nodes",
    mistake: "a type that counts as two",
    changes: [{ at: GENERAL, set: [...OVERRIDES, 0, "weightedCapacity"], to: "2" }],
  },
  {
    rule: "spot-has-no-block-duration",
    mistake: "an instance for a time that AWS no longer sells",
    changes: [
      {
        add: {
          box: {
            type: "aws:ec2/spotInstanceRequest:SpotInstanceRequest",
            properties: { ami: "ami-1", instanceType: "m5.large", blockDurationMinutes: 60 },
          },
        },
      },
    ],
    also: ["spot-is-requested-by-a-group"],
  },
  {
    rule: "spot-group-instances-terminate-on-interruption",
    mistake: "instances that hibernate behind a group",
    changes: [
      {
        at: TEMPLATE,
        set: ["instanceMarketOptions"],
        to: { marketType: "spot", spotOptions: { instanceInterruptionBehavior: "hibernate" } },
      },
    ],
    also: ["spot-group-template-names-no-market"],
  },
  {
    rule: "spot-price-protection-is-stated-once",
    mistake: "both ways to protect a price",
    changes: [
      {
        at: GENERAL,
        set: OVERRIDES,
        to: [
          {
            instanceRequirements: {
              vcpuCount: { min: 4, max: 4 },
              memoryMib: { min: 16384, max: 16384 },
              spotMaxPricePercentageOverLowestPrice: 100,
              maxSpotPriceAsPercentageOfOptimalOnDemandPrice: 100,
            },
          },
        ],
      },
    ],
  },
  {
    rule: "rebalanced-spot-group-drains",
    mistake: "a rebalance that nothing drains for",
    changes: [
      { at: GENERAL, set: ["capacityRebalance"], to: true },
      { without: ["LifecycleHook", "production-general-termination"] },
      ...WITHOUT_HANDLER,
    ],
    also: [
      "spot-group-has-a-termination-hook",
      "spot-nodes-have-an-interruption-handler",
      "interruption-queue-delivers-in-time",
      "interruption-queue-hears-every-event",
    ],
  },
  {
    rule: "spot-group-keeps-its-processes",
    mistake: "no replacement of nodes that are lost",
    changes: [{ at: GENERAL, set: ["suspendedProcesses"], to: ["AZRebalance", "ReplaceUnhealthy"] }],
  },
  {
    rule: "autoscaled-group-has-no-scaling-policy",
    mistake: "target tracking beside the autoscaler",
    changes: [
      {
        attach: {
          urn: "urn:pulumi:production::spot-eks::aws:autoscaling/policy:Policy::cpu",
          type: "aws:autoscaling/policy:Policy",
          name: "cpu",
          properties: {
            policyType: "TargetTrackingScaling",
            autoscalingGroupName: "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
          },
          ignoreChanges: [],
          dependencies: [],
          propertyDependencies: {},
        },
        property: "autoscalingGroupName",
        to: GENERAL,
      },
    ],
  },
  {
    rule: "spot-nodes-have-an-interruption-handler",
    mistake: "no termination handler in the cluster",
    changes: WITHOUT_HANDLER,
  },
  {
    rule: "add-on-avoids-spot",
    mistake: "CoreDNS on spot",
    changes: [
      {
        at: ["Addon", "production-coredns"],
        set: ["configurationValues"],
        to: '{"replicaCount":2,"nodeSelector":{"eks.amazonaws.com/capacityType":"SPOT"}}',
      },
    ],
  },
  {
    rule: "node-template-needs-a-token",
    mistake: "metadata of nodes without a token",
    changes: [{ at: TEMPLATE, set: ["metadataOptions", "httpTokens"], to: "optional" }],
  },
  {
    rule: "node-metadata-needs-a-token",
    mistake: "metadata of a spot instance without a token",
    changes: [
      {
        add: {
          box: {
            type: "aws:ec2/instance:Instance",
            properties: { ami: "ami-1", instanceType: "m5.large", instanceMarketOptions: { marketType: "spot" } },
          },
        },
      },
    ],
    also: ["spot-is-requested-by-a-group"],
  },
  {
    rule: "pods-get-roles-from-pod-identity",
    mistake: "kube2iam",
    changes: [
      {
        add: {
          kube2iam: {
            type: "kubernetes:apps/v1:DaemonSet",
            properties: {
              spec: { template: { spec: { containers: [{ name: "kube2iam", image: "jtblin/kube2iam:0.12.0" }] } } },
            },
          },
        },
      },
    ],
  },
  {
    rule: "node-group-image-is-offered",
    mistake: "Amazon Linux 2 on a version that has none",
    changes: [{ at: ["NodeGroup", "production-large-nodes"], set: ["amiType"], to: "AL2_x86_64" }],
    also: ["node-group-image-is-maintained"],
  },
  {
    rule: "node-labels-may-be-set-by-the-kubelet",
    mistake: "a label that a node may not give itself",
    changes: [{ at: ARM, set: ["labels", "node-role.kubernetes.io/spot"], to: "true" }],
  },
  {
    rule: "cluster-version-is-supported",
    mistake: "a version that AWS no longer supports",
    changes: [{ at: ["Cluster", "production-control-plane-eksCluster"], set: ["version"], to: "1.29" }],
    also: ["cluster-version-has-time-left"],
  },
  {
    rule: "nodes-pull-images-through-endpoints",
    mistake: "no endpoint for layers of images",
    changes: [{ without: ["VpcEndpoint", "production-endpoint-s3"] }],
  },
];
