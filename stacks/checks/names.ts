import { LABEL_VALUE } from "../../facts/kubernetes";
import { NAME_LIMITS } from "../../facts/limits";
import { KEBAB_NAME } from "../environment-texts";
import { problem, shown, type Problem } from "../../capacity/problem";
import { groupsOf, type Check, type GroupDraft } from "./check";

/** A hyphen and seven digits that Pulumi puts behind every name it makes. */
const PULUMI_SUFFIX_LENGTH = 8;
/** Room for what a role is for, as in `<environment>-ebs-csi-driver-role`. */
const ROLE_PURPOSE_LENGTH = 24;

/** Names the user chose, and the names made of them, within AWS's limits. */
export const checkNames: Check = (checked) => {
  const { name, nodeGroups = {}, cluster } = checked.environment;
  const limit = NAME_LIMITS["iam-role"].maxLength;
  const most = limit - PULUMI_SUFFIX_LENGTH - ROLE_PURPOSE_LENGTH;
  const tooLong = name !== undefined && name.length > most;
  return [
    ...(tooLong
      ? [
          problem(
            ["name"],
            `${shown(name)} is not short enough: it has ${name.length} characters, and the ${limit} AWS allows for the name ` +
              `of a role leave ${most}; shorten it`,
          ),
        ]
      : []),
    ...Object.keys(nodeGroups).flatMap((group) => groupNameProblems(tooLong ? undefined : name, group)),
    ...clashProblems(groupsOf(checked)),
    ...Object.keys(cluster?.admins ?? {}).flatMap((admin) => kebabProblems(["cluster", "admins", admin], admin)),
  ];
};

/** An enduring group is made once for each zone, under names that another group may have chosen. */
function clashProblems(groups: readonly (readonly [string, GroupDraft])[]): readonly Problem[] {
  const names = new Set(groups.map(([group]) => group));
  return groups.flatMap(([group, { kind, zones = [] }]) =>
    (kind === "enduring" ? zones : []).flatMap((zone) => {
      const made = `${group}-${zone ?? ""}`;
      return zone !== undefined && names.has(made)
        ? [
            problem(
              ["nodeGroups", made],
              `${made} is not a free name: ${group} has a group of it in ${zone}; rename one`,
            ),
          ]
        : [];
    }),
  );
}

function kebabProblems(path: readonly string[], name: string): readonly Problem[] {
  const checked = KEBAB_NAME.safeParse(name);
  const allowed = checked.error?.issues[0]?.message ?? "";
  if (!checked.success) {
    return [problem(path, `${shown(name)} is not ${allowed}; rename it`)];
  }
  return name.length > LABEL_VALUE.maxLength
    ? [problem(path, `${shown(name)} is not at most ${LABEL_VALUE.maxLength} characters; shorten it`)]
    : [];
}

function groupNameProblems(environment: string | undefined, group: string): readonly Problem[] {
  const path = ["nodeGroups", group];
  const own = kebabProblems(path, group);
  const limit = NAME_LIMITS["eks-node-group"].maxLength;
  if (own.length > 0 || environment === undefined) {
    return own;
  }
  const made = `${environment}-${group}-nodes-0000000`;
  const { length } = made;
  if (length <= limit) {
    return [];
  }
  return [
    problem(
      path,
      `${made} is not a name AWS takes for a node group: ${length} characters, ${limit} allowed; shorten ${shown(group)}`,
    ),
  ];
}
