import type { Changes } from "../support/environment-document";

export const VPC = "vpc-0123456789abcdef0";

/** A cluster that somebody else made, as a document writes it; the certificate is none. */
export const THEIRS = {
  name: "theirs",
  endpoint: "https://0123456789ABCDEF.gr7.us-east-1.eks.amazonaws.com",
  certificateAuthority: "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCg==",
  securityGroupId: "sg-0123456789abcdef0",
};

/** What makes of the small document one that adds its groups to that cluster; new each time, since documents are edited. */
export function inTheirs(): Changes {
  const privateSubnetIds = { "us-east-1a": "subnet-0123456789abcdef0", "us-east-1b": "subnet-0123456789abcdef1" };
  return {
    network: { existing: { vpcId: VPC, privateSubnetIds } },
    cluster: { version: "1.36", serviceCidr: "10.100.0.0/16", existing: { ...THEIRS } },
  };
}
