import { getCallerIdentityOutput } from "@pulumi/aws/getCallerIdentity";
import { Provider } from "@pulumi/aws/provider";

import { KubernetesAccess } from "../components/kubernetes-access";
import { readStackConfig, type StackConfig } from "./config";
import { makeBastion } from "./make-bastion";
import { makeCluster } from "./make-cluster";
import { makeControllers } from "./make-controllers";
import { makeMonitoring } from "./make-monitoring";
import { makeNetwork } from "./make-network";
import { makeNodeGroup } from "./make-node-group";
import { makeNodeRoles } from "./make-node-roles";
import { makeSystemAddons } from "./make-system-addons";
import { isKarpenters, isSystem } from "./node-groups";
import { environmentOutput, type EnvironmentOutput } from "./outputs";

/**
 * The program: one whole environment, and the stack output that other programs read.
 *
 * @throws EnvironmentError - the configuration is missing or wrong.
 */
function program(): { readonly environment: EnvironmentOutput } {
  const config = readStackConfig();
  const { environment, region } = config;
  const { name, nodeGroups } = environment;
  const provider = awsProvider(config);
  const opts = { providers: [provider] };
  const { accountId } = getCallerIdentityOutput({}, { provider });

  const network = makeNetwork(config, provider, accountId);
  const cluster = makeCluster(config, network, provider, accountId);
  const { clusterName, arn, endpoint, certificateAuthority, securityGroupId } = cluster;
  const nodeRoles = makeNodeRoles(config, cluster, opts);
  const access = { clusterName, clusterArn: arn, endpoint, certificateAuthority, region };
  const { assumeRoleArn } = environment.account;
  const { provider: kubernetes } = new KubernetesAccess(
    name,
    { ...access, ...(assumeRoleArn === undefined ? {} : { roleArn: assumeRoleArn }) },
    opts,
  );

  const surroundings = { config, provider, network, cluster, nodeRoles };
  const groups = Object.entries(nodeGroups)
    .filter(([, settings]) => !isKarpenters(environment, settings))
    .map(([group, settings]) => [isSystem(settings), makeNodeGroup(group, settings, surroundings)] as const);
  const systemNodes = groups.flatMap(([isOfSystem, nodes]) => (isOfSystem ? nodes : []));
  const addons = makeSystemAddons(config, { clusterName, accountId }, { ...opts, dependsOn: systemNodes });
  makeControllers({ config, network, cluster, accountId, kubernetes, nodes: [...systemNodes, ...addons], opts });

  makeMonitoring(config, accountId, opts);
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
