import * as aws from "@pulumi/aws";
import * as helm from "@pulumi/kubernetes/helm/v3";

const SUBNETS = ["subnet-0a1", "subnet-0b2", "subnet-0c3"];
const TAGS = { team: "orders", environment: "production" };

/** The same as nobody would have it: nothing drains, and the autoscaler and the group pull at each other. */
export function program(): Promise<unknown> {
  const controlPlane = new aws.iam.Role("control-plane", {
    assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "eks.amazonaws.com" }),
    managedPolicyArns: ["arn:aws:iam::aws:policy/AmazonEKSClusterPolicy"],
  });
  new aws.eks.Cluster("orders", {
    name: "orders",
    version: "1.34",
    roleArn: controlPlane.arn,
    upgradePolicy: { supportType: "STANDARD" },
    vpcConfig: { subnetIds: SUBNETS },
  });
  const template = new aws.ec2.LaunchTemplate("nodes", {
    imageId: "ami-0123456789abcdef0",
    iamInstanceProfile: { name: "nodes" },
    vpcSecurityGroupIds: ["sg-01"],
    userData: Buffer.from(
      "#!/bin/bash\n/etc/eks/bootstrap.sh orders --kubelet-extra-args " +
        "'--node-labels=node-role.kubernetes.io/worker=true,lifecycle=spot'\n",
    ).toString("base64"),
    tagSpecifications: [{ resourceType: "instance", tags: TAGS }],
  });
  const launchTemplateSpecification = { launchTemplateId: template.id, version: template.latestVersion.apply(String) };
  const tags = (more: Record<string, string>) =>
    Object.entries({ ...TAGS, "kubernetes.io/cluster/orders": "owned", ...more }).map(([key, value]) => ({
      key,
      value,
      propagateAtLaunch: true,
    }));
  const workers = new aws.autoscaling.Group("workers", {
    minSize: 0,
    maxSize: 10,
    desiredCapacity: 3,
    vpcZoneIdentifiers: SUBNETS.slice(0, 2),
    capacityRebalance: true,
    protectFromScaleIn: true,
    suspendedProcesses: ["ReplaceUnhealthy"],
    availabilityZoneDistribution: { capacityDistributionStrategy: "balanced-only" },
    mixedInstancesPolicy: {
      instancesDistribution: { onDemandPercentageAboveBaseCapacity: 0 },
      launchTemplate: {
        launchTemplateSpecification,
        overrides: ["m5.large", "m5.xlarge", "m5.2xlarge"].map((instanceType) => ({ instanceType })),
      },
    },
    tags: tags({ "k8s.io/cluster-autoscaler/enabled": "true", "k8s.io/cluster-autoscaler/orders": "owned" }),
  });
  new aws.autoscaling.Policy("workers-cpu", {
    autoscalingGroupName: workers.name,
    policyType: "TargetTrackingScaling",
    targetTrackingConfiguration: {
      predefinedMetricSpecification: { predefinedMetricType: "ASGAverageCPUUtilization" },
      targetValue: 60,
    },
  });
  // Of a fixed lower bound, without the autoscaler.
  const frontend = new aws.autoscaling.Group("frontend", {
    minSize: 2,
    maxSize: 12,
    vpcZoneIdentifiers: SUBNETS,
    placementGroup: "frontend",
    warmPool: { poolState: "Stopped", minSize: 2 },
    mixedInstancesPolicy: {
      instancesDistribution: {
        onDemandPercentageAboveBaseCapacity: 0,
        spotAllocationStrategy: "capacity-optimized-prioritized",
      },
      launchTemplate: {
        launchTemplateSpecification,
        overrides: ["m7i", "m7a", "m6i", "m6a", "m5", "m5a", "m5d", "m5n", "m6id", "m7i-flex"].map((family) => ({
          instanceType: `${family}.xlarge`,
        })),
      },
    },
    tags: tags({}),
  });
  new aws.autoscaling.LifecycleHook("frontend", {
    autoscalingGroupName: frontend.name,
    lifecycleTransition: "autoscaling:EC2_INSTANCE_TERMINATING",
    defaultResult: "CONTINUE",
    heartbeatTimeout: 30,
  });
  new helm.Release("kube2iam", {
    chart: "kube2iam",
    namespace: "kube-system",
    repositoryOpts: { repo: "https://jtblin.github.io/kube2iam" },
    values: { host: { iptables: true, interface: "eni+" } },
  });
  return Promise.resolve({ groups: [workers.name, frontend.name] });
}
