import * as aws from "@pulumi/aws";
import * as eks from "@pulumi/eks";
import * as pulumi from "@pulumi/pulumi";

import { ManagedNodeGroup } from "./parts/pulumi-eks-groups";

/** An `eks.Cluster` whose spot pools are managed node groups, one for each size of node. */
export function program(): Promise<unknown> {
  const config = new pulumi.Config("shop");
  const tags = { team: "storefront", environment: pulumi.getStack() };
  const subnetIds = config.requireObject<string[]>("privateSubnets");
  const nodes = new aws.iam.Role("nodes", {
    assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "ec2.amazonaws.com" }),
    tags,
  });
  for (const policy of ["AmazonEKSWorkerNodePolicy", "AmazonEKS_CNI_Policy", "AmazonEC2ContainerRegistryPullOnly"]) {
    new aws.iam.RolePolicyAttachment(`nodes-${policy}`, {
      role: nodes.name,
      policyArn: `arn:aws:iam::aws:policy/${policy}`,
    });
  }
  const cluster = new eks.Cluster("shop", {
    version: "1.36",
    vpcId: config.require("vpc"),
    privateSubnetIds: subnetIds,
    authenticationMode: eks.AuthenticationMode.Api,
    skipDefaultNodeGroup: true,
    tags,
  });
  const shared = { clusterName: cluster.eksCluster.name, nodeRoleArn: nodes.arn, subnetIds, tags };
  new ManagedNodeGroup("system", {
    ...shared,
    instanceTypes: ["m7i.large"],
    scalingConfig: { minSize: 2, desiredSize: 2, maxSize: 4 },
    labels: { pool: "system" },
    ignoreScalingChanges: true,
  });
  const families = ["m5", "m5a", "m5d", "m5n", "m6i", "m6a", "m6id", "m7i", "m7a", "m7i-flex", "m8i"];
  for (const size of ["xlarge", "2xlarge"]) {
    new ManagedNodeGroup(`spot-${size}`, {
      ...shared,
      capacityType: "SPOT",
      amiType: "AL2023_x86_64_STANDARD",
      instanceTypes: families.map((family) => `${family}.${size}`),
      scalingConfig: { minSize: 0, desiredSize: 1, maxSize: 40 },
      labels: { pool: `spot-${size}` },
      ignoreScalingChanges: true,
    });
  }
  const interruptions = new aws.cloudwatch.EventRule("interruptions", {
    eventPattern: JSON.stringify({
      source: ["aws.ec2"],
      "detail-type": ["EC2 Spot Instance Interruption Warning"],
    }),
    tags,
  });
  const log = new aws.cloudwatch.LogGroup("interruptions", { name: "/aws/events/interruptions", retentionInDays: 90 });
  new aws.cloudwatch.EventTarget("interruptions", { rule: interruptions.name, arn: log.arn });
  return Promise.resolve({ cluster: cluster.eksCluster.name });
}
