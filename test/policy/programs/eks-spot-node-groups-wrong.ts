import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { ManagedNodeGroup } from "./parts/pulumi-eks-groups";

/** Node groups of a cluster that was upgraded in place for years: each has grown mistakes of its own. */
export function program(): Promise<unknown> {
  const tags = { team: "search", environment: pulumi.getStack() };
  const subnetIds = network();
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
    subnetIds: subnetIds.slice(0, 1),
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

/** Three zones, of which each leaves through the first. */
function network(): pulumi.Output<string>[] {
  const vpc = new aws.ec2.Vpc("search", { cidrBlock: "10.30.0.0/16" });
  const gateway = new aws.ec2.InternetGateway("search", { vpcId: vpc.id });
  const edge = new aws.ec2.Subnet("public", {
    vpcId: vpc.id,
    cidrBlock: "10.30.200.0/24",
    availabilityZone: "eu-central-1a",
    mapPublicIpOnLaunch: true,
  });
  const out = new aws.ec2.RouteTable("public", {
    vpcId: vpc.id,
    routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: gateway.id }],
  });
  new aws.ec2.RouteTableAssociation("public", { subnetId: edge.id, routeTableId: out.id });
  const address = new aws.ec2.Eip("nat", { domain: "vpc" });
  const nat = new aws.ec2.NatGateway("nat", { subnetId: edge.id, allocationId: address.id });
  const routes = new aws.ec2.RouteTable("private", {
    vpcId: vpc.id,
    routes: [{ cidrBlock: "0.0.0.0/0", natGatewayId: nat.id }],
  });
  return ["a", "b", "c"].map((zone, place) => {
    const subnet = new aws.ec2.Subnet(`private-${zone}`, {
      vpcId: vpc.id,
      cidrBlock: `10.30.${place * 32}.0/19`,
      availabilityZone: `eu-central-1${zone}`,
    });
    new aws.ec2.RouteTableAssociation(`private-${zone}`, { subnetId: subnet.id, routeTableId: routes.id });
    return subnet.id;
  });
}
