import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

/** What Karpenter needs of AWS, after its CloudFormation template. */
export function program(): Promise<unknown> {
  const cluster = new pulumi.Config("karpenter").require("cluster");
  const tags = { team: "platform", environment: pulumi.getStack() };
  const nodes = new aws.iam.Role("karpenter-nodes", {
    name: `KarpenterNodeRole-${cluster}`,
    assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "ec2.amazonaws.com" }),
    tags,
  });
  for (const policy of [
    "AmazonEKSWorkerNodePolicy",
    "AmazonEKS_CNI_Policy",
    "AmazonEC2ContainerRegistryPullOnly",
    "AmazonSSMManagedInstanceCore",
  ]) {
    new aws.iam.RolePolicyAttachment(policy, { role: nodes.name, policyArn: `arn:aws:iam::aws:policy/${policy}` });
  }
  new aws.eks.AccessEntry("karpenter-nodes", { clusterName: cluster, principalArn: nodes.arn, type: "EC2_LINUX" });
  const controller = new aws.iam.Role("karpenter", {
    assumeRolePolicy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "pods.eks.amazonaws.com" },
          Action: ["sts:AssumeRole", "sts:TagSession"],
        },
      ],
    }),
    tags,
  });
  const queue = new aws.sqs.Queue("karpenter", {
    name: cluster,
    messageRetentionSeconds: 300,
    sqsManagedSseEnabled: true,
    tags,
  });
  new aws.sqs.QueuePolicy("karpenter", {
    queueUrl: queue.id,
    policy: queue.arn.apply((arn) => JSON.stringify({ Version: "2012-10-17", Statement: statements(arn) })),
  });
  new aws.iam.RolePolicy("karpenter-queue", {
    role: controller.name,
    policy: queue.arn.apply((Resource) =>
      JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          { Effect: "Allow", Action: ["ec2:CreateFleet", "ec2:RunInstances", "ec2:TerminateInstances"], Resource: "*" },
          { Effect: "Allow", Action: ["sqs:DeleteMessage", "sqs:GetQueueUrl", "sqs:ReceiveMessage"], Resource },
        ],
      }),
    ),
  });
  new aws.eks.PodIdentityAssociation("karpenter", {
    clusterName: cluster,
    namespace: "kube-system",
    serviceAccount: "karpenter",
    roleArn: controller.arn,
  });
  for (const [name, source, detailType] of EVENTS) {
    const rule = new aws.cloudwatch.EventRule(name, {
      eventPattern: JSON.stringify({ source: [source], "detail-type": [detailType] }),
      tags,
    });
    new aws.cloudwatch.EventTarget(name, {
      rule: rule.name,
      targetId: "KarpenterInterruptionQueueTarget",
      arn: queue.arn,
    });
  }
  return Promise.resolve({ queue: queue.name });
}

const EVENTS = [
  ["ScheduledChangeRule", "aws.health", "AWS Health Event"],
  ["SpotInterruptionRule", "aws.ec2", "EC2 Spot Instance Interruption Warning"],
  ["RebalanceRule", "aws.ec2", "EC2 Instance Rebalance Recommendation"],
  ["InstanceStateChangeRule", "aws.ec2", "EC2 Instance State-change Notification"],
] as const;

function statements(arn: string): object[] {
  return [
    {
      Effect: "Allow",
      Principal: { Service: ["events.amazonaws.com", "sqs.amazonaws.com"] },
      Action: "sqs:SendMessage",
      Resource: arn,
    },
    {
      Sid: "DenyHTTP",
      Effect: "Deny",
      Action: "sqs:*",
      Resource: arn,
      Condition: { Bool: { "aws:SecureTransport": false } },
      Principal: "*",
    },
  ];
}
