import * as aws from "@pulumi/aws";

/** The queue that the Node Termination Handler reads, with the five rules that its guide names. */
export function interruptionQueue(tags: Record<string, string>): aws.sqs.Queue {
  const queue = new aws.sqs.Queue("node-termination", {
    messageRetentionSeconds: 300,
    sqsManagedSseEnabled: true,
    tags,
  });
  new aws.sqs.QueuePolicy("node-termination", {
    queueUrl: queue.url,
    policy: queue.arn.apply((Resource) =>
      JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: { Service: ["events.amazonaws.com", "sqs.amazonaws.com"] },
            Action: "sqs:SendMessage",
            Resource,
          },
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
  for (const [name, source, detailType] of [
    ["termination", "aws.autoscaling", "EC2 Instance-terminate Lifecycle Action"],
    ["interruption", "aws.ec2", "EC2 Spot Instance Interruption Warning"],
    ["rebalance", "aws.ec2", "EC2 Instance Rebalance Recommendation"],
    ["state-change", "aws.ec2", "EC2 Instance State-change Notification"],
    ["health", "aws.health", "AWS Health Event"],
  ] as const) {
    const rule = new aws.cloudwatch.EventRule(name, {
      eventPattern: JSON.stringify({ source: [source], "detail-type": [detailType] }),
      tags,
    });
    new aws.cloudwatch.EventTarget(name, { rule: rule.name, arn: queue.arn });
  }
  return queue;
}
