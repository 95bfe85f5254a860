import { instanceType, instanceTypeNames, zoneIdsOf, zoneIdsOffering, type InstanceType } from "../facts/ec2-catalogue";
import { onDemandPrice, spotAdvice, type OnDemandPrice, type SpotAdvice } from "../facts/ec2-prices";

/** A type with what is known of it in one region. */
export interface PricedType {
  readonly type: InstanceType;
  /** The same number for all types of a family, from 0 on: counting by it is faster than by name. */
  readonly familyNumber: number;
  /** Ids of the zones of the region that offer it, in the order of their numbers. */
  readonly zoneIds: readonly string[];
  /** Left out: not known in this region. */
  readonly onDemand?: OnDemandPrice;
  /** Left out: the Spot Instance Advisor did not know the type. */
  readonly spot?: SpotAdvice;
}

const byRegion = new Map<string, readonly PricedType[]>();

/**
 * All types of the catalogue with what they cost in a region, the cheapest on demand first.
 *
 * Types of one price stand by interruption band, then by name; bands are too old for more. A type without a price stands
 * last. Worked out once per region. Undefined: the catalogue does not know the region.
 */
export function pricedTypes(region: string): readonly PricedType[] | undefined {
  const known = byRegion.get(region);
  if (known !== undefined || zoneIdsOf(region) === undefined) {
    return known;
  }
  const families = new Map<string, number>();
  const all = instanceTypeNames().flatMap((name) => instanceType(name) ?? []);
  const types = all.map((type): PricedType => {
    const familyNumber = families.get(type.family) ?? families.size;
    families.set(type.family, familyNumber);
    return priced(region, type, familyNumber);
  });
  types.sort(byPrice);
  byRegion.set(region, types);
  return types;
}

function priced(region: string, type: InstanceType, familyNumber: number): PricedType {
  const onDemand = onDemandPrice(region, type.name);
  const spot = spotAdvice(region, type.name);
  return {
    type,
    familyNumber,
    zoneIds: zoneIdsOffering(region, type.name) ?? [],
    ...(onDemand && { onDemand }),
    ...(spot && { spot }),
  };
}

/** A type that nobody has counted interruptions of is as good as one in the middle. */
const UNKNOWN_BAND = 2;

function byPrice(one: PricedType, other: PricedType): number {
  // Not Infinity: the difference of two of them would be no number.
  const priceOf = ({ onDemand }: PricedType): number => onDemand?.usdPerHour ?? Number.MAX_VALUE;
  const bandOf = ({ spot }: PricedType): number => spot?.interruptionBand ?? UNKNOWN_BAND;
  return priceOf(one) - priceOf(other) || bandOf(one) - bandOf(other) || (one.type.name < other.type.name ? -1 : 1);
}

/**
 * The same types in an order in which any first few are as diverse as they can be.
 *
 * First the first of each family, then the second of each, and so on; within such a round the order stays. Types of one
 * family often run dry together.
 */
export function diversified(types: readonly PricedType[]): readonly PricedType[] {
  const rounds: PricedType[][] = [];
  const seen: number[] = [];
  for (const priced of types) {
    const round = seen[priced.familyNumber] ?? 0;
    seen[priced.familyNumber] = round + 1;
    (rounds[round] ??= []).push(priced);
  }
  return rounds.flat();
}
