import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

/** Fleets that ask for much and get what there is: one at once, one that is kept up, one by attributes. */
export function program(): Promise<unknown> {
  const config = new pulumi.Config("render");
  const subnets = config.requireObject<string[]>("subnets");
  const tags = { team: "render", environment: pulumi.getStack() };
  const template = new aws.ec2.LaunchTemplate("workers", {
    imageId: config.require("image"),
    vpcSecurityGroupIds: [config.require("securityGroup")],
    metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
    tagSpecifications: [{ resourceType: "instance", tags }],
    tags,
  });
  const launchTemplateSpecification = { launchTemplateId: template.id, version: template.latestVersion.apply(String) };
  const families = ["c5", "c5a", "c5d", "c6i", "c6a", "c6id", "c7i", "c7a", "m6i", "m6a", "m7i", "m7a"];
  const overrides = subnets.flatMap((subnetId) =>
    families.map((family) => ({ instanceType: `${family}.4xlarge`, subnetId })),
  );
  new aws.ec2.Fleet("burst", {
    type: "instant",
    launchTemplateConfigs: [{ launchTemplateSpecification, overrides }],
    targetCapacitySpecification: { defaultTargetCapacityType: "spot", totalTargetCapacity: 40 },
    spotOptions: { allocationStrategy: "price-capacity-optimized" },
    tags,
  });
  new aws.ec2.Fleet("farm", {
    type: "maintain",
    launchTemplateConfigs: [{ launchTemplateSpecification, overrides }],
    targetCapacitySpecification: {
      defaultTargetCapacityType: "spot",
      totalTargetCapacity: 60,
      onDemandTargetCapacity: 4,
      spotTargetCapacity: 56,
    },
    spotOptions: {
      allocationStrategy: "capacity-optimized",
      instanceInterruptionBehavior: "terminate",
      maintenanceStrategies: {
        capacityRebalance: { replacementStrategy: "launch-before-terminate", terminationDelay: 120 },
      },
    },
    terminateInstances: true,
    tags,
  });
  new aws.ec2.Fleet("tests", {
    type: "request",
    launchTemplateConfigs: [
      {
        launchTemplateSpecification,
        overrides: subnets.map((subnetId) => ({
          subnetId,
          instanceRequirements: {
            vcpuCount: { min: 8, max: 32 },
            memoryMib: { min: 16_384, max: 131_072 },
            cpuManufacturers: ["intel", "amd"],
          },
        })),
      },
    ],
    targetCapacitySpecification: { defaultTargetCapacityType: "spot", totalTargetCapacity: 10 },
    spotOptions: { allocationStrategy: "price-capacity-optimized" },
    tags,
  });
  new aws.ec2.Fleet("licences", {
    type: "maintain",
    launchTemplateConfigs: [
      {
        launchTemplateSpecification,
        overrides: [{ instanceType: "m6i.large", subnetId: config.require("licenceSubnet") }],
      },
    ],
    targetCapacitySpecification: { defaultTargetCapacityType: "on-demand", totalTargetCapacity: 1 },
    tags,
  });
  const interruptions = new aws.cloudwatch.EventRule("interruptions", {
    eventPattern: JSON.stringify({ source: ["aws.ec2"], "detail-type": ["EC2 Spot Instance Interruption Warning"] }),
  });
  new aws.cloudwatch.EventTarget("interruptions", { rule: interruptions.name, arn: config.require("alerts") });
  return Promise.resolve({ template: template.id });
}
