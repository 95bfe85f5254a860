import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

/** AWS Batch on spot, with a queue that falls back to on-demand. */
export function program(): Promise<unknown> {
  const config = new pulumi.Config("genomics");
  const tags = { team: "genomics", environment: pulumi.getStack() };
  const subnets = config.requireObject<string[]>("subnets");
  const role = new aws.iam.Role("instances", {
    assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "ec2.amazonaws.com" }),
    managedPolicyArns: ["arn:aws:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role"],
    tags,
  });
  const profile = new aws.iam.InstanceProfile("instances", { role: role.name });
  const template = new aws.ec2.LaunchTemplate("instances", {
    metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
    blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { volumeSize: 200, volumeType: "gp3", encrypted: "true" } }],
    tagSpecifications: [{ resourceType: "instance", tags }],
  });
  const environment = (name: string, type: "SPOT" | "EC2", allocationStrategy: string, maxVcpus: number) =>
    new aws.batch.ComputeEnvironment(name, {
      type: "MANAGED",
      computeResources: {
        type,
        allocationStrategy,
        minVcpus: 0,
        maxVcpus,
        instanceTypes: ["c6i", "c6a", "c7i", "m6i", "m6a", "m7i", "r6i"],
        instanceRole: profile.arn,
        subnets,
        securityGroupIds: [config.require("securityGroup")],
        launchTemplate: { launchTemplateId: template.id, version: "$Latest" },
        tags,
      },
      updatePolicy: { terminateJobsOnUpdate: false, jobExecutionTimeoutMinutes: 60 },
    });
  const spot = environment("spot", "SPOT", "SPOT_PRICE_CAPACITY_OPTIMIZED", 2048);
  const onDemand = environment("on-demand", "EC2", "BEST_FIT_PROGRESSIVE", 256);
  const queue = new aws.batch.JobQueue("alignments", {
    state: "ENABLED",
    priority: 10,
    computeEnvironmentOrders: [
      { order: 1, computeEnvironment: spot.arn },
      { order: 2, computeEnvironment: onDemand.arn },
    ],
    tags,
  });
  new aws.batch.JobDefinition("align", {
    type: "container",
    containerProperties: JSON.stringify({
      image: "public.ecr.aws/genomics/align:4.2",
      resourceRequirements: [
        { type: "VCPU", value: "8" },
        { type: "MEMORY", value: "15000" },
      ],
    }),
    retryStrategy: {
      attempts: 5,
      evaluateOnExits: [
        { onStatusReason: "Host EC2*", action: "RETRY" },
        { onReason: "*", action: "EXIT" },
      ],
    },
  });
  return Promise.resolve({ queue: queue.arn });
}
