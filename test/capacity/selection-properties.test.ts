import { expect, test } from "@jest/globals";
import fc from "fast-check";

import { selectInstanceTypes } from "../../capacity/select-instance-types";
import type { SelectionCriteria } from "../../capacity/selection-criteria";
import { catalogueRegions, instanceTypeNames, zoneIdsOf } from "../../facts/ec2-catalogue";

function named(criteria: SelectionCriteria): string[] {
  return selectInstanceTypes(criteria).types.map(({ type }) => type.name);
}

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
    .chain((all) => {
      const keys = Object.keys(all);
      return fc.subarray(keys, { maxLength: Math.min(4, keys.length) }).map((some) => [all, some] as const);
    })
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

test("the order in which zones, patterns and types are given does not matter", () => {
  fc.assert(
    fc.property(CRITERIA, (criteria) => {
      const { zones, allow, deny } = criteria;
      const turned: SelectionCriteria = {
        ...criteria,
        ...(zones && { zones: [...zones].reverse() }),
        ...(allow && { allow: [...allow].reverse() }),
        ...(deny && { deny: [...deny].reverse() }),
      };
      expect(named(turned)).toEqual(named(criteria));
    }),
  );
});

test("asking for more never adds a type", () => {
  fc.assert(
    fc.property(CRITERIA, fc.record(OPTIONAL, { requiredKeys: [] }), (criteria, more) => {
      const before = new Set(named(criteria));
      const after = named({ ...more, ...criteria });
      expect(after.filter((name) => !before.has(name))).toEqual([]);
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
