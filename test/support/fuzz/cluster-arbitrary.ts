import fc from "fast-check";

import { EKS_ADDONS } from "../../../facts/eks-versions";
import { mostly, sometimes } from "./chances";

/** A role, seldom of another partition. */
export const ROLE_ARN = mostly(["arn:aws:iam::111122223333:role/admin"], ["arn:aws-cn:iam::111122223333:role/admin"]);

const VERSION = fc.constantFrom("1.36", "1.35", "1.34");
const SERVICE_CIDR = mostly(["172.20.0.0/16", "10.100.0.0/16"], ["10.0.0.0/16", "192.168.0.0/24"]);

const OPTIONAL = {
  prefixDelegation: fc.boolean(),
  endpointAccess: mostly(["public-and-private"], ["private"]),
  serviceCidr: SERVICE_CIDR,
  allowsPublicAccessFromAnywhere: fc.boolean(),
  logTypes: fc.subarray(["api", "audit", "authenticator", "controllerManager", "scheduler"]),
  logRetentionDays: mostly([1, 7, 30, 90, 365], [8]),
  keyRotationDays: fc.integer({ min: 90, max: 2560 }),
  keyDeletionWindowDays: fc.integer({ min: 7, max: 30 }),
  supportType: fc.constantFrom("standard", "extended"),
  admins: fc.dictionary(fc.constantFrom("platform", "on-call"), ROLE_ARN, { maxKeys: 2 }),
  addonVersions: sometimes({
    "vpc-cni": fc.constant("v1.0.0-eksbuild.1"),
    "kube-proxy": fc.constant("v1.36.0-eksbuild.2"),
    coredns: fc.constant("v1.14.3-eksbuild.5"),
    "eks-pod-identity-agent": fc.constant("v1.3.10-eksbuild.2"),
    "aws-ebs-csi-driver": fc.constant("v1.0.0-eksbuild.1"),
  }),
};

const PUBLIC_ACCESS_CIDRS = mostly<string[]>([["192.0.32.0/20"], ["192.0.32.0/20", "8.8.8.0/24"]], [["0.0.0.0/0"]]);

/** A cluster that is made, likely to be right in these zones. */
export function madeCluster(zones: readonly string[]): fc.Arbitrary<Record<string, unknown>> {
  const isPrivate = fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) });
  const count = fc.integer({ min: 2, max: zones.length });
  return fc
    .tuple(sometimes(OPTIONAL), VERSION, count, PUBLIC_ACCESS_CIDRS, isPrivate)
    .map(([some, version, first, publicAccessCidrs, hidden]) => ({
      version,
      controlPlaneZones: zones.slice(0, first),
      ...(hidden ? { endpointAccess: "private" } : { publicAccessCidrs }),
      ...some,
    }));
}

/** A cluster that somebody else made. */
export const existingCluster: fc.Arbitrary<Record<string, unknown>> = fc
  .tuple(
    VERSION,
    SERVICE_CIDR,
    sometimes({ prefixDelegation: fc.boolean(), supportType: fc.constant("standard") }),
    sometimes({ addons: fc.subarray([...EKS_ADDONS]), nodesCarryNetworkPolicy: fc.boolean() }),
  )
  .map(([version, serviceCidr, some, ofExisting]) => ({
    version,
    serviceCidr,
    ...some,
    existing: {
      name: "shared",
      endpoint: "https://0123456789ABCDEF.gr7.us-east-1.eks.amazonaws.com",
      certificateAuthority: "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCg==",
      securityGroupId: "sg-0123456789abcdef0",
      ...ofExisting,
    },
  }));
