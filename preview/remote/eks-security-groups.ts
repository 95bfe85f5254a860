import * as ec2 from "@pulumi/aws/ec2";
import type * as eks from "@pulumi/aws/eks";
import * as pulumi from "@pulumi/pulumi";

import type { ClusterArguments } from "./eks-cluster-arguments";

const EVERYTHING = { fromPort: 0, toPort: 0, protocol: "-1" };
const HTTPS = { fromPort: 443, toPort: 443, protocol: "tcp" };
const KUBELET = { fromPort: 1025, toPort: 65535, protocol: "tcp" };
const TO_THE_INTERNET = {
  ...EVERYTHING,
  description: "Allow internet access.",
  type: "egress",
  cidrBlocks: ["0.0.0.0/0"],
};

/** The extra group of the control plane's network interfaces: the one given, or one that is made unless it is skipped. */
export function clusterSecurityGroup(
  name: string,
  args: ClusterArguments,
  opts: pulumi.CustomResourceOptions,
): ec2.SecurityGroup | undefined {
  if (args.clusterSecurityGroup !== undefined || args.skipDefaultSecurityGroups === true) {
    return args.clusterSecurityGroup;
  }
  const { vpcId } = args;
  const tags = pulumi
    .all([args.tags, args.clusterSecurityGroupTags])
    .apply(([all, own]) => ({ Name: `${name}-eksClusterSecurityGroup`, ...own, ...all }));
  const group = new ec2.SecurityGroup(
    `${name}-eksClusterSecurityGroup`,
    { vpcId, revokeRulesOnDelete: true, tags },
    opts,
  );
  new ec2.SecurityGroupRule(
    `${name}-eksClusterInternetEgressRule`,
    { ...TO_THE_INTERNET, securityGroupId: group.id },
    opts,
  );
  return group;
}

/**
 * The group of nodes that nobody here uses, with its rules, and the rule that lets it reach the API.
 *
 * Source: https://github.com/pulumi/pulumi-eks/blob/v4.3.0/nodejs/eks/nodes/securitygroup.ts
 */
export function nodeSecurityGroup(
  name: string,
  args: ClusterArguments,
  cluster: eks.Cluster,
  controlPlane: ec2.SecurityGroup,
  opts: pulumi.CustomResourceOptions,
): { readonly group: ec2.SecurityGroup; readonly ingressRule: ec2.SecurityGroupRule } {
  const { vpcId } = args;
  const extra = pulumi.all([args.tags, args.nodeSecurityGroupTags]).apply(([all, own]) => ({ ...own, ...all }));
  const tags = pulumi.all([extra, cluster.name]).apply(([given, clusterName]) => ({
    Name: `${name}-nodeSecurityGroup`,
    [`kubernetes.io/cluster/${clusterName}`]: "owned",
    ...given,
  }));
  const group = new ec2.SecurityGroup(`${name}-nodeSecurityGroup`, { vpcId, revokeRulesOnDelete: true, tags }, opts);
  const rule = (which: string, inputs: Omit<ec2.SecurityGroupRuleArgs, "securityGroupId">) =>
    new ec2.SecurityGroupRule(`${name}-${which}`, { securityGroupId: group.id, ...inputs }, opts);
  rule("eksNodeIngressRule", {
    ...EVERYTHING,
    description: "Allow nodes to communicate with each other",
    type: "ingress",
    self: true,
  });
  rule("eksNodeClusterIngressRule", {
    ...KUBELET,
    description: "Allow worker Kubelets and pods to receive communication from the cluster control plane",
    type: "ingress",
    sourceSecurityGroupId: controlPlane.id,
  });
  rule("eksExtApiServerClusterIngressRule", {
    ...HTTPS,
    description:
      "Allow pods running extension API servers on port 443 to receive communication from cluster control plane",
    type: "ingress",
    sourceSecurityGroupId: controlPlane.id,
  });
  rule("eksNodeInternetEgressRule", TO_THE_INTERNET);
  const ingressRule = new ec2.SecurityGroupRule(
    `${name}-eksClusterIngressRule`,
    {
      ...HTTPS,
      description: "Allow pods to communicate with the cluster API Server",
      type: "ingress",
      securityGroupId: controlPlane.id,
      sourceSecurityGroupId: group.id,
    },
    opts,
  );
  return { group, ingressRule };
}
