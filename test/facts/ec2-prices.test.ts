import { expect, test } from "@jest/globals";

import { catalogueRegions, instanceType, instanceTypeNames, zoneIdsOffering } from "../../facts/ec2-catalogue";
import {
  INTERRUPTION_BANDS,
  onDemandPrice,
  onDemandPricesDate,
  SPOT_ADVISOR_DATE,
  spotAdvice,
} from "../../facts/ec2-prices";

test.each([
  { what: "published", region: "us-east-1", type: "m5.large", price: { usdPerHour: 0.096, isEstimate: false } },
  { what: "bare metal", region: "us-east-1", type: "c5.metal", price: { usdPerHour: 4.08, isEstimate: false } },
  { what: "an estimate", region: "eu-west-1", type: "c6id.large", price: { usdPerHour: 0.11445, isEstimate: true } },
  { what: "not known in the region", region: "ca-central-1", type: "a1.medium", price: undefined },
  { what: "a region without prices", region: "eu-north-1", type: "m5.large", price: undefined },
  { what: "no such size", region: "us-east-1", type: "m5.tiny", price: undefined },
  { what: "no such family", region: "us-east-1", type: "m55.large", price: undefined },
  { what: "no dot", region: "us-east-1", type: "m5", price: undefined },
  { what: "a name every object has", region: "us-east-1", type: "constructor.large", price: undefined },
])("tells the on-demand price: $what", ({ region, type, price }) => {
  expect(onDemandPrice(region, type)).toEqual(price);
});

test.each([
  { what: "seldom", region: "us-east-1", type: "c5.large", advice: { savingsPercent: 59, interruptionBand: 0 } },
  { what: "often", region: "us-east-1", type: "c1.medium", advice: { savingsPercent: 70, interruptionBand: 4 } },
  { what: "nothing saved", region: "us-east-1", type: "a1.large", advice: { savingsPercent: 0, interruptionBand: 4 } },
  {
    what: "spot was dearer",
    region: "ca-central-1",
    type: "p5.48xlarge",
    advice: { savingsPercent: -62, interruptionBand: 0 },
  },
  { what: "a type launched since", region: "us-east-1", type: "m8i.large", advice: undefined },
  { what: "a region without advice", region: "eu-north-1", type: "m5.large", advice: undefined },
  { what: "no such type", region: "us-east-1", type: "m5.tiny", advice: undefined },
])("tells the spot advice: $what", ({ region, type, advice }) => {
  expect(spotAdvice(region, type)).toEqual(advice);
});

test("states the days of its data, by region where they differ", () => {
  const regions = ["us-east-1", "eu-west-1", "eu-north-1", "constructor"];
  expect(regions.map(onDemandPricesDate)).toEqual(["2026-07-20", "2022-05-15", undefined, undefined]);
  expect(SPOT_ADVISOR_DATE).toBe("2025-06-28");
});

test("names the interruption bands from seldom to often", () => {
  expect(INTERRUPTION_BANDS).toEqual(["<5%", "5-10%", "10-15%", "15-20%", ">20%"]);
});

test("every general type that is sold as spot has a price wherever it is offered", () => {
  const general = instanceTypeNames().filter((name) => {
    const type = instanceType(name);
    return type?.supportsSpot === true && !type.isBareMetal && ["m", "c", "r", "t"].includes(type.category);
  });
  expect(general).toHaveLength(933);
  const unpriced = catalogueRegions().flatMap((region) =>
    general
      .filter((name) => (zoneIdsOffering(region, name)?.length ?? 0) > 0)
      .filter((name) => !((onDemandPrice(region, name)?.usdPerHour ?? 0) > 0))
      .map((name) => `${region} ${name}`),
  );
  expect(unpriced).toEqual([]);
});

test("prices and advice are for types of the catalogue, from half a cent to 500 USD an hour", () => {
  const odd = catalogueRegions().flatMap((region) =>
    instanceTypeNames().filter((name) => {
      const usd = onDemandPrice(region, name)?.usdPerHour ?? 1;
      return !(usd > 0.003 && usd < 500);
    }),
  );
  expect(odd).toEqual([]);
});
