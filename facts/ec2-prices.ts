import data from "./ec2/prices.json";

/** What an instance of a type costs on demand in a region: Linux, shared tenancy. */
export interface OnDemandPrice {
  readonly usdPerHour: number;
  /** Computed from what a like family costs there, not published; shown with a `~`. */
  readonly isEstimate: boolean;
}

/**
 * What the Spot Instance Advisor said of a type in a region, on `SPOT_ADVISOR_DATE`. Old: bands do not keep.
 *
 * Source: https://aws.amazon.com/ec2/spot/instance-advisor/
 */
export interface SpotAdvice {
  /** How much less spot cost than on-demand on average, in whole percent; below 0: spot cost more. */
  readonly savingsPercent: number;
  /** How often it was interrupted in the month before: an index of `INTERRUPTION_BANDS`, 0 seldom to 4 often. */
  readonly interruptionBand: number;
}

/** What the bands mean, from seldom to often: `<5%` to `>20%` of instances interrupted in a month. */
export const INTERRUPTION_BANDS: readonly string[] = data.bands;

/** Day on which savings and interruption bands were read. */
export const SPOT_ADVISOR_DATE: string = data.spotAsOf;

const DATES: Readonly<Record<string, string>> = data.onDemandAsOf;
const FAMILIES: Readonly<Record<string, string>> = data.families;
const REGIONS: readonly string[] = Object.keys(DATES);

/** Both halves of a type's cells, one cell per region. */
interface Cells {
  readonly prices: readonly string[];
  readonly spot: readonly string[];
}

const families = new Map<string, ReadonlyMap<string, Cells>>();

/** Takes a family's line apart, once. */
function familyCells(family: string): ReadonlyMap<string, Cells> {
  const known = families.get(family);
  if (known !== undefined) {
    return known;
  }
  const line = Object.hasOwn(FAMILIES, family) ? FAMILIES[family] : undefined;
  const cells = new Map(
    (line?.split(";") ?? []).map((text): [string, Cells] => {
      const [size = "", values = ""] = text.split(":");
      const [prices = "", spot = ""] = values.split("/");
      return [size, { prices: prices.split(" "), spot: spot.split(" ") }];
    }),
  );
  families.set(family, cells);
  return cells;
}

function cellsOf(type: string): Cells | undefined {
  const dot = type.indexOf(".");
  return familyCells(type.slice(0, dot)).get(type.slice(dot + 1));
}

/**
 * Price of a type in a region, on the day `onDemandPricesDate` tells; undefined: not known.
 *
 * Source: https://aws.amazon.com/ec2/pricing/on-demand/
 */
export function onDemandPrice(region: string, type: string): OnDemandPrice | undefined {
  const cell = cellsOf(type)?.prices[REGIONS.indexOf(region)];
  if (cell === undefined || cell === "-") {
    return undefined;
  }
  const isEstimate = cell.startsWith("~");
  return { usdPerHour: Number(isEstimate ? cell.slice(1) : cell), isEstimate };
}

/** What the Spot Instance Advisor said of a type in a region; undefined: nothing, as of types launched since. */
export function spotAdvice(region: string, type: string): SpotAdvice | undefined {
  const cell = cellsOf(type)?.spot[REGIONS.indexOf(region)];
  if (cell === undefined || cell === "-") {
    return undefined;
  }
  return { savingsPercent: Number(cell.slice(1)), interruptionBand: Number(cell.slice(0, 1)) };
}

/** Day of the published on-demand prices of a region; undefined: region without prices. Estimates are no newer. */
export function onDemandPricesDate(region: string): string | undefined {
  return Object.hasOwn(DATES, region) ? DATES[region] : undefined;
}
