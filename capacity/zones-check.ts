import { zoneIdsOf } from "../facts/ec2-catalogue";
import type { Check } from "./selection-check";
import type { SelectionCriteria } from "./selection-criteria";

function onlyIn(zoneIds: readonly string[]): string {
  return zoneIds.length === 0 ? "in no other zone" : `in ${zoneIds.join(", ")} only`;
}

/**
 * Whether a type is offered in the region, and in all zones that are asked for.
 *
 * Zones without an id stand for any of the region that no id names: a type needs to be offered in as many of those.
 */
export function zonesCheck({ region, zones = [] }: SelectionCriteria): Check {
  const ids = zones.flatMap(({ id }) => id ?? []);
  const names = zones.filter(({ id }) => id === undefined).map(({ name }) => name);
  const others = (zoneIds: readonly string[]): readonly string[] => zoneIds.filter((id) => !ids.includes(id));
  return {
    criterion: "zones",
    accepts: ({ zoneIds }) =>
      zoneIds.length > 0 &&
      (zones.length === 0 || (ids.every((id) => zoneIds.includes(id)) && others(zoneIds).length >= names.length)),
    reason: ({ zoneIds }) => {
      if (zoneIds.length === 0) {
        return `is not offered in ${region}`;
      }
      const lacking = ids.filter((id) => !zoneIds.includes(id));
      return lacking.length > 0
        ? `is not offered in ${lacking.join(", ")}, only in ${zoneIds.join(", ")}`
        : `is offered ${onlyIn(others(zoneIds))}, too few for ${names.join(", ")}`;
    },
  };
}

/** Whether zone ids, or an offer in all zones or none, leave no doubt of where a type is offered. */
export function isOfferExact({ region, zones = [] }: SelectionCriteria, zoneIds: readonly string[]): boolean {
  const ids = zones.flatMap(({ id }) => id ?? []);
  const others = (zoneIdsOf(region) ?? []).filter((id) => !ids.includes(id));
  return ids.length === zones.length || others.every((id) => zoneIds.includes(id));
}
