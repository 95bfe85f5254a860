import { getCallerIdentityOutput } from "@pulumi/aws/getCallerIdentity";
import { Provider } from "@pulumi/aws/provider";

import { KubernetesAccess } from "../components/kubernetes-access";
import { NodeRole } from "../components/node-role";
import { SystemAddons } from "../components/system-addons";
import { addonVersionOf } from "./addon-versions";
import { readStackConfig, type StackConfig } from "./config";
import { makeBastion } from "./make-bastion";
import { makeCluster } from "./make-cluster";
import { makeNetwork } from "./make-network";
import { makeNodeGroup } from "./make-node-group";
import { isSystem } from "./node-groups";
import { environmentOutput, type EnvironmentOutput } from "./outputs";
import { roleSettingsOf } from "./role-settings";

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

  const network = makeNetwork(config, provider, accountId);
  const cluster = makeCluster(config, network, accountId, opts);
  const { clusterName, arn, endpoint, certificateAuthority, securityGroupId } = cluster;
  const nodeRole = new NodeRole(name, { clusterName, iam: roleSettingsOf(config), tags }, opts);
  const access = { clusterName, clusterArn: arn, endpoint, certificateAuthority, region };
  const { assumeRoleArn } = environment.account;
  new KubernetesAccess(name, { ...access, ...(assumeRoleArn === undefined ? {} : { roleArn: assumeRoleArn }) }, opts);

  const surroundings = { config, provider, network, cluster, nodeRole };
  const groups = Object.entries(nodeGroups).map(
    ([group, settings]) => [isSystem(settings), makeNodeGroup(group, settings, surroundings)] as const,
  );
  const systemNodes = groups.flatMap(([isOfSystem, nodes]) => (isOfSystem ? nodes : []));
  const addons = {
    corednsVersion: addonVersionOf(config, "coredns"),
    ebsCsiDriverVersion: addonVersionOf(config, "aws-ebs-csi-driver"),
  };
  new SystemAddons(
    name,
    { clusterName, accountId, ...addons, iam: roleSettingsOf(config), tags },
    { ...opts, dependsOn: systemNodes },
  );

  const bastion = makeBastion(config, { provider, network, cluster });
  const made = { name: clusterName, arn, endpoint, certificateAuthority, securityGroupId };
  const { vpcId, privateSubnetIds } = network;
  const outputs = { vpcId, privateSubnetIds, cluster: made, ...bastion };
  return { environment: environmentOutput(environment, region, outputs) };
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

export = program;
