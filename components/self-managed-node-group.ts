import * as autoscaling from "@pulumi/aws/autoscaling";
import * as ec2 from "@pulumi/aws/ec2";
import * as pulumi from "@pulumi/pulumi";

import type { NodeIdentity } from "../facts/labels";
import { HOOK_HEARTBEAT_SECONDS, MAX_AUTO_SCALING_OVERRIDES } from "../facts/limits";
import type { NodeAmount } from "../facts/node-reserve";
import { HEALTH_CHECK_GRACE_SECONDS } from "../facts/timeouts";
import { groupTagProblems, groupTags } from "./internal/auto-scaling-tags";
import { waitingFor } from "./internal/child-options";
import { outsideRange, refuseInvalid } from "./internal/errors";
import { instanceRefresh, refreshProblems, type InstanceRefreshSettings } from "./internal/instance-refresh";
import { nodeTemplateArgs } from "./internal/launch-template";
import { identityOf, nodeGroupProblems, type NodeGroupSettings } from "./internal/node-group";
import { selfManagedUserData } from "./internal/node-user-data";
import { capacityTypeOf, instancesDistribution, purchaseProblems, type Purchase } from "./internal/purchase";

/** What a `SelfManagedNodeGroup` is made of. */
export interface SelfManagedNodeGroupArgs extends NodeGroupSettings {
  /** Name of the cluster. Plain, since keys of tags are made of it. */
  readonly clusterName: string;
  /** URL of the API server. */
  readonly endpoint: pulumi.Input<string>;
  /** Certificate of the API server's authority, in base64. */
  readonly certificateAuthority: pulumi.Input<string>;
  /** Addresses of Kubernetes services, such as `172.20.0.0/16`. */
  readonly serviceCidr: string;
  /** Id of the security group EKS made for the cluster. */
  readonly securityGroupId: pulumi.Input<string>;
  /** ARN of the instance profile of the nodes' role. */
  readonly instanceProfileArn: pulumi.Input<string>;
  /** Id of the node image of one release. Pinned: the newest one of the day would roll all nodes. */
  readonly imageId: pulumi.Input<string>;
  /** Ids of private subnets, one for each zone of the group. */
  readonly subnetIds: readonly pulumi.Input<string>[];
  /** How the nodes are paid for: spot, on-demand, or some of each. */
  readonly purchase: Purchase;
  /**
   * Whether a rebalance recommendation starts a replacement first. It raises the desired size behind the back of
   * cluster-autoscaler. Default false.
   */
  readonly rebalances?: boolean;
  /** How nodes are replaced when the template changes. Default: they are not; only new nodes are as the template says. */
  readonly instanceRefresh?: InstanceRefreshSettings;
  /** How long after its launch a node is not replaced for its health, in seconds, 0 to 7200. Default 300. */
  readonly healthCheckGraceSeconds?: number;
  /** How long a node that is to go waits to be drained, in seconds, 30 to 7200. Default 300. */
  readonly terminationHeartbeatSeconds?: number;
  /** What the smallest node offers to pods; the autoscaler reads it while the group has no node. */
  readonly smallestNode: NodeAmount;
  /** Labels that the autoscaler is told of an empty group beside its own, such as the zone a volume asks for. Default: none. */
  readonly templateLabels?: Readonly<Record<string, string>>;
}

/**
 * A group of nodes in an Auto Scaling group of our own: spot, on-demand, or some of each.
 *
 * A launch template, an Auto Scaling group with a mixed-instances policy, and a hook that keeps a node that is to go until
 * it is drained.
 *
 * The hook is a resource of its own, since another list of initial hooks would replace the group. It is there moments
 * after the group: until then nothing runs on the nodes. A refresh starts by itself when the launch template or the
 * policy changes; tags alone start none, since nodes on the current template are skipped.
 *
 * `dependsOn` must name what nodes wait for; the group waits for it.
 *
 * @throws ResourceError - types, size, seconds, percentages or tags are not what AWS takes.
 */
