import type { Provider } from "@pulumi/aws/provider";
import type * as pulumi from "@pulumi/pulumi";

import { FlowLogs } from "../components/flow-logs";
import { Network } from "../components/network";
import { VpcEndpoints } from "../components/vpc-endpoints";
import { VpnGateway } from "../components/vpn-gateway";
import { DISCOVERY_TAG } from "../facts/karpenter";
import type { StackConfig } from "./config";
import { existingNetwork } from "./existing-network";
import { makePodSubnets, routeTableIdsOf } from "./make-pod-subnets";
import { roleSettingsOf } from "./role-settings";

/** What everything else needs of a network, whoever made it. */
export interface NetworkOutputs {
  readonly vpcId: pulumi.Output<string>;
  /** Ids of the private subnets, by zone. */
  readonly privateSubnetIds: Readonly<Record<string, pulumi.Output<string>>>;
  /** Ids of the subnets that pods have to themselves, by zone; undefined: they share those of their nodes. */
  readonly podSubnetIds?: Readonly<Record<string, pulumi.Output<string>>>;
  /** What nodes and a bastion wait for: without it they start and reach nothing. */
  readonly readyForNodes: readonly pulumi.Resource[];
}

/** Makes the network of an environment, or takes the one that exists. */
export function makeNetwork(config: StackConfig, provider: Provider, accountId: pulumi.Input<string>): NetworkOutputs {
  const { name, zones, network: settings, cluster, provisioner, tags, deletionProtection } = config.environment;
  const { cidrBlock, nat, tagsForCluster, existing } = settings;
  if (existing !== undefined) {
    return existingNetwork(existing, config, provider);
  }
  if (nat === undefined) {
    throw new TypeError("network.nat passed the checks and is missing");
  }
  const opts = { providers: [provider] };
  const network = new Network(
    name,
    {
      cidrBlock,
      nat,
      tagsForCluster,
      zones,
      clusterName: name,
      privateSubnetTags: provisioner?.engine === "karpenter" ? { [DISCOVERY_TAG]: cluster.existing?.name ?? name } : {},
      tags,
      isProtected: deletionProtection,
    },
    opts,
  );
  const { vpcId, privateSubnetIds } = network;
  const readyForNodes = makeConnections(config, network, opts);
  makeFlowLogs(config, vpcId, accountId, opts);
  const podSubnets = makePodSubnets(config, network, opts);
  return {
    vpcId,
    privateSubnetIds,
    readyForNodes,
    ...(podSubnets === undefined ? {} : { podSubnetIds: podSubnets.subnetIds }),
  };
}

/** The ways out of private subnets that are no NAT gateways. */
function makeConnections(
  { environment, region, partition }: StackConfig,
  network: Network,
  opts: pulumi.ComponentResourceOptions,
): readonly pulumi.Resource[] {
  const { name, tags } = environment;
  const { endpoints, cidrBlock: vpcCidrBlock, podCidrBlock, vpnGateway } = environment.network;
  if (!vpnGateway && endpoints.length === 0) {
    return [];
  }
  const { vpcId, privateSubnetIds } = network;
  const routeTableIds = routeTableIdsOf(network);
  if (vpnGateway) {
    new VpnGateway(name, { vpcId, routeTableIds, tags }, opts);
  }
  if (endpoints.length === 0) {
    return [];
  }
  const ends = { subnetIds: Object.values(privateSubnetIds), routeTableIds: Object.values(routeTableIds) };
  const askers = { vpcCidrBlock, ...(podCidrBlock === undefined ? {} : { podCidrBlock }) };
  return [new VpcEndpoints(name, { endpoints, partition, region, vpcId, ...askers, ...ends, tags }, opts)];
}

function makeFlowLogs(
  config: StackConfig,
  vpcId: pulumi.Input<string>,
  accountId: pulumi.Input<string>,
  opts: pulumi.ComponentResourceOptions,
): void {
  const { name, tags, network } = config.environment;
  if (network.flowLogs !== undefined) {
    const { region } = config;
    const logGroupName = `/aws/vpc/${name}/flow-logs`;
    const iam = roleSettingsOf(config);
    new FlowLogs(name, { ...network.flowLogs, logGroupName, vpcId, accountId, region, iam, tags }, opts);
  }
}
