import * as aws from "@pulumi/aws";
import * as helm from "@pulumi/kubernetes/helm/v3";
import * as pulumi from "@pulumi/pulumi";

import { interruptionQueue } from "./parts/interruption-queue";

const CLUSTER = "orders";
const SUBNETS = ["subnet-0a1", "subnet-0b2", "subnet-0c3"];
const FAMILIES = ["m5", "m5a", "m5d", "m5n", "m6i", "m6a", "m6id", "m7i", "m7a", "m7i-flex", "m8i"];
const TAGS = { team: "orders", environment: "production" };

/** Groups of spot nodes for the Cluster Autoscaler, drained by the Node Termination Handler from a queue. */
export function program(): Promise<unknown> {
  const role = (name: string, service: string, policies: string[]) =>
    new aws.iam.Role(name, {
      assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: service }),
      managedPolicyArns: policies.map((policy) => `arn:aws:iam::aws:policy/${policy}`),
      tags: TAGS,
    });
  const nodes = role("nodes", "ec2.amazonaws.com", [
    "AmazonEKSWorkerNodePolicy",
    "AmazonEKS_CNI_Policy",
    "AmazonEC2ContainerRegistryPullOnly",
  ]);
  const cluster = new aws.eks.Cluster(CLUSTER, {
    name: CLUSTER,
    version: "1.36",
    roleArn: role("control-plane", "eks.amazonaws.com", ["AmazonEKSClusterPolicy"]).arn,
    accessConfig: { authenticationMode: "API" },
    upgradePolicy: { supportType: "STANDARD" },
    vpcConfig: { subnetIds: SUBNETS },
    tags: TAGS,
  });
  new aws.eks.NodeGroup(
    "system",
    {
      clusterName: cluster.name,
      nodeRoleArn: nodes.arn,
      subnetIds: SUBNETS,
      instanceTypes: ["m7i.large"],
      amiType: "AL2023_x86_64_STANDARD",
      scalingConfig: { minSize: 2, desiredSize: 2, maxSize: 4 },
      tags: TAGS,
    },
    { ignoreChanges: ["scalingConfig.desiredSize"] },
  );
  new aws.eks.AccessEntry("nodes", { clusterName: cluster.name, principalArn: nodes.arn, type: "EC2_LINUX" });
  const profile = new aws.iam.InstanceProfile("nodes", { role: nodes.name });
  const groups = ["xlarge", "2xlarge"].map((size) => spotGroup(size, cluster, profile.arn));
  const queue = interruptionQueue(TAGS);
  new helm.Release("node-termination-handler", {
    chart: "oci://public.ecr.aws/aws-ec2/helm/aws-node-termination-handler",
    namespace: "kube-system",
    values: {
      enableSqsTerminationDraining: true,
      queueURL: queue.url,
      nodeSelector: { "eks.amazonaws.com/capacityType": "ON_DEMAND" },
    },
  });
  return Promise.resolve({ groups: groups.map(({ name }) => name) });
}

function spotGroup(size: string, cluster: aws.eks.Cluster, profile: pulumi.Output<string>): aws.autoscaling.Group {
  const name = `spot-${size}`;
  const template = new aws.ec2.LaunchTemplate(name, {
    imageId: aws.ssm.getParameterOutput({
      name: "/aws/service/eks/optimized-ami/1.36/amazon-linux-2023/x86_64/standard/recommended/image_id",
    }).value,
    iamInstanceProfile: { arn: profile },
    vpcSecurityGroupIds: [cluster.vpcConfig.clusterSecurityGroupId],
    metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
    userData: pulumi
      .all([cluster.name, cluster.endpoint, cluster.certificateAuthority])
      .apply(([cluster, apiServerEndpoint, { data }]) =>
        Buffer.from(nodeConfig(cluster, apiServerEndpoint, data)).toString("base64"),
      ),
    tagSpecifications: [{ resourceType: "instance", tags: TAGS }],
  });
  const group = new aws.autoscaling.Group(name, {
    minSize: 0,
    maxSize: 50,
    vpcZoneIdentifiers: SUBNETS,
    suspendedProcesses: ["AZRebalance"],
    mixedInstancesPolicy: {
      instancesDistribution: {
        onDemandBaseCapacity: 0,
        onDemandPercentageAboveBaseCapacity: 0,
        spotAllocationStrategy: "price-capacity-optimized",
      },
      launchTemplate: {
        launchTemplateSpecification: { launchTemplateId: template.id, version: template.latestVersion.apply(String) },
        overrides: FAMILIES.map((family) => ({ instanceType: `${family}.${size}` })),
      },
    },
    tags: Object.entries({
      ...TAGS,
      Name: `${CLUSTER}-${name}`,
      [`kubernetes.io/cluster/${CLUSTER}`]: "owned",
      "aws-node-termination-handler/managed": "true",
      "k8s.io/cluster-autoscaler/enabled": "true",
      [`k8s.io/cluster-autoscaler/${CLUSTER}`]: "owned",
      "k8s.io/cluster-autoscaler/node-template/label/node.kubernetes.io/lifecycle": "spot",
    }).map(([key, value]) => ({ key, value, propagateAtLaunch: true })),
  });
  new aws.autoscaling.LifecycleHook(name, {
    autoscalingGroupName: group.name,
    lifecycleTransition: "autoscaling:EC2_INSTANCE_TERMINATING",
    defaultResult: "CONTINUE",
    heartbeatTimeout: 300,
  });
  return group;
}

function nodeConfig(name: string, apiServerEndpoint: string, certificateAuthority: string): string {
  return JSON.stringify({
    apiVersion: "node.eks.aws/v1alpha1",
    kind: "NodeConfig",
    spec: {
      cluster: { name, apiServerEndpoint, certificateAuthority, cidr: "172.20.0.0/16" },
      kubelet: { flags: ["--node-labels=node.kubernetes.io/lifecycle=spot"] },
    },
  });
}
