import * as autoscaling from "@pulumi/aws/autoscaling";
import * as ec2 from "@pulumi/aws/ec2";
import * as eks from "@pulumi/aws/eks";
import * as pulumi from "@pulumi/pulumi";

import { EKS_CAPACITY_TYPE, EKS_UPDATE_STRATEGY, type CapacityType } from "../facts/capacity";
import { EKS_TAINT_EFFECT } from "../facts/kubernetes";
import { nodeLabels, nodeTaints } from "../facts/labels";
import { MANAGED_NODE_GROUP_LIMITS } from "../facts/limits";
import type { NodeAmount } from "../facts/node-reserve";
import { waitingFor } from "./internal/child-options";
import { outsideRange, refuseInvalid } from "./internal/errors";
import { nodeTemplateArgs } from "./internal/launch-template";
import { identityOf, nodeGroupProblems, type NodeGroupSettings } from "./internal/node-group";
import { scaleFromZeroResources } from "./internal/scale-from-zero";
import { managedUserData } from "./internal/node-user-data";

/** What a `ManagedNodeGroup` is made of. */
export interface ManagedNodeGroupArgs extends NodeGroupSettings {
  readonly clusterName: pulumi.Input<string>;
  /** ARN of the nodes' role. Another one replaces the group. */
  readonly nodeRoleArn: pulumi.Input<string>;
  /** Ids of private subnets, one for each zone of the group. Another list replaces the group. */
  readonly subnetIds: readonly pulumi.Input<string>[];
  /** How all nodes of the group are paid for. Another one replaces the group. */
  readonly capacityType: CapacityType;
  /** Node image as EKS names it, such as `AL2023_x86_64_STANDARD`. Another one replaces the group. */
  readonly amiType: string;
  /** Kubernetes version of the nodes, such as `1.36`. */
  readonly kubernetesVersion: pulumi.Input<string>;
  /**
   * Release of the node image, such as `1.36.4-20260930`, or `1.66.0-1ad6b4a4` of Bottlerocket.
   *
   * Pinned: the newest one of the day would roll all nodes.
   */
  readonly releaseVersion: string;
  /** Share of the group that EKS may drain at a time when it updates the nodes, in percent, 1 to 100. */
  readonly maxUnavailablePercentage: number;
  /** `default` starts new nodes before it drains old ones, `minimal` drains first. */
  readonly updateStrategy: keyof typeof EKS_UPDATE_STRATEGY;
  /** What the smallest node offers to pods; the autoscaler reads it while the group has no node. */
  readonly smallestNode: NodeAmount;
}

/**
 * A group of nodes that EKS replaces and drains by itself, on spot also before an interruption.
 *
 * An `aws.eks.NodeGroup`, its launch template, and one `aws.autoscaling.Tag` for each tag, since EKS does not hand tags
 * on to the Auto Scaling group it makes. Zone rebalancing is left on there: EKS relies on it.
 *
 * `dependsOn` must name what nodes wait for; the group waits for it.
 *
 * @throws ResourceError - types, size or percentage are not what EKS takes.
 */
export class ManagedNodeGroup extends pulumi.ComponentResource {
  constructor(name: string, args: ManagedNodeGroupArgs, opts?: pulumi.ComponentResourceOptions) {
    super("spot-eks:components:ManagedNodeGroup", name, args, opts);
    const { maxUnavailablePercentage, tags } = args;
    refuseInvalid(this, [
      ...nodeGroupProblems(args, MANAGED_NODE_GROUP_LIMITS.instanceTypes),
      ...outsideRange("maxUnavailablePercentage", maxUnavailablePercentage, { min: 1, max: 100 }),
    ]);

    const userData = managedUserData(args);
    const template = new ec2.LaunchTemplate(
      `${name}-template`,
      { ...nodeTemplateArgs(name, args), ...(userData === undefined ? {} : { userData }) },
      { parent: this },
    );
    const nodes = new eks.NodeGroup(`${name}-nodes`, nodeGroupArgs(args, template), {
      parent: this,
      ignoreChanges: ["scalingConfig.desiredSize"],
      ...waitingFor(opts),
    });
    const autoscalingGroupName = nodes.resources.apply((made) => groupNameOf(made));
    for (const [key, value] of Object.entries(tags)) {
      const tag = { key, value, propagateAtLaunch: false };
      new autoscaling.Tag(`${name}-tag-${key}`, { autoscalingGroupName, tag }, { parent: this });
    }

    this.registerOutputs({});
  }
}

function nodeGroupArgs(args: ManagedNodeGroupArgs, template: ec2.LaunchTemplate): eks.NodeGroupArgs {
  const { capacityType, size, tags } = args;
  const identity = identityOf(args, capacityType);
  const taints = nodeTaints(identity).map(({ effect, ...taint }) => ({ ...taint, effect: EKS_TAINT_EFFECT[effect] }));
  return {
    clusterName: args.clusterName,
    nodeRoleArn: args.nodeRoleArn,
    subnetIds: [...args.subnetIds],
    capacityType: EKS_CAPACITY_TYPE[capacityType],
    instanceTypes: [...args.instanceTypes],
    amiType: args.amiType,
    version: args.kubernetesVersion,
    releaseVersion: args.releaseVersion,
    scalingConfig: { minSize: size.min, maxSize: size.max, desiredSize: size.min },
    updateConfig: {
      maxUnavailablePercentage: args.maxUnavailablePercentage,
      ...(args.updateStrategy === "default" ? {} : { updateStrategy: EKS_UPDATE_STRATEGY[args.updateStrategy] }),
    },
    launchTemplate: { id: template.id, version: pulumi.interpolate`${template.latestVersion}` },
    labels: nodeLabels(identity),
    ...(taints.length === 0 ? {} : { taints }),
    tags: { ...tags, ...scaleFromZeroResources(args.smallestNode) },
  };
}

/** @throws RangeError - EKS made no Auto Scaling group. */
function groupNameOf(made: readonly { readonly autoscalingGroups?: readonly { readonly name?: string }[] }[]): string {
  const name = made[0]?.autoscalingGroups?.[0]?.name;
  if (name === undefined) {
    throw new RangeError("resources: [] is not the Auto Scaling group of a node group; look at the group's health");
  }
  return name;
}
