import fc from "fast-check";

import { VPC_ENDPOINT_NAMES } from "../../../facts/vpc-endpoints";
import { mostly, sometimes } from "./chances";

const CIDR = mostly(["10.0.0.0/16", "10.8.0.0/18", "192.168.0.0/20"], ["172.20.0.0/16", "10.0.0.0/24"]);

const flowLogs = fc
  .tuple(
    fc.constantFrom("all", "reject", "accept"),
    sometimes({ retentionDays: mostly([7, 90], [8]), aggregationSeconds: mostly([60, 600], [61]) }),
  )
  .map(([trafficType, some]) => ({ trafficType, ...some }));

const OPTIONAL = {
  cidrBlock: CIDR,
  tagsForCluster: fc.boolean(),
  endpoints: fc.subarray([...VPC_ENDPOINT_NAMES]),
  vpnGateway: fc.boolean(),
  flowLogs,
};

/** A VPC that is made, with a way to the internet. */
const withNat = fc
  .tuple(sometimes(OPTIONAL), fc.constantFrom("single", "per-zone"))
  .map(([some, nat]) => ({ network: { nat, ...some } }));

/** A VPC that is made, with endpoints alone, and where images then come from. */
const withoutNat = sometimes({ cidrBlock: CIDR, flowLogs, vpnGateway: fc.boolean() }).map((some) => ({
  network: { nat: "none", endpoints: [...VPC_ENDPOINT_NAMES], ...some },
  images: { registry: "111122223333.dkr.ecr.us-east-1.amazonaws.com/mirror" },
}));

/** A VPC that somebody else made. */
function existing(zones: readonly string[]): fc.Arbitrary<Record<string, unknown>> {
  const subnets = zones.map((zone) => [zone, `subnet-0123456789abcde${zone.slice(-1)}0`]);
  return sometimes({ cidrBlock: CIDR }).map((some) => ({
    network: {
      existing: { vpcId: "vpc-0123456789abcdef0", privateSubnetIds: Object.fromEntries(subnets), ...some },
    },
  }));
}

/** Sections of an environment that say how its network is made, likely to be right in these zones. */
export function networkSections(zones: readonly string[]): fc.Arbitrary<Record<string, unknown>> {
  return fc.oneof(
    { weight: 6, arbitrary: withNat },
    { weight: 1, arbitrary: withoutNat },
    { weight: 1, arbitrary: existing(zones) },
  );
}
