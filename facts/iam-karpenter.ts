import { CLUSTER_TAG_PREFIX } from "./karpenter-objects";
import { KARPENTER_PROFILE_PATH, karpenterNodeRoleName } from "./karpenter";
import type { AccountRegion } from "./iam-flow-logs";
import { queueArn } from "./iam-interruption-queue";
import { type AllowStatement, policyDocument } from "./iam-policy";
import { KARPENTER_NODE_LABEL } from "./node-labels";

/** What Karpenter's rights in AWS are bound to. */
export interface KarpenterScope extends AccountRegion {
  readonly clusterName: string;
  /** Name of its queue of notices. */
  readonly queueName: string;
  /** Path of the role of its nodes, such as `/platform/`. */
  readonly rolePath: string;
}

/** Names of Karpenter's policies. */
export const KARPENTER_POLICIES = [
  "eks-integration",
  "instance-profiles",
  "interruption",
  "node-lifecycle",
  "pass-node-role",
  "resource-discovery",
] as const;

/** One of `KARPENTER_POLICIES`. */
export type KarpenterPolicy = (typeof KARPENTER_POLICIES)[number];

/**
 * Policies of Karpenter's controller, as JSON, by name; one role carries them all, 10240 characters together at most.
 *
 * As upstream has them, but for the account: upstream leaves it open where EC2's own tags bind the right already, and
 * where instance profiles are made. Images, snapshots, subnets and security groups may be of other accounts. Prices are
 * asked for in another region, so nothing binds that right to one.
 *
 * Source: https://github.com/aws/karpenter-provider-aws/blob/v1.14.1/website/content/en/docs/getting-started/getting-started-with-karpenter/cloudformation.yaml
 */
export function karpenterPolicies(scope: KarpenterScope): Readonly<Record<KarpenterPolicy, string>> {
  return {
    "eks-integration": policyDocument([readCluster(scope)]),
    "instance-profiles": policyDocument(instanceProfiles(scope)),
    interruption: policyDocument([readQueue(scope)]),
    "node-lifecycle": policyDocument([...launching(scope), ...owning(scope)]),
    "pass-node-role": policyDocument([passNodeRole(scope)]),
    "resource-discovery": policyDocument(discovery(scope)),
  };
}

const LAUNCHED = ["fleet", "instance", "launch-template", "network-interface", "spot-instances-request", "volume"];
const ANYBODYS = ["capacity-reservation", "placement-group", "security-group", "subnet"];
const AWS_OWN = ["image", "snapshot"];

const CLUSTER_NAME_TAG = "eks:eks-cluster-name";
const NODE_CLASS_TAG = "karpenter.k8s.aws/ec2nodeclass";
const REGION_TAG = "topology.kubernetes.io/region";

type Side = "RequestTag" | "ResourceTag";

/** What has been, or is to be, tagged as the cluster's. */
function ofCluster(side: Side, { clusterName }: KarpenterScope): Record<string, string> {
  return { [`aws:${side}/${CLUSTER_TAG_PREFIX}/${clusterName}`]: "owned" };
}

/** What has been, or is to be, tagged as a pool's. */
function ofPool(side: Side): Record<string, string> {
  return { [`aws:${side}/${KARPENTER_NODE_LABEL.nodePool}`]: "*" };
}

/** Resources of EC2 in this account and region. */
function ownArns({ partition, region, accountId }: KarpenterScope, kinds: readonly string[]): readonly string[] {
  return kinds.map((kind) => `arn:${partition}:ec2:${region}:${accountId}:${kind}/*`);
}

function launching(scope: KarpenterScope): readonly AllowStatement[] {
  const { partition, region, clusterName } = scope;
  const requested = { [`aws:RequestTag/${CLUSTER_NAME_TAG}`]: clusterName, ...ofCluster("RequestTag", scope) };
  const anywhere = (account: string, kinds: readonly string[]) =>
    kinds.map((kind) => `arn:${partition}:ec2:${region}:${account}:${kind}/*`);
  return [
    {
      Action: ["ec2:CreateFleet", "ec2:RunInstances"],
      Effect: "Allow",
      Resource: [...anywhere("*", ANYBODYS), ...anywhere("", AWS_OWN)],
      Sid: "LaunchFromSharedResources",
    },
    {
      Action: ["ec2:CreateFleet", "ec2:RunInstances"],
      Condition: { StringEquals: ofCluster("ResourceTag", scope), StringLike: ofPool("ResourceTag") },
      Effect: "Allow",
      Resource: ownArns(scope, ["launch-template"]),
      Sid: "LaunchFromOwnTemplates",
    },
    {
      Action: ["ec2:CreateFleet", "ec2:CreateLaunchTemplate", "ec2:RunInstances"],
      Condition: { StringEquals: requested, StringLike: ofPool("RequestTag") },
      Effect: "Allow",
      Resource: ownArns(scope, LAUNCHED),
      Sid: "CreateOwnResources",
    },
  ];
}

