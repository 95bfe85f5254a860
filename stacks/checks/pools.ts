import { spotPools } from "../../capacity/pools";
import { instanceType } from "../../facts/ec2-catalogue";
import { problem, type PathStep, type Problem } from "../../capacity/problem";
import { zoneOf } from "../zone";
import { defined, groupsOf, type Check, type Checked, type GroupDraft } from "./check";

/** A group that needs spot must be able to draw from several pools: types, zones, and types in each of the zones. */
export const checkPools: Check = (checked) =>
  groupsOf(checked).flatMap(([name, group]) =>
    group.kind === "spot" || group.kind === "mixed" ? poolProblems(checked, ["nodeGroups", name], group) : [],
  );

type SpotDraft = Extract<GroupDraft, { readonly minPools?: unknown }>;

function poolProblems(checked: Checked, path: readonly PathStep[], group: SpotDraft): readonly Problem[] {
  const { minPools, instanceTypes } = group;
  const zones = group.zones ?? checked.environment.zones;
  if (minPools === undefined || instanceTypes === undefined || zones === undefined || !areForSpot(instanceTypes)) {
    return [];
  }
  const types = new Set(instanceTypes).size;
  const least = minPools.instanceTypes ?? 1;
  const leastZones = minPools.zones ?? 1;
  return [
    ...(types < least
      ? [
          problem(
            [...path, "instanceTypes"],
            `${types} is not at least ${least} types, of which each is a pool in each zone; add types of the same shape ` +
              "(spot-eks select finds them), or lower minPools.instanceTypes",
          ),
        ]
      : zoneProblems(checked, path, { types: defined(instanceTypes), zones: defined(zones), least })),
    ...(new Set(zones).size < leastZones
      ? [
          problem(
            [...path, "zones"],
            `${new Set(zones).size} is not at least ${leastZones} zones; add a zone, or lower minPools.zones`,
          ),
        ]
      : []),
  ];
}

/** Of types that are wrong in themselves only that is said. */
function areForSpot(names: readonly (string | undefined)[]): boolean {
  return names.length > 0 && names.every((name) => name !== undefined && instanceType(name)?.supportsSpot === true);
}

/** Zones that are known to offer too few of the types; without its id a zone is only known to be one of the region's. */
function zoneProblems(
  { environment, region }: Checked,
  path: readonly PathStep[],
  {
    types,
    zones,
    least,
  }: { readonly types: readonly string[]; readonly zones: readonly string[]; readonly least: number },
): readonly Problem[] {
  return zones.flatMap((zone) => {
    const { missing } = spotPools({ region, instanceTypes: types, zones: [zoneOf(zone, environment.zoneIds)] });
    const offered = types.length - missing.length;
    const lacking = missing.map(({ instanceType: type }) => type).join(", ");
    return offered < least
      ? [
          problem(
            [...path, "instanceTypes"],
            `${lacking} ${missing.length === 1 ? "is" : "are"} not offered in ${zone}, which leaves ${offered} of ${types.length} types there, fewer than ` +
              `${least}; take other types or zones, or lower minPools.instanceTypes`,
          ),
        ]
      : [];
  });
}
