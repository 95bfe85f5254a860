import type * as ec2 from "@pulumi/aws/ec2";
import type * as eks from "@pulumi/aws/eks";
import type * as iam from "@pulumi/aws/iam";
import type { Provider } from "@pulumi/kubernetes/provider";
import * as pulumi from "@pulumi/pulumi";

import type { ClusterArguments } from "./eks-cluster-arguments";

/** What was made of a cluster's arguments. */
export interface MadeCluster {
  readonly cluster: eks.Cluster;
  readonly role: pulumi.Output<iam.Role | undefined>;
  readonly controlPlane: ec2.SecurityGroup | undefined;
  readonly nodes: { readonly group: ec2.SecurityGroup; readonly ingressRule: ec2.SecurityGroupRule } | undefined;
  readonly provider: Provider;
  readonly kubeconfig: pulumi.Output<string>;
}

/** Inputs of the cluster itself. */
export function clusterInputs(
  name: string,
  args: ClusterArguments,
  roleArn: pulumi.Output<string>,
  controlPlane: ec2.SecurityGroup | undefined,
): eks.ClusterArgs {
  const { authenticationMode, version, enabledClusterLogTypes, upgradePolicy, deletionProtection } = args;
  return {
    name: args.name,
    roleArn,
    bootstrapSelfManagedAddons: args.bootstrapSelfManagedAddons ?? true,
    vpcConfig: {
      securityGroupIds: controlPlane && [controlPlane.id],
      subnetIds: subnetIds(args),
      endpointPrivateAccess: args.endpointPrivateAccess,
      endpointPublicAccess: args.endpointPublicAccess,
      publicAccessCidrs:
        args.publicAccessCidrs &&
        pulumi.all([args.publicAccessCidrs, args.endpointPublicAccess]).apply(([cidrs]) => cidrs),
    },
    kubernetesNetworkConfig: networkConfig(args),
    version,
    enabledClusterLogTypes,
    encryptionConfig: encryptionConfig(args),
    accessConfig:
      authenticationMode === undefined
        ? undefined
        : { authenticationMode, bootstrapClusterCreatorAdminPermissions: true },
    upgradePolicy,
    deletionProtection,
    tags: pulumi
      .all([args.tags, args.clusterTags])
      .apply(([all, own]) => ({ Name: `${name}-eksCluster`, ...own, ...all })),
  };
}

function encryptionConfig({ encryptionConfigKeyArn }: ClusterArguments) {
  return encryptionConfigKeyArn
    ? pulumi.output(encryptionConfigKeyArn).apply((keyArn) => ({ provider: { keyArn }, resources: ["secrets"] }))
    : undefined;
}

/** All subnets, the public ones first; unknown as a whole when one of them is. */
function subnetIds({ subnetIds: all, publicSubnetIds, privateSubnetIds }: ClusterArguments) {
  return all ?? pulumi.all([publicSubnetIds ?? [], privateSubnetIds ?? []]).apply(([...lists]) => lists.flat());
}

function networkConfig({ kubernetesServiceIpAddressRange: range, ipFamily }: ClusterArguments) {
  if (!range && !ipFamily) {
    return undefined;
  }
  return pulumi.all([range, ipFamily]).apply(([serviceIpv4Cidr, family = "ipv4"]) => ({
    ...(family === "ipv4" ? { serviceIpv4Cidr } : {}),
    ipFamily: family,
  }));
}

/** Outputs of the component. The ids of security groups are those of EKS's own group where none was made. */
export function stateOf(args: ClusterArguments, made: MadeCluster): pulumi.Inputs {
  const { cluster, controlPlane, nodes, kubeconfig } = made;
  // EKS makes this group with the cluster, so it is no more known than the cluster's id.
  const ownGroup = pulumi
    .all([cluster.id, cluster.vpcConfig])
    .apply(([, { clusterSecurityGroupId }]) => clusterSecurityGroupId);
  const oidcProviderUrl = cluster.identities.apply((identities) => identities[0]?.oidcs[0]?.issuer ?? "");
  return {
    eksCluster: pulumi.output(cluster),
    core: coreOf(args, made),
    kubeconfig,
    kubeconfigJson: kubeconfig,
    clusterSecurityGroup: pulumi.output(controlPlane),
    clusterSecurityGroupId: controlPlane?.id ?? ownGroup,
    nodeSecurityGroup: pulumi.output(nodes?.group),
    nodeSecurityGroupId: nodes?.group.id ?? ownGroup,
    eksClusterIngressRule: pulumi.output(nodes?.ingressRule),
    clusterIngressRuleId: nodes?.ingressRule.securityGroupRuleId ?? pulumi.output(""),
    instanceRoles: pulumi.output([]),
    defaultNodeGroup: pulumi.output(undefined),
    defaultNodeGroupAsgName: pulumi.output(""),
    fargateProfileId: pulumi.output(""),
    fargateProfileStatus: pulumi.output(""),
    oidcProviderArn: pulumi.output(""),
    oidcProviderUrl,
    oidcIssuer: oidcProviderUrl.apply((url) => url.replace("https://", "")),
    autoModeNodeRoleName: pulumi.output(""),
  };
}

/** The bag of everything: unknown as a whole in a preview, since the endpoint in it is, but dependent on all of it. */
function coreOf(args: ClusterArguments, { cluster, role, controlPlane, provider, kubeconfig }: MadeCluster) {
  const { vpcId, publicSubnetIds, privateSubnetIds, tags, nodeSecurityGroupTags } = args;
  return pulumi.output({
    cluster,
    vpcId,
    subnetIds: subnetIds(args),
    publicSubnetIds,
    privateSubnetIds,
    endpoint: cluster.endpoint,
    clusterSecurityGroup: controlPlane,
    provider,
    instanceRoles: [],
    kubeconfig,
    tags,
    nodeSecurityGroupTags,
    clusterIamRole: role,
    accessEntries: Object.values(args.accessEntries ?? {}),
  });
}
