import { servedZones } from "../../capacity/pools";
import { instanceType } from "../../facts/ec2-catalogue";
import { problem, type PathStep, type Problem } from "../../capacity/problem";
import { zoneOf } from "../zone";
import { defined, groupsOf, type Check, type Checked, type GroupDraft } from "./check";

/**
 * A group without spot needs a zone that offers one of its types; the system group and an enduring one need that in each
 * of their zones. Groups with spot have their own, stricter rule of pools.
 */
export const checkOffers: Check = (checked) =>
  groupsOf(checked).flatMap(([name, group]) =>
    group.kind === "on-demand" || group.kind === "enduring"
      ? offerProblems(checked, ["nodeGroups", name, "instanceTypes"], group)
      : [],
  );

function offerProblems(
  { environment, region }: Checked,
  path: readonly PathStep[],
  group: GroupDraft,
): readonly Problem[] {
  const instanceTypes = defined(group.instanceTypes ?? []);
  const names = defined(group.zones ?? environment.zones ?? []);
  // Of types that are wrong in themselves only that is said.
  if (names.length === 0 || instanceTypes.length === 0 || instanceTypes.some((type) => !instanceType(type))) {
    return [];
  }
  const zones = names.map((name) => zoneOf(name, environment.zoneIds));
  const { most, without } = servedZones({ region, instanceTypes, zones });
  const lacking = `${instanceTypes.join(", ")} ${instanceTypes.length === 1 ? "is" : "are"} not offered in`;
  const mend = "take other types or zones";
  if (most === 0 || (without.length > 0 && needsEachZone(group))) {
    return [problem(path, `${lacking} ${without.join(", ")}; ${mend}`)];
  }
  return most < zones.length && needsEachZone(group)
    ? [problem(path, `${lacking} more than ${most} of ${names.join(", ")}; ${mend}`)]
    : [];
}

/** One zone without controllers is no longer spread, and an enduring group is one group for each zone. */
function needsEachZone(group: GroupDraft): boolean {
  return group.kind === "enduring" || ("role" in group && group.role === "system");
}
