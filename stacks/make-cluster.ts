import type { Provider } from "@pulumi/aws/provider";
import type * as pulumi from "@pulumi/pulumi";

import { Cluster } from "../components/cluster";
import type { StackConfig } from "./config";
import { addonVersionOf } from "./addon-versions";
import { existingCluster } from "./existing-cluster";
import type { NetworkOutputs } from "./make-network";
import { roleSettingsOf } from "./role-settings";

/** What everything else needs of a control plane, whoever made it. */
export interface ClusterOutputs {
  /** Name. Plain, since keys of tags are made of it. */
  readonly name: string;
  /** The same name; whatever takes it waits for the control plane. */
  readonly clusterName: pulumi.Output<string>;
  readonly arn: pulumi.Output<string>;
  /** URL of the API server. */
  readonly endpoint: pulumi.Output<string>;
  /** Certificate of the API server's authority, in base64. */
  readonly certificateAuthority: pulumi.Output<string>;
  /** Id of the security group EKS itself made; every node uses it. */
  readonly securityGroupId: pulumi.Output<string>;
  /** What nodes wait for. */
  readonly readyForNodes: readonly pulumi.Resource[];
}

/** Makes the control plane of an environment, or takes the one that exists. */
export function makeCluster(
  config: StackConfig,
  network: NetworkOutputs,
  provider: Provider,
  accountId: pulumi.Output<string>,
): ClusterOutputs {
  const { name, cluster } = config.environment;
  if (cluster.existing !== undefined) {
    return existingCluster(cluster.existing, config, provider, accountId);
  }
  const made = newCluster(config, network, accountId, { providers: [provider] });
  const { clusterName, arn, endpoint, certificateAuthority, securityGroupId, readyForNodes } = made;
  return { name, clusterName, arn, endpoint, certificateAuthority, securityGroupId, readyForNodes };
}

function newCluster(
  config: StackConfig,
  { vpcId, privateSubnetIds, podSubnetIds }: NetworkOutputs,
  accountId: pulumi.Output<string>,
  opts: pulumi.ComponentResourceOptions,
): Cluster {
  const { name, tags, cluster, iam, deletionProtection } = config.environment;
  const { controlPlaneZones = [] } = cluster;
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
      subnetIds: Object.fromEntries(
        controlPlaneZones.flatMap((zone) => {
          const id = privateSubnetIds[zone];
          return id === undefined ? [] : [[zone, id]];
        }),
      ),
      prefixDelegation: cluster.prefixDelegation,
      ...(podSubnetIds === undefined ? {} : { podSubnets: { region: config.region, subnetIds: podSubnetIds } }),
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
