import { expect, test } from "@jest/globals";
import fc from "fast-check";

import { firstOf, selectInstanceTypes } from "../../capacity/select-instance-types";
import type { SelectionCriteria } from "../../capacity/selection-criteria";
import { catalogueRegions, instanceTypeNames, zoneIdsOf } from "../../facts/ec2-catalogue";

const EIGHT = { min: 8, max: 8 };
const LARGE_M: SelectionCriteria = { region: "us-east-1", allow: [/^m[56]i?\.large$/] };

function named(criteria: SelectionCriteria): string[] {
  return selectInstanceTypes(criteria).types.map(({ type }) => type.name);
}

test("selects eight vCPU with 32 GiB, x86, current, without GPU and without an n in the name", () => {
  const criteria: SelectionCriteria = {
    region: "us-east-1",
    vcpu: EIGHT,
    memoryMiB: { min: 32768, max: 32768 },
    gpus: { min: 0, max: 0 },
    isCurrentGeneration: true,
    architecture: "amd64",
    deny: [/.*n.*/],
  };
  expect(named(criteria).join(" ")).toBe(
    "t3a.2xlarge t3.2xlarge m5a.2xlarge m6a.2xlarge m7i-flex.2xlarge m5.2xlarge m6i.2xlarge m8i-flex.2xlarge " +
      "m7i.2xlarge m5ad.2xlarge m8i.2xlarge m5d.2xlarge m7a.2xlarge m6id.2xlarge m8a.2xlarge m8id.2xlarge m8ib.2xlarge " +
      "m8idb.2xlarge",
  );
});

test("the cheapest of each family comes first, then the second cheapest", () => {
  const criteria: SelectionCriteria = { region: "us-east-1", allow: [/^(m5|c5|r5)\.(large|xlarge)$/] };
  expect(named(criteria)).toEqual(["c5.large", "m5.large", "r5.large", "c5.xlarge", "m5.xlarge", "r5.xlarge"]);
});

test("of types that cost the same the seldom interrupted one comes first", () => {
  // Each costs 0.096; the advisor had m6i.large in band 2 and m5.large in band 3.
  expect(named(LARGE_M)).toEqual(["m6i.large", "m5.large"]);
});

test("a type without a price comes last", () => {
  expect(named({ region: "eu-west-1", allow: [/^(p5\.48xlarge|u7i-12tb\.224xlarge|m5\.large)$/] })[0]).toBe("m5.large");
});

test("pools are types times zones", () => {
  expect(selectInstanceTypes(LARGE_M).pools).toEqual({ count: 10, isExact: true });
  const zones = [{ name: "use1-az4", id: "use1-az4" }];
  expect(selectInstanceTypes({ ...LARGE_M, zones }).pools).toEqual({ count: 2, isExact: true });
});

test.each([
  { what: "offered in all zones of the region but one", names: ["us-east-1a"], isExact: false },
  { what: "as many as offer it", names: ["us-east-1a", "us-east-1b", "us-east-1c"], isExact: false },
])("pools of zones that are only named are bounded: $what", ({ names, isExact }) => {
  const zones = names.map((name) => ({ name }));
  expect(selectInstanceTypes({ ...LARGE_M, zones }).pools).toEqual({ count: 2 * names.length, isExact });
});

test("a selection can be cut, and counts the pools that are left", () => {
  const first = firstOf(selectInstanceTypes(LARGE_M), 1, LARGE_M);
  expect(first.types.map(({ type }) => type.name)).toEqual(["m6i.large"]);
  expect(first.pools).toEqual({ count: 5, isExact: true });
  expect(first.rejections()).toHaveLength(1362);
});

test("refuses what cannot be asked, all at once", () => {
  const criteria: SelectionCriteria = { region: "us-east-1", vcpu: { min: 2, max: 1 }, sameShapeAs: "m5.larg" };
  expect(() => selectInstanceTypes(criteria)).toThrow(
    new RangeError(
      "sameShapeAs: m5.larg is not an instance type in the catalogue; did you mean m5.large?\n" +
        "vcpu: 2 to 1 is not a range; the smaller number comes first",
    ),
  );
  expect(() => selectInstanceTypes({ region: "eu-north-1" })).toThrow(/^region: eu-north-1 is not one of /);
});

const bounds = (max: number) =>
  fc
    .tuple(fc.integer({ min: 0, max }), fc.integer({ min: 0, max }))
    .map(([one, other]) => ({ min: Math.min(one, other), max: Math.max(one, other) }));
const pattern = fc.constantFrom(/.*n.*/, /^m/, /flex/, /\.metal/, /^[cmr][5-8]/g, /xlarge$/y, /^t\d/);
const OPTIONAL = {
  vcpu: bounds(64),
  memoryMiB: bounds(262144),
  memoryGiBPerVcpu: bounds(16),
  architecture: fc.constantFrom("amd64" as const, "arm64" as const),
  generation: bounds(9),
  isCurrentGeneration: fc.boolean(),
  gpus: bounds(4),
  accelerators: bounds(4),
  nvmeGB: bounds(4000),
  networkBaselineMbps: bounds(50000),
  isBurstable: fc.boolean(),
  isBareMetal: fc.boolean(),
  supportsSpot: fc.boolean(),
  sameShapeAs: fc.constantFrom(...instanceTypeNames()),
  allow: fc.array(pattern, { maxLength: 2 }),
  deny: fc.array(pattern, { maxLength: 2 }),
};
const zonesIn = (region: string) =>
  fc
    .subarray([...(zoneIdsOf(region) ?? [])])
    .chain((ids) =>
      fc
        .boolean()
        .map((isById) => ids.map((id, i) => (isById ? { name: id, id } : { name: `${region}${"abcdef"[i] ?? ""}` }))),
    );
