import type { Partition } from "./regions";

/** What is known of one VPC endpoint of AWS. */
export interface VpcEndpointFacts {
  /** Last part of the service's name, such as `ecr.api`. */
  readonly service: string;
  /** An interface endpoint has an address in each subnet and is paid by the hour; a gateway is a route, and free. */
  readonly kind: "interface" | "gateway";
  /** First part of the service's name in China, which differs by service; undefined where sources disagree. */
  readonly chinaPrefix: "com.amazonaws" | "cn.com.amazonaws" | undefined;
}

/** VPC endpoints by the names an environment gives them. */
export const VPC_ENDPOINT_NAMES = [
  "ecr-api",
  "ecr-dkr",
  "s3",
  "sts",
  "ec2",
  "autoscaling",
  "sqs",
  "logs",
  "eks",
  "eks-auth",
  "elasticloadbalancing",
  "ssm",
  "ssmmessages",
  "ec2messages",
] as const;

/** One of `VPC_ENDPOINT_NAMES`. */
export type VpcEndpointName = (typeof VPC_ENDPOINT_NAMES)[number];

/**
 * What each endpoint is.
 *
 * Names outside China are those of AWS's own list. For China AWS publishes no list that could be read here: prefixes are those of
 * the CDK, which keeps the services whose prefix is `cn.com.amazonaws` and takes `com.amazonaws` for all others. Its list
 * is older than `eks-auth`, for which other projects write the other prefix, so that one is left open. None of these
 * names was tried in China.
 *
 * Source: https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html
 * Source (s3): https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-s3.html
 * Source (China): https://github.com/aws/aws-cdk/blob/main/packages/aws-cdk-lib/aws-ec2/lib/vpc-endpoint.ts (`getDefaultEndpointPrefix`)
 */
export const VPC_ENDPOINTS = {
  "ecr-api": { service: "ecr.api", kind: "interface", chinaPrefix: "cn.com.amazonaws" },
  "ecr-dkr": { service: "ecr.dkr", kind: "interface", chinaPrefix: "cn.com.amazonaws" },
  s3: { service: "s3", kind: "gateway", chinaPrefix: "com.amazonaws" },
  sts: { service: "sts", kind: "interface", chinaPrefix: "cn.com.amazonaws" },
  ec2: { service: "ec2", kind: "interface", chinaPrefix: "cn.com.amazonaws" },
  autoscaling: { service: "autoscaling", kind: "interface", chinaPrefix: "cn.com.amazonaws" },
  sqs: { service: "sqs", kind: "interface", chinaPrefix: "cn.com.amazonaws" },
  logs: { service: "logs", kind: "interface", chinaPrefix: "com.amazonaws" },
  eks: { service: "eks", kind: "interface", chinaPrefix: "cn.com.amazonaws" },
  "eks-auth": { service: "eks-auth", kind: "interface", chinaPrefix: undefined },
  elasticloadbalancing: { service: "elasticloadbalancing", kind: "interface", chinaPrefix: "com.amazonaws" },
  ssm: { service: "ssm", kind: "interface", chinaPrefix: "com.amazonaws" },
  ssmmessages: { service: "ssmmessages", kind: "interface", chinaPrefix: "com.amazonaws" },
  ec2messages: { service: "ec2messages", kind: "interface", chinaPrefix: "com.amazonaws" },
} as const satisfies Record<VpcEndpointName, VpcEndpointFacts>;

/**
 * Regions in which EKS offers no endpoint.
 *
 * AWS leaves four regions out for the EKS API and names one of them as having `eks-auth`; that the other three have
 * neither is read between those lines.
 *
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/vpc-interface-endpoints.html
 */
const MISSING_REGIONS: Readonly<Partial<Record<VpcEndpointName, readonly string[]>>> = {
  eks: ["ap-east-2", "ap-southeast-5", "ap-southeast-7", "mx-central-1"],
  "eks-auth": ["ap-east-2", "ap-southeast-7", "mx-central-1"],
};

/**
 * Endpoints without which a node in a subnet that has no other way out does not become a working one, and what for.
 *
 * `logs` is not among them: the control plane and flow logs write from AWS's side. Nor is `eks`: a node is told all about
 * its cluster, by EKS itself or in its user data. Controllers need more than nodes do.
 *
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/private-clusters.html
 * Source (sts, ec2): https://docs.aws.amazon.com/systems-manager-automation-runbooks/latest/userguide/automation-awssupport-troubleshooteksworkernode.html
 * Source (eks-auth): https://docs.aws.amazon.com/eks/latest/userguide/pod-id-agent-setup.html
 */
export const NODE_ENDPOINTS = {
  "ecr-api": "nodes ask ECR for permission to pull images",
  "ecr-dkr": "nodes pull images from ECR",
  s3: "ECR keeps the layers of images in S3",
  sts: "AWS counts it among the least that nodes need: SDKs ask who they are, and roles that pods assume are taken there",
  ec2: "a node asks for its own name; the network plugin and the EBS driver attach interfaces and volumes",
  "eks-auth": "pods get their credentials there, the network plugin first of all",
} as const satisfies Partial<Record<VpcEndpointName, string>>;

/** Name of an endpoint's service, such as `com.amazonaws.us-east-1.ecr.api`; undefined: there is none, or it is not known. */
export function vpcEndpointService(name: VpcEndpointName, partition: Partition, region: string): string | undefined {
  const { service, chinaPrefix } = VPC_ENDPOINTS[name];
  const prefix = partition === "aws-cn" ? chinaPrefix : "com.amazonaws";
  return prefix === undefined || MISSING_REGIONS[name]?.includes(region) === true
    ? undefined
    : `${prefix}.${region}.${service}`;
}
