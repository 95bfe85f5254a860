import { defaultAddonVersion } from "../capacity/eks-compatibility";
import type { EksAddon } from "../facts/eks-versions";
import type { StackConfig } from "./config";

/** Version of an add-on: the environment's own, or the pin of the Kubernetes version. */
export function addonVersionOf(
  { environment, kubernetesMinor }: Pick<StackConfig, "environment" | "kubernetesMinor">,
  addon: EksAddon,
): string {
  return environment.cluster.addonVersions[addon] ?? defaultAddonVersion(addon, kubernetesMinor);
}
