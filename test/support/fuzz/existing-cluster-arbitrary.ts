import fc from "fast-check";

import { EKS_ADDONS } from "../../../facts/eks-versions";
import { mostly, sometimes } from "./chances";
import { existingNetwork } from "./network-arbitrary";

const certificate = mostly(["LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCg=="], ["-----BEGIN CERTIFICATE-----"]);

const existing = fc
  .tuple(certificate, sometimes({ addons: fc.subarray([...EKS_ADDONS]), nodesCarryNetworkPolicy: fc.boolean() }))
  .map(([certificateAuthority, some]) => ({
    name: "theirs",
    endpoint: "https://0123456789ABCDEF.gr7.us-east-1.eks.amazonaws.com",
    certificateAuthority,
    securityGroupId: "sg-0123456789abcdef0",
    ...some,
  }));

/** Sections of an environment that adds its groups to a cluster that somebody else made, in the VPC of that cluster. */
export function existingClusterSections(zones: readonly string[]): fc.Arbitrary<Record<string, unknown>> {
  const cluster = fc
    .tuple(existing, fc.constantFrom("1.36", "1.35"), sometimes({ prefixDelegation: fc.boolean() }))
    .map(([found, version, some]) => ({ version, serviceCidr: "10.100.0.0/16", ...some, existing: found }));
  return fc.tuple(existingNetwork(zones), cluster).map(([network, chosen]) => ({ ...network, cluster: chosen }));
}
