import fc from "fast-check";

import { existingCluster, madeCluster, ROLE_ARN } from "./cluster-arbitrary";
import { existingNetwork, madeNetwork } from "./network-arbitrary";
import { CONTROLLER_SECTIONS } from "./controllers-arbitrary";
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

const SECTIONS = {
  zoneIds: fc.constantFrom({ "us-east-1a": "use1-az4" }, { "us-east-1a": "use1-az4", "us-east-1b": "use1-az6" }, {}),
  tags: fc.dictionary(mostly(["team", "cost-center"], ["aws:team", "Name"]), mostly(["a", "1 2", ""], ["\u0001"])),
  deletionProtection: mostly([false], [true]),
  account: sometimes({ allowedAccountIds: fc.array(account, { maxLength: 2 }), assumeRoleArn: ROLE_ARN }),
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
  interruption: sometimes({
    rebalance: mostly(["ignore", "replace"], ["cordon"]),
    terminationHandler: fc.constantFrom("queue", "imds", "elsewhere"),
  }),
  ...CONTROLLER_SECTIONS,
};

/** Network and cluster: both made, the network alone taken as it is, or both. */
function surroundings(zones: readonly string[]): fc.Arbitrary<Record<string, unknown>> {
  const of = (network: fc.Arbitrary<object>, cluster: fc.Arbitrary<object>): fc.Arbitrary<Record<string, unknown>> =>
    fc.tuple(network, cluster).map(([sections, section]) => ({ ...sections, cluster: section }));
  return fc.oneof(
    { weight: 10, arbitrary: of(madeNetwork, madeCluster(zones)) },
    { weight: 1, arbitrary: of(existingNetwork(zones), madeCluster(zones)) },
    { weight: 1, arbitrary: of(existingNetwork(zones), existingCluster) },
  );
}

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
          nodeGroups: fc
            .tuple(systemGroup(zones), fc.dictionary(word, nodeGroup(zones), { maxKeys: 4 }))
            .map(([system, others]) => ({ system, ...others })),
        }),
        surroundings: surroundings(zones),
        some: sometimes(SECTIONS),
      }),
    )
    .map(({ always, surroundings: made, some }) => ({ region: chosen, document: { ...some, ...made, ...always } }));
});

/** Environments: many nearly right, many with a few things broken, some that are anything at all. */
export const fuzzedEnvironment: fc.Arbitrary<FuzzedEnvironment> = fc.oneof(
  { weight: 1, arbitrary: nearlyRight },
  {
    weight: 6,
    arbitrary: nearlyRight.chain(({ region: chosen, document }) =>
      mutated(document).map((broken) => ({ region: chosen, document: broken })),
    ),
  },
  { weight: 1, arbitrary: fc.jsonValue().map((document) => ({ region: "us-east-1", document })) },
);
