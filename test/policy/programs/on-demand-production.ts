import * as aws from "@pulumi/aws";

/** A production cluster that never heard of spot, with a network of its own and one NAT gateway. */
export function program(): Promise<unknown> {
  const vpc = new aws.ec2.Vpc("bank", { cidrBlock: "10.20.0.0/16", enableDnsHostnames: true });
  const gateway = new aws.ec2.InternetGateway("bank", { vpcId: vpc.id });
  const publicRoutes = new aws.ec2.RouteTable("public", {
    vpcId: vpc.id,
    routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: gateway.id }],
  });
  const edge = new aws.ec2.Subnet("public-a", {
    vpcId: vpc.id,
    cidrBlock: "10.20.200.0/24",
    availabilityZone: "eu-central-1a",
  });
  new aws.ec2.RouteTableAssociation("public-a", { subnetId: edge.id, routeTableId: publicRoutes.id });
  const address = new aws.ec2.Eip("nat", { domain: "vpc" });
  const nat = new aws.ec2.NatGateway("nat", { subnetId: edge.id, allocationId: address.id });
  const routes = new aws.ec2.RouteTable("private", {
    vpcId: vpc.id,
    routes: [{ cidrBlock: "0.0.0.0/0", natGatewayId: nat.id }],
  });
  const subnets = ["a", "b", "c"].map((zone, place) => {
    const subnet = new aws.ec2.Subnet(`private-${zone}`, {
      vpcId: vpc.id,
      cidrBlock: `10.20.${place * 32}.0/19`,
      availabilityZone: `eu-central-1${zone}`,
    });
    new aws.ec2.RouteTableAssociation(`private-${zone}`, { subnetId: subnet.id, routeTableId: routes.id });
    return subnet;
  });
  const subnetIds = subnets.map(({ id }) => id);
  const role = (name: string, service: string, policies: string[]) =>
    new aws.iam.Role(name, {
      assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: service }),
      managedPolicyArns: policies.map((policy) => `arn:aws:iam::aws:policy/${policy}`),
    });
  const controlPlane = role("control-plane", "eks.amazonaws.com", ["AmazonEKSClusterPolicy"]);
  const nodes = role("nodes", "ec2.amazonaws.com", [
    "AmazonEKSWorkerNodePolicy",
    "AmazonEKS_CNI_Policy",
    "AmazonEC2ContainerRegistryReadOnly",
  ]);
  const cluster = new aws.eks.Cluster("bank", {
    name: "bank",
    version: "1.36",
    roleArn: controlPlane.arn,
    vpcConfig: { subnetIds, endpointPublicAccess: false, endpointPrivateAccess: true },
    upgradePolicy: { supportType: "EXTENDED" },
  });
  const template = new aws.ec2.LaunchTemplate("nodes", {
    metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
    blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { volumeSize: 80, volumeType: "gp3", encrypted: "true" } }],
  });
  for (const [name, type] of [
    ["ledger", "r6i.2xlarge"],
    ["web", "t3.xlarge"],
  ] as const) {
    new aws.eks.NodeGroup(name, {
      clusterName: cluster.name,
      nodeRoleArn: nodes.arn,
      subnetIds,
      instanceTypes: [type],
      amiType: "AL2023_x86_64_STANDARD",
      launchTemplate: { id: template.id, version: template.latestVersion.apply(String) },
      scalingConfig: { minSize: 3, desiredSize: 3, maxSize: 3 },
      labels: { workload: name },
    });
  }
  return Promise.resolve({ cluster: cluster.name });
}
