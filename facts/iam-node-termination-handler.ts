import { clusterTag } from "./autoscaler-tags";
import type { AccountRegion } from "./iam-flow-logs";
import { policyDocument, type AllowStatement } from "./iam-policy";

/** What the policy of the node termination handler is made of. */
export interface TerminationHandlerPolicy {
  readonly clusterName: string;
  readonly queueArn: string;
  /** Whether the handler asks groups to wait on while it drains. */
  readonly sendsHeartbeats: boolean;
}

/**
 * Policy, as JSON, of the node termination handler that reads a queue.
 *
 * Upstream allows everything on everything. Here the handler reads one queue, and ends the wait of groups that the cluster
 * owns. Upstream's policy lacks what heartbeats call.
 *
 * Sources: https://github.com/aws/aws-node-termination-handler/blob/v1.25.6/README.md ·
 * https://github.com/aws/aws-node-termination-handler/blob/v1.25.6/pkg/monitor/sqsevent/asg-lifecycle-event.go
 */
export function terminationHandlerPolicy(
  { partition, region, accountId }: AccountRegion,
  { clusterName, queueArn, sendsHeartbeats }: TerminationHandlerPolicy,
): string {
  const onOwnGroups = (Sid: string, action: string): AllowStatement => ({
    Action: [action],
    Condition: { StringEquals: { [`aws:ResourceTag/${clusterTag(clusterName)}`]: "owned" } },
    Effect: "Allow",
    Resource: [`arn:${partition}:autoscaling:${region}:${accountId}:autoScalingGroup:*:autoScalingGroupName/*`],
    Sid,
  });
  return policyDocument([
    {
      Action: [
        "autoscaling:DescribeAutoScalingInstances",
        ...(sendsHeartbeats ? ["autoscaling:DescribeLifecycleHooks"] : []),
        "autoscaling:DescribeTags",
        "ec2:DescribeInstances",
      ],
      Effect: "Allow",
      Resource: ["*"],
      Sid: "ReadInstances",
    },
    onOwnGroups("FinishTermination", "autoscaling:CompleteLifecycleAction"),
    ...(sendsHeartbeats ? [onOwnGroups("ProlongTermination", "autoscaling:RecordLifecycleActionHeartbeat")] : []),
    { Action: ["sqs:DeleteMessage", "sqs:ReceiveMessage"], Effect: "Allow", Resource: [queueArn], Sid: "ReadQueue" },
  ]);
}
