import * as eks from "@pulumi/aws/eks";
import * as pulumi from "@pulumi/pulumi";

import type { AddonOptions, ClusterArguments } from "./eks-cluster-arguments";

/**
 * The newest version of an add-on for a Kubernetes version.
 *
 * Unknown in a preview as long as the Kubernetes version comes from a cluster that is not made yet, and dependent on that
 * cluster: newer releases of the SDK forget what an unknown answer depends on, the provider's does not.
 */
export function newestVersion(
  addonName: string,
  kubernetesVersion: pulumi.Input<string>,
  parent: pulumi.Resource,
): pulumi.Output<string> {
  const { version } = eks.getAddonVersionOutput({ addonName, kubernetesVersion, mostRecent: true }, { parent });
  return pulumi.all([version, kubernetesVersion]).apply(([newest]) => newest);
}

/** Values of an add-on as JSON with sorted keys, so that equal values are equal text. */
export function configurationText(values: pulumi.Input<unknown>): pulumi.Output<string> {
  return pulumi.jsonStringify(values, (_, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );
}

/** kube-proxy as an add-on, unless it is switched off. */
export function makeKubeProxy(
  name: string,
  args: ClusterArguments,
  cluster: eks.Cluster,
  parent: pulumi.Resource,
): void {
  const { kubeProxyAddonOptions: options } = args;
  if (options?.enabled !== false) {
    makeAddon(name, "kube-proxy", options, args, cluster, parent);
  }
}

/**
 * CoreDNS as an add-on, when it is asked for: by `enabled`, or by having values.
 *
 * It is not made by default, since without a default node group nothing could run it.
 */
export function makeCoreDns(name: string, args: ClusterArguments, cluster: eks.Cluster, parent: pulumi.Resource): void {
  const { corednsAddonOptions: options } = args;
  if (options !== undefined && (options.enabled === true || options.configurationValues)) {
    makeAddon(name, "coredns", options, args, cluster, parent);
  }
}

function makeAddon(
  name: string,
  addonName: string,
  options: AddonOptions | undefined,
  { tags }: ClusterArguments,
  cluster: eks.Cluster,
  parent: pulumi.Resource,
): void {
  new eks.Addon(
    `${name}-${addonName}`,
    {
      clusterName: cluster.name,
      addonName,
      addonVersion: options?.version ?? newestVersion(addonName, cluster.version, parent),
      preserve: true,
      resolveConflictsOnCreate: options?.resolveConflictsOnCreate ?? "OVERWRITE",
      resolveConflictsOnUpdate: options?.resolveConflictsOnUpdate ?? "OVERWRITE",
      configurationValues: options?.configurationValues && configurationText(options.configurationValues),
      tags,
    },
    { parent },
  );
}
