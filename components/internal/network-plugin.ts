import type { VpcCniOptionsArgs } from "@pulumi/eks/types/input";
import type * as pulumi from "@pulumi/pulumi";

import { TOPOLOGY_KEYS } from "../../facts/placement";
import { WARM_PREFIXES } from "../../facts/pod-density";

/** Subnets that pods have to themselves. */
export interface PluginSubnets {
  readonly region: string;
  /** Ids of the subnets by zone; nodes of other zones could run no pods. */
  readonly subnetIds: Readonly<Record<string, pulumi.Input<string>>>;
}

/** What the network plugin, the add-on vpc-cni, is told. */
export interface NetworkPluginSettings {
  /** Version of the add-on vpc-cni, such as `v1.22.4-eksbuild.3`. */
  readonly vpcCniVersion: string;
  /** Whether nodes take addresses for pods in prefixes of 16. They must be told how many pods that allows. */
  readonly prefixDelegation: boolean;
  /** Subnets of pods. Default: pods have addresses of their node's subnet. */
  readonly podSubnets?: PluginSubnets;
}

/** Options of the network plugin; left alone, the component would let it log at DEBUG. */
export function networkPluginOptions({ vpcCniVersion, prefixDelegation, podSubnets }: NetworkPluginSettings) {
  return {
    addonVersion: vpcCniVersion,
    logLevel: "INFO",
    resolveConflictsOnCreate: "OVERWRITE",
    ...(prefixDelegation ? { enablePrefixDelegation: true, warmPrefixTarget: WARM_PREFIXES } : {}),
    ...(podSubnets === undefined ? {} : podSubnetOptions(podSubnets)),
  } satisfies VpcCniOptionsArgs;
}

/**
 * Custom networking: one `ENIConfig` for each zone, which the add-on makes, found by the zone's label of a node.
 *
 * No security group is named, so that the interfaces of pods have the groups of their node's first one.
 *
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/cni-custom-network-tutorial.html
 * Source: https://docs.aws.amazon.com/cli/latest/reference/eks/describe-addon-configuration.html
 */
function podSubnetOptions({ region, subnetIds }: PluginSubnets) {
  const subnets = Object.fromEntries(Object.entries(subnetIds).map(([zone, id]) => [zone, { id }]));
  return {
    cniCustomNetworkCfg: true,
    eniConfigLabelDef: TOPOLOGY_KEYS.zone,
    configurationValues: { eniConfig: { create: true, region, subnets } },
  };
}
