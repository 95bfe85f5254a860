import type * as pulumi from "@pulumi/pulumi";

import type { ClusterArguments } from "./eks-cluster-arguments";

/** Ways in which a cluster knows who speaks to it. */
const AUTHENTICATION_MODES = ["API", "API_AND_CONFIG_MAP", "CONFIG_MAP"];

/** Arguments of single nodes that may not stand beside `nodeGroupOptions`. */
const NODE_ARGUMENTS = [
  "nodeSubnetIds",
  "nodeAssociatePublicIpAddress",
  "instanceType",
  "instanceProfileName",
  "nodePublicKey",
  "nodeRootVolumeSize",
  "nodeUserData",
  "minSize",
  "maxSize",
  "desiredCapacity",
  "nodeAmiId",
  "gpu",
];

/** Says whether a mode knows access entries. */
export function hasAccessEntries({ authenticationMode }: ClusterArguments): boolean {
  return authenticationMode === "API" || authenticationMode === "API_AND_CONFIG_MAP";
}

/** Says whether a mode knows the `aws-auth` config map; it is the default's. */
export function hasConfigMap({ authenticationMode }: ClusterArguments): boolean {
  return authenticationMode !== "API";
}

/**
 * Refuses what the provider refuses.
 *
 * Source: https://github.com/pulumi/pulumi-eks/blob/v4.3.0/nodejs/eks/cluster/cluster.ts (`createCore`, `createCluster`) and
 * authenticationMode.ts
 *
 * @throws RangeError - arguments that exclude each other.
 */
export function checkClusterArguments(args: ClusterArguments, inputs: pulumi.Inputs): void {
  checkAuthentication(args);
  if (args.subnetIds !== undefined && (args.publicSubnetIds ?? args.privateSubnetIds) !== undefined) {
    throw new RangeError(
      "subnetIds: a list is not allowed beside publicSubnetIds or privateSubnetIds; give one or the others",
    );
  }
  const single = NODE_ARGUMENTS.find((argument) => Boolean(inputs[argument]));
  if (inputs["nodeGroupOptions"] !== undefined && single !== undefined) {
    throw new RangeError(`${single}: a value is not allowed beside nodeGroupOptions; give it there`);
  }
  if (args.publicAccessCidrs !== undefined && args.endpointPublicAccess === false) {
    throw new RangeError(
      "publicAccessCidrs: a list is not allowed when endpointPublicAccess is false; leave it out, or give true",
    );
  }
  if (args.vpcCniOptions?.cniExternalSnat && args.vpcCniOptions.externalSnat) {
    throw new RangeError("vpcCniOptions.cniExternalSnat: a value is not allowed beside externalSnat; give one of them");
  }
}

function checkAuthentication(args: ClusterArguments): void {
  const { authenticationMode: mode, accessEntries } = args;
  if (mode !== undefined && !AUTHENTICATION_MODES.includes(mode)) {
    throw new RangeError(`authenticationMode: ${mode} is not one of ${AUTHENTICATION_MODES.join(", ")}`);
  }
  if (!hasAccessEntries(args) && accessEntries !== undefined) {
    const given = mode ?? "left out";
    throw new RangeError(
      `accessEntries: entries are not allowed when authenticationMode is ${given}; give API or API_AND_CONFIG_MAP`,
    );
  }
  for (const argument of ["roleMappings", "userMappings"] as const) {
    const mappings = args[argument];
    if (!hasConfigMap(args) && Array.isArray(mappings) && mappings.length > 0) {
      throw new RangeError(
        `${argument}: mappings are not allowed when authenticationMode is API; give accessEntries instead`,
      );
    }
  }
}
