import { unlessUnknown } from "../internal/unknown";
import type { Fleet, SpotFleetRequest } from "./spot-fleet";

/** Where a fleet launches instances of one of its overrides. */
interface Place {
  readonly availabilityZone: string | undefined;
  readonly subnetId: string | undefined;
}

/**
 * How many zones the overrides of an EC2 Fleet reach at most; undefined where one names none, for its template or AWS then chooses.
 *
 * @throws UnknownValue - the overrides themselves are not known.
 */
export function zonesOfFleet({ launchTemplateConfigs }: Fleet): number | undefined {
  return zonesAtMost((launchTemplateConfigs ?? []).flatMap(({ overrides }) => overrides ?? []));
}

/** The same for a Spot Fleet request. @throws UnknownValue - the overrides or specifications themselves are not known. */
export function zonesOfRequest({ launchSpecifications, launchTemplateConfigs }: SpotFleetRequest): number | undefined {
  const overrides = (launchTemplateConfigs ?? []).flatMap((config) => config.overrides ?? []);
  return zonesAtMost([...(launchSpecifications ?? []), ...overrides]);
}

/** Every subnet counts as a zone of its own, and so does every one that is not known: there are no more zones than that. */
function zonesAtMost(places: readonly Place[]): number | undefined {
  const named = new Set<string>();
  let unknown = 0;
  for (const place of places) {
    const where = unlessUnknown(() => place.subnetId ?? place.availabilityZone ?? "");
    if (where === "") {
      return undefined;
    }
    if (where === undefined) {
      unknown += 1;
    } else {
      where.split(",").forEach((one) => named.add(one.trim()));
    }
  }
  return places.length === 0 ? undefined : named.size + unknown;
}
