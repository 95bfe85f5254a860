import { headroomProblems } from "../../capacity/headroom-problems";
import { problem, type Problem } from "../../capacity/problem";
import { strategyProblems } from "../../capacity/strategy-problems";
import { instanceType } from "../../facts/ec2-catalogue";
import { ENVIRONMENT, type Environment } from "../environment";
import { DAEMON_SETS, headroomOf, headroomSpacesOf } from "../headroom";
import { defined, repeats, type Check, type Checked } from "./check";

/** Space held free, and what moves pods: whether they fit the groups and the provisioner. */
export const checkHeadroom: Check = ({ environment }) => [
  ...pairProblems(environment),
  ...sizeProblems(environment),
  ...deschedulerProblems(environment),
];

/** Keys that go with `coresPerReplica`, and those that do not. */
function pairProblems({ headroom }: Checked["environment"]): readonly Problem[] {
  if (headroom === undefined) {
    return [];
  }
  const { coresPerReplica, replicas, min, max } = headroom;
  const at = (key: string) => ["headroom", key];
  if (coresPerReplica === undefined) {
    return [
      ...(min === undefined
        ? []
        : [problem(at("min"), "is not used without coresPerReplica; write replicas, or add it")]),
      ...(max === undefined
        ? []
        : [problem(at("max"), "is not used without coresPerReplica; write replicas, or add it")]),
    ];
  }
  return [
    ...(replicas === undefined
      ? []
      : [problem(at("replicas"), "is not used beside coresPerReplica; write min and max")]),
    ...(max === undefined ? [problem(at("max"), "is missing; write how many pods coresPerReplica may come to")] : []),
    ...(min !== undefined && max !== undefined && min > max
      ? [problem(at("min"), `${min} is not at most max, ${max}`)]
      : []),
  ];
}

/** Whether spot groups can hold it; told of a document whose every part is right. */
function sizeProblems(draft: Checked["environment"]): readonly Problem[] {
  if (draft.headroom === undefined) {
    return [];
  }
  const { data } = ENVIRONMENT.safeParse(draft);
  if (data?.headroom === undefined || !areTypesKnown(data)) {
    return [];
  }
  const { coresPerReplica, max } = data.headroom;
  const size = headroomOf(data.headroom, data);
  const found = headroomProblems(["headroom"], {
    pod: size?.pod ?? { cpuMilli: 1, memoryMiB: 1 },
    maxReplicas: max ?? size?.replicas ?? 1,
    ...(coresPerReplica === undefined ? {} : { coresPerReplica }),
    spaces: headroomSpacesOf(data),
    daemonSets: DAEMON_SETS,
  });
  return found.map((each) =>
    each.path === "headroom.max" && max === undefined ? { ...each, path: "headroom.replicas" } : each,
  );
}

function areTypesKnown({ nodeGroups }: Environment): boolean {
  return Object.values(nodeGroups).every(({ instanceTypes }) =>
    instanceTypes.every((name) => instanceType(name) !== undefined),
  );
}

function deschedulerProblems({ descheduler, provisioner }: Checked["environment"]): readonly Problem[] {
  const { strategies = [] } = descheduler ?? {};
  const at = ["descheduler", "strategies"];
  return [
    ...repeats(strategies).map(([index, strategy]) =>
      problem([...at, index], `${strategy} is not listed once; leave it out here`),
    ),
    ...strategyProblems(provisioner?.engine ?? "cluster-autoscaler", defined(strategies), at),
  ];
}
