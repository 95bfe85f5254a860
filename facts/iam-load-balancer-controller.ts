import { clusterTag } from "./autoscaler-tags";
import type { AccountRegion } from "./iam-flow-logs";
import {
  allow,
  extraStatements,
  loadBalancerStatements,
  tagEquals,
  type LoadBalancerExtra,
} from "./iam-load-balancers";
import { policyDocument, type AllowStatement } from "./iam-policy";

/** Whose load balancers a controller may make and change. */
export interface LoadBalancerControllerScope extends AccountRegion {
  readonly clusterName: string;
  /** Services of AWS that the controller may join to load balancers. Default: none. */
  readonly extras?: readonly LoadBalancerExtra[];
}

/** Policies, as JSON, of the load balancer controller's role. Each is within the 6144 characters of a managed policy. */
export interface LoadBalancerControllerPolicies {
  /** Load balancers, listeners, rules and target groups. */
  readonly loadBalancers: string;
  /** Security groups, and all that is read. */
  readonly network: string;
  /** Absent where nothing was asked for. */
  readonly extras?: string;
}

/**
 * What the load balancer controller may do: everything that its makers' policy allows, in one cluster.
 *
 * Theirs holds for all partitions' accounts and every tagged load balancer; this one names account and region, and asks
 * for the tag that the controller writes, with this cluster's name. Rules of a security group that the controller did
 * not make it may only change where the group is marked as the cluster's, as EKS marks its own. In a VPC that another
 * account shares, `CreateSecurityGroupsInVpc` needs that account's number.
 *
 * Source: https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/v3.5.0/docs/install/iam_policy.json
 */
export function loadBalancerControllerPolicies(scope: LoadBalancerControllerScope): LoadBalancerControllerPolicies {
  const { extras = [] } = scope;
  return {
    loadBalancers: policyDocument(loadBalancerStatements(scope, scope.clusterName)),
    network: policyDocument([...readStatements(scope), ...securityGroupStatements(scope)]),
    ...(extras.length === 0 ? {} : { extras: policyDocument(extraStatements(scope, extras)) }),
  };
}

function readStatements({ partition, accountId }: AccountRegion): AllowStatement[] {
  const service = "elasticloadbalancing.amazonaws.com";
  const role = `arn:${partition}:iam::${accountId}:role/aws-service-role/${service}/*`;
  const certificates = ["acm:DescribeCertificate", "acm:ListCertificates"];
  return [
    allow("CreateLoadBalancingRole", ["iam:CreateServiceLinkedRole"], [role], {
      StringEquals: { "iam:AWSServiceName": service },
    }),
    allow("ReadNetworkAndLoadBalancers", READS, ["*"]),
    allow("ReadCertificates", [...certificates, "iam:GetServerCertificate", "iam:ListServerCertificates"], ["*"]),
  ];
}

const READS = [
  "ec2:DescribeAccountAttributes",
  "ec2:DescribeAddresses",
  "ec2:DescribeAvailabilityZones",
  "ec2:DescribeCoipPools",
  "ec2:DescribeInstances",
  "ec2:DescribeInternetGateways",
  "ec2:DescribeIpamPools",
  "ec2:DescribeNetworkInterfaces",
  "ec2:DescribeRouteTables",
  "ec2:DescribeSecurityGroups",
  "ec2:DescribeSubnets",
  "ec2:DescribeTags",
  "ec2:DescribeVpcPeeringConnections",
  "ec2:DescribeVpcs",
  "ec2:GetCoipPoolUsage",
  "ec2:GetSecurityGroupsForVpc",
  "elasticloadbalancing:DescribeCapacityReservation",
  "elasticloadbalancing:DescribeListenerAttributes",
  "elasticloadbalancing:DescribeListenerCertificates",
  "elasticloadbalancing:DescribeListeners",
  "elasticloadbalancing:DescribeLoadBalancerAttributes",
  "elasticloadbalancing:DescribeLoadBalancers",
  "elasticloadbalancing:DescribeRules",
  "elasticloadbalancing:DescribeSSLPolicies",
  "elasticloadbalancing:DescribeTags",
  "elasticloadbalancing:DescribeTargetGroupAttributes",
  "elasticloadbalancing:DescribeTargetGroups",
  "elasticloadbalancing:DescribeTargetHealth",
  "elasticloadbalancing:DescribeTrustStores",
];

function securityGroupStatements(scope: LoadBalancerControllerScope): AllowStatement[] {
  const { partition, region, accountId, clusterName } = scope;
  const arn = (resource: string): string => `arn:${partition}:ec2:${region}:${accountId}:${resource}/*`;
  const groups = [arn("security-group")];
  const ingress = ["ec2:AuthorizeSecurityGroupIngress", "ec2:RevokeSecurityGroupIngress"];
  const asked = tagEquals("Request", clusterName);
  const own = tagEquals("Resource", clusterName);
  return [
    allow("OpenNodeSecurityGroups", ingress, groups, {
      Null: { [`aws:ResourceTag/${clusterTag(clusterName)}`]: "false" },
    }),
    allow("CreateOwnSecurityGroups", ["ec2:CreateSecurityGroup"], groups, { StringEquals: asked }),
    allow("CreateSecurityGroupsInVpc", ["ec2:CreateSecurityGroup"], [arn("vpc")]),
    allow("TagNewSecurityGroups", ["ec2:CreateTags"], groups, {
      StringEquals: { ...asked, "ec2:CreateAction": "CreateSecurityGroup" },
    }),
    allow("RetagOwnSecurityGroups", ["ec2:CreateTags", "ec2:DeleteTags"], groups, {
      Null: tagEquals("Request", "true"),
      StringEquals: own,
    }),
    allow("ManageOwnSecurityGroups", [...ingress, "ec2:DeleteSecurityGroup"].sort(), groups, {
      StringEquals: own,
    }),
  ];
}
