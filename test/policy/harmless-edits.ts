import type { Change } from "./changed-plan";

const GENERAL = ["Group", "production-general-nodes"] as const;
const EDGE = ["Group", "production-edge-nodes"] as const;
const MEMORY = ["Group", "production-memory-nodes"] as const;
const JOBS = ["Group", "production-jobs-us-east-1a-nodes"] as const;
const ARM = ["NodeGroup", "production-arm-nodes"] as const;
const LARGE = ["NodeGroup", "production-large-nodes"] as const;
const SYSTEM = ["NodeGroup", "production-system-nodes"] as const;
const TEMPLATE = ["LaunchTemplate", "production-general-template"] as const;
const CLUSTER = ["Cluster", "production-control-plane-eksCluster"] as const;
const HOOK = ["LifecycleHook", "production-general-termination"] as const;
const DISTRIBUTION = ["mixedInstancesPolicy", "instancesDistribution"] as const;
const OVERRIDES = ["mixedInstancesPolicy", "launchTemplate", "overrides"] as const;
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const spotWeb = (properties: Readonly<Record<string, unknown>>) => ({
  web: { type: "aws:autoscaling/group:Group", properties },
});

/** Edits of the production plan that are no mistake: none may be spoken of. */
export const HARMLESS_EDITS: readonly { readonly edit: string; readonly changes: readonly Change[] }[] = [
  { edit: "more nodes at most", changes: [{ at: GENERAL, set: ["maxSize"], to: 60 }] },
  { edit: "fewer nodes at least", changes: [{ at: GENERAL, set: ["minSize"], to: 0 }] },
  { edit: "at most as text", changes: [{ at: GENERAL, set: ["maxSize"], to: "60" }] },
  {
    edit: "capacity-optimized",
    changes: [{ at: GENERAL, set: [...DISTRIBUTION, "spotAllocationStrategy"], to: "capacity-optimized" }],
  },
  {
    edit: "ordered by capacity",
    changes: [{ at: MEMORY, set: [...DISTRIBUTION, "spotAllocationStrategy"], to: "capacity-optimized-prioritized" }],
  },
  {
    edit: "no word on the base",
    changes: [{ at: GENERAL, set: [...DISTRIBUTION, "onDemandBaseCapacity"], to: undefined }],
  },
  {
    edit: "no word on the on-demand strategy",
    changes: [{ at: GENERAL, set: [...DISTRIBUTION, "onDemandAllocationStrategy"], to: undefined }],
  },
  { edit: "an empty maximum price", changes: [{ at: GENERAL, set: [...DISTRIBUTION, "spotMaxPrice"], to: "" }] },
  { edit: "no pools counted", changes: [{ at: GENERAL, set: [...DISTRIBUTION, "spotInstancePools"], to: 0 }] },
  {
    edit: "another type of the same shape",
    changes: [{ at: GENERAL, set: [...OVERRIDES, 3, "instanceType"], to: "m6idn.xlarge" }],
  },
  { edit: "a weight of one", changes: [{ at: GENERAL, set: [...OVERRIDES, 0, "weightedCapacity"], to: "1" }] },
  {
    edit: "a type that is too new for the catalogue",
    changes: [{ at: GENERAL, set: [...OVERRIDES, 3, "instanceType"], to: "m11i.xlarge" }],
  },
  { edit: "a longer warm-up", changes: [{ at: GENERAL, set: ["defaultInstanceWarmup"], to: 300 }] },
  { edit: "a longer grace of health checks", changes: [{ at: GENERAL, set: ["healthCheckGracePeriod"], to: 600 }] },
  {
    edit: "a slower refresh",
    changes: [{ at: GENERAL, set: ["instanceRefresh", "preferences", "checkpointDelay"], to: "3600" }],
  },
  { edit: "a name of its own", changes: [{ at: GENERAL, set: ["name"], to: "general" }] },
  {
    edit: "best effort in placing",
    changes: [
      {
        at: GENERAL,
        set: ["availabilityZoneDistribution"],
        to: { capacityDistributionStrategy: "balanced-best-effort" },
      },
    ],
  },
  { edit: "no protection from scale-in", changes: [{ at: GENERAL, set: ["protectFromScaleIn"], to: false }] },
  { edit: "a lifetime", changes: [{ at: GENERAL, set: ["maxInstanceLifetime"], to: 604800 }] },
  { edit: "metrics", changes: [{ at: GENERAL, set: ["enabledMetrics"], to: ["GroupInServiceInstances"] }] },
  { edit: "notes on scale-in", changes: [{ at: GENERAL, set: ["terminationPolicies"], to: ["OldestLaunchTemplate"] }] },
  { edit: "a load balancer's target group", changes: [{ at: EDGE, set: ["targetGroupArns"], to: [UNKNOWN] }] },
  { edit: "rebalancing where a hook drains", changes: [{ at: EDGE, set: ["forceDelete"], to: false }] },
  { edit: "a group of enduring nodes that grows", changes: [{ at: JOBS, set: ["maxSize"], to: 12 }] },
  {
    edit: "a group of enduring nodes of one type",
    changes: [{ at: JOBS, set: [...OVERRIDES], to: [{ instanceType: "m7i.xlarge" }] }],
  },
  { edit: "a longer heartbeat", changes: [{ at: HOOK, set: ["heartbeatTimeout"], to: 600 }] },
  { edit: "a heartbeat as text", changes: [{ at: HOOK, set: ["heartbeatTimeout"], to: "300" }] },
  { edit: "a note to a topic from the hook", changes: [{ at: HOOK, set: ["notificationTargetArn"], to: UNKNOWN }] },
  { edit: "a larger disk", changes: [{ at: TEMPLATE, set: ["blockDeviceMappings", 0, "ebs", "volumeSize"], to: 100 }] },
  { edit: "another image", changes: [{ at: TEMPLATE, set: ["imageId"], to: "ami-00000000000000001" }] },
  { edit: "an image that is not known", changes: [{ at: TEMPLATE, set: ["imageId"], to: UNKNOWN }] },
  { edit: "detailed monitoring", changes: [{ at: TEMPLATE, set: ["monitoring"], to: { enabled: true } }] },
  {
    edit: "metadata tags",
    changes: [{ at: TEMPLATE, set: ["metadataOptions", "instanceMetadataTags"], to: "disabled" }],
  },
  {
    edit: "no word on the endpoint of metadata",
    changes: [{ at: TEMPLATE, set: ["metadataOptions", "httpEndpoint"], to: undefined }],
  },
  { edit: "a description of a template", changes: [{ at: TEMPLATE, set: ["description"], to: "general nodes" }] },
  { edit: "a key pair that is not known", changes: [{ at: TEMPLATE, set: ["keyName"], to: UNKNOWN }] },
  { edit: "optimised disks", changes: [{ at: TEMPLATE, set: ["ebsOptimized"], to: "true" }] },
  { edit: "another label", changes: [{ at: ARM, set: ["labels", "team"], to: "search" }] },
  {
    edit: "a label of an allowed domain",
    changes: [{ at: ARM, set: ["labels", "node.kubernetes.io/purpose"], to: "search" }],
  },
  { edit: "another taint", changes: [{ at: ARM, set: ["taints", 0, "effect"], to: "PREFER_NO_SCHEDULE" }] },
  {
    edit: "fewer nodes updated at once",
    changes: [{ at: ARM, set: ["updateConfig", "maxUnavailablePercentage"], to: 10 }],
  },
  { edit: "one node updated at a time", changes: [{ at: LARGE, set: ["updateConfig"], to: { maxUnavailable: 1 } }] },
  { edit: "no forced update", changes: [{ at: LARGE, set: ["forceUpdateVersion"], to: false }] },
  { edit: "repair of nodes", changes: [{ at: LARGE, set: ["nodeRepairConfig"], to: { enabled: true } }] },
  { edit: "more nodes of a managed group", changes: [{ at: LARGE, set: ["scalingConfig", "maxSize"], to: 50 }] },
  { edit: "another release of the image", changes: [{ at: LARGE, set: ["releaseVersion"], to: "1.36.5-20261101" }] },
  {
    edit: "no word on the capacity type, which is on-demand",
    changes: [{ at: SYSTEM, set: ["capacityType"], to: undefined }],
  },
  { edit: "one more system node", changes: [{ at: SYSTEM, set: ["scalingConfig", "minSize"], to: 4 }] },
  { edit: "fewer logs", changes: [{ at: CLUSTER, set: ["enabledClusterLogTypes"], to: ["audit"] }] },
  { edit: "the version before", changes: [{ at: CLUSTER, set: ["version"], to: "1.35" }] },
  {
    edit: "extended support, chosen",
    changes: [{ at: CLUSTER, set: ["upgradePolicy", "supportType"], to: "EXTENDED" }],
  },
  {
    edit: "another add-on's version",
    changes: [{ at: ["Addon", "production-coredns"], set: ["addonVersion"], to: UNKNOWN }],
  },
  {
    edit: "three replicas of CoreDNS on on-demand nodes",
    changes: [
      {
        at: ["Addon", "production-coredns"],
        set: ["configurationValues"],
        to: '{"replicaCount":3,"nodeSelector":{"eks.amazonaws.com/capacityType":"ON_DEMAND"}}',
      },
    ],
  },
  {
    edit: "add-on values that are not known",
    changes: [{ at: ["Addon", "production-coredns"], set: ["configurationValues"], to: UNKNOWN }],
  },
  {
    edit: "an on-demand group of another team",
    changes: [{ add: spotWeb({ minSize: 2, maxSize: 2, launchTemplate: { id: "lt-1" } }) }],
  },
  {
    edit: "an on-demand group with a mixed policy",
    changes: [
      {
        add: spotWeb({
          minSize: 2,
          maxSize: 8,
          mixedInstancesPolicy: { launchTemplate: { overrides: [{ instanceType: "m5.large" }] } },
        }),
      },
    ],
  },
  {
    edit: "a fleet of on-demand instances",
    changes: [
      {
        add: {
          fleet: {
            type: "aws:ec2/fleet:Fleet",
            properties: {
              type: "instant",
              targetCapacitySpecification: { defaultTargetCapacityType: "on-demand", totalTargetCapacity: 4 },
            },
          },
        },
      },
    ],
  },
  {
    edit: "an instance that is not spot",
    changes: [
      {
        add: {
          box: {
            type: "aws:ec2/instance:Instance",
            properties: { instanceType: "t3.micro", metadataOptions: { httpTokens: "required" } },
          },
        },
      },
    ],
  },
  {
    edit: "a queue of an application",
    changes: [{ add: { mail: { type: "aws:sqs/queue:Queue", properties: { kmsMasterKeyId: "alias/aws/sqs" } } } }],
  },
  {
    edit: "an event rule of an application",
    changes: [
      {
        add: {
          nightly: {
            type: "aws:cloudwatch/eventRule:EventRule",
            properties: { scheduleExpression: "rate(1 day)", state: "DISABLED" },
          },
        },
      },
    ],
  },
];
