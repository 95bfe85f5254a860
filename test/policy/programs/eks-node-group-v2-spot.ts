import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { NodeGroupV2 } from "./parts/pulumi-eks-groups";

/** `eks.NodeGroupV2` with a spot price, as the package's own example has it. */
export function program(): Promise<unknown> {
  const config = new pulumi.Config("jobs");
  const subnetIds = config.requireObject<string[]>("privateSubnets");
  const role = new aws.iam.Role("nodes", {
    assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "ec2.amazonaws.com" }),
    managedPolicyArns: [
      "arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy",
      "arn:aws:iam::aws:policy/AmazonEKS_CNI_Policy",
      "arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryReadOnly",
    ],
  });
  const profile = new aws.iam.InstanceProfile("nodes", { role: role.name });
  const controlPlane = new aws.iam.Role("control-plane", {
    assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "eks.amazonaws.com" }),
    managedPolicyArns: ["arn:aws:iam::aws:policy/AmazonEKSClusterPolicy"],
  });
  const cluster = new aws.eks.Cluster("jobs", {
    name: "jobs",
    version: "1.36",
    roleArn: controlPlane.arn,
    upgradePolicy: { supportType: "STANDARD" },
    vpcConfig: { subnetIds },
  });
  const group = {
    clusterName: cluster.name,
    clusterEndpoint: cluster.endpoint,
    nodeSubnetIds: subnetIds,
    securityGroupId: config.require("nodeSecurityGroup"),
    instanceProfileArn: profile.arn,
    autoScalingGroupTags: { team: "jobs", environment: pulumi.getStack() },
  };
  new NodeGroupV2("base", { ...group, instanceType: "m6i.large", minSize: 2, maxSize: 4, desiredCapacity: 2 });
  new NodeGroupV2("spot", {
    ...group,
    instanceType: "m6i.xlarge",
    minSize: 1,
    maxSize: 10,
    desiredCapacity: 3,
    spotPrice: "0.12",
  });
  return Promise.resolve({ cluster: cluster.name });
}
