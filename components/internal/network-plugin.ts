import type { VpcCniOptionsArgs } from "@pulumi/eks/types/input";

import { WARM_PREFIXES } from "../../facts/pod-density";

/** What the network plugin, the add-on vpc-cni, is told. */
export interface NetworkPluginSettings {
  /** Version of the add-on vpc-cni, such as `v1.22.4-eksbuild.3`. */
  readonly vpcCniVersion: string;
  /** Whether nodes take addresses for pods in prefixes of 16. They must be told how many pods that allows. */
  readonly prefixDelegation: boolean;
}

/** Options of the network plugin; left alone, the component would let it log at DEBUG. */
export function networkPluginOptions({ vpcCniVersion, prefixDelegation }: NetworkPluginSettings) {
  return {
    addonVersion: vpcCniVersion,
    logLevel: "INFO",
    resolveConflictsOnCreate: "OVERWRITE",
    ...(prefixDelegation ? { enablePrefixDelegation: true, warmPrefixTarget: WARM_PREFIXES } : {}),
  } satisfies VpcCniOptionsArgs;
}
