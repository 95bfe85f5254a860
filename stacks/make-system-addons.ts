import type * as pulumi from "@pulumi/pulumi";

import { SystemAddons } from "../components/system-addons";
import type { EksAddon } from "../facts/eks-versions";
import { addonVersionOf } from "./addon-versions";
import type { StackConfig } from "./config";
import { roleSettingsOf } from "./role-settings";

/**
 * Makes the add-ons that live on the system group: all in a cluster made here, in another's those asked for.
 *
 * @returns What was made: one component, or none.
 */
export function makeSystemAddons(
  config: StackConfig,
  names: { readonly clusterName: pulumi.Input<string>; readonly accountId: pulumi.Input<string> },
  opts: pulumi.ComponentResourceOptions,
): readonly SystemAddons[] {
  const { name, tags, cluster } = config.environment;
  const isMade = (addon: EksAddon) => cluster.existing === undefined || cluster.existing.addons.includes(addon);
  const versions = {
    ...(isMade("coredns") ? { corednsVersion: addonVersionOf(config, "coredns") } : {}),
    ...(isMade("aws-ebs-csi-driver") ? { ebsCsiDriverVersion: addonVersionOf(config, "aws-ebs-csi-driver") } : {}),
  };
  if (Object.keys(versions).length === 0) {
    return [];
  }
  const conflicts = cluster.existing === undefined ? {} : ({ conflicts: "keep" } as const);
  return [new SystemAddons(name, { ...names, ...versions, ...conflicts, iam: roleSettingsOf(config), tags }, opts)];
}
