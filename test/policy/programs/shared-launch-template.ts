import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

/** One launch template for all, which asks for spot by itself, whatever group it is used by. */
export function program(): Promise<unknown> {
  const subnetIds = ["subnet-0a1", "subnet-0b2", "subnet-0c3"];
  const tags = { team: "core", environment: pulumi.getStack() };
  const groupTags = Object.entries(tags).map(([key, value]) => ({ key, value, propagateAtLaunch: true }));
  const families = ["m5", "m5a", "m5d", "m5n", "m6i", "m6a", "m6id", "m7i", "m7a", "m7i-flex"];
  const types = families.map((family) => `${family}.xlarge`);
  const template = new aws.ec2.LaunchTemplate("shared", {
    instanceMarketOptions: { marketType: "spot", spotOptions: { instanceInterruptionBehavior: "hibernate" } },
    metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
    blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { volumeSize: 50, volumeType: "gp3", encrypted: "true" } }],
    tagSpecifications: [{ resourceType: "instance", tags }],
  });
  const version = template.latestVersion.apply(String);
  new aws.autoscaling.Group("workers", {
    minSize: 0,
    maxSize: 40,
    capacityRebalance: true,
    vpcZoneIdentifiers: subnetIds,
    mixedInstancesPolicy: {
      instancesDistribution: {
        onDemandPercentageAboveBaseCapacity: 0,
        spotAllocationStrategy: "price-capacity-optimized",
      },
      launchTemplate: {
        launchTemplateSpecification: { launchTemplateId: template.id, version },
        overrides: types.map((instanceType) => ({ instanceType })),
      },
    },
    tags: groupTags,
  });
  new aws.eks.NodeGroup(
    "nodes",
    {
      clusterName: "core",
      nodeRoleArn: "arn:aws:iam::123456789012:role/nodes",
      subnetIds,
      capacityType: "SPOT",
      amiType: "AL2023_x86_64_STANDARD",
      instanceTypes: types,
      launchTemplate: { id: template.id, version },
      scalingConfig: { minSize: 1, desiredSize: 1, maxSize: 20 },
      tags,
    },
    { ignoreChanges: ["scalingConfig.desiredSize"] },
  );
  // A template that asks for spot makes this one spot too, of whichever single type it is given.
  const cron = new aws.ec2.LaunchTemplate("cron", {
    instanceType: "m6i.large",
    instanceMarketOptions: { marketType: "spot", spotOptions: { blockDurationMinutes: 60 } },
    metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
    tagSpecifications: [{ resourceType: "instance", tags }],
  });
  new aws.autoscaling.Group("cron", {
    minSize: 0,
    maxSize: 4,
    capacityRebalance: true,
    vpcZoneIdentifiers: subnetIds,
    launchTemplate: { id: cron.id, version: "$Latest" },
    tags: groupTags,
  });
  const interruptions = new aws.cloudwatch.EventRule("interruptions", {
    eventPattern: JSON.stringify({ source: ["aws.ec2"], "detail-type": ["EC2 Spot Instance Interruption Warning"] }),
  });
  new aws.cloudwatch.EventTarget("interruptions", {
    rule: interruptions.name,
    arn: "arn:aws:sns:eu-central-1:123456789012:interruptions",
  });
  return Promise.resolve({ template: template.id });
}
