import { catalogueRegions, instanceType, instanceTypeNames, zoneIdsOf } from "../facts/ec2-catalogue";
import { ZONE_NAME } from "../facts/regions";
import { nearestName } from "./nearest-name";
import type { Bounds, SelectionCriteria } from "./selection-criteria";
import { lastZoneLetter } from "./zone-letters";

/** Something that cannot be asked. */
export interface CriteriaProblem {
  readonly criterion: keyof SelectionCriteria;
  /** What is wrong, beginning with the value, and how to mend it. */
  readonly message: string;
}

const BOUNDED = [
  "vcpu",
  "memoryMiB",
  "memoryGiBPerVcpu",
  "generation",
  "gpus",
  "accelerators",
  "nvmeGB",
  "networkBaselineMbps",
] as const satisfies readonly (keyof SelectionCriteria)[];

/** Everything that keeps criteria from being held against the catalogue; empty: nothing. */
export function criteriaProblems(criteria: SelectionCriteria): readonly CriteriaProblem[] {
  return [
    ...regionProblems(criteria),
    ...zoneProblems(criteria),
    ...baseProblems(criteria),
    ...BOUNDED.flatMap((criterion) => boundsProblems(criterion, criteria[criterion])),
  ];
}

/** A name as it stands in a message; an empty one shows as such. */
function quoted(name: string): string {
  return name === "" ? '""' : name;
}

function didYouMean(word: string, names: readonly string[]): string {
  const near = nearestName(word, names);
  return near === undefined ? "" : `; did you mean ${near}?`;
}

function regionProblems({ region }: SelectionCriteria): CriteriaProblem[] {
  if (zoneIdsOf(region) !== undefined) {
    return [];
  }
  const known = catalogueRegions();
  const message = `${quoted(region)} is not one of ${known.join(", ")}, whose offers are known${didYouMean(region, known)}`;
  return [{ criterion: "region", message }];
}

function zoneProblems({ region, zones = [] }: SelectionCriteria): CriteriaProblem[] {
  const known = zoneIdsOf(region);
  if (known === undefined) {
    return [];
  }
  const names = zones.filter(({ id }) => id === undefined).map(({ name }) => name);
  const last = lastZoneLetter(region) ?? "z";
  const texts = zones.map(({ name, id }) => id ?? name);
  const twice = texts.filter((text, index) => texts.indexOf(text) !== index);
  const messages = [
    ...zones.flatMap(({ id }) =>
      id === undefined || known.includes(id) ? [] : [`${id} is not one of ${known.join(", ")}, the zones of ${region}`],
    ),
    ...names
      .filter((name) => ZONE_NAME.exec(name)?.[1] !== region || name.slice(-1) > last)
      .map(
        (name) =>
          `${quoted(name)} is not a zone of ${region}; write ${region}a to ${region}${last}, or ids such as ${known[0] ?? ""}`,
      ),
    ...twice.map((text) => `${text} is listed twice; list each zone once`),
    ...(texts.length > known.length
      ? [`${texts.join(", ")} are more zones than the ${known.length} of ${region}`]
      : []),
  ];
  return messages.map((message) => ({ criterion: "zones", message }));
}

function baseProblems({ sameShapeAs }: SelectionCriteria): CriteriaProblem[] {
  if (sameShapeAs === undefined || instanceType(sameShapeAs) !== undefined) {
    return [];
  }
  const hint = didYouMean(sameShapeAs, instanceTypeNames());
  return [
    { criterion: "sameShapeAs", message: `${quoted(sameShapeAs)} is not an instance type in the catalogue${hint}` },
  ];
}

function boundsProblems(criterion: keyof SelectionCriteria, bounds: Bounds | undefined): CriteriaProblem[] {
  const { min = 0, max = Infinity } = bounds ?? {};
  if (min < 0 || max < 0) {
    return [{ criterion, message: `${Math.min(min, max)} is not at least 0` }];
  }
  return min <= max ? [] : [{ criterion, message: `${min} to ${max} is not a range; the smaller number comes first` }];
}
