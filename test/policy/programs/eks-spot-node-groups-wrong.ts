import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { ManagedNodeGroup } from "./pulumi-eks-groups";

/** Node groups of a cluster that was upgraded in place for years: each has grown mistakes of its own. */
export function program(): Promise<unknown> {
  const tags = { team: "search", environment: pulumi.getStack() };
  const subnetIds = ["subnet-0a1", "subnet-0b2", "subnet-0c3"];
  const controlPlane = new aws.iam.Role("control-plane", {
    assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "eks.amazonaws.com" }),
    managedPolicyArns: ["arn:aws:iam::aws:policy/AmazonEKSClusterPolicy"],
  });
  const nodes = new aws.iam.Role("nodes", {
    assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "ec2.amazonaws.com" }),
  });
  const cluster = new aws.eks.Cluster("search", {
    name: "search",
    version: "1.36",
    roleArn: controlPlane.arn,
    upgradePolicy: { supportType: "STANDARD" },
    vpcConfig: { subnetIds },
    tags,
  });
  const shared = { clusterName: cluster.name, nodeRoleArn: nodes.arn, tags, ignoreScalingChanges: true };
  // Whatever EKS takes by default, in the one zone that the volumes are in.
  new ManagedNodeGroup("indexers", {
    ...shared,
    subnetIds: ["subnet-0a1"],
    capacityType: "SPOT",
    scalingConfig: { minSize: 0, desiredSize: 1, maxSize: 10 },
  });
  new ManagedNodeGroup("crawlers", {
    ...shared,
    subnetIds,
    capacityType: "SPOT",
    amiType: "AL2_x86_64",
    instanceTypes: ["m5.large", "m5.2xlarge", "t3.large", "m6g.large"],
    scalingConfig: { minSize: 3, desiredSize: 3, maxSize: 3 },
    labels: { "node-role.kubernetes.io/crawler": "true" },
    forceUpdateVersion: true,
  });
  // Meant to be spot; nobody said so to EKS.
  new ManagedNodeGroup("spot-batch", {
    ...shared,
    subnetIds,
    nodeGroupName: "spot-batch",
    instanceTypes: ["c6i.xlarge", "c6a.xlarge"],
    scalingConfig: { minSize: 0, desiredSize: 0, maxSize: 20 },
    enableIMDSv2: true,
  });
  new aws.iam.RolePolicyAttachment("nodes-admin", {
    role: nodes.name,
    policyArn: "arn:aws:iam::aws:policy/AdministratorAccess",
  });
  return Promise.resolve({ cluster: cluster.name });
}
