import * as pulumi from "@pulumi/pulumi";

import { ebsDriverVersionProblem } from "../capacity/eks-compatibility";
import { ADDON_SERVICE_ACCOUNTS, MANAGED_POLICIES } from "../facts/iam";
import { makeAddon, type AddonConflicts } from "./internal/addon";
import { corednsConfiguration, ebsDriverConfiguration } from "./internal/addon-configuration";
import { waitingFor } from "./internal/child-options";
import { refuseInvalid, type ArgumentProblem } from "./internal/errors";
import type { RoleSettings } from "./internal/role";
import { PodIdentity } from "./pod-identity";

/** What `SystemAddons` are made of. */
export interface SystemAddonsArgs {
  readonly clusterName: pulumi.Input<string>;
  /** Id of the cluster's account, for the trust of the driver's role. */
  readonly accountId: pulumi.Input<string>;
  /** Version of the add-on coredns, such as `v1.14.3-eksbuild.23`. Default: the add-on is not made. */
  readonly corednsVersion?: string;
  /** Version of the add-on aws-ebs-csi-driver, at least v1.58, such as `v1.66.0-eksbuild.1`. Default: it is not made. */
  readonly ebsCsiDriverVersion?: string;
  /** What becomes of settings that somebody else made. Default `overwrite`. */
  readonly conflicts?: AddonConflicts;
  readonly iam: RoleSettings;
  /** Tags of the add-ons and of every volume the driver makes. */
  readonly tags: Readonly<Record<string, string>>;
}

/**
 * The add-ons that live on the system group: without a node they never become active, and making them would time out.
 *
 * The add-ons coredns and aws-ebs-csi-driver, those with a version, and the driver's `PodIdentity`. `dependsOn` must name
 * the system group: both add-ons wait for it.
 *
 * @throws ResourceError - `ebsCsiDriverVersion` is too old for its policy.
 */
export class SystemAddons extends pulumi.ComponentResource {
  constructor(name: string, args: SystemAddonsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("spot-eks:components:SystemAddons", name, args, opts);
    refuseInvalid(this, versionProblems(args));

    const { clusterName, corednsVersion, ebsCsiDriverVersion, conflicts = "overwrite", tags } = args;
    const common = { clusterName, conflicts, tags };
    const waits = { parent: this, ...waitingFor(opts) };
    if (corednsVersion !== undefined) {
      const coredns = { addonName: "coredns", addonVersion: corednsVersion } as const;
      makeAddon(`${name}-coredns`, { ...common, ...coredns, configurationValues: corednsConfiguration() }, waits);
    }
    if (ebsCsiDriverVersion !== undefined) {
      const waitsForRoleToo = pulumi.mergeOptions(waits, { dependsOn: driverIdentity(name, args, this) });
      const driver = { addonName: "aws-ebs-csi-driver", addonVersion: ebsCsiDriverVersion } as const;
      makeAddon(
        `${name}-ebs-csi-driver`,
        { ...common, ...driver, configurationValues: ebsDriverConfiguration(clusterName, tags) },
        waitsForRoleToo,
      );
    }

    this.registerOutputs({});
  }
}

function versionProblems({ ebsCsiDriverVersion }: SystemAddonsArgs): readonly ArgumentProblem[] {
  const problem = ebsCsiDriverVersion === undefined ? undefined : ebsDriverVersionProblem(ebsCsiDriverVersion);
  return problem === undefined ? [] : [{ path: "ebsCsiDriverVersion", problem }];
}

function driverIdentity(
  name: string,
  { clusterName, accountId, iam, tags }: SystemAddonsArgs,
  parent: SystemAddons,
): PodIdentity {
  const serviceAccount = ADDON_SERVICE_ACCOUNTS["aws-ebs-csi-driver"];
  const policies = MANAGED_POLICIES.ebsDriver;
  return new PodIdentity(
    `${name}-ebs-csi-driver`,
    { clusterName, accountId, serviceAccount, policies, iam, tags },
    { parent },
  );
}
