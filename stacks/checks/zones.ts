import { lastZoneLetter } from "../../capacity/zone-letters";
import { zoneIdsOf } from "../../facts/ec2-catalogue";
import { ZONE_NAME } from "../../facts/regions";
import { problem, shown, type PathStep, type Problem } from "../../capacity/problem";
import { groupsOf, repeats, type Check, type Checked } from "./check";

/** Zones of the environment, of its control plane, and of each node group. */
export const checkZones: Check = (checked) => {
  const { zones = [], zoneIds = {}, cluster } = checked.environment;
  return [
    ...Object.entries(zoneIds).flatMap(([zone, id]) => zoneIdProblems(checked, zone, id)),
    ...zones.flatMap((zone, index) => regionProblem(checked, ["zones", index], zone)),
    ...repeats(zones).map(([index, zone]) => repeated(["zones", index], zone)),
    ...controlPlaneProblems(zones, cluster?.controlPlaneZones ?? []),
    ...groupsOf(checked).flatMap(([name, { zones: own = [] }]) => [
      ...own.flatMap((zone, index) => membershipProblem(["nodeGroups", name, "zones", index], zone, zones)),
      ...repeats(own).map(([index, zone]) => repeated(["nodeGroups", name, "zones", index], zone)),
    ]),
  ];
};

function repeated(path: readonly PathStep[], zone: string): Problem {
  return problem(path, `${zone} is not a zone of its own: it is listed above; remove it`);
}

/** An id is of a zone in use, of the region, and of no other zone. */
function zoneIdProblems({ environment, region }: Checked, zone: string, id: string | undefined): readonly Problem[] {
  const path = ["zoneIds", zone];
  const { zones = [], zoneIds = {} } = environment;
  const known = zoneIdsOf(region);
  const twin = Object.keys(zoneIds).find((other) => other < zone && zoneIds[other] === id);
  return [
    ...(zones.length === 0 || zones.includes(undefined) ? [] : membershipProblem(path, zone, zones)),
    ...(id === undefined || known === undefined || known.includes(id)
      ? []
      : [problem(path, `${id} is not a zone of ${region}; write one of ${known.join(", ")}`)]),
    ...(id !== undefined && twin !== undefined
      ? [problem(path, `${id} is not the id of one zone: it is also that of ${shown(twin)}; correct one of them`)]
      : []),
  ];
}

function regionProblem({ region, partition }: Checked, path: readonly PathStep[], zone = ""): readonly Problem[] {
  if (zone === "" || partition === undefined) {
    return [];
  }
  const last = lastZoneLetter(region);
  const allowed = `a zone of ${region}; write ${region}a${last === undefined ? " or the like" : ` to ${region}${last}`}`;
  const isOfRegion = ZONE_NAME.exec(zone)?.[1] === region;
  return isOfRegion && (last === undefined || zone.slice(-1) <= last)
    ? []
    : [problem(path, `${zone} is not ${allowed}`)];
}

function controlPlaneProblems(
  zones: readonly (string | undefined)[],
  controlPlane: readonly (string | undefined)[],
): readonly Problem[] {
  const path = ["cluster", "controlPlaneZones"];
  if (zones.length === 0 || zones.includes(undefined) || controlPlane.includes(undefined)) {
    return [];
  }
  if (controlPlane.every((zone, index) => zone === zones[index])) {
    return [];
  }
  const first = zones.slice(0, controlPlane.length).join(", ");
  const why = "zones must begin with the control plane's, in their order, and a control plane never changes its zones";
  return [problem(path, `${controlPlane.join(", ")} is not how zones begins, ${first}; ${why}`)];
}

/** A zone that is not one of the environment's. */
export function membershipProblem(
  path: readonly PathStep[],
  zone: string | undefined,
  zones: readonly (string | undefined)[],
): readonly Problem[] {
  if (zone === undefined || zones.length === 0 || zones.includes(zone) || zones.includes(undefined)) {
    return [];
  }
  return [problem(path, `${shown(zone)} is not one of the environment's zones ${zones.join(", ")}; write one of them`)];
}
