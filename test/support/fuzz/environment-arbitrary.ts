import fc from "fast-check";

import { networkSections } from "./network-arbitrary";
import { nodeGroup, systemGroup } from "./node-group-arbitrary";
import { mutated } from "./mutation";
import { mostly, sometimes } from "./chances";

/** An environment as a stack file holds it, and the region it is meant for. */
export interface FuzzedEnvironment {
  readonly region: string;
  readonly document: unknown;
}

/** Regions by the letters of their zones: catalogued ones of two partitions, one that is not, and one of another world. */
const REGIONS = {
  "us-east-1": "abcdf",
  "eu-west-1": "abc",
  "cn-north-1": "ab",
  "ap-southeast-7": "abc",
} as const;

const region = fc.oneof(
  { weight: 6, arbitrary: fc.constant<keyof typeof REGIONS>("us-east-1") },
  { weight: 2, arbitrary: fc.constantFrom<(keyof typeof REGIONS)[]>("eu-west-1", "cn-north-1", "ap-southeast-7") },
);

const word = fc.constantFrom("web", "batch", "api", "jobs", "data", "x", "a-long-name-for-a-group");
const account = mostly(["111122223333", "444455556666"], ["12"]);
const roleArn = mostly(["arn:aws:iam::111122223333:role/admin"], ["arn:aws-cn:iam::111122223333:role/admin"]);
const days = mostly([1, 7, 30, 90, 365], [8]);

const SECTIONS = {
  zoneIds: fc.constantFrom({ "us-east-1a": "use1-az4" }, { "us-east-1a": "use1-az4", "us-east-1b": "use1-az6" }, {}),
  tags: fc.dictionary(mostly(["team", "cost-center"], ["aws:team", "Name"]), mostly(["a", "1 2", ""], ["\u0001"])),
  deletionProtection: mostly([false], [true]),
  account: sometimes({ allowedAccountIds: fc.array(account, { maxLength: 2 }), assumeRoleArn: roleArn }),
  iam: sometimes({
    permissionsBoundary: fc.constantFrom("arn:aws:iam::111122223333:policy/boundary"),
    path: mostly(["/", "/platform/"], ["platform"]),
    createsSpotServiceLinkedRole: fc.boolean(),
  }),
  spot: sometimes({ minSharePercent: mostly([0, 10], [90, 101]) }),
  bastion: sometimes({
    instanceType: mostly(["t4g.nano", "t3.micro"], ["m99.large"]),
    zone: mostly(["us-east-1a"], ["us-east-9z"]),
  }),
  interruption: sometimes({ rebalance: fc.constantFrom("ignore", "replace") }),
};

const CLUSTER = {
  prefixDelegation: fc.boolean(),
  endpointAccess: mostly(["public-and-private"], ["private"]),
  serviceCidr: mostly(["172.20.0.0/16", "10.100.0.0/16"], ["10.0.0.0/16", "192.168.0.0/24"]),
  allowsPublicAccessFromAnywhere: fc.boolean(),
  logTypes: fc.subarray(["api", "audit", "authenticator", "controllerManager", "scheduler"]),
  logRetentionDays: days,
  keyRotationDays: fc.integer({ min: 90, max: 2560 }),
  keyDeletionWindowDays: fc.integer({ min: 7, max: 30 }),
  supportType: fc.constantFrom("standard", "extended"),
  admins: fc.dictionary(fc.constantFrom("platform", "on-call"), roleArn, { maxKeys: 2 }),
  addonVersions: sometimes({
    "vpc-cni": fc.constant("v1.0.0-eksbuild.1"),
    "kube-proxy": fc.constant("v1.36.0-eksbuild.2"),
    coredns: fc.constant("v1.14.3-eksbuild.5"),
    "eks-pod-identity-agent": fc.constant("v1.3.10-eksbuild.2"),
    "aws-ebs-csi-driver": fc.constant("v1.0.0-eksbuild.1"),
  }),
};

/** A document that is right in shape and, every other time, in all. */
export const nearlyRight: fc.Arbitrary<FuzzedEnvironment> = region.chain((chosen) => {
  const all = REGIONS[chosen].split("").map((letter) => `${chosen}${letter}`);
  return fc
    .shuffledSubarray(all, { minLength: 2, maxLength: Math.min(4, all.length) })
    .chain((zones) =>
      fc.record({
        always: fc.record({
          name: fc.constantFrom("test", "production", "a", "team-3"),
          zones: fc.constant(zones),
          cluster: fc
            .tuple(
              sometimes(CLUSTER),
              fc.constantFrom("1.36", "1.35", "1.34"),
              fc.integer({ min: 2, max: zones.length }),
              mostly<string[]>([["192.0.32.0/20"], ["192.0.32.0/20", "8.8.8.0/24"]], [["0.0.0.0/0"]]),
            )
            .map(([some, version, count, publicAccessCidrs]) => ({
              version,
              controlPlaneZones: zones.slice(0, count),
              publicAccessCidrs,
              ...some,
            })),
          nodeGroups: fc
            .tuple(systemGroup(zones), fc.dictionary(word, nodeGroup(zones), { maxKeys: 4 }))
            .map(([system, others]) => ({ system, ...others })),
        }),
        network: networkSections(zones),
        some: sometimes(SECTIONS),
      }),
    )
    .map(({ always, network, some }) => ({ region: chosen, document: { ...some, ...network, ...always } }));
});

/** Environments: many nearly right, many with a few things broken, some that are anything at all. */
export const fuzzedEnvironment: fc.Arbitrary<FuzzedEnvironment> = fc.oneof(
  { weight: 3, arbitrary: nearlyRight },
  {
    weight: 6,
    arbitrary: nearlyRight.chain(({ region: chosen, document }) =>
      mutated(document).map((broken) => ({ region: chosen, document: broken })),
    ),
  },
  { weight: 1, arbitrary: fc.jsonValue().map((document) => ({ region: "us-east-1", document })) },
);
