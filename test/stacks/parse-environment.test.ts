import { expect, test } from "@jest/globals";
import fc from "fast-check";

import { parseEnvironment } from "../../stacks/parse-environment";
import { environmentDocument, problemsOf } from "../support/environment-document";

const REGION = { region: "us-east-1" };

test("fills in every default", () => {
  const disk = { sizeGiB: 50 };
  const common = { labels: {}, taints: [], disk, amiFamily: "al2023" };
  const minPools = { instanceTypes: 1, zones: 1 };
  const types = ["m7i.xlarge", "m6i.xlarge"];
  const update = { maxUnavailablePercentage: 25, strategy: "default" };

  expect(parseEnvironment(environmentDocument(), REGION)).toEqual({
    environment: {
      name: "test",
      zones: ["us-east-1a", "us-east-1b"],
      zoneIds: {},
      spot: { minSharePercent: 0 },
      interruption: { rebalance: "ignore", terminationHandler: "queue" },
      tags: {},
      deletionProtection: false,
      delivery: "pulumi",
      account: { allowedAccountIds: [] },
      iam: { path: "/", createsSpotServiceLinkedRole: false },
      network: { cidrBlock: "10.0.0.0/16", nat: "single", endpoints: [], vpnGateway: false, tagsForCluster: true },
      images: {},
      cluster: {
        version: "1.36",
        controlPlaneZones: ["us-east-1a", "us-east-1b"],
        serviceCidr: "172.20.0.0/16",
        prefixDelegation: false,
        endpointAccess: "public-and-private",
        publicAccessCidrs: ["192.0.32.0/20"],
        allowsPublicAccessFromAnywhere: false,
        logTypes: ["api", "audit", "authenticator", "controllerManager", "scheduler"],
        logRetentionDays: 90,
        keyRotationDays: 365,
        keyDeletionWindowDays: 30,
        supportType: "standard",
        admins: {},
        addonVersions: {},
      },
      nodeGroups: {
        system: {
          kind: "on-demand",
          role: "system",
          management: "managed",
          instanceTypes: ["m7i.large"],
          size: { min: 2, max: 3 },
          ...common,
          update,
        },
        managed: {
          kind: "spot",
          management: "managed",
          instanceTypes: types,
          size: { min: 0, max: 5 },
          ...common,
          minPools,
          update,
        },
        own: {
          kind: "spot",
          management: "self-managed",
          instanceTypes: types,
          size: { min: 0, max: 5 },
          ...common,
          allocationStrategy: "price-capacity-optimized",
          instanceRefresh: { minHealthyPercentage: 100, maxHealthyPercentage: 110, warmupSeconds: 120 },
          terminationHeartbeatSeconds: 300,
          healthCheckGraceSeconds: 300,
          minPools,
        },
      },
    },
  });
});

test("an empty kubelet part asks for its defaults", () => {
  const { environment } = parseEnvironment(environmentDocument({ "nodeGroups.own.kubelet": {} }), REGION);

  expect(environment?.nodeGroups.own?.kubelet).toEqual({
    systemReserved: { cpu: "250m", memory: "0.2Gi", "ephemeral-storage": "1Gi" },
    kubeReserved: { cpu: "250m", memory: "1Gi", "ephemeral-storage": "1Gi" },
    evictionHard: { "memory.available": "0.2Gi", "nodefs.available": "10%" },
    eventRecordQPS: 0,
  });
});

test("one answer never shares a default with another", () => {
  const first = parseEnvironment(environmentDocument(), REGION).environment;
  first?.cluster.logTypes.pop();

  expect(parseEnvironment(environmentDocument(), REGION).environment?.cluster.logTypes).toHaveLength(5);
});

test("a part of the wrong shape hides no problem of another part", () => {
  expect(
    problemsOf({
      "network.nat": "nothing",
      "network.cidrBlock": "172.20.0.0/24",
      "cluster.version": "1.37",
      "cluster.logRetentionDays": "long",
      "nodeGroups.own.update": {},
      "nodeGroups.own.instanceTypes": ["m7i.xlarge", "m7g.xlarge", "m6i.xlarge"],
      "nodeGroups.managed.size": { min: 3, max: 2, desired: 1 },
      "nodeGroups.system": 5,
      tags: { Name: "x", n: 1 },
    }),
  ).toEqual([
    "tags.n: 1 is not a string in quotes; quote it: without quotes YAML made the number 1 of it",
    "network.nat: nothing is not one of none, single, per-zone",
    'cluster.logRetentionDays: "long" is not a number of days CloudWatch Logs keeps: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653',
    "nodeGroups.system: 5 is not a map",
    "nodeGroups.managed.size.desired: is not a known key; write one of min, max, typical",
    "nodeGroups.own.update: is not a key of a self-managed spot group, only of a managed on-demand group and a managed spot group; leave it out",
    "tags.Name: Name is not yours to set: it is written by itself; take another key",
    "network.cidrBlock: 172.20.0.0/24 is not a block of /16 to /20; write 172.20.0.0/16: four zones with a pod on each address need the room",
    "cluster.serviceCidr: 172.20.0.0/16 is not outside the VPC's 172.20.0.0/24; write a block that does not overlap it",
    'cluster.version: 1.37 is not one of 1.33, 1.34, 1.35, 1.36; the nearest is "1.36"',
    "nodeGroups.managed.size.min: 3 is not at most max, 2; lower min or raise max",
    "nodeGroups.own.instanceTypes[1]: m7g.xlarge is not of the group's shape: it is arm64 where m7i.xlarge is amd64; move it to another group",
  ]);
});