function owning(scope: KarpenterScope): readonly AllowStatement[] {
  const { clusterName } = scope;
  const requestedName = { [`aws:RequestTag/${CLUSTER_NAME_TAG}`]: clusterName };
  const created = { "ec2:CreateAction": ["CreateFleet", "CreateLaunchTemplate", "RunInstances"] };
  const owned = { StringEquals: ofCluster("ResourceTag", scope), StringLike: ofPool("ResourceTag") };
  return [
    {
      Action: ["ec2:CreateTags"],
      Condition: {
        StringEquals: { ...requestedName, ...ofCluster("RequestTag", scope), ...created },
        StringLike: ofPool("RequestTag"),
      },
      Effect: "Allow",
      Resource: ownArns(scope, LAUNCHED),
      Sid: "TagNewResources",
    },
    {
      Action: ["ec2:CreateTags"],
      Condition: {
        "ForAllValues:StringEquals": { "aws:TagKeys": [CLUSTER_NAME_TAG, "karpenter.sh/nodeclaim", "Name"] },
        StringEquals: owned.StringEquals,
        StringEqualsIfExists: requestedName,
        StringLike: owned.StringLike,
      },
      Effect: "Allow",
      Resource: ownArns(scope, ["instance"]),
      Sid: "TagOwnInstances",
    },
    {
      Action: ["ec2:DeleteLaunchTemplate", "ec2:TerminateInstances"],
      Condition: owned,
      Effect: "Allow",
      Resource: ownArns(scope, ["instance", "launch-template"]),
      Sid: "DeleteOwnResources",
    },
  ];
}

function instanceProfiles(scope: KarpenterScope): readonly AllowStatement[] {
  const { partition, region, accountId, clusterName } = scope;
  const inRegion = (side: Side) => ({ [`aws:${side}/${REGION_TAG}`]: region });
  const ofClass = (side: Side) => ({ [`aws:${side}/${NODE_CLASS_TAG}`]: "*" });
  const requested = {
    [`aws:RequestTag/${CLUSTER_NAME_TAG}`]: clusterName,
    ...ofCluster("RequestTag", scope),
    ...inRegion("RequestTag"),
  };
  const owned = { ...ofCluster("ResourceTag", scope), ...inRegion("ResourceTag") };
  const Resource = [
    `arn:${partition}:iam::${accountId}:instance-profile${KARPENTER_PROFILE_PATH}/${region}/${clusterName}/*`,
  ];
  return [
    {
      Action: ["iam:CreateInstanceProfile"],
      Condition: { StringEquals: requested, StringLike: ofClass("RequestTag") },
      Effect: "Allow",
      Resource,
      Sid: "CreateOwnProfiles",
    },
    {
      Action: ["iam:TagInstanceProfile"],
      Condition: {
        StringEquals: { ...requested, ...owned },
        StringLike: { ...ofClass("RequestTag"), ...ofClass("ResourceTag") },
      },
      Effect: "Allow",
      Resource,
      Sid: "TagOwnProfiles",
    },
    {
      Action: ["iam:AddRoleToInstanceProfile", "iam:DeleteInstanceProfile", "iam:RemoveRoleFromInstanceProfile"],
      Condition: { StringEquals: owned, StringLike: ofClass("ResourceTag") },
      Effect: "Allow",
      Resource,
      Sid: "ManageOwnProfiles",
    },
  ];
}

function passNodeRole(scope: KarpenterScope): AllowStatement {
  const { partition, accountId, rolePath } = scope;
  return {
    Action: ["iam:PassRole"],
    Condition: { StringEquals: { "iam:PassedToService": ["ec2.amazonaws.com", "ec2.amazonaws.com.cn"] } },
    Effect: "Allow",
    Resource: [`arn:${partition}:iam::${accountId}:role${rolePath}${karpenterNodeRoleName(scope)}`],
    Sid: "PassNodeRole",
  };
}

function readCluster({ partition, region, accountId, clusterName }: KarpenterScope): AllowStatement {
  return {
    Action: ["eks:DescribeCluster"],
    Effect: "Allow",
    Resource: [`arn:${partition}:eks:${region}:${accountId}:cluster/${clusterName}`],
    Sid: "ReadCluster",
  };
}

function readQueue(scope: KarpenterScope): AllowStatement {
  return {
    Action: ["sqs:DeleteMessage", "sqs:GetQueueUrl", "sqs:ReceiveMessage"],
    Effect: "Allow",
    Resource: [queueArn(scope, scope.queueName)],
    Sid: "ReadQueue",
  };
}

const REGIONAL_READS = [
  "ec2:DescribeCapacityReservations",
  "ec2:DescribeImages",
  "ec2:DescribeInstances",
  "ec2:DescribeInstanceStatus",
  "ec2:DescribeInstanceTypeOfferings",
  "ec2:DescribeInstanceTypes",
  "ec2:DescribeLaunchTemplates",
  "ec2:DescribePlacementGroups",
  "ec2:DescribeSecurityGroups",
  "ec2:DescribeSpotPriceHistory",
  "ec2:DescribeSubnets",
] as const;

function discovery({ partition, region, accountId }: KarpenterScope): readonly AllowStatement[] {
  const read = (Action: readonly string[], Resource: string, Sid: string): AllowStatement => ({
    Action,
    Effect: "Allow",
    Resource: [Resource],
    Sid,
  });
  return [
    {
      Action: REGIONAL_READS,
      Condition: { StringEquals: { "aws:RequestedRegion": region } },
      Effect: "Allow",
      Resource: ["*"],
      Sid: "ReadRegion",
    },
    read(["ssm:GetParameter"], `arn:${partition}:ssm:${region}::parameter/aws/service/*`, "ReadImageParameters"),
    read(["pricing:GetProducts"], "*", "ReadPrices"),
    read(["iam:ListInstanceProfiles"], "*", "ListProfiles"),
    read(["iam:GetInstanceProfile"], `arn:${partition}:iam::${accountId}:instance-profile/*`, "ReadProfiles"),
  ];
}
