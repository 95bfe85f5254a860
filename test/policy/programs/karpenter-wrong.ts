import * as aws from "@pulumi/aws";

/** Karpenter's queue as it was put together by hand. */
export function program(): Promise<unknown> {
  const tags = { team: "media", environment: "production" };
  const nodes = new aws.iam.Role("nodes", {
    assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "ec2.amazonaws.com" }),
    managedPolicyArns: [
      "arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy",
      "arn:aws:iam::aws:policy/AmazonEKS_CNI_Policy",
      "arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryReadOnly",
    ],
    tags,
  });
  // Karpenter ran with the role of its node once.
  new aws.iam.RolePolicy("nodes-karpenter", {
    role: nodes.name,
    policy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: ["ec2:RunInstances", "ec2:TerminateInstances"], Resource: "*" }],
    }),
  });
  new aws.eks.AccessEntry("nodes", { clusterName: "media", principalArn: nodes.arn, type: "EC2_LINUX" });
  const queue = new aws.sqs.Queue("notices", {
    name: "media-notices",
    messageRetentionSeconds: 1_209_600,
    kmsMasterKeyId: "alias/aws/sqs",
    tags,
  });
  new aws.sqs.QueuePolicy("notices", {
    queueUrl: queue.id,
    policy: queue.arn.apply((Resource) =>
      JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          { Effect: "Allow", Principal: { Service: "events.amazonaws.com" }, Action: "sqs:SendMessage", Resource },
          {
            Effect: "Deny",
            Principal: "*",
            Action: "sqs:*",
            Resource,
            Condition: { Bool: { "aws:SecureTransport": "false" } },
          },
        ],
      }),
    ),
  });
  const rule = (name: string, source: string, detailType: string, state: "ENABLED" | "DISABLED" = "ENABLED") => {
    const made = new aws.cloudwatch.EventRule(name, {
      eventPattern: JSON.stringify({ source: [source], "detail-type": [detailType] }),
      state,
      tags,
    });
    new aws.cloudwatch.EventTarget(name, { rule: made.name, arn: queue.arn });
  };
  rule("health", "aws.health", "AWS Health Event");
  // Switched off when it filled a dashboard.
  rule("interruption", "aws.ec2", "EC2 Spot Instance Interruption Warning", "DISABLED");
  rule("state", "aws.ec2", "EC2 Instance State-change Notification");
  new aws.eks.Addon("coredns", {
    clusterName: "media",
    addonName: "coredns",
    configurationValues: JSON.stringify({ nodeSelector: { "karpenter.sh/capacity-type": "spot" } }),
    tags,
  });
  return Promise.resolve({ queue: queue.url });
}
