import { zoneIdsOf } from "../facts/ec2-catalogue";

/**
 * Letter of the last zone of a region, such as `f` of us-east-1; undefined: the region is not in the catalogue.
 *
 * Zones are lettered in order; the highest number among a region's zone ids says how far.
 */
export function lastZoneLetter(region: string): string | undefined {
  const ids = zoneIdsOf(region);
  const numbers = ids?.map((id) => Number(/\d+$/.exec(id)?.[0] ?? 0));
  return numbers === undefined ? undefined : String.fromCharCode("a".charCodeAt(0) - 1 + Math.max(...numbers));
}