export class SelfManagedNodeGroup extends pulumi.ComponentResource {
  constructor(name: string, args: SelfManagedNodeGroupArgs, opts?: pulumi.ComponentResourceOptions) {
    super("spot-eks:components:SelfManagedNodeGroup", name, args, opts);
    const { purchase, instanceRefresh: refresh, terminationHeartbeatSeconds = 300 } = args;
    const { healthCheckGraceSeconds = HEALTH_CHECK_GRACE_SECONDS } = args;
    const identity = identityOf(args, capacityTypeOf(purchase));
    const tags = groupTags(name, identity, args);
    refuseInvalid(this, [
      ...nodeGroupProblems(args, MAX_AUTO_SCALING_OVERRIDES),
      ...outsideRange("terminationHeartbeatSeconds", terminationHeartbeatSeconds, HOOK_HEARTBEAT_SECONDS),
      ...outsideRange("healthCheckGraceSeconds", healthCheckGraceSeconds, { min: 0, max: 7200 }),
      ...(refresh === undefined ? [] : refreshProblems(refresh)),
      ...purchaseProblems(purchase, args.size.max),
      ...groupTagProblems(identity, tags),
    ]);

    const template = new ec2.LaunchTemplate(`${name}-template`, templateArgs(name, args, identity), { parent: this });
    const group = new autoscaling.Group(
      `${name}-nodes`,
      { ...groupArgs(args, healthCheckGraceSeconds), mixedInstancesPolicy: mixedInstancesPolicy(args, template), tags },
      { parent: this, ignoreChanges: ["desiredCapacity"], ...waitingFor(opts) },
    );
    new autoscaling.LifecycleHook(
      `${name}-termination`,
      {
        autoscalingGroupName: group.name,
        lifecycleTransition: "autoscaling:EC2_INSTANCE_TERMINATING",
        defaultResult: "CONTINUE",
        heartbeatTimeout: terminationHeartbeatSeconds,
      },
      { parent: this },
    );

    this.registerOutputs({});
  }
}

function templateArgs(name: string, args: SelfManagedNodeGroupArgs, identity: NodeIdentity): ec2.LaunchTemplateArgs {
  return {
    ...nodeTemplateArgs(name, args),
    imageId: args.imageId,
    iamInstanceProfile: { arn: args.instanceProfileArn },
    networkInterfaces: [
      {
        deviceIndex: 0,
        associatePublicIpAddress: "false",
        deleteOnTermination: "true",
        securityGroups: [args.securityGroupId],
      },
    ],
    userData: selfManagedUserData(args, identity),
  };
}

/**
 * The group itself. How many nodes there are is the autoscaler's, so none are waited for: short spot capacity is no error.
 *
 * Zone rebalancing is suspended: it ends healthy nodes, pods and all, to make the zones even.
 */
function groupArgs(args: SelfManagedNodeGroupArgs, healthCheckGracePeriod: number) {
  const { size, subnetIds, rebalances = false, instanceRefresh: refresh } = args;
  return {
    minSize: size.min,
    maxSize: size.max,
    vpcZoneIdentifiers: [...subnetIds],
    capacityRebalance: rebalances,
    suspendedProcesses: ["AZRebalance"],
    terminationPolicies: ["AllocationStrategy", "Default"],
    healthCheckType: "EC2",
    healthCheckGracePeriod,
    waitForCapacityTimeout: "0",
    ...(refresh === undefined
      ? {}
      : { defaultInstanceWarmup: refresh.warmupSeconds, instanceRefresh: instanceRefresh(refresh) }),
  } satisfies autoscaling.GroupArgs;
}

/** Types without weights: an autoscaler counts nodes, and weights would make Auto Scaling count something else. */
function mixedInstancesPolicy({ instanceTypes, purchase }: SelfManagedNodeGroupArgs, template: ec2.LaunchTemplate) {
  const version = pulumi.interpolate`${template.latestVersion}`;
  return {
    instancesDistribution: instancesDistribution(purchase),
    launchTemplate: {
      launchTemplateSpecification: { launchTemplateId: template.id, version },
      overrides: instanceTypes.map((instanceType) => ({ instanceType })),
    },
  };
}
