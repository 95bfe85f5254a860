import { expect, test } from "@jest/globals";

import { firstOf, selectInstanceTypes } from "../../capacity/select-instance-types";
import type { SelectionCriteria } from "../../capacity/selection-criteria";

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
