import { SYSTEM_ADDONS } from "../../facts/eks-versions";
import { GP3_LIMITS } from "../../facts/limits";
import { problem, shown, type PathStep, type Problem } from "../../capacity/problem";
import { groupsOf, type Check, type Checked, type GroupDraft } from "./check";

type ExistingDraft = NonNullable<NonNullable<Checked["environment"]["cluster"]>["existing"]>;

/** More zones are wrong in themselves. */
const MOST_ZONES = 4;

type At = (...steps: PathStep[]) => PathStep[];

/** What the keys of one node group must be to each other, and the one system group. */
export const checkNodeGroups: Check = (checked) => [
  ...systemGroupProblems(checked),
  ...groupsOf(checked).flatMap(([name, group]) => {
    const at: At = (...steps) => ["nodeGroups", name, ...steps];
    return [
      ...sizeProblems(group, at),
      ...baseProblems(group, at),
      ...diskProblems(group, at),
      ...refreshProblems(group, at),
    ];
  }),
];

function systemGroupProblems(checked: Checked): readonly Problem[] {
  const { nodeGroups, zones, cluster } = checked.environment;
  const systems = groupsOf(checked).filter(([, group]) => "role" in group && group.role === "system");
  // Of a group whose kind is not clear it is not known either whether it is the system group.
  const isUnclear = Object.values(nodeGroups ?? {}).some((group) => !group?.kind || !group.management);
  if (nodeGroups === undefined || isUnclear) {
    return [];
  }
  const isDispensable = cluster?.existing !== undefined && !hasSystemAddons(cluster.existing);
  if (systems.length !== 1 && !(isDispensable && systems.length === 0)) {
    const names = systems.length === 0 ? "none" : systems.map(([name]) => shown(name)).join(", ");
    const mend = systems.length === 0 ? "add a group of kind: on-demand with role: system" : "keep one of them";
    return [problem(["nodeGroups"], `${names} is not exactly one group with role: system; ${mend}`)];
  }
  return zones === undefined || zones.includes(undefined) || zones.length > MOST_ZONES
    ? []
    : systems.flatMap(([name, group]) => resilienceProblems(name, group, zones));
}

/** In a cluster that exists a system group is needed only by the add-ons that live there. */
function hasSystemAddons({ addons = [] }: ExistingDraft): boolean {
  return SYSTEM_ADDONS.some((addon) => addons.includes(addon));
}

/** Controllers and CoreDNS must survive the loss of a node and of a zone. */
function resilienceProblems(
  name: string,
  { size, zones: own }: GroupDraft,
  zones: readonly (string | undefined)[],
): readonly Problem[] {
  const least = Math.max(2, new Set(zones).size);
  const missing = own === undefined ? [] : zones.filter((zone) => !own.includes(zone));
  return [
    ...(size?.min !== undefined && size.min < least
      ? [
          problem(
            ["nodeGroups", name, "size", "min"],
            `${size.min} is not enough nodes for the system group; write at least ${least}: one in each zone, and never fewer than two`,
          ),
        ]
      : []),
    ...(missing.length > 0
      ? [
          problem(
            ["nodeGroups", name, "zones"],
            `${(own ?? []).join(", ")} is not all zones of the environment; the system group spans them: leave the key out`,
          ),
        ]
      : []),
  ];
}

function sizeProblems({ size }: GroupDraft, at: At): readonly Problem[] {
  const { min, max, typical } = size ?? {};
  if (min === undefined || max === undefined) {
    return [];
  }
  return [
    ...(min > max ? [problem(at("size", "min"), `${min} is not at most max, ${max}; lower min or raise max`)] : []),
    ...(min <= max && typical !== undefined && (typical < min || typical > max)
      ? [problem(at("size", "typical"), `${typical} is not between min and max, ${min} and ${max}; write one of those`)]
      : []),
  ];
}

/** A base above the largest size would make the group on-demand alone. */
function baseProblems(group: GroupDraft, at: At): readonly Problem[] {
  const base = "onDemandBaseCapacity" in group ? group.onDemandBaseCapacity : undefined;
  const max = group.size?.max;
  return base !== undefined && max !== undefined && base > max
    ? [
        problem(
          at("onDemandBaseCapacity"),
          `${base} is not at most size.max, ${max}; lower it, or write kind: on-demand for a group without spot`,
        ),
      ]
    : [];
}

function diskProblems({ disk }: GroupDraft, at: At): readonly Problem[] {
  const { sizeGiB, iops, throughputMiBps } = disk ?? {};
  const { maxIopsPerGiB, maxThroughputMiBpsPerIops } = GP3_LIMITS;
  const mostThroughput = (iops ?? GP3_LIMITS.iops.min) * maxThroughputMiBpsPerIops;
  return [
    ...(sizeGiB !== undefined && iops !== undefined && iops > sizeGiB * maxIopsPerGiB
      ? [
          problem(
            at("disk", "iops"),
            `${iops} is not at most ${maxIopsPerGiB} for each of ${sizeGiB} GiB; write ${sizeGiB * maxIopsPerGiB} or less`,
          ),
        ]
      : []),
    ...(throughputMiBps !== undefined && throughputMiBps > mostThroughput
      ? [
          problem(
            at("disk", "throughputMiBps"),
            `${throughputMiBps} is not at most a quarter of the IOPS; write ${mostThroughput} or less, or more iops`,
          ),
        ]
      : []),
  ];
}

function refreshProblems(group: GroupDraft, at: At): readonly Problem[] {
  const refresh = "instanceRefresh" in group ? group.instanceRefresh : undefined;
  const { minHealthyPercentage: min, maxHealthyPercentage: max, checkpointPercentages: steps } = refresh ?? {};
  const isRising = steps?.every((step, index) => index === 0 || (step ?? 0) > (steps[index - 1] ?? 0));
  const isWhole = steps?.at(-1) === 100;
  return [
    ...(min !== undefined && max !== undefined && max - min > 100
      ? [
          problem(
            at("instanceRefresh", "maxHealthyPercentage"),
            `${max} is not at most 100 above minHealthyPercentage, ${min}; write ${min + 100} or less`,
          ),
        ]
      : []),
    ...(steps !== undefined && !steps.includes(undefined) && !(isRising === true && isWhole)
      ? [
          problem(
            at("instanceRefresh", "checkpointPercentages"),
            `${steps.join(", ")} is not a rising list that ends with 100; without 100 the other nodes are never replaced`,
          ),
        ]
      : []),
    ...(refresh?.checkpointDelaySeconds !== undefined && steps === undefined
      ? [
          problem(
            at("instanceRefresh", "checkpointDelaySeconds"),
            `${refresh.checkpointDelaySeconds} is not of any use without checkpointPercentages; write both or neither`,
          ),
        ]
      : []),
  ];
}
