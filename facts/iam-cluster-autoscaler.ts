import { AUTOSCALER_ENABLED_TAG, autoscalerClusterTag } from "./autoscaler-tags";
import type { AccountRegion } from "./iam-flow-logs";
import { policyDocument } from "./iam-policy";

/**
 * Policy, as JSON, of cluster-autoscaler in one cluster.
 *
 * Upstream allows scaling and ending instances of every group and leaves it to the reader to narrow that. Here it is for
 * groups of this account and region that carry both discovery tags with their values, as EKS sets them on managed
 * groups. Node groups are read in this cluster only. Without `DescribeScalingActivities` the autoscaler would not see that
 * AWS has no capacity, and would wait out `--max-node-provision-time` each time.
 *
 * Source: https://github.com/kubernetes/autoscaler/blob/cluster-autoscaler-1.36.1/cluster-autoscaler/cloudprovider/aws/README.md#iam-policy
 */
export function clusterAutoscalerPolicy({ partition, region, accountId }: AccountRegion, clusterName: string): string {
  const place = `${region}:${accountId}`;
  const ownGroups = {
    [`aws:ResourceTag/${autoscalerClusterTag(clusterName)}`]: "owned",
    [`aws:ResourceTag/${AUTOSCALER_ENABLED_TAG}`]: "true",
  };
  return policyDocument([
    {
      Action: [
        "autoscaling:DescribeAutoScalingGroups",
        "autoscaling:DescribeAutoScalingInstances",
        "autoscaling:DescribeLaunchConfigurations",
        "autoscaling:DescribeScalingActivities",
        "ec2:DescribeImages",
        "ec2:DescribeInstanceTypes",
        "ec2:DescribeLaunchTemplateVersions",
        "ec2:GetInstanceTypesFromInstanceRequirements",
      ],
      Effect: "Allow",
      Resource: ["*"],
      Sid: "ReadGroupsAndInstanceTypes",
    },
    {
      Action: ["eks:DescribeNodegroup"],
      Effect: "Allow",
      Resource: [`arn:${partition}:eks:${place}:nodegroup/${clusterName}/*/*`],
      Sid: "ReadNodegroups",
    },
    {
      Action: ["autoscaling:SetDesiredCapacity", "autoscaling:TerminateInstanceInAutoScalingGroup"],
      Condition: { StringEquals: ownGroups },
      Effect: "Allow",
      Resource: [`arn:${partition}:autoscaling:${place}:autoScalingGroup:*:autoScalingGroupName/*`],
      Sid: "ScaleOwnGroups",
    },
  ]);
}
