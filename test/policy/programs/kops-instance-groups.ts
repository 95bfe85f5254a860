import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const CLUSTER = "prod.example.com";
const SUBNETS = ["subnet-0a1", "subnet-0b2", "subnet-0c3"];

type Distribution = aws.types.input.autoscaling.GroupMixedInstancesPolicyInstancesDistribution;
type Overrides = aws.types.input.autoscaling.GroupMixedInstancesPolicyLaunchTemplateOverride[];

/** Instance groups as kops makes them, each with a launch template: one as its guide says, one as it was first. */
export function program(): Promise<unknown> {
  const families = ["m5", "m5a", "m5d", "m5n", "m6i", "m6a", "m6id", "m7i", "m7a", "m7i-flex"];
  const right = instanceGroup(
    "nodes-4x16",
    { spotAllocationStrategy: "price-capacity-optimized", onDemandPercentageAboveBaseCapacity: 0 },
    families.map((family) => ({ instanceType: `${family}.xlarge` })),
    {
      [`k8s.io/cluster-autoscaler/${CLUSTER}`]: "owned",
      "k8s.io/cluster-autoscaler/node-template/label/node-role.kubernetes.io/node": "",
      "k8s.io/cluster-autoscaler/node-template/label/node-lifecycle": "spot",
    },
  );
  new aws.autoscaling.LifecycleHook("nodes-4x16-NTHLifecycleHook", {
    name: "nodes-4x16-NTHLifecycleHook",
    autoscalingGroupName: right.name,
    lifecycleTransition: "autoscaling:EC2_INSTANCE_TERMINATING",
    defaultResult: "CONTINUE",
    heartbeatTimeout: 300,
  });
  instanceGroup(
    "nodes-general",
    {
      spotAllocationStrategy: "lowest-price",
      spotInstancePools: 2,
      onDemandBaseCapacity: 1,
      onDemandPercentageAboveBaseCapacity: 0,
      spotMaxPrice: "0.10",
    },
    [
      { instanceType: "m5.xlarge" },
      { instanceType: "m5.2xlarge", weightedCapacity: "2" },
      { instanceType: "m4.xlarge" },
      { instanceType: "c5.xlarge" },
    ],
    {},
  );
  const interruptions = new aws.cloudwatch.EventRule("interruptions", {
    eventPattern: JSON.stringify({ source: ["aws.ec2"], "detail-type": ["EC2 Spot Instance Interruption Warning"] }),
  });
  new aws.cloudwatch.EventTarget("interruptions", {
    rule: interruptions.name,
    arn: "arn:aws:logs:eu-central-1:123456789012:log-group:/aws/events/interruptions",
  });
  return Promise.resolve({ groups: [right.name] });
}

function instanceGroup(
  role: string,
  instancesDistribution: Distribution,
  overrides: Overrides,
  more: Record<string, string>,
): aws.autoscaling.Group {
  const name = `${role}.${CLUSTER}`;
  const tags = {
    Name: name,
    KubernetesCluster: CLUSTER,
    team: "platform",
    environment: pulumi.getStack(),
    [`kubernetes.io/cluster/${CLUSTER}`]: "owned",
    "k8s.io/role/node": "1",
    "kops.k8s.io/instancegroup": role,
    "k8s.io/cluster-autoscaler/enabled": "true",
    ...more,
  };
  const template = new aws.ec2.LaunchTemplate(role, {
    name,
    imageId: "ami-0123456789abcdef0",
    instanceType: "m5.xlarge",
    iamInstanceProfile: { name: `nodes.${CLUSTER}` },
    metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 1 },
    networkInterfaces: [{ associatePublicIpAddress: "false", securityGroups: ["sg-01"] }],
    userData: Buffer.from("#!/bin/bash\nexec /opt/nodeup --conf=/opt/kops/conf/kube_env.yaml --v=8\n").toString(
      "base64",
    ),
    tagSpecifications: [
      { resourceType: "instance", tags },
      { resourceType: "volume", tags },
    ],
  });
  return new aws.autoscaling.Group(role, {
    name,
    minSize: 1,
    maxSize: 30,
    vpcZoneIdentifiers: SUBNETS,
    mixedInstancesPolicy: {
      instancesDistribution,
      launchTemplate: {
        launchTemplateSpecification: { launchTemplateId: template.id, version: template.latestVersion.apply(String) },
        overrides,
      },
    },
    tags: Object.entries(tags).map(([key, value]) => ({ key, value, propagateAtLaunch: true })),
  });
}
