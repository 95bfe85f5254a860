import * as eks from "@pulumi/aws/eks";
import type * as pulumi from "@pulumi/pulumi";

import type { EksAddon } from "../../facts/eks-versions";

/**
 * What an add-on does with settings that somebody else made: `overwrite` in a cluster of our own, `keep` in another's.
 *
 * With `keep` it is not made over a copy that is set otherwise, and its software stays when the add-on goes, since the
 * cluster goes on.
 */
export type AddonConflicts = "overwrite" | "keep";

/** An add-on as a component wants it. */
export interface AddonArgs {
  readonly clusterName: pulumi.Input<string>;
  /** As EKS names it, such as `coredns`. */
  readonly addonName: EksAddon;
  /** Such as `v1.14.3-eksbuild.23`. */
  readonly addonVersion: string;
  /** Configuration as JSON. Default: the add-on's own. */
  readonly configurationValues?: pulumi.Input<string>;
  /** What becomes of settings that somebody else made. */
  readonly conflicts: AddonConflicts;
  readonly tags: Readonly<Record<string, string>>;
}

/** Source: https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateAddon.html */
const ON_CONFLICT = {
  overwrite: { resolveConflictsOnCreate: "OVERWRITE", resolveConflictsOnUpdate: "OVERWRITE" },
  keep: { resolveConflictsOnCreate: "NONE", resolveConflictsOnUpdate: "PRESERVE", preserve: true },
} as const satisfies Record<AddonConflicts, Partial<eks.AddonArgs>>;

/** Makes an add-on of EKS. */
export function makeAddon(
  name: string,
  { conflicts, ...args }: AddonArgs,
  opts: pulumi.CustomResourceOptions,
): eks.Addon {
  return new eks.Addon(name, { ...args, ...ON_CONFLICT[conflicts] }, opts);
}
