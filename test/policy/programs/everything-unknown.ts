import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

/** Groups whose every decisive value another stack gives, so that a preview knows none of them. */
export function program(): Promise<unknown> {
  const platform = new pulumi.StackReference("organization/platform/production");
  const text = (name: string) => platform.requireOutput(name).apply(String);
  const texts = (name: string) => platform.requireOutput(name).apply((value: string[]) => value);
  const size = (name: string): pulumi.Output<number> => platform.requireOutput(name);
  const flag = (name: string): pulumi.Output<boolean> => platform.requireOutput(name);
  const template = new aws.ec2.LaunchTemplate("nodes", {
    imageId: text("image"),
    instanceMarketOptions: { marketType: text("market") },
    metadataOptions: { httpTokens: text("tokens"), httpPutResponseHopLimit: size("hops") },
    userData: text("userData"),
    tagSpecifications: [{ resourceType: "instance", tags: platform.requireOutput("tags") }],
  });
  const launchTemplateSpecification = { launchTemplateId: template.id, version: template.latestVersion.apply(String) };
  const overrides = texts("types").apply((types) => types.map((instanceType) => ({ instanceType })));
  const group = {
    minSize: size("minSize"),
    maxSize: size("maxSize"),
    vpcZoneIdentifiers: texts("subnets"),
    capacityRebalance: flag("rebalance"),
    protectFromScaleIn: flag("protect"),
    suspendedProcesses: texts("suspended"),
    tags: platform.requireOutput("groupTags"),
  };
  // Which share is spot is not known.
  new aws.autoscaling.Group("perhaps-spot", {
    ...group,
    mixedInstancesPolicy: {
      instancesDistribution: {
        onDemandPercentageAboveBaseCapacity: size("onDemand"),
        spotAllocationStrategy: text("strategy"),
      },
      launchTemplate: { launchTemplateSpecification, overrides },
    },
  });
  // It is spot, and nothing else is known.
  new aws.autoscaling.Group("spot", {
    ...group,
    mixedInstancesPolicy: {
      instancesDistribution: {
        onDemandPercentageAboveBaseCapacity: 0,
        onDemandBaseCapacity: size("base"),
        spotAllocationStrategy: text("strategy"),
        spotMaxPrice: text("price"),
      },
      launchTemplate: { launchTemplateSpecification, overrides },
    },
  });
  new aws.autoscaling.Group("by-template", {
    ...group,
    launchTemplate: { id: template.id, version: template.latestVersion.apply(String) },
  });
  const cluster = new aws.eks.Cluster("main", {
    roleArn: text("clusterRole"),
    version: text("version"),
    vpcConfig: { subnetIds: texts("subnets") },
    upgradePolicy: { supportType: text("support") },
  });
  new aws.eks.NodeGroup("nodes", {
    clusterName: cluster.name,
    nodeRoleArn: text("nodeRole"),
    subnetIds: texts("subnets"),
    capacityType: text("capacityType"),
    instanceTypes: texts("types"),
    amiType: text("image"),
    labels: platform.requireOutput("labels"),
    forceUpdateVersion: flag("force"),
    launchTemplate: { id: template.id, version: template.latestVersion.apply(String) },
    scalingConfig: { minSize: size("minSize"), maxSize: size("maxSize"), desiredSize: size("minSize") },
    tags: platform.requireOutput("tags"),
  });
  const queue = new aws.sqs.Queue("notices", {
    messageRetentionSeconds: size("retention"),
    kmsMasterKeyId: text("key"),
  });
  const rule = new aws.cloudwatch.EventRule("notices", { eventPattern: text("pattern"), state: text("ruleState") });
  new aws.cloudwatch.EventTarget("notices", { rule: rule.name, arn: queue.arn });
  new aws.iam.RolePolicy("nodes", { role: text("nodeRoleName"), policy: text("policy") });
  return Promise.resolve({ queue: queue.url });
}
