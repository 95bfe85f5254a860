import * as pulumi from "@pulumi/pulumi";

import { NODE_ADDONS } from "../facts/eks-versions";
import { ADDON_SERVICE_ACCOUNTS, MANAGED_POLICIES } from "../facts/iam";
import { WARM_PREFIXES } from "../facts/pod-density";
import { makeAddon } from "./internal/addon";
import type { RoleSettings } from "./internal/role";
import { makeSpotServiceLinkedRole } from "./internal/spot-role";
import { PodIdentity } from "./pod-identity";

/** What an `ExistingCluster` is made of. */
export interface ExistingClusterArgs {
  readonly clusterName: pulumi.Input<string>;
  /** Id of the cluster's account, for the trust of the network plugin's role. */
  readonly accountId: pulumi.Input<string>;
  /** Versions of the add-ons to make, such as `v1.22.4-eksbuild.3`. None that the cluster already has as an add-on. */
  readonly addonVersions: Readonly<Partial<Record<(typeof NODE_ADDONS)[number], string>>>;
  /** Whether the network plugin, where it is made here, takes addresses for pods in prefixes of 16. */
  readonly prefixDelegation: boolean;
  /** Whether to make the account's service-linked role for spot, which fails where it exists. */
  readonly createsSpotServiceLinkedRole: boolean;
  readonly iam: RoleSettings;
  readonly tags: Readonly<Record<string, string>>;
}

/**
 * What a cluster that somebody else made is given before nodes join it: nothing that is not asked for.
 *
 * Each add-on of `addonVersions`, which keeps what others have set, and stays when this goes; with vpc-cni the network
 * plugin's `PodIdentity`; the service-linked role for spot, where asked for. Let nodes depend on this component.
 */
export class ExistingCluster extends pulumi.ComponentResource {
  constructor(name: string, args: ExistingClusterArgs, opts?: pulumi.ComponentResourceOptions) {
    super("spot-eks:components:ExistingCluster", name, args, opts);
    const child = { parent: this };

    const { clusterName, accountId, addonVersions, iam, tags } = args;
    for (const addonName of NODE_ADDONS) {
      const addonVersion = addonVersions[addonName];
      if (addonVersion !== undefined) {
        const addon = { clusterName, addonName, addonVersion, conflicts: "keep", tags } as const;
        const isDelegating = addonName === "vpc-cni" && args.prefixDelegation;
        makeAddon(`${name}-${addonName}`, { ...addon, ...(isDelegating ? DELEGATING : {}) }, child);
      }
    }
    if (addonVersions["vpc-cni"] !== undefined) {
      const serviceAccount = ADDON_SERVICE_ACCOUNTS["vpc-cni"];
      const policies = MANAGED_POLICIES.networkPlugin;
      new PodIdentity(`${name}-vpc-cni`, { clusterName, accountId, serviceAccount, policies, iam, tags }, child);
    }
    if (args.createsSpotServiceLinkedRole) {
      makeSpotServiceLinkedRole(name, this);
    }
    this.registerOutputs({});
  }
}

const DELEGATING = {
  configurationValues: JSON.stringify({
    env: { ENABLE_PREFIX_DELEGATION: "true", WARM_PREFIX_TARGET: String(WARM_PREFIXES) },
  }),
};
