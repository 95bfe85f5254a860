import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const LABELS = { "node-lifecycle": "spot", "k8s.amazonaws.com/accelerator": "nvidia" };

/** GPU nodes on spot for training jobs that keep checkpoints; no more than three types have this shape. */
export function program(): Promise<unknown> {
  const config = new pulumi.Config("training");
  const name = config.require("cluster");
  const tags = { team: "research", environment: pulumi.getStack() };
  const template = new aws.ec2.LaunchTemplate("gpu", {
    imageId: config.require("image"),
    iamInstanceProfile: { name: config.require("instanceProfile") },
    vpcSecurityGroupIds: [config.require("securityGroup")],
    metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
    blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { volumeSize: 200, volumeType: "gp3", encrypted: "true" } }],
    userData: Buffer.from(nodeConfig(name, config.require("endpoint"))).toString("base64"),
    tagSpecifications: [{ resourceType: "instance", tags }],
  });
  const group = new aws.autoscaling.Group("gpu", {
    minSize: 0,
    maxSize: 24,
    vpcZoneIdentifiers: config.requireObject<string[]>("subnets"),
    suspendedProcesses: ["AZRebalance"],
    mixedInstancesPolicy: {
      instancesDistribution: {
        onDemandBaseCapacity: 0,
        onDemandPercentageAboveBaseCapacity: 0,
        spotAllocationStrategy: "capacity-optimized",
      },
      launchTemplate: {
        launchTemplateSpecification: { launchTemplateId: template.id, version: template.latestVersion.apply(String) },
        overrides: ["g5.2xlarge", "g6.2xlarge", "g4dn.2xlarge"].map((instanceType) => ({ instanceType })),
      },
    },
    initialLifecycleHooks: [
      {
        name: "drain",
        lifecycleTransition: "autoscaling:EC2_INSTANCE_TERMINATING",
        defaultResult: "CONTINUE",
        heartbeatTimeout: 300,
      },
    ],
    tags: Object.entries({
      ...tags,
      [`kubernetes.io/cluster/${name}`]: "owned",
      "aws-node-termination-handler/managed": "true",
      "k8s.io/cluster-autoscaler/enabled": "true",
      [`k8s.io/cluster-autoscaler/${name}`]: "owned",
      ...Object.fromEntries(
        Object.entries(LABELS).map(([key, value]) => [`k8s.io/cluster-autoscaler/node-template/label/${key}`, value]),
      ),
      "k8s.io/cluster-autoscaler/node-template/taint/nvidia.com/gpu": "true:NoSchedule",
      "k8s.io/cluster-autoscaler/node-template/resources/nvidia.com/gpu": "1",
    }).map(([key, value]) => ({ key, value, propagateAtLaunch: true })),
  });
  const interruptions = new aws.cloudwatch.EventRule("interruptions", {
    eventPattern: JSON.stringify({ source: ["aws.ec2"], "detail-type": ["EC2 Spot Instance Interruption Warning"] }),
  });
  new aws.cloudwatch.EventTarget("interruptions", { rule: interruptions.name, arn: config.require("alerts") });
  return Promise.resolve({ group: group.name });
}

function nodeConfig(name: string, apiServerEndpoint: string): string {
  const labels = Object.entries(LABELS).map(([key, value]) => `${key}=${value}`);
  return [
    "apiVersion: node.eks.aws/v1alpha1",
    "kind: NodeConfig",
    "spec:",
    "  cluster:",
    `    name: ${name}`,
    `    apiServerEndpoint: ${apiServerEndpoint}`,
    "    certificateAuthority: Y2VydGlmaWNhdGU=",
    "    cidr: 172.20.0.0/16",
    "  kubelet:",
    "    flags:",
    `      - --node-labels=${labels.join(",")}`,
    "      - --register-with-taints=nvidia.com/gpu=true:NoSchedule",
    "",
  ].join("\n");
}
