import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

/** What a program gives to `eks.ManagedNodeGroup`, as far as these programs do. */
export interface ManagedNodeGroupArgs {
  readonly clusterName: pulumi.Input<string>;
  readonly nodeRoleArn: pulumi.Input<string>;
  readonly subnetIds: pulumi.Input<pulumi.Input<string>[]>;
  readonly scalingConfig: aws.types.input.eks.NodeGroupScalingConfig;
  readonly nodeGroupName?: string;
  readonly capacityType?: "SPOT" | "ON_DEMAND";
  readonly instanceTypes?: string[];
  readonly amiType?: string;
  readonly labels?: Record<string, string>;
  readonly tags?: Record<string, string>;
  readonly forceUpdateVersion?: boolean;
  readonly enableIMDSv2?: boolean;
  readonly ignoreScalingChanges?: boolean;
}

/**
 * `eks.ManagedNodeGroup` with the resources that its provider makes, which the embedded engine leaves out.
 *
 * Source: https://github.com/pulumi/pulumi-eks/blob/v4.3.0/nodejs/eks/nodegroup.ts
 */
export class ManagedNodeGroup extends pulumi.ComponentResource {
  constructor(name: string, args: ManagedNodeGroupArgs, opts?: pulumi.ComponentResourceOptions) {
    super("eks:index:ManagedNodeGroup", name, {}, opts);
    const { enableIMDSv2 = false, ignoreScalingChanges = false, ...group } = args;
    const template = enableIMDSv2
      ? new aws.ec2.LaunchTemplate(
          `${name}-launchTemplate`,
          { metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 2, httpEndpoint: "enabled" } },
          { parent: this },
        )
      : undefined;
    new aws.eks.NodeGroup(
      name,
      {
        ...group,
        ...(template === undefined
          ? {}
          : { launchTemplate: { id: template.id, version: pulumi.interpolate`${template.latestVersion}` } }),
      },
      { parent: this, ...(ignoreScalingChanges ? { ignoreChanges: ["scalingConfig.desiredSize"] } : {}) },
    );
  }
}

/** What a program gives to `eks.NodeGroupV2`, as far as these programs do. */
export interface NodeGroupV2Args {
  readonly clusterName: pulumi.Input<string>;
  readonly clusterEndpoint: pulumi.Input<string>;
  readonly nodeSubnetIds: pulumi.Input<pulumi.Input<string>[]>;
  readonly securityGroupId: pulumi.Input<string>;
  readonly instanceProfileArn: pulumi.Input<string>;
  readonly instanceType: string;
  readonly minSize: number;
  readonly maxSize: number;
  readonly desiredCapacity: number;
  readonly spotPrice?: string;
  readonly autoScalingGroupTags?: Record<string, string>;
}

/**
 * `eks.NodeGroupV2` with its launch template and its group as its provider makes them: one type, no policy.
 *
 * Source: https://github.com/pulumi/pulumi-eks/blob/v4.3.0/nodejs/eks/nodegroup.ts
 */
export class NodeGroupV2 extends pulumi.ComponentResource {
  constructor(name: string, args: NodeGroupV2Args, opts?: pulumi.ComponentResourceOptions) {
    super("eks:index:NodeGroupV2", name, {}, opts);
    const template = this.#launchTemplate(name, args);
    new aws.autoscaling.Group(
      name,
      {
        minSize: args.minSize,
        maxSize: args.maxSize,
        desiredCapacity: args.desiredCapacity,
        vpcZoneIdentifiers: args.nodeSubnetIds,
        launchTemplate: { id: template.id, version: pulumi.interpolate`${template.latestVersion}` },
        instanceRefresh: { strategy: "Rolling", preferences: { minHealthyPercentage: 50 } },
        tags: pulumi.output(args.clusterName).apply((cluster) =>
          Object.entries({
            Name: `${cluster}-worker`,
            [`kubernetes.io/cluster/${cluster}`]: "owned",
            ...args.autoScalingGroupTags,
          }).map(([key, value]) => ({ key, value, propagateAtLaunch: true })),
        ),
      },
      { parent: this },
    );
  }

  #launchTemplate(name: string, args: NodeGroupV2Args): aws.ec2.LaunchTemplate {
    const { spotPrice, instanceType } = args;
    return new aws.ec2.LaunchTemplate(
      `${name}-launchTemplate`,
      {
        imageId: aws.ssm.getParameterOutput({
          name: "/aws/service/eks/optimized-ami/1.36/amazon-linux-2023/x86_64/standard/recommended/image_id",
        }).value,
        instanceType,
        iamInstanceProfile: { arn: args.instanceProfileArn },
        networkInterfaces: [{ associatePublicIpAddress: "true", securityGroups: [args.securityGroupId] }],
        userData: pulumi.output(args.clusterEndpoint).apply((endpoint) => Buffer.from(endpoint).toString("base64")),
        ...(spotPrice === undefined
          ? {}
          : { instanceMarketOptions: { marketType: "spot", spotOptions: { maxPrice: spotPrice } } }),
      },
      { parent: this },
    );
  }
}