const CRITERIA: fc.Arbitrary<SelectionCriteria> = fc.constantFrom(...catalogueRegions()).chain((region) =>
  fc
    .record({ ...OPTIONAL, zones: zonesIn(region) }, { requiredKeys: [] })
    // A few criteria at a time: with all of them at once next to nothing is ever selected.
    .chain((all) => fc.subarray(Object.keys(all), { maxLength: 4 }).map((keys) => [all, keys] as const))
    .map(([all, keys]) => Object.fromEntries(Object.entries(all).filter(([key]) => keys.includes(key))))
    .map((some): SelectionCriteria => ({ region, ...some })),
);

/** Says the same as the checks, written another way. */
function satisfies(criteria: SelectionCriteria, { type, zoneIds }: ReturnType<typeof selectInstanceTypes>["types"][0]) {
  const within = (value: number, range: { min?: number; max?: number } | undefined) =>
    !(value < (range?.min ?? value)) && !(value > (range?.max ?? value));
  const is = (value: boolean, wanted: boolean | undefined) => wanted === undefined || wanted === value;
  const gpus = type.gpu === undefined ? 0 : type.gpu.count || 0.5;
  const matches = (one: RegExp) => new RegExp(one.source).test(type.name);
  return [
    within(type.vcpu, criteria.vcpu),
    within(type.memoryMiB, criteria.memoryMiB),
    within(Math.round((type.memoryMiB / type.vcpu / 1024) * 100) / 100, criteria.memoryGiBPerVcpu),
    within(gpus, criteria.gpus),
    within(type.accelerator?.count ?? 0, criteria.accelerators),
    within(type.generation, criteria.generation),
    within(type.nvmeGB, criteria.nvmeGB),
    within(type.networkBaselineMbps, criteria.networkBaselineMbps),
    is(!type.isPreviousGeneration, criteria.isCurrentGeneration),
    is(type.isBurstable, criteria.isBurstable),
    is(type.isBareMetal, criteria.isBareMetal),
    is(type.supportsSpot, criteria.supportsSpot),
    criteria.architecture === undefined || criteria.architecture === type.architecture,
    zoneIds.length >= Math.max(1, criteria.zones?.length ?? 0),
    criteria.zones?.every(({ id }) => id === undefined || zoneIds.includes(id)) ?? true,
    (criteria.allow ?? []).length === 0 || criteria.allow?.some(matches),
    !criteria.deny?.some(matches),
  ].every((holds) => holds === true);
}

test("every selected type satisfies every criterion", () => {
  fc.assert(
    fc.property(CRITERIA, (criteria) => {
      const wrong = selectInstanceTypes(criteria).types.filter((priced) => !satisfies(criteria, priced));
      expect(wrong.map(({ type }) => type.name)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test("selected types of one shape have one vCPU count, and memory within a tenth of the smallest", () => {
  fc.assert(
    fc.property(OPTIONAL.sameShapeAs, fc.constantFrom(...catalogueRegions()), (sameShapeAs, region) => {
      const types = selectInstanceTypes({ region, sameShapeAs }).types.map(({ type }) => type);
      const memories = types.map(({ memoryMiB }) => memoryMiB);
      expect(Math.max(...memories, 0) * 100).toBeLessThanOrEqual(Math.min(...memories, Infinity) * 110);
      const shapes = types.map(({ vcpu, architecture, gpu }) => `${vcpu} ${architecture} ${gpu?.count ?? "none"}`);
      expect(new Set(shapes).size).toBeLessThanOrEqual(1);
    }),
  );
});

test("every type is either selected or rejected with a reason", () => {
  fc.assert(
    fc.property(CRITERIA, (criteria) => {
      const { types, rejections } = selectInstanceTypes(criteria);
      const rejected = rejections();
      expect(rejected.every(({ reasons }) => reasons.length > 0 && reasons.every(({ text }) => text !== ""))).toBe(
        true,
      );
      const all = [...types.map(({ type }) => type.name), ...rejected.map(({ instanceType }) => instanceType)];
      expect(all.sort()).toEqual([...instanceTypeNames()].sort());
    }),
  );
});

test("the ranking is the same each time and holds each type once", () => {
  fc.assert(
    fc.property(CRITERIA, (criteria) => {
      const names = named(criteria);
      expect(named(criteria)).toEqual(names);
      expect(new Set(names).size).toBe(names.length);
    }),
  );
});

test("within the first types of their families the cheaper one stands first", () => {
  fc.assert(
    fc.property(CRITERIA, (criteria) => {
      const seen = new Set<string>();
      const firsts = selectInstanceTypes(criteria).types.filter(
        ({ type }) => !seen.has(type.family) && seen.add(type.family),
      );
      const prices = firsts.map(({ onDemand }) => onDemand?.usdPerHour ?? Infinity);
      expect(prices).toEqual([...prices].sort((one, other) => (one === other ? 0 : one - other)));
    }),
  );
});

test("one more deny pattern never adds a type", () => {
  fc.assert(
    fc.property(CRITERIA, pattern, (criteria, denied) => {
      const before = new Set(named(criteria));
      const after = named({ ...criteria, deny: [...(criteria.deny ?? []), denied] });
      expect(after.filter((name) => !before.has(name))).toEqual([]);
    }),
  );
});
