import { getCallerIdentityOutput } from "@pulumi/aws/getCallerIdentity";
import { Provider } from "@pulumi/aws/provider";
import type * as pulumi from "@pulumi/pulumi";

import { Cluster } from "../components/cluster";
import { KubernetesAccess } from "../components/kubernetes-access";
import { Network } from "../components/network";
import { NodeRole } from "../components/node-role";
import { SystemAddons } from "../components/system-addons";
import type { EksAddon } from "../facts/eks-versions";
import { readStackConfig, type StackConfig } from "./config";
import { makeNodeGroup } from "./make-node-group";
import { addonVersionOf, isSystem } from "./node-groups";
import { environmentOutput, type EnvironmentOutput } from "./outputs";

/**
 * The program: one whole environment, and the stack output that other programs read.
 *
 * @throws EnvironmentError - the configuration is missing or wrong.
 */
function program(): { readonly environment: EnvironmentOutput } {
  const config = readStackConfig();
  const { environment, region } = config;
  const { name, tags, nodeGroups } = environment;
  const provider = awsProvider(config);
  const opts = { providers: [provider] };
  const { accountId } = getCallerIdentityOutput({}, { provider });

  const network = makeNetwork(config, opts);
  const cluster = makeCluster(config, network, accountId, opts);
  const { clusterName, arn, endpoint, certificateAuthority, securityGroupId } = cluster;
  const nodeRole = new NodeRole(name, { clusterName, iam: iamOf(config), tags }, opts);
  const access = { clusterName, clusterArn: arn, endpoint, certificateAuthority, region };
  const { assumeRoleArn } = environment.account;
  new KubernetesAccess(name, { ...access, ...(assumeRoleArn === undefined ? {} : { roleArn: assumeRoleArn }) }, opts);

  const surroundings = { config, provider, network, cluster, nodeRole };
  const groups = Object.entries(nodeGroups).map(
    ([group, settings]) => [isSystem(settings), makeNodeGroup(group, settings, surroundings)] as const,
  );
  const systemNodes = groups.filter(([isOfSystem]) => isOfSystem).map(([, nodes]) => nodes);
  const addons = {
    corednsVersion: versionOf(config, "coredns"),
    ebsCsiDriverVersion: versionOf(config, "aws-ebs-csi-driver"),
  };
  new SystemAddons(
    name,
    { clusterName, accountId, ...addons, iam: iamOf(config), tags },
    { ...opts, dependsOn: systemNodes },
  );

  const made = { name: clusterName, arn, endpoint, certificateAuthority, securityGroupId };
  const { vpcId, privateSubnetIds } = network;
  return { environment: environmentOutput(environment, region, { vpcId, privateSubnetIds, cluster: made }) };
}

/** The AWS provider: these credentials may touch only the accounts named, and everything that takes tags gets them. */
function awsProvider({ region, environment }: StackConfig): Provider {
  const { allowedAccountIds, assumeRoleArn } = environment.account;
  return new Provider("aws", {
    region,
    ...(allowedAccountIds.length === 0 ? {} : { allowedAccountIds }),
    ...(assumeRoleArn === undefined ? {} : { assumeRoles: [{ roleArn: assumeRoleArn }] }),
    defaultTags: { tags: environment.tags },
  });
}

function makeNetwork({ environment }: StackConfig, opts: pulumi.ComponentResourceOptions): Network {
  const { name, zones, network, tags, deletionProtection } = environment;
  return new Network(name, { ...network, zones, clusterName: name, tags, isProtected: deletionProtection }, opts);
}

function makeCluster(
  config: StackConfig,
  { vpcId, privateSubnetIds }: Network,
  accountId: pulumi.Output<string>,
  opts: pulumi.ComponentResourceOptions,
): Cluster {
  const { name, tags, cluster, iam, deletionProtection } = config.environment;
  return new Cluster(
    name,
    {
      clusterName: name,
      kubernetesVersion: cluster.version,
      serviceCidr: cluster.serviceCidr,
      publicAccessCidrs: cluster.publicAccessCidrs,
      logTypes: cluster.logTypes,
      logRetentionDays: cluster.logRetentionDays,
      keyRotationDays: cluster.keyRotationDays,
      keyDeletionWindowDays: cluster.keyDeletionWindowDays,
      supportType: cluster.supportType,
      admins: cluster.admins,
      vpcId,
      subnetIds: cluster.controlPlaneZones.flatMap((zone) => privateSubnetIds[zone] ?? []),
      vpcCniVersion: versionOf(config, "vpc-cni"),
      kubeProxyVersion: versionOf(config, "kube-proxy"),
      podIdentityAgentVersion: versionOf(config, "eks-pod-identity-agent"),
      accountId,
      iam: iamOf(config),
      createsSpotServiceLinkedRole: iam.createsSpotServiceLinkedRole,
      isProtected: deletionProtection,
      tags,
    },
    opts,
  );
}

function versionOf({ environment, kubernetesMinor }: StackConfig, addon: EksAddon): string {
  return addonVersionOf(environment, addon, kubernetesMinor);
}

function iamOf({ partition, environment }: StackConfig) {
  const { path, permissionsBoundary } = environment.iam;
  return { partition, path, ...(permissionsBoundary === undefined ? {} : { permissionsBoundary }) };
}

export = program;
