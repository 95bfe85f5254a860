import { getClusterOutput } from "@pulumi/aws/eks/getCluster";
import type { Provider } from "@pulumi/aws/provider";
import * as pulumi from "@pulumi/pulumi";

import { ExistingCluster } from "../components/existing-cluster";
import { clusterArn, MODES_WITH_ACCESS_ENTRIES } from "../facts/control-plane";
import { NODE_ADDONS } from "../facts/eks-versions";
import { addonVersionOf } from "./addon-versions";
import { belowEnvironment, EnvironmentError, type StackConfig } from "./config";
import type { Environment } from "./environment";
import type { ClusterOutputs } from "./make-cluster";
import { problem, type PathStep, type Problem } from "../capacity/problem";
import { roleSettingsOf } from "./role-settings";

/** The key `cluster.existing`. */
type ExistingSettings = NonNullable<Environment["cluster"]["existing"]>;

/** What is read of a cluster. */
export interface ClusterFacts {
  readonly accessConfigs: readonly { readonly authenticationMode: string }[];
  readonly certificateAuthorities: readonly { readonly data: string }[];
  readonly endpoint: string;
  readonly kubernetesNetworkConfigs: readonly { readonly ipFamily: string; readonly serviceIpv4Cidr: string }[];
  /** Version of the control plane, such as `1.36`. */
  readonly version: string;
  readonly vpcConfig: { readonly clusterSecurityGroupId: string; readonly vpcId: string };
}

/**
 * The cluster that somebody else made, as the environment names it, with the add-ons that are to be made in it.
 *
 * It is looked up, and what the environment says of it is held against what it is. Name and security group are known once
 * that is done, so that no node is made before; the rest is known at once, for a preview without AWS to show.
 *
 * @throws EnvironmentError - from a promise: the cluster is not what the environment says; all of it at once.
 */
export function existingCluster(
  existing: ExistingSettings,
  config: StackConfig,
  provider: Provider,
  accountId: pulumi.Output<string>,
): ClusterOutputs {
  const { partition, region, environment } = config;
  const { name, endpoint, certificateAuthority, securityGroupId } = existing;
  const checked = getClusterOutput({ name }, { provider }).apply((found) => {
    refuseOtherCluster(existing, environment, found);
    return { name, securityGroupId };
  });
  const clusterName = checked.name;
  const chosen = NODE_ADDONS.filter((addon) => existing.addons.includes(addon));
  const component = new ExistingCluster(
    environment.name,
    {
      clusterName,
      accountId,
      addonVersions: Object.fromEntries(chosen.map((addon) => [addon, addonVersionOf(config, addon)])),
      prefixDelegation: environment.cluster.prefixDelegation,
      createsSpotServiceLinkedRole: environment.iam.createsSpotServiceLinkedRole,
      iam: roleSettingsOf(config),
      tags: environment.tags,
    },
    { providers: [provider] },
  );
  return {
    name,
    clusterName,
    arn: accountId.apply((id) => clusterArn({ partition, region, accountId: id, name })),
    endpoint: pulumi.output(endpoint),
    certificateAuthority: pulumi.output(certificateAuthority),
    securityGroupId: checked.securityGroupId,
    readyForNodes: [component],
  };
}

/** @throws EnvironmentError - the cluster is not what the environment says; all of it at once. */
export function refuseOtherCluster(
  existing: ExistingSettings,
  environment: Pick<Environment, "cluster" | "network">,
  found: ClusterFacts,
): void {
  const problems = clusterProblems(existing, environment, found);
  if (problems.length > 0) {
    throw new EnvironmentError(problems.map(belowEnvironment));
  }
}

/** What of a cluster is not as the environment says, or not as nodes need it. */
function clusterProblems(
  existing: ExistingSettings,
  { cluster, network }: Pick<Environment, "cluster" | "network">,
  found: ClusterFacts,
): readonly Problem[] {
  const { name, endpoint, certificateAuthority, securityGroupId } = existing;
  const mode = found.accessConfigs[0]?.authenticationMode ?? "CONFIG_MAP";
  const vpcId = network.existing?.vpcId;
  const { serviceIpv4Cidr = "", ipFamily } = found.kubernetesNetworkConfigs[0] ?? {};
  return [
    ...(MODES_WITH_ACCESS_ENTRIES.some((known) => known === mode)
      ? []
      : [
          at(
            ["name"],
            `${name} is not a cluster that takes access entries: its mode is ${mode}; have it set to API_AND_CONFIG_MAP`,
          ),
        ]),
    ...(ipFamily === "ipv6" ? [at(["name"], `${name} is not a cluster of IPv4 pods; name another`)] : []),
    ...differs(["cluster", "existing", "endpoint"], endpoint, found.endpoint, `the endpoint of ${name}`),
    ...(certificateAuthority === found.certificateAuthorities[0]?.data
      ? []
      : [
          at(["certificateAuthority"], `the certificate is not that of ${name}; copy it from aws eks describe-cluster`),
        ]),
    ...differs(
      ["cluster", "existing", "securityGroupId"],
      securityGroupId,
      found.vpcConfig.clusterSecurityGroupId,
      `the security group EKS made for ${name}`,
    ),
    ...(vpcId === undefined
      ? []
      : differs(["network", "existing", "vpcId"], vpcId, found.vpcConfig.vpcId, `the VPC of ${name}`)),
    ...(ipFamily === "ipv6"
      ? []
      : differs(["cluster", "serviceCidr"], cluster.serviceCidr, serviceIpv4Cidr, `the block of services of ${name}`)),
    ...versionProblems(name, cluster.version, found.version),
  ];
}

/** Nodes may be older than their control plane, and never newer. Source: https://kubernetes.io/releases/version-skew-policy/#kubelet */
function versionProblems(name: string, version: string, controlPlane: string): readonly Problem[] {
  return minorOf(version) <= minorOf(controlPlane)
    ? []
    : [
        problem(
          ["cluster", "version"],
          `${version} is not a version that nodes of ${name} can run: its control plane runs ${controlPlane}; write "${controlPlane}"`,
        ),
      ];
}

function minorOf(version: string): number {
  return Number(version.split(".")[1]);
}

function differs(path: readonly PathStep[], said: string, found: string, what: string): readonly Problem[] {
  return said === found ? [] : [problem(path, `${said} is not ${what}; write ${found}`)];
}

function at(steps: readonly PathStep[], message: string): Problem {
  return problem(["cluster", "existing", ...steps], message);
}
