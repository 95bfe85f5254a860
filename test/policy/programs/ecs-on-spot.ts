import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

/** An ECS cluster whose capacity provider scales a group that is spot above two instances. */
export function program(): Promise<unknown> {
  const config = new pulumi.Config("ads");
  const tags = { team: "ads", environment: pulumi.getStack() };
  const cluster = new aws.ecs.Cluster("ads", {
    name: "ads",
    settings: [{ name: "containerInsights", value: "enabled" }],
  });
  const role = new aws.iam.Role("instances", {
    assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "ec2.amazonaws.com" }),
    managedPolicyArns: ["arn:aws:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role"],
  });
  const profile = new aws.iam.InstanceProfile("instances", { role: role.name });
  const template = new aws.ec2.LaunchTemplate("instances", {
    imageId: "resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id",
    iamInstanceProfile: { arn: profile.arn },
    vpcSecurityGroupIds: [config.require("securityGroup")],
    metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
    userData: Buffer.from(
      "#!/bin/bash\necho ECS_CLUSTER=ads >> /etc/ecs/ecs.config\n" +
        "echo ECS_ENABLE_SPOT_INSTANCE_DRAINING=true >> /etc/ecs/ecs.config\n",
    ).toString("base64"),
    tagSpecifications: [{ resourceType: "instance", tags }],
  });
  const group = new aws.autoscaling.Group(
    "instances",
    {
      minSize: 0,
      maxSize: 60,
      vpcZoneIdentifiers: config.requireObject<string[]>("subnets"),
      capacityRebalance: true,
      protectFromScaleIn: true,
      mixedInstancesPolicy: {
        instancesDistribution: {
          onDemandBaseCapacity: 2,
          onDemandPercentageAboveBaseCapacity: 0,
          spotAllocationStrategy: "price-capacity-optimized",
        },
        launchTemplate: {
          launchTemplateSpecification: { launchTemplateId: template.id, version: template.latestVersion.apply(String) },
          overrides: ["c5", "c5a", "c6i", "c6a", "c7i", "m5", "m5a", "m6i", "m6a", "m7i"].flatMap((family) =>
            ["xlarge", "2xlarge"].map((size) => ({ instanceType: `${family}.${size}` })),
          ),
        },
      },
      tags: Object.entries({ ...tags, AmazonECSManaged: "true", Name: "ads" }).map(([key, value]) => ({
        key,
        value,
        propagateAtLaunch: true,
      })),
    },
    { ignoreChanges: ["desiredCapacity"] },
  );
  const provider = new aws.ecs.CapacityProvider("instances", {
    autoScalingGroupProvider: {
      autoScalingGroupArn: group.arn,
      managedTerminationProtection: "ENABLED",
      managedDraining: "ENABLED",
      managedScaling: { status: "ENABLED", targetCapacity: 90 },
    },
  });
  new aws.ecs.ClusterCapacityProviders("ads", {
    clusterName: cluster.name,
    capacityProviders: [provider.name],
    defaultCapacityProviderStrategies: [{ capacityProvider: provider.name, weight: 1, base: 0 }],
  });
  const interruptions = new aws.cloudwatch.EventRule("interruptions", {
    eventPattern: JSON.stringify({
      source: ["aws.ec2"],
      "detail-type": ["EC2 Spot Instance Interruption Warning", "EC2 Instance Rebalance Recommendation"],
    }),
  });
  const topic = new aws.sns.Topic("interruptions");
  new aws.cloudwatch.EventTarget("interruptions", { rule: interruptions.name, arn: topic.arn });
  return Promise.resolve({ cluster: cluster.arn });
}
