import { unknownValue } from "@pulumi/pulumi/runtime/rpc";

import { isObject, type WireObject } from "./wire";

/**
 * Fields inside an input that only AWS fills in, by type token.
 *
 * Whatever is missing at the top of a resource's answer is unknown to the program by itself; what is missing inside an
 * object would look as if it were not there.
 *
 * Source: https://www.pulumi.com/registry/packages/aws/api-docs/eks/cluster/#clustervpcconfig
 */
const COMPUTED_FIELDS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  "aws:eks/cluster:Cluster": {
    accessConfig: ["authenticationMode", "bootstrapClusterCreatorAdminPermissions"],
    kubernetesNetworkConfig: ["ipFamily", "serviceIpv4Cidr", "serviceIpv6Cidr"],
    vpcConfig: [
      "clusterSecurityGroupId",
      "endpointPrivateAccess",
      "endpointPublicAccess",
      "publicAccessCidrs",
      "vpcId",
    ],
  },
};

/** Inputs of a resource as its provider would answer with them in a preview: what AWS adds inside is unknown. */
export function withComputedFields(type: string, inputs: WireObject): WireObject {
  const computed = Object.hasOwn(COMPUTED_FIELDS, type) ? COMPUTED_FIELDS[type] : undefined;
  if (computed === undefined) {
    return inputs;
  }
  const completed = Object.entries(inputs).map(([key, value]) => {
    const fields = Object.hasOwn(computed, key) ? (computed[key] ?? []) : [];
    const unknowns = Object.fromEntries(fields.map((field) => [field, unknownValue]));
    return [key, isObject(value) ? { ...unknowns, ...value } : value] as const;
  });
  return Object.fromEntries(completed);
}