test.each([
  { what: "a number", value: 5, problem: "5 is not a map" },
  { what: "a list", value: [1], problem: "a list of 1 is not a map" },
  { what: "a text", value: "x", problem: '"x" is not a map' },
  { what: "null", value: null, problem: "null is not a map; write a value, or leave the key out" },
  { what: "nothing", value: undefined, problem: "is missing; write a map" },
])("refuses $what for the whole", ({ value, problem }) => {
  expect(parseEnvironment(value, REGION)).toEqual({ problems: [{ path: "", message: problem }] });
});

test("refuses keys that would change every object", () => {
  const document: unknown = JSON.parse(
    JSON.stringify(environmentDocument()).replace('"nodeGroups":{', '"nodeGroups":{"__proto__":{"kind":"spot"},'),
  );

  expect(parseEnvironment(document, REGION)).toEqual({
    problems: [{ path: "nodeGroups.__proto__", message: "is not a known key; remove it" }],
  });
});

test.each([
  {
    what: "a key no program should carry",
    within: '"cluster":{',
    edited: '"cluster":{"__proto__":5,',
    problems: [{ path: "cluster.__proto__", message: "is not a known key; remove it" }],
  },
  {
    what: "a date as a name",
    within: '"name":"test"',
    edited: '"name":"2026-12-31 00:00:00 +0000 UTC"',
    problems: [
      {
        path: "name",
        message:
          '"2026-12-31 00:00:00 +0000 UTC" is not what was written: YAML made a time of it; quote it: "2026-12-31"',
      },
    ],
  },
])("tells once of $what", ({ within, edited, problems }) => {
  const document: unknown = JSON.parse(JSON.stringify(environmentDocument()).replace(within, edited));

  expect(parseEnvironment(document, REGION)).toEqual({ problems });
});

test("refuses a document nested beyond all measure, at once", () => {
  let nested: unknown = 1;
  for (let depth = 0; depth < 100_000; depth += 1) {
    nested = { below: nested };
  }

  expect(parseEnvironment(nested, REGION)).toEqual({
    problems: [{ path: "", message: "the document is not at most 20 levels deep; write a shorter one" }],
  });
});

test("refuses a document with more values than any environment has", () => {
  const tags = Object.fromEntries(Array.from({ length: 100_001 }, (_, index) => [`tag${index}`, "x"]));

  expect(problemsOf({ tags })).toEqual([": the document is not at most 100000 values; write a shorter one"]);
});

test.each([
  { region: "cn-north-1", zones: ["cn-north-1a", "cn-north-1b"], arn: "arn:aws-cn:iam::111122223333:role/admin" },
  {
    region: "us-gov-west-1",
    zones: ["us-gov-west-1a", "us-gov-west-1b"],
    arn: "arn:aws-us-gov:iam::111122223333:role/admin",
  },
])("accepts the partition of $region", ({ region, zones, arn }) => {
  expect(problemsOf({ zones, "cluster.controlPlaneZones": zones, "cluster.admins": { admin: arn } }, region)).toEqual(
    [],
  );
});

const MANY_TYPES = ["m7i.xlarge", "m6i.xlarge", "m7a.xlarge", "m6a.xlarge"];

test("a thousand node groups are read", () => {
  const groups = Object.fromEntries(
    Array.from({ length: 1000 }, (_, index) => [
      `group-${index}`,
      { kind: "spot", management: "managed", instanceTypes: MANY_TYPES, size: { min: 0, max: 5 } },
    ]),
  );
  const system = { kind: "on-demand", role: "system", instanceTypes: ["m7i.large"], size: { min: 2, max: 3 } };

  expect(problemsOf({ nodeGroups: { system, ...groups } })).toEqual([]);
});

test("never throws, whatever it is given", () => {
  fc.assert(
    fc.property(fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }), (value) => {
      expect(parseEnvironment(value, REGION).problems?.length).toBeGreaterThan(0);
    }),
  );
});

const PATHS = [
  "name",
  "zones",
  "tags",
  "account",
  "iam",
  "network",
  "network.cidrBlock",
  "cluster.version",
  "cluster.controlPlaneZones",
  "cluster.endpointAccess",
  "cluster.publicAccessCidrs",
  "cluster.admins",
  "cluster.addonVersions",
  "nodeGroups",
  "nodeGroups.own",
  "nodeGroups.own.instanceTypes",
  "nodeGroups.own.size",
  "nodeGroups.own.labels",
  "nodeGroups.own.taints",
  "nodeGroups.own.kubelet",
  "nodeGroups.own.instanceRefresh",
  "nodeGroups.system.zones",
];

test("never throws, whatever stands at one place of a right document", () => {
  fc.assert(
    fc.property(fc.constantFrom(...PATHS), fc.jsonValue(), (path, value) => {
      const { environment, problems } = parseEnvironment(environmentDocument({ [path]: value }), REGION);
      expect(environment === undefined).toBe(problems !== undefined && problems.length > 0);
    }),
    { numRuns: 500 },
  );
});
