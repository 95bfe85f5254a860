import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, expect, test } from "@jest/globals";

import { pricesText } from "../../tools/generate-prices";
import { factSource } from "../support/source-test";

const ROOT = join(__dirname, "..", "..");
const { at: SOURCE, sourceTest } = factSource("SPOT_EKS_EC2_SOURCE", {
  folder: "ec2",
  file: "on-demand-prices.json",
  undone: "the prices were not regenerated",
});

sourceTest("the committed prices are what the generator makes of its source, byte for byte", () => {
  expect(pricesText(SOURCE) === readFileSync(join(ROOT, "facts/ec2/prices.json"), "utf8")).toBe(true);
});

const PRICES = {
  schema: "ec2-on-demand-prices/1",
  currency: "USD",
  unit: "instance-hour",
  operatingSystem: "Linux",
  tenancy: "shared",
  sources: { K: "one (generated 2026-07-20), us-east-1 only", L: "two (2022-05-15)", "E(m5)": "times the ratio of m5" },
  prices: {
    "us-east-1": { "m5.large": 0.096, "m5.xlarge": 0.192, "c5.large": 0.085 },
    "eu-west-1": { "m5.large": 0.1 },
  },
  estimated: { "eu-west-1": { "c5.large": 0.09 } },
  basis: { "eu-west-1": { m5: "L", c5: "E(m5)" } },
};
const SPOT = {
  schema: "ec2-spot-advisor/1",
  asOf: "2025-06-28",
  operatingSystem: "Linux",
  bands: ["<5%", "5-10%", "10-15%", "15-20%", ">20%"],
  regions: { "us-east-1": { "m5.large": [3, 56], "x1.large": [0, 7] }, "eu-west-1": { "m5.large": [4, -12] } },
};

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "prices-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function generate(prices: object = PRICES, spot: object = SPOT): string {
  writeFileSync(join(folder, "on-demand-prices.json"), JSON.stringify(prices));
  writeFileSync(join(folder, "spot-advisor.json"), JSON.stringify(spot));
  return pricesText(folder);
}

test("writes one line per family, regions, families and types by name, and the day of each region's prices", () => {
  const { sources, ...facts } = JSON.parse(generate()) as { sources: object[] };
  expect(sources).toHaveLength(4);
  expect(facts).toEqual({
    spotAsOf: "2025-06-28",
    bands: ["<5%", "5-10%", "10-15%", "15-20%", ">20%"],
    onDemandAsOf: { "eu-west-1": "2022-05-15", "us-east-1": "2026-07-20" },
    families: {
      c5: "large:~0.09 0.085/- -",
      m5: "large:0.1 0.096/4-12 356;xlarge:- 0.192/- -",
      x1: "large:- -/- 07",
    },
  });
});

test("does not depend on the order of its input", () => {
  const turned = (value: object): object => Object.fromEntries(Object.entries(value).reverse());
  const prices = { ...PRICES, prices: turned(PRICES.prices), sources: turned(PRICES.sources) };
  expect(generate(prices, { ...SPOT, regions: turned(SPOT.regions) })).toBe(generate());
});

test.each([
  {
    fault: "a price that is none",
    prices: { ...PRICES, prices: { "us-east-1": { "m5.large": 0 } } },
    message:
      'on-demand-prices.json does not have the expected shape:\n✖ Too small: expected number to be >0\n  → at prices["us-east-1"]["m5.large"]',
  },
  {
    fault: "a type with a price and an estimate",
    prices: { ...PRICES, estimated: { "eu-west-1": { "m5.large": 0.1 } } },
    message: "on-demand-prices.json: estimated.eu-west-1.m5.large: has a published price too",
  },
  {
    fault: "a region whose prices have no day",
    prices: { ...PRICES, sources: { K: "one (generated 2026-07-20), us-east-1 only", L: "two" } },
    message: "on-demand-prices.json: sources: none tells the day of the prices of eu-west-1",
  },
  {
    fault: "a name without a size",
    prices: { ...PRICES, prices: { "us-east-1": { m5: 1 } } },
    message: "m5: is not a family, a dot and a size",
  },
])("refuses $fault", ({ prices, message }) => {
  expect(() => generate(prices)).toThrow(new Error(message));
});
