import * as autoscaling from "@pulumi/aws/autoscaling";
import * as ec2 from "@pulumi/aws/ec2";
import * as pulumi from "@pulumi/pulumi";

import type { SpotAllocationStrategy } from "../facts/capacity";
import { nodeLabels, nodeTaints, type NodeIdentity } from "../facts/labels";
import { HOOK_HEARTBEAT_SECONDS, MAX_AUTO_SCALING_OVERRIDES } from "../facts/limits";
import type { NodeAmount } from "../facts/node-reserve";
import { HEALTH_CHECK_GRACE_SECONDS } from "../facts/timeouts";
import { groupTagProblems, groupTags } from "./internal/auto-scaling-tags";
import { waitingFor } from "./internal/child-options";
import { outsideRange, refuseInvalid, type ArgumentProblem } from "./internal/errors";
import { instanceRefresh, refreshProblems, type InstanceRefreshSettings } from "./internal/instance-refresh";
import { nodeTemplateArgs } from "./internal/launch-template";
import { identityOf, nodeGroupProblems, type NodeGroupSettings } from "./internal/node-group";
import { nodeConfigUserData, nodeLabelsFlag } from "./internal/user-data";

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
  readonly instanceProfileArn: pulumi.Input<string>;
  /** Id of the AL2023 image of one release. Pinned: the newest one of the day would roll all nodes. */
  readonly imageId: pulumi.Input<string>;
  /** Ids of private subnets, one for each zone of the group. */
  readonly subnetIds: readonly pulumi.Input<string>[];
  /** How Auto Scaling chooses among the pools. Default `price-capacity-optimized`: deep pools first, then cheap ones. */
  readonly allocationStrategy?: SpotAllocationStrategy;
  readonly instanceRefresh: InstanceRefreshSettings;
  /** How long a node that is to go waits to be drained, in seconds, 30 to 7200. Default 300. */
  readonly terminationHeartbeatSeconds?: number;
  /** What the smallest node offers to pods; the autoscaler reads it while the group has no node. */
  readonly smallestNode: NodeAmount;
}

/**
 * A group of spot nodes in an Auto Scaling group of our own.
 *
 * A launch template, an Auto Scaling group with a mixed-instances policy of spot only, and a hook that keeps a node that
 * is to go until it is drained.
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
    const { terminationHeartbeatSeconds = 300 } = args;
    const identity = identityOf(args, "spot", false);
    const tags = groupTags(name, identity, args);
    refuseInvalid(this, [
      ...nodeGroupProblems(args, MAX_AUTO_SCALING_OVERRIDES),
      ...outsideRange("terminationHeartbeatSeconds", terminationHeartbeatSeconds, HOOK_HEARTBEAT_SECONDS),
      ...refreshProblems(args.instanceRefresh),
      ...strategyProblems(args),
      ...groupTagProblems(identity, tags),
    ]);

    const template = new ec2.LaunchTemplate(`${name}-template`, templateArgs(name, args, identity), { parent: this });
    const group = new autoscaling.Group(
      `${name}-nodes`,
      { ...groupArgs(args), mixedInstancesPolicy: spotOnly(args, template), tags },
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

/** `lowest-price` takes the pools that are taken back first. */
function strategyProblems({ allocationStrategy }: SelfManagedNodeGroupArgs): readonly ArgumentProblem[] {
  const problem = "lowest-price is not a strategy for spot nodes; leave it out for price-capacity-optimized";
  return allocationStrategy === "lowest-price" ? [{ path: "allocationStrategy", problem }] : [];
}

function templateArgs(name: string, args: SelfManagedNodeGroupArgs, identity: NodeIdentity): ec2.LaunchTemplateArgs {
  return {
    ...nodeTemplateArgs(name, args.disk, args.tags),
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
    userData: userData(args, identity),
  };
}

function userData(args: SelfManagedNodeGroupArgs, identity: NodeIdentity): pulumi.Output<string> {
  const { clusterName, serviceCidr, kubelet } = args;
  const taints = nodeTaints(identity);
  const config = { ...kubelet, ...(taints.length === 0 ? {} : { registerWithTaints: taints }) };
  const flags = [nodeLabelsFlag(nodeLabels(identity))];
  return pulumi.all([args.endpoint, args.certificateAuthority]).apply(([apiServerEndpoint, certificateAuthority]) =>
    nodeConfigUserData({
      cluster: { name: clusterName, apiServerEndpoint, certificateAuthority, cidr: serviceCidr },
      kubelet: { ...(Object.keys(config).length === 0 ? {} : { config }), flags },
    }),
  );
}

/**
 * The group itself. How many nodes there are is the autoscaler's, so none are waited for: short spot capacity is no error.
 *
 * Zone rebalancing is suspended: it ends healthy nodes, pods and all, to make the zones even.
 */
function groupArgs({ size, subnetIds, instanceRefresh: refresh }: SelfManagedNodeGroupArgs) {
  return {
    minSize: size.min,
    maxSize: size.max,
    vpcZoneIdentifiers: [...subnetIds],
    capacityRebalance: false,
    suspendedProcesses: ["AZRebalance"],
    terminationPolicies: ["AllocationStrategy", "Default"],
    healthCheckType: "EC2",
    healthCheckGracePeriod: HEALTH_CHECK_GRACE_SECONDS,
    defaultInstanceWarmup: refresh.warmupSeconds,
    waitForCapacityTimeout: "0",
    instanceRefresh: instanceRefresh(refresh),
  } satisfies autoscaling.GroupArgs;
}

/** Spot only, without a price cap or weights; AWS's own default would be on-demand only. */
function spotOnly(args: SelfManagedNodeGroupArgs, template: ec2.LaunchTemplate) {
  const { instanceTypes, allocationStrategy = "price-capacity-optimized" } = args;
  const version = pulumi.interpolate`${template.latestVersion}`;
  return {
    instancesDistribution: {
      onDemandAllocationStrategy: "prioritized",
      onDemandBaseCapacity: 0,
      onDemandPercentageAboveBaseCapacity: 0,
      spotAllocationStrategy: allocationStrategy,
    },
    launchTemplate: {
      launchTemplateSpecification: { launchTemplateId: template.id, version },
      overrides: instanceTypes.map((instanceType) => ({ instanceType })),
    },
  };
}
