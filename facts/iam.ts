import type { Partition } from "./regions";

/**
 * Policies of AWS that roles made here carry.
 *
 * The EBS driver's, from driver 1.58 on, reaches only what is tagged for the cluster in the session of its Pod Identity.
 *
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/security-iam-awsmanpol.html
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/create-node-role.html
 * Source: https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonEBSCSIDriverEKSClusterScopedPolicy.html
 * Source: https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonSSMManagedInstanceCore.html
 */
export const MANAGED_POLICIES = {
  controlPlane: ["AmazonEKSClusterPolicy"],
  node: ["AmazonEC2ContainerRegistryPullOnly", "AmazonEKSWorkerNodePolicy"],
  networkPlugin: ["AmazonEKS_CNI_Policy"],
  ebsDriver: ["AmazonEBSCSIDriverEKSClusterScopedPolicy"],
  bastion: ["AmazonSSMManagedInstanceCore"],
} as const satisfies Record<string, readonly string[]>;

/** A policy in `MANAGED_POLICIES`. */
export type ManagedPolicy = (typeof MANAGED_POLICIES)[keyof typeof MANAGED_POLICIES][number];

/** ARN of a policy of AWS. Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html */
export function managedPolicyArn(partition: Partition, policy: ManagedPolicy): string {
  return `arn:${partition}:iam::aws:policy/${policy}`;
}

/**
 * ARN of the access policy that makes an IAM principal an administrator of a cluster.
 *
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/access-policy-permissions.html
 */
export function clusterAdminPolicyArn(partition: Partition): string {
  return `arn:${partition}:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy`;
}

/** Type of the access entry of nodes on Linux that EKS does not manage. Source: https://docs.aws.amazon.com/eks/latest/userguide/access-entries.html */
export const NODE_ACCESS_ENTRY = "EC2_LINUX";

/** Who takes the role of the control plane, in every partition. Source: https://docs.aws.amazon.com/eks/latest/userguide/cluster-iam-role.html */
export const CONTROL_PLANE_PRINCIPAL = "eks.amazonaws.com";

/** Who takes the roles of pods, in every partition. Source: https://docs.aws.amazon.com/eks/latest/userguide/pod-id-role.html */
export const POD_IDENTITY_PRINCIPAL = "pods.eks.amazonaws.com";

/** For whom the service-linked role of spot is made. Source: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/service-linked-roles-spot-instance-requests.html */
export const SPOT_SERVICE = "spot.amazonaws.com";

/** A service account in a cluster, such as `aws-node` in `kube-system`. */
export interface ServiceAccount {
  readonly namespace: string;
  readonly name: string;
}

/**
 * Service accounts of the add-ons that speak to AWS, as the add-ons name them.
 *
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/retreive-iam-info.html
 */
export const ADDON_SERVICE_ACCOUNTS = {
  "vpc-cni": { namespace: "kube-system", name: "aws-node" },
  "aws-ebs-csi-driver": { namespace: "kube-system", name: "ebs-csi-controller-sa" },
} as const satisfies Record<string, ServiceAccount>;

/** Trust policy, as JSON, of a role that a service takes for itself. */
export function serviceTrust(service: string): string {
  return trust({ Action: ["sts:AssumeRole"], Effect: "Allow", Principal: { Service: service }, Sid: "Service" });
}

/**
 * Trust policy, as JSON, of a role for one service account in one cluster of one account.
 *
 * AWS's basic form has no condition: any Pod Identity association in the account could then use the role.
 *
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/pod-id-abac.html
 */
export function podIdentityTrust(accountId: string, clusterName: string, { namespace, name }: ServiceAccount): string {
  const tags = {
    "aws:RequestTag/eks-cluster-name": clusterName,
    "aws:RequestTag/kubernetes-namespace": namespace,
    "aws:RequestTag/kubernetes-service-account": name,
    "aws:SourceAccount": accountId,
  };
  return trust({
    Action: ["sts:AssumeRole", "sts:TagSession"],
    Condition: { StringEquals: tags },
    Effect: "Allow",
    Principal: { Service: POD_IDENTITY_PRINCIPAL },
    Sid: "PodIdentity",
  });
}

function trust(statement: object): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
}

/** Policies of AWS that only nodes carry. Source: https://docs.aws.amazon.com/eks/latest/userguide/create-node-role.html */
export const NODE_POLICIES = ["AmazonEKSWorkerNodePolicy", "AmazonEKSWorkerNodeMinimalPolicy"] as const;

/**
 * Actions that end instances or change how many there are.
 *
 * Sources: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html ·
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2autoscaling.html
 */
export const CAPACITY_ACTIONS = [
  "autoscaling:DeleteAutoScalingGroup",
  "autoscaling:SetDesiredCapacity",
  "autoscaling:TerminateInstanceInAutoScalingGroup",
  "autoscaling:UpdateAutoScalingGroup",
  "ec2:TerminateInstances",
] as const;

/** Policies of AWS that allow some of `CAPACITY_ACTIONS`. Source: https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html */
export const CAPACITY_POLICIES = [
  "AdministratorAccess",
  "AmazonEC2FullAccess",
  "AutoScalingFullAccess",
  "PowerUserAccess",
] as const;

/** Name of a policy of AWS by its ARN, in any partition; undefined for other policies. */
export function managedPolicyName(arn: string): string | undefined {
  return /^arn:aws[a-z-]*:iam::aws:policy\/(?:.+\/)?([^/]+)$/.exec(arn)?.[1];
}
