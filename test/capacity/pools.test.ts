import { expect, test } from "@jest/globals";
import fc from "fast-check";

import { servedZones, spotPools } from "../../capacity/pools";

const A = { name: "us-east-1a", id: "use1-az4" };
const B = { name: "us-east-1b", id: "use1-az6" };
const POOR = { name: "us-east-1e", id: "use1-az3" };
const bare = (letter: string): { name: string } => ({ name: `us-east-1${letter}` });

test.each([
  {
    what: "all offered, all zones with ids",
    facts: { region: "us-east-1", zones: [A, B], instanceTypes: ["m5.large", "m5a.large"] },
    pools: { count: 4, isExact: true, missing: [] },
  },
  {
    what: "a zone that lacks a type",
    facts: { region: "us-east-1", zones: [A, POOR], instanceTypes: ["m5.large", "c4.large"] },
    pools: { count: 3, isExact: true, missing: [{ instanceType: "m5.large", zone: "us-east-1e" }] },
  },
  {
    what: "zones without ids, a type that one of six zones lacks",
    facts: { region: "us-east-1", zones: [bare("a"), bare("b")], instanceTypes: ["m5.large"] },
    pools: { count: 2, isExact: false, missing: [] },
  },
  {
    what: "zones without ids, a type offered everywhere",
    facts: { region: "us-east-1", zones: [bare("a"), bare("b")], instanceTypes: ["c4.large"] },
    pools: { count: 2, isExact: true, missing: [] },
  },
  {
    what: "more zones without ids than zones that offer the type",
    facts: {
      region: "us-east-1",
      zones: [bare("a"), bare("b"), bare("c"), bare("d")],
      instanceTypes: ["a1.medium"],
    },
    pools: { count: 3, isExact: false, missing: [] },
  },
  {
    what: "zones without ids, a type offered nowhere",
    facts: { region: "ap-southeast-1", zones: [{ name: "ap-southeast-1a" }], instanceTypes: ["g5.xlarge"] },
    pools: { count: 0, isExact: true, missing: [{ instanceType: "g5.xlarge", zone: "ap-southeast-1a" }] },
  },
  {
    what: "the only poor zone is told by its id, so the others are settled",
    facts: { region: "us-east-1", zones: [POOR, bare("b")], instanceTypes: ["m5.large"] },
    pools: { count: 1, isExact: true, missing: [{ instanceType: "m5.large", zone: "us-east-1e" }] },
  },
  {
    what: "an id that the region does not have",
    facts: { region: "us-east-1", zones: [{ name: "us-east-1a", id: "use1-az9" }], instanceTypes: ["m5.large"] },
    pools: { count: 1, isExact: false, missing: [] },
  },
  {
    what: "a region that the catalogue does not know",
    facts: { region: "eu-north-1", zones: [{ name: "eu-north-1a" }], instanceTypes: ["m5.large", "c5.large"] },
    pools: { count: 2, isExact: false, missing: [] },
  },
  {
    what: "no types",
    facts: { region: "us-east-1", zones: [A], instanceTypes: [] },
    pools: { count: 0, isExact: true, missing: [] },
  },
])("counts the pools a group can use: $what", ({ facts, pools }) => {
  expect(spotPools(facts)).toEqual(pools);
});

test("every zone and type is either a pool or missing once all ids are known", () => {
  const ids = ["use1-az1", "use1-az2", "use1-az3", "use1-az4", "use1-az5", "use1-az6"];
  const names = ["m5.large", "a1.medium", "c4.large", "g5.xlarge", "p5.48xlarge", "c3.large"];
  fc.assert(
    fc.property(fc.subarray(ids), fc.subarray(names), (zoneIds, instanceTypes) => {
      const zones = zoneIds.map((id) => ({ name: `zone-${id}`, id }));
      const { count, isExact, missing } = spotPools({ region: "us-east-1", zones, instanceTypes });
      expect(isExact).toBe(true);
      expect(count + missing.length).toBe(zones.length * instanceTypes.length);
    }),
  );
});

test("without ids the number is never below what it is with them", () => {
  const ids = ["use1-az1", "use1-az2", "use1-az3", "use1-az4", "use1-az5", "use1-az6"];
  fc.assert(
    fc.property(fc.subarray(ids), fc.constantFrom("m5.large", "a1.medium", "c3.large"), (zoneIds, type) => {
      const facts = { region: "us-east-1", instanceTypes: [type] };
      const exact = spotPools({ ...facts, zones: zoneIds.map((id) => ({ name: `zone-${id}`, id })) });
      const bounded = spotPools({ ...facts, zones: zoneIds.map((id) => ({ name: `zone-${id}` })) });
      expect(bounded.count).toBeGreaterThanOrEqual(exact.count);
    }),
  );
});

test.each([
  { what: "each zone has one of the types", zones: [A, POOR], types: ["m5.large", "c4.large"], most: 2, without: [] },
  { what: "one zone has none of them", zones: [A, POOR], types: ["m5.large"], most: 1, without: ["us-east-1e"] },
  {
    what: "more zones than have the type",
    zones: [bare("a"), bare("b")],
    types: ["hpc7g.4xlarge"],
    most: 1,
    without: [],
  },
  {
    what: "no zone of the region has it",
    zones: [A, bare("b")],
    types: ["trn2.48xlarge"],
    most: 0,
    without: ["us-east-1a", "us-east-1b"],
  },
])("a group has nodes in so many zones: $what", ({ zones, types, most, without }) => {
  expect(servedZones({ region: "us-east-1", zones, instanceTypes: types })).toEqual({ most, without });
});

test("a group has nodes in each of its zones where the region is not known", () => {
  const facts = { region: "eu-north-1", zones: [{ name: "eu-north-1a" }], instanceTypes: ["m5.large"] };
  expect(servedZones(facts)).toEqual({ most: 1, without: [] });
});
