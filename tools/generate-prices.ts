import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

import { DATE, PROVENANCE, readSource } from "./source-file";

/** Where the facts come from unless a source file says so itself; written into the file, so that a copy of it carries its own provenance. */
const SOURCES = [
  {
    what: "on-demand prices of us-east-1, without bare metal",
    from: "https://github.com/aws/karpenter-provider-aws/tree/6fc13b523/pkg/providers/pricing",
    licence: "Apache-2.0",
  },
  {
    what: "on-demand prices of the other regions, and of bare metal",
    from: "https://github.com/apache/libcloud/blob/b027e7edc/libcloud/data/pricing.json",
    licence: "Apache-2.0",
  },
  {
    what: "on-demand prices marked ~: the price in us-east-1 times what the nearest family costs in the region",
    from: "computed from the two above",
    licence: "Apache-2.0",
  },
  {
    what: "spot: the feed of the Spot Instance Advisor, https://spot-bid-advisor.s3.amazonaws.com/spot-advisor-data.json",
    from: "https://github.com/alexei-led/spotinfo/tree/05e933139",
    licence: "Apache-2.0",
  },
];

const PRICES_BY_REGION = z.record(z.string(), z.record(z.string(), z.number().positive()));

const PRICES_FILE = z.object({
  schema: z.literal("ec2-on-demand-prices/1"),
  currency: z.literal("USD"),
  unit: z.literal("instance-hour"),
  operatingSystem: z.literal("Linux"),
  tenancy: z.literal("shared"),
  provenance: PROVENANCE,
  sources: z.record(z.string(), z.string()),
  prices: PRICES_BY_REGION,
  estimated: PRICES_BY_REGION,
  basis: z.record(z.string(), z.record(z.string(), z.string())),
});

const SPOT_FILE = z.object({
  schema: z.literal("ec2-spot-advisor/1"),
  asOf: DATE,
  operatingSystem: z.literal("Linux"),
  provenance: PROVENANCE,
  bands: z.array(z.string()).length(5),
  regions: z.record(z.string(), z.record(z.string(), z.tuple([z.int().min(0).max(4), z.int().max(100)]))),
});

type Prices = z.infer<typeof PRICES_FILE>;
type Spot = z.infer<typeof SPOT_FILE>["regions"];

/**
 * Day of a region's published prices: the oldest of the sources that its families name and that tell their day. A region
 * whose families name none has the source that is for it only.
 */
function publishedOn(region: string, { sources, basis }: Prices): string {
  const dateIn = (text: string | undefined): string | undefined => text?.match(/\d{4}-\d{2}-\d{2}/)?.[0];
  const named = Object.values(basis[region] ?? {}).map((code) => sources[code]);
  const texts = named.length > 0 ? named : Object.values(sources).filter((text) => text.endsWith(`${region} only`));
  const [oldest] = texts.flatMap((text) => dateIn(text) ?? []).sort();
  if (oldest === undefined) {
    throw new Error(`on-demand-prices.json: sources: none tells the day of the prices of ${region}`);
  }
  return oldest;
}

/** What one type costs, region by region: `0.096`, `~0.1` for an estimate, `-` for nothing known. */
function priceCells(name: string, { prices, estimated }: Prices, regions: readonly string[]): string {
  return regions
    .map((region) => {
      const published = prices[region]?.[name];
      const estimate = estimated[region]?.[name];
      if (published !== undefined && estimate !== undefined) {
        throw new Error(`on-demand-prices.json: estimated.${region}.${name}: has a published price too`);
      }
      return published?.toString() ?? (estimate === undefined ? "-" : `~${estimate}`);
    })
    .join(" ");
}

/** Interruption band and savings in percent, region by region: `356` is band 3 and 56 %, `-` nothing known. */
function spotCells(name: string, spot: Spot, regions: readonly string[]): string {
  return regions
    .map((region) => {
      const advice = spot[region]?.[name];
      return advice === undefined ? "-" : `${advice[0]}${advice[1]}`;
    })
    .join(" ");
}

function namesOf(prices: Prices, spot: Spot): readonly string[] {
  const all = [prices.prices, prices.estimated, spot].flatMap((source) => Object.values(source).flatMap(Object.keys));
  return [...new Set(all)];
}

/**
 * The whole text of `facts/ec2/prices.json`: the same bytes for the same input, one family per line.
 *
 * A line is types parted by `;`, each with its size, `:`, prices by region, `/` and spot advice by region.
 * Reads `on-demand-prices.json` and `spot-advisor.json` in the folder.
 *
 * @throws Error - a file is missing, is not JSON, or does not have the expected shape.
 */
export function pricesText(folder: string): string {
  const prices = readSource(folder, "on-demand-prices.json", PRICES_FILE);
  const spotFile = readSource(folder, "spot-advisor.json", SPOT_FILE);
  const { asOf: spotAsOf, bands, regions: spot } = spotFile;
  const regions = Object.keys(prices.prices).sort();
  const families = new Map<string, string[]>();
  for (const name of [...namesOf(prices, spot)].sort()) {
    const dot = name.indexOf(".");
    if (dot === -1) {
      throw new Error(`${name}: is not a family, a dot and a size`);
    }
    const family = name.slice(0, dot);
    const cells = `${name.slice(dot + 1)}:${priceCells(name, prices, regions)}/${spotCells(name, spot, regions)}`;
    families.set(family, [...(families.get(family) ?? []), cells]);
  }
  const file = {
    spotAsOf,
    sources: [...(prices.provenance ?? SOURCES.slice(0, 3)), ...(spotFile.provenance ?? SOURCES.slice(3))],
    bands,
    onDemandAsOf: Object.fromEntries(regions.map((region) => [region, publishedOn(region, prices)])),
    families: Object.fromEntries([...families].map(([family, types]) => [family, types.join(";")])),
  };
  return `${JSON.stringify(file, undefined, 1)}\n`;
}

if (require.main === module) {
  const folder = process.argv[2];
  if (folder === undefined) {
    console.error("usage: npm run facts:prices -- <folder with on-demand-prices.json and spot-advisor.json>");
    process.exitCode = 64;
  } else {
    writeFileSync(join(__dirname, "..", "facts", "ec2", "prices.json"), pricesText(folder));
  }
}
