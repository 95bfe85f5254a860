import { z } from "zod";

import { catalogueRegions, instanceTypeNames } from "../../facts/ec2-catalogue";
import { INTERRUPTION_BANDS, onDemandPrice, onDemandPricesDate, SPOT_ADVISOR_DATE } from "../../facts/ec2-prices";
import { pricesText } from "../generate-prices";
import type { DatedFact } from "./fact";
import { answer, Lack, requireMost, understood, type CommandLine } from "./outside";
import { withSources } from "./source-folder";

const ADVISOR_COMMAND: CommandLine = [
  ...(["curl", "--fail", "--silent", "--show-error", "--location", "--max-time", "120"] as const),
  "https://spot-bid-advisor.s3.amazonaws.com/spot-advisor-data.json",
];

/** Linux without licences on shared machines, as it is paid while it runs. */
const PRICED = { operatingSystem: "Linux", tenancy: "Shared", preInstalledSw: "NA", capacitystatus: "Used" };

const pricesCommand = (region: string): CommandLine => [
  ...(["aws", "pricing", "get-products", "--service-code", "AmazonEC2", "--filters"] as const),
  ...Object.entries({ regionCode: region, ...PRICED }).map(
    ([field, value]) => `Type=TERM_MATCH,Field=${field},Value=${value}`,
  ),
  // The price list itself is served in few regions, of which this is one.
  ...["--region", "us-east-1", "--output", "json"],
];

const PRICES_ANSWER = z.object({ PriceList: z.array(z.string()) });
const PRODUCT = z.object({
  product: z.object({ attributes: z.object({ instanceType: z.string().optional() }) }),
  terms: z.object({
    OnDemand: z
      .record(
        z.string(),
        z.object({ priceDimensions: z.record(z.string(), z.object({ pricePerUnit: z.object({ USD: z.string() }) })) }),
      )
      .optional(),
  }),
});
const ADVISOR_ANSWER = z.object({
  ranges: z.array(z.object({ index: z.int(), label: z.string() })),
  spot_advisor: z.record(
    z.string(),
    z.object({ Linux: z.record(z.string(), z.object({ s: z.number(), r: z.int() })).optional() }),
  ),
});

/** On-demand prices and what the Spot Instance Advisor says: both halves, since the generator takes both. */
export const PRICES: DatedFact = {
  name: "prices",
  file: "facts/ec2/prices.json",
  asOf: `on demand ${onDemandPricesDate("us-east-1") ?? ""} (us-east-1) and older, spot ${SPOT_ADVISOR_DATE}`,
  source: "https://aws.amazon.com/ec2/pricing/on-demand/ and https://aws.amazon.com/ec2/spot/instance-advisor/",
  renewal: {
    kind: "generated",
    commands: [pricesCommand("REGION"), ADVISOR_COMMAND],
    generator: "npm run facts:prices",
    text: renewedPrices,
  },
};

function renewedPrices(today: string): string {
  const prices = new Map(catalogueRegions().map((region) => [region, pricesOf(region)]));
  const advisor = answer(ADVISOR_COMMAND, ADVISOR_ANSWER);
  const families = (names: readonly string[]) => [...new Set(names.map((name) => name.slice(0, name.indexOf("."))))];
  const provenance = [
    { what: "on-demand prices", from: "aws pricing get-products", licence: "none stated" },
    { what: "spot", from: ADVISOR_COMMAND.at(-1) ?? "", licence: "none stated" },
  ];
  return withSources(
    {
      "on-demand-prices.json": {
        ...{ schema: "ec2-on-demand-prices/1", currency: "USD", unit: "instance-hour" },
        ...{ operatingSystem: "Linux", tenancy: "shared", provenance: provenance.slice(0, 1) },
        sources: { A: `AWS Price List (${today})` },
        prices: Object.fromEntries(prices),
        estimated: {},
        basis: Object.fromEntries(
          [...prices].map(([region, known]) => [
            region,
            Object.fromEntries(families(Object.keys(known)).map((family) => [family, "A"])),
          ]),
        ),
      },
      "spot-advisor.json": {
        ...{ schema: "ec2-spot-advisor/1", asOf: today, operatingSystem: "Linux", provenance: provenance.slice(1) },
        bands: bandsOf(advisor.ranges),
        regions: Object.fromEntries(catalogueRegions().map((region) => [region, advice(advisor, region)])),
      },
    },
    pricesText,
  );
}

/** Prices of all types of a region. */
function pricesOf(region: string): Readonly<Record<string, number>> {
  const entries = answer(pricesCommand(region), PRICES_ANSWER).PriceList.flatMap((text) => {
    const { product, terms } = understood(pricesCommand(region), text, PRODUCT);
    const [term] = Object.values(terms.OnDemand ?? {});
    const [dimension] = Object.values(term?.priceDimensions ?? {});
    const [name, usd] = [product.attributes.instanceType, Number(dimension?.pricePerUnit.USD ?? 0)];
    return name === undefined || !name.includes(".") || usd === 0 ? [] : [[name, usd] as const];
  });
  const prices = Object.fromEntries(entries);
  const isKnown = (name: string): boolean => onDemandPrice(region, name)?.isEstimate === false;
  requireMost(`prices of ${region}`, Object.keys(prices).length, instanceTypeNames().filter(isKnown).length);
  return prices;
}

type Advisor = z.infer<typeof ADVISOR_ANSWER>;

/** Labels of the bands from seldom to often, which must be as many as are known. */
function bandsOf(ranges: Advisor["ranges"]): readonly string[] {
  const bands = [...ranges].sort((one, other) => one.index - other.index).map(({ label }) => label);
  if (bands.length !== INTERRUPTION_BANDS.length) {
    throw new Lack(`the Spot Instance Advisor has ${bands.length} bands, not ${INTERRUPTION_BANDS.length}`);
  }
  return bands;
}

function advice({ spot_advisor }: Advisor, region: string): Readonly<Record<string, readonly [number, number]>> {
  const types = Object.entries(spot_advisor[region]?.Linux ?? {});
  if (types.length === 0) {
    throw new Lack(`the Spot Instance Advisor says nothing of ${region}`);
  }
  return Object.fromEntries(types.map(([name, { r, s }]) => [name, [r, Math.round(s)] as const]));
}
