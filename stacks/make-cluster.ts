import type * as pulumi from "@pulumi/pulumi";

import { Cluster } from "../components/cluster";
import type { StackConfig } from "./config";
import { addonVersionOf } from "./addon-versions";
import type { NetworkOutputs } from "./make-network";
import { roleSettingsOf } from "./role-settings";

/** Makes the control plane of an environment. */
export function makeCluster(
  config: StackConfig,
  { vpcId, privateSubnetIds }: NetworkOutputs,
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
      ...(cluster.publicAccessCidrs === undefined ? {} : { publicAccessCidrs: cluster.publicAccessCidrs }),
      logTypes: cluster.logTypes,
      logRetentionDays: cluster.logRetentionDays,
      keyRotationDays: cluster.keyRotationDays,
      keyDeletionWindowDays: cluster.keyDeletionWindowDays,
      supportType: cluster.supportType,
      admins: cluster.admins,
      vpcId,
      subnetIds: cluster.controlPlaneZones.flatMap((zone) => privateSubnetIds[zone] ?? []),
      prefixDelegation: cluster.prefixDelegation,
      vpcCniVersion: addonVersionOf(config, "vpc-cni"),
      kubeProxyVersion: addonVersionOf(config, "kube-proxy"),
      podIdentityAgentVersion: addonVersionOf(config, "eks-pod-identity-agent"),
      accountId,
      iam: roleSettingsOf(config),
      createsSpotServiceLinkedRole: iam.createsSpotServiceLinkedRole,
      isProtected: deletionProtection,
      tags,
    },
    opts,
  );
}
