import * as eks from "@pulumi/aws/eks";
import * as pulumi from "@pulumi/pulumi";

import { ebsDriverVersionProblem } from "../capacity/eks-compatibility";
import type { EksAddon } from "../facts/eks-versions";
import { ADDON_SERVICE_ACCOUNTS, MANAGED_POLICIES } from "../facts/iam";
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
  /** Version of the add-on coredns, such as `v1.14.3-eksbuild.23`. */
  readonly corednsVersion: string;
  /** Version of the add-on aws-ebs-csi-driver, at least v1.58, such as `v1.66.0-eksbuild.1`. */
  readonly ebsCsiDriverVersion: string;
  readonly iam: RoleSettings;
  /** Tags of the add-ons and of every volume the driver makes. */
  readonly tags: Readonly<Record<string, string>>;
}

/**
 * The add-ons that live on the system group: without a node they never become active, and making them would time out.
 *
 * The add-ons coredns and aws-ebs-csi-driver, and the driver's `PodIdentity`. `dependsOn` must name the system group: both
 * add-ons wait for it.
 *
 * @throws ResourceError - `ebsCsiDriverVersion` is too old for its policy.
 */
export class SystemAddons extends pulumi.ComponentResource {
  constructor(name: string, args: SystemAddonsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("spot-eks:components:SystemAddons", name, args, opts);
    refuseInvalid(this, versionProblems(args));

    const { clusterName, accountId, iam, tags } = args;
    const driver = new PodIdentity(
      `${name}-ebs-csi-driver`,
      {
        clusterName,
        accountId,
        serviceAccount: ADDON_SERVICE_ACCOUNTS["aws-ebs-csi-driver"],
        policies: MANAGED_POLICIES.ebsDriver,
        iam,
        tags,
      },
      { parent: this },
    );
    const waits = { parent: this, ...waitingFor(opts) };
    makeAddon(`${name}-coredns`, args, "coredns", args.corednsVersion, corednsConfiguration(), waits);
    const waitsForRoleToo = pulumi.mergeOptions(waits, { dependsOn: driver });
    const driverConfiguration = ebsDriverConfiguration(clusterName, tags);
    makeAddon(
      `${name}-ebs-csi-driver`,
      args,
      "aws-ebs-csi-driver",
      args.ebsCsiDriverVersion,
      driverConfiguration,
      waitsForRoleToo,
    );

    this.registerOutputs({});
  }
}

function versionProblems({ ebsCsiDriverVersion }: SystemAddonsArgs): readonly ArgumentProblem[] {
  const problem = ebsDriverVersionProblem(ebsCsiDriverVersion);
  return problem === undefined ? [] : [{ path: "ebsCsiDriverVersion", problem }];
}

function makeAddon(
  name: string,
  { clusterName, tags }: SystemAddonsArgs,
  addonName: EksAddon,
  addonVersion: string,
  configurationValues: pulumi.Input<string>,
  opts: pulumi.CustomResourceOptions,
): void {
  new eks.Addon(
    name,
    {
      clusterName,
      addonName,
      addonVersion,
      configurationValues,
      resolveConflictsOnCreate: "OVERWRITE",
      resolveConflictsOnUpdate: "OVERWRITE",
      tags,
    },
    opts,
  );
}
