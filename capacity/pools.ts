import { zoneIdsOf, zoneIdsOffering } from "../facts/ec2-catalogue";

/** A zone as an environment names it. */
export interface Zone {
  /** Name in this account, such as `us-east-1a`. */
  readonly name: string;
  /** The same place in every account, such as `use1-az4`. Left out: offerings can only be bounded. */
  readonly id?: string;
}

/** Where a group looks for capacity. */
export interface PoolFacts {
  readonly region: string;
  readonly zones: readonly Zone[];
  /** Full names, such as `m5.large`. */
  readonly instanceTypes: readonly string[];
}

/** A type that EC2 does not offer in a zone. */
export interface MissingPool {
  readonly instanceType: string;
  /** Name of the zone. */
  readonly zone: string;
}

/** How many pools of capacity a group can draw from. */
export interface Pools {
  /** Types times zones, less what is not offered; the highest possible number where `isExact` is false. */
  readonly count: number;
  /** Whether the catalogue and the zone ids settle every pool. */
  readonly isExact: boolean;
  /** Pools that are known not to exist. */
  readonly missing: readonly MissingPool[];
}

/** The zones of a region that cannot be told apart, since their ids were not given. */
interface UnnamedZones {
  readonly zones: readonly Zone[];
  readonly possibleIds: readonly string[];
}

function poolsOfType(instanceType: string, facts: PoolFacts, known: readonly string[], unnamed: UnnamedZones): Pools {
  const offering = zoneIdsOffering(facts.region, instanceType) ?? [];
  const identified = facts.zones.filter(({ id }) => id !== undefined && known.includes(id));
  const lacking = identified.filter(({ id }) => id !== undefined && !offering.includes(id));
  const possible = unnamed.possibleIds.filter((id) => offering.includes(id));
  const nowhere = possible.length === 0 ? unnamed.zones : [];
  return {
    count: identified.length - lacking.length + Math.min(unnamed.zones.length, possible.length),
    isExact: unnamed.zones.length === 0 || nowhere.length > 0 || possible.length === unnamed.possibleIds.length,
    missing: [...lacking, ...nowhere].map(({ name }) => ({ instanceType, zone: name })),
  };
}

/**
 * The pools of spot capacity that a group can use: each type in each zone is one, and can run dry on its own.
 *
 * Exact where every zone has its id, or where EC2 offers a type in all zones of the region or in none. In a region that
 * the catalogue does not know every type is taken to be offered everywhere.
 *
 * Source: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-best-practices.html
 */
export function spotPools(facts: PoolFacts): Pools {
  const { region, zones, instanceTypes } = facts;
  const known = zoneIdsOf(region);
  if (known === undefined) {
    return { count: zones.length * instanceTypes.length, isExact: false, missing: [] };
  }
  const unnamed = unnamedZones(zones, known);
  const each = instanceTypes.map((instanceType) => poolsOfType(instanceType, facts, known, unnamed));
  return {
    count: each.reduce((sum, { count }) => sum + count, 0),
    isExact: each.every(({ isExact }) => isExact),
    missing: each.flatMap(({ missing }) => missing),
  };
}

/** In how many of its zones a group can have nodes at all. */
export interface ServedZones {
  /** Zones that offer a type of the group; the highest possible number where zones have no ids. */
  readonly most: number;
  /** Names of the zones that are known to offer none. */
  readonly without: readonly string[];
}

/** The zones of a group that offer at least one of its types. A region that the catalogue does not know offers all. */
export function servedZones({ region, zones, instanceTypes }: PoolFacts): ServedZones {
  const known = zoneIdsOf(region);
  if (known === undefined) {
    return { most: zones.length, without: [] };
  }
  const offering = new Set(instanceTypes.flatMap((type) => zoneIdsOffering(region, type) ?? []));
  const { zones: unnamed, possibleIds } = unnamedZones(zones, known);
  const possible = possibleIds.filter((id) => offering.has(id)).length;
  const identified = zones.filter((zone) => !unnamed.includes(zone));
  const lacking = identified.filter(({ id }) => id !== undefined && !offering.has(id));
  return {
    most: identified.length - lacking.length + Math.min(unnamed.length, possible),
    without: [...lacking, ...(possible === 0 ? unnamed : [])].map(({ name }) => name),
  };
}

function unnamedZones(zones: readonly Zone[], known: readonly string[]): UnnamedZones {
  return {
    zones: zones.filter(({ id }) => id === undefined || !known.includes(id)),
    possibleIds: known.filter((knownId) => !zones.some(({ id }) => id === knownId)),
  };
}
