import { expect, test } from "@jest/globals";

import { clusterAutoscalerPolicy } from "../../facts/iam-cluster-autoscaler";

test("the autoscaler reads groups, and scales those of its own cluster, account and region", () => {
  const place = { partition: "aws-cn", region: "cn-north-1", accountId: "111122223333" } as const;
  expect(JSON.parse(clusterAutoscalerPolicy(place, "production"))).toEqual({
    Version: "2012-10-17",
    Statement: [
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
        Resource: ["arn:aws-cn:eks:cn-north-1:111122223333:nodegroup/production/*/*"],
        Sid: "ReadNodegroups",
      },
      {
        Action: ["autoscaling:SetDesiredCapacity", "autoscaling:TerminateInstanceInAutoScalingGroup"],
        Condition: {
          StringEquals: {
            "aws:ResourceTag/k8s.io/cluster-autoscaler/production": "owned",
            "aws:ResourceTag/k8s.io/cluster-autoscaler/enabled": "true",
          },
        },
        Effect: "Allow",
        Resource: ["arn:aws-cn:autoscaling:cn-north-1:111122223333:autoScalingGroup:*:autoScalingGroupName/*"],
        Sid: "ScaleOwnGroups",
      },
    ],
  });
});
