import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

/** Web servers behind a load balancer: a base of on-demand, a quarter of the rest too, and spot above that. */
export function program(): Promise<unknown> {
  const config = new pulumi.Config("web");
  const subnets = config.requireObject<string[]>("subnets");
  const tags = { team: "web", environment: pulumi.getStack() };
  const balancer = new aws.lb.LoadBalancer("web", { loadBalancerType: "application", subnets, tags });
  const target = new aws.lb.TargetGroup("web", {
    port: 8080,
    protocol: "HTTP",
    vpcId: config.require("vpc"),
    deregistrationDelay: 60,
    healthCheck: { path: "/health" },
    tags,
  });
  new aws.lb.Listener("web", {
    loadBalancerArn: balancer.arn,
    port: 80,
    defaultActions: [{ type: "forward", targetGroupArn: target.arn }],
  });
  const template = new aws.ec2.LaunchTemplate("web", {
    imageId: config.require("image"),
    vpcSecurityGroupIds: [config.require("securityGroup")],
    metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
    userData: Buffer.from("#!/bin/bash\nsystemctl enable --now web\n").toString("base64"),
    tagSpecifications: [{ resourceType: "instance", tags }],
  });
  const group = new aws.autoscaling.Group(
    "web",
    {
      minSize: 3,
      maxSize: 30,
      vpcZoneIdentifiers: subnets,
      targetGroupArns: [target.arn],
      healthCheckType: "ELB",
      healthCheckGracePeriod: 90,
      capacityRebalance: true,
      mixedInstancesPolicy: {
        instancesDistribution: {
          onDemandBaseCapacity: 2,
          onDemandPercentageAboveBaseCapacity: 25,
          onDemandAllocationStrategy: "prioritized",
          spotAllocationStrategy: "price-capacity-optimized",
        },
        launchTemplate: {
          launchTemplateSpecification: { launchTemplateId: template.id, version: template.latestVersion.apply(String) },
          overrides: [
            ...["m7i", "m7a", "m6i", "m6a", "m5", "m5a"].map((family) => ({ instanceType: `${family}.large` })),
            ...["c7i", "c7a", "c6i", "c6a", "c5", "c5a"].map((family) => ({ instanceType: `${family}.xlarge` })),
          ],
        },
      },
      instanceRefresh: { strategy: "Rolling", preferences: { minHealthyPercentage: 90, maxHealthyPercentage: 110 } },
      tags: Object.entries({ ...tags, Name: "web" }).map(([key, value]) => ({ key, value, propagateAtLaunch: true })),
    },
    { ignoreChanges: ["desiredCapacity"] },
  );
  new aws.autoscaling.Policy("web", {
    autoscalingGroupName: group.name,
    policyType: "TargetTrackingScaling",
    targetTrackingConfiguration: {
      predefinedMetricSpecification: { predefinedMetricType: "ASGAverageCPUUtilization" },
      targetValue: 55,
    },
  });
  const interruptions = new aws.cloudwatch.EventRule("interruptions", {
    eventPattern: JSON.stringify({ source: ["aws.ec2"], "detail-type": ["EC2 Spot Instance Interruption Warning"] }),
    tags,
  });
  new aws.cloudwatch.EventTarget("interruptions", { rule: interruptions.name, arn: config.require("alerts") });
  return Promise.resolve({ address: balancer.dnsName });
}
