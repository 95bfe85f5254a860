import type { ClusterArgs as EksClusterArgs } from "@pulumi/eks/cluster";
import type * as pulumi from "@pulumi/pulumi";

import { clusterAdminPolicyArn } from "../../facts/iam";
import type { Partition } from "../../facts/regions";
import { networkPluginOptions, type NetworkPluginSettings } from "./network-plugin";

/** What a control plane is told as it is. */
export interface ControlPlaneSettings extends NetworkPluginSettings {
  /** Name of the cluster, 1 to 100 characters. Fixed by the caller: charts and roles name it before it exists. */
  readonly clusterName: string;
  /** Kubernetes version, such as `1.36`. */
  readonly kubernetesVersion: string;
  readonly vpcId: pulumi.Input<string>;
  /** Addresses of Kubernetes services, such as `172.20.0.0/16`, beside the VPC's. Fixed once made. */
  readonly serviceCidr: string;
  /** From where the public endpoint may be reached, one block at least. Default: there is none, only the private one. */
  readonly publicAccessCidrs?: readonly string[];
  /** Logs that the control plane writes, such as `audit`. */
  readonly logTypes: readonly string[];
  /** What happens when standard support of the version ends: EKS upgrades it, or bills extended support. */
  readonly supportType: "standard" | "extended";
  /** Version of the add-on kube-proxy, such as `v1.36.0-eksbuild.25`. */
  readonly kubeProxyVersion: string;
  readonly tags: Readonly<Record<string, string>>;
}

/**
 * The choices that do not depend on other resources.
 *
 * Nodes, CoreDNS and security groups are made elsewhere, or by EKS; CoreDNS waits for nodes. Left alone, the component
 * would look up the newest add-ons at each preview.
 */
export function controlPlaneArgs(settings: ControlPlaneSettings) {
  const { clusterName, kubernetesVersion, vpcId, serviceCidr, publicAccessCidrs, supportType, tags } = settings;
  return {
    name: clusterName,
    version: kubernetesVersion,
    vpcId,
    kubernetesServiceIpAddressRange: serviceCidr,
    authenticationMode: "API",
    skipDefaultNodeGroup: true,
    skipDefaultSecurityGroups: true,
    bootstrapSelfManagedAddons: false,
    endpointPrivateAccess: true,
    ...(publicAccessCidrs === undefined
      ? { endpointPublicAccess: false }
      : { endpointPublicAccess: true, publicAccessCidrs: [...publicAccessCidrs] }),
    enabledClusterLogTypes: [...settings.logTypes],
    upgradePolicy: { supportType: supportType === "standard" ? "STANDARD" : "EXTENDED" },
    vpcCniOptions: networkPluginOptions(settings),
    kubeProxyAddonOptions: {
      enabled: true,
      version: settings.kubeProxyVersion,
      resolveConflictsOnCreate: "OVERWRITE",
    },
    corednsAddonOptions: { enabled: false },
    tags,
  } satisfies EksClusterArgs;
}

/** Access entries that make each principal an administrator of the cluster; their names name the entries. */
export function adminAccessEntries(admins: Readonly<Record<string, string>>, partition: Partition) {
  const admin = { policyArn: clusterAdminPolicyArn(partition), accessScope: { type: "cluster" } };
  return Object.fromEntries(
    Object.entries(admins).map(([name, principalArn]) => [name, { principalArn, accessPolicies: { admin } }]),
  );
}
