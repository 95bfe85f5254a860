import { nearestName } from "../../capacity/nearest-name";
import { sharedShape } from "../../capacity/shape";
import { FAMILIES_WITHOUT_AL2023 } from "../../facts/ami-family";
import { instanceType, instanceTypeNames, type InstanceType } from "../../facts/ec2-catalogue";
import { problem, type Problem } from "../../capacity/problem";
import { groupsOf, repeats, type Check, type GroupDraft } from "./check";

/** The instance types of each node group: known, once each, of one shape, and fit for what the group is. */
export const checkInstanceTypes: Check = (checked) =>
  groupsOf(checked).flatMap(([name, group]) => {
    const names = group.instanceTypes ?? [];
    const path = ["nodeGroups", name, "instanceTypes"];
    return [
      ...names.flatMap((type, index): Problem[] => {
        const wrong = type === undefined ? undefined : typeProblem(type, group);
        return wrong === undefined ? [] : [problem([...path, index], wrong)];
      }),
      ...repeats(names).map(([index, type]) =>
        problem([...path, index], `${type} is not a type of its own: it is listed above; remove it`),
      ),
      ...shapeProblems(path, names),
    ];
  });

/** What is wrong with a name that no instance type has. */
export function unknownTypeProblem(name: string): string {
  const near = nearestName(name.slice(0, 40), instanceTypeNames());
  const mend = near === undefined ? "look it up in the EC2 console" : `did you mean ${near}?`;
  return `${name} is not a known instance type; ${mend}`;
}

/** What is wrong with a type that Amazon Linux 2023 does not run on. */
export function al2023Problem({ name, family }: InstanceType): string | undefined {
  return FAMILIES_WITHOUT_AL2023.includes(family)
    ? `${name} is not a type that AL2023 runs on; write one of Graviton2 or later, such as m6g.large`
    : undefined;
}

function typeProblem(name: string, { kind, amiFamily }: GroupDraft): string | undefined {
  const type = instanceType(name);
  if (type === undefined) {
    return unknownTypeProblem(name);
  }
  if ((kind === "spot" || kind === "mixed") && !type.supportsSpot) {
    return `${name} is not sold as spot; remove it, or use it in an on-demand group`;
  }
  return amiFamily === "al2023" ? al2023Problem(type) : undefined;
}

function shapeProblems(path: readonly string[], names: readonly (string | undefined)[]): readonly Problem[] {
  const types = names.flatMap((name) => (name === undefined ? [] : (instanceType(name) ?? [])));
  if (types.length === 0) {
    return [];
  }
  const { misfits } = sharedShape(types);
  return misfits.map(({ instanceType: type, reason }) =>
    problem(
      [...path, names.indexOf(type)],
      `${type} is not of the group's shape: it ${reason}; move it to another group`,
    ),
  );
}
