import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

/** Worker groups of an old Terraform module, as a converter writes them. */
export function program(): Promise<unknown> {
  const config = new pulumi.Config("legacy");
  const clusterName = config.get("clusterName") ?? "legacy";
  const subnets = config.getObject<string[]>("subnets") ?? ["subnet-0a1", "subnet-0b2", "subnet-0c3"];
  const assume = aws.iam.getPolicyDocumentOutput({
    statements: [
      { actions: ["sts:AssumeRole"], principals: [{ type: "Service", identifiers: ["ec2.amazonaws.com"] }] },
    ],
  });
  const workers = new aws.iam.Role("workers", { namePrefix: clusterName, assumeRolePolicy: assume.json });
  new aws.iam.RolePolicyAttachment("workers_AmazonEKSWorkerNodePolicy", {
    policyArn: "arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy",
    role: workers.name,
  });
  const workersProfile = new aws.iam.InstanceProfile("workers", { role: workers.name });
  const userData = Buffer.from(
    `#!/bin/bash -e\n/etc/eks/bootstrap.sh ${clusterName} --kubelet-extra-args ` +
      "'--node-labels=node.kubernetes.io/lifecycle=spot'\n",
  ).toString("base64");
  const workersLaunchTemplate = new aws.ec2.LaunchTemplate("workers_launch_template", {
    namePrefix: `${clusterName}-spot`,
    networkInterfaces: [{ associatePublicIpAddress: "false", deleteOnTermination: "true", securityGroups: ["sg-01"] }],
    iamInstanceProfile: { name: workersProfile.name },
    imageId: "ami-0123456789abcdef0",
    instanceType: "m5.large",
    userData,
    ebsOptimized: "true",
    tagSpecifications: [{ resourceType: "instance", tags: { team: "legacy", environment: "production" } }],
  });
  const overrideInstanceTypes = ["m5.large", "m5a.large", "m5d.large", "m5ad.large"];
  const tags = [
    { key: "Name", value: `${clusterName}-spot-eks_asg`, propagateAtLaunch: true },
    { key: `kubernetes.io/cluster/${clusterName}`, value: "owned", propagateAtLaunch: true },
    { key: "team", value: "legacy", propagateAtLaunch: true },
    { key: "environment", value: "production", propagateAtLaunch: true },
  ];
  const workersGroup = new aws.autoscaling.Group(
    "workers_launch_template_mixed",
    {
      namePrefix: `${clusterName}-spot`,
      desiredCapacity: 1,
      maxSize: 10,
      minSize: 1,
      forceDelete: false,
      vpcZoneIdentifiers: subnets,
      protectFromScaleIn: false,
      suspendedProcesses: ["AZRebalance"],
      mixedInstancesPolicy: {
        instancesDistribution: {
          onDemandAllocationStrategy: "prioritized",
          onDemandBaseCapacity: 0,
          onDemandPercentageAboveBaseCapacity: 0,
          spotAllocationStrategy: "lowest-price",
          spotInstancePools: 10,
          spotMaxPrice: "",
        },
        launchTemplate: {
          launchTemplateSpecification: { launchTemplateId: workersLaunchTemplate.id, version: "$Latest" },
          overrides: overrideInstanceTypes.map((instanceType) => ({ instanceType })),
        },
      },
      tags: [...tags, { key: "k8s.io/cluster-autoscaler/enabled", value: "true", propagateAtLaunch: false }],
    },
    { ignoreChanges: ["desiredCapacity"] },
  );
  const launchConfiguration = new aws.ec2.LaunchConfiguration("workers", {
    namePrefix: clusterName,
    imageId: "ami-0123456789abcdef0",
    instanceType: "m5.large",
    spotPrice: "0.08",
    userDataBase64: userData,
    metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
  });
  new aws.autoscaling.Group("workers", {
    namePrefix: clusterName,
    minSize: 1,
    maxSize: 5,
    vpcZoneIdentifiers: subnets,
    launchConfiguration: launchConfiguration.name,
    tags,
  });
  return Promise.resolve({ workers: workersGroup.name });
}
