import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

/** Fleets that were tuned for the price of a day in 2019. */
export function program(): Promise<unknown> {
  const subnets = ["subnet-0a1", "subnet-0b2", "subnet-0c3"];
  const tags = { team: "data", environment: pulumi.getStack() };
  const template = new aws.ec2.LaunchTemplate("workers", {
    imageId: "ami-0123456789abcdef0",
    vpcSecurityGroupIds: ["sg-01"],
    metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
    tagSpecifications: [{ resourceType: "instance", tags }],
  });
  const launchTemplateSpecification = { launchTemplateId: template.id, version: "$Latest" };
  const everywhere = (types: readonly string[]) =>
    subnets.flatMap((subnetId) => types.map((instanceType) => ({ instanceType, subnetId })));
  const spot = (totalTargetCapacity: number) => ({ defaultTargetCapacityType: "spot", totalTargetCapacity });
  new aws.ec2.Fleet("crawlers", {
    type: "maintain",
    launchTemplateConfigs: [
      {
        launchTemplateSpecification,
        overrides: ["m5.large", "m5a.large"].map((instanceType) => ({
          instanceType,
          subnetId: "subnet-0a1",
          maxPrice: "0.04",
        })),
      },
    ],
    targetCapacitySpecification: spot(20),
    spotOptions: {
      allocationStrategy: "lowestPrice",
      instancePoolsToUseCount: 2,
      instanceInterruptionBehavior: "hibernate",
    },
    tags,
  });
  new aws.ec2.Fleet("indexers", {
    type: "maintain",
    launchTemplateConfigs: [
      {
        launchTemplateSpecification,
        overrides: everywhere(["r5.xlarge", "r5a.xlarge", "r6i.xlarge", "r6a.xlarge"]),
      },
    ],
    targetCapacitySpecification: spot(12),
    spotOptions: {
      allocationStrategy: "capacity-optimized-prioritized",
      maintenanceStrategies: { capacityRebalance: { replacementStrategy: "launch" } },
    },
    tags,
  });
  new aws.ec2.Fleet("scrapers", {
    type: "instant",
    launchTemplateConfigs: [
      {
        launchTemplateSpecification,
        overrides: everywhere([
          ...["t3", "t3a", "m5", "m5a", "m5d", "m6i", "m6a", "m6id", "m7i", "m7a"].map((family) => `${family}.large`),
        ]),
      },
    ],
    targetCapacitySpecification: spot(100),
    spotOptions: { allocationStrategy: "price-capacity-optimized" },
    tags,
  });
  // By attributes, in the template: both protections of the price, of which EC2 takes one.
  const flexible = new aws.ec2.LaunchTemplate("flexible", {
    imageId: "ami-0123456789abcdef0",
    vpcSecurityGroupIds: ["sg-01"],
    metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
    instanceRequirements: {
      vcpuCount: { min: 4, max: 16 },
      memoryMib: { min: 16_384, max: 65_536 },
      spotMaxPricePercentageOverLowestPrice: 100,
      maxSpotPriceAsPercentageOfOptimalOnDemandPrice: 80,
    },
    tagSpecifications: [{ resourceType: "instance", tags }],
  });
  new aws.ec2.Fleet("flexible", {
    type: "instant",
    launchTemplateConfigs: [
      {
        launchTemplateSpecification: { launchTemplateId: flexible.id, version: flexible.latestVersion.apply(String) },
        overrides: subnets.map((subnetId) => ({ subnetId })),
      },
    ],
    targetCapacitySpecification: spot(8),
    spotOptions: { allocationStrategy: "price-capacity-optimized" },
    tags,
  });
  const interruptions = new aws.cloudwatch.EventRule("interruptions", {
    eventPattern: JSON.stringify({ source: ["aws.ec2"], "detail-type": ["EC2 Spot Instance Interruption Warning"] }),
  });
  const log = new aws.cloudwatch.LogGroup("interruptions", { name: "/aws/events/interruptions" });
  new aws.cloudwatch.EventTarget("interruptions", { rule: interruptions.name, arn: log.arn });
  return Promise.resolve({ template: template.id });
}
