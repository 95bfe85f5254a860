import { instanceType, type InstanceType } from "../facts/ec2-catalogue";
import { boundsChecks } from "./bounds-checks";
import type { PricedType } from "./priced-types";
import type { Check } from "./selection-check";
import type { SelectionCriteria } from "./selection-criteria";
import { misfitReason, shapeMeasure } from "./shape";
import { statementChecks } from "./statement-checks";
import { zonesCheck } from "./zones-check";

function architectureChecks({ architecture }: SelectionCriteria): Check[] {
  return architecture === undefined
    ? []
    : [
        {
          criterion: "architecture",
          accepts: ({ type }) => type.architecture === architecture,
          reason: ({ type }) => `is ${type.architecture}, not ${architecture}`,
        },
      ];
}

function shapeChecks({ sameShapeAs }: SelectionCriteria, all: readonly PricedType[]): Check[] {
  const base = sameShapeAs === undefined ? undefined : instanceType(sameShapeAs);
  if (base === undefined) {
    return [];
  }
  const { measure, names } = groupAround(base, all);
  return [
    {
      criterion: "shape",
      accepts: ({ type }) => names.has(type.name),
      // The base type is what the person named; the measure speaks only where the base type has nothing against it.
      reason: ({ type }) => misfitReason(type, base) ?? misfitReason(type, measure) ?? "",
    },
  ];
}

/** The types that share a shape with a base type. */
interface ShapeGroup {
  readonly measure: InstanceType;
  readonly names: ReadonlySet<string>;
}

const groups = new Map<string, ShapeGroup>();

function groupAround(base: InstanceType, all: readonly PricedType[]): ShapeGroup {
  const known = groups.get(base.name);
  if (known !== undefined) {
    return known;
  }
  const types = all.map(({ type }) => type);
  const measure = shapeMeasure(base, types);
  const fitting = types.filter((type) => misfitReason(type, measure) === undefined);
  const group = { measure, names: new Set(fitting.map(({ name }) => name)) };
  groups.set(base.name, group);
  return group;
}

/** The pattern without the flags that make it begin where its last match ended. */
function withoutMemory(pattern: RegExp): RegExp {
  return pattern.global || pattern.sticky ? new RegExp(pattern, pattern.flags.replace(/[gy]/g, "")) : pattern;
}

function patternChecks(criteria: SelectionCriteria): Check[] {
  const [allow, deny] = [criteria.allow, criteria.deny].map((patterns) => patterns?.map(withoutMemory));
  const sources = allow?.map(({ source }) => source).join(", ") ?? "";
  const none = (allow?.length ?? 0) > 1 ? "matches none of the allow patterns" : "does not match the allow pattern";
  const allowing: Check = {
    criterion: "allow list",
    accepts: ({ type }) => allow?.some((pattern) => pattern.test(type.name)) ?? true,
    reason: () => `${none} ${sources}`,
  };
  const denying: Check = {
    criterion: "deny list",
    accepts: ({ type }) => !deny?.some((pattern) => pattern.test(type.name)),
    reason: ({ type }) => `matches the deny pattern ${deny?.find((pattern) => pattern.test(type.name))?.source ?? ""}`,
  };
  return [
    ...(allow === undefined || allow.length === 0 ? [] : [allowing]),
    ...(deny === undefined || deny.length === 0 ? [] : [denying]),
  ];
}

/**
 * The checks of what is asked, in the order in which reasons are given: what a type is before what it is called.
 *
 * @param all - All types of the region, among which those of one shape are found.
 */
export function checksOf(criteria: SelectionCriteria, all: readonly PricedType[]): readonly Check[] {
  return [
    ...boundsChecks(criteria),
    ...architectureChecks(criteria),
    ...shapeChecks(criteria, all),
    ...statementChecks(criteria),
    zonesCheck(criteria),
    ...patternChecks(criteria),
  ];
}
