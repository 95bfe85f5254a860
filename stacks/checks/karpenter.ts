import { rebalanceProblems } from "../../capacity/interruption-handlers";
import { problem, type PathStep, type Problem } from "../../capacity/problem";
import { karpenterClusterNameProblem } from "../../facts/karpenter";
import { entryOf } from "../schema-walk";
import { groupsOf, type Check, type Checked, type GroupDraft } from "./check";

/** What Karpenter cannot do of what a document asks; nothing where it is not what makes nodes. */
export const checkKarpenter: Check = (checked) => {
  const { environment, region, written } = checked;
  if (environment.provisioner?.engine !== "karpenter") {
    return [];
  }
  const { name, cluster, interruption } = environment;
  const clusterName = cluster?.existing?.name ?? name;
  const nameProblem = clusterName === undefined ? undefined : karpenterClusterNameProblem({ region, clusterName });
  const groups = groupsOf(checked).filter(([, group]) => !("role" in group));
  return [
    ...(nameProblem === undefined
      ? []
      : [problem(cluster?.existing === undefined ? ["name"] : ["cluster", "existing", "name"], nameProblem)]),
    ...rebalanceProblems(["interruption", "rebalance"], interruption?.rebalance ?? "ignore", ["karpenter"]),
    ...(entryOf(entryOf(written, "interruption"), "terminationHandler") === undefined
      ? []
      : [
          problem(
            ["interruption", "terminationHandler"],
            "is not used beside Karpenter, which drains its nodes itself; leave it out",
          ),
        ]),
    ...groups.flatMap(([group, settings]) => groupProblems(checked, group, settings)),
    ...poolNameProblems(groups),
  ];
};

/** Keys of groups that only Auto Scaling groups and EKS hear, and what to write for Karpenter. */
const UNHEARD: Readonly<Record<string, string>> = {
  update: "provisioner.disruption says how many nodes go at a time",
  instanceRefresh: "provisioner.disruption says how many nodes go at a time",
  terminationHeartbeatSeconds: "provisioner.disruption.terminationGraceMinutes says how long a node waits",
  healthCheckGraceSeconds: "Karpenter replaces nodes that never join by itself",
  onDemandAllocationStrategy: "Karpenter takes the cheapest type that fits",
};

function groupProblems({ written }: Checked, name: string, group: GroupDraft): readonly Problem[] {
  const at = (...steps: readonly PathStep[]) => ["nodeGroups", name, ...steps];
  const wrote = entryOf(entryOf(written, "nodeGroups"), name);
  const min = group.size?.min ?? 0;
  return [
    ...(min === 0
      ? []
      : [
          problem(
            at("size", "min"),
            `${min} is not 0: Karpenter makes no node that no pod asks for; write 0, and hold space free by headroom`,
          ),
        ]),
    ...(group.kind === "mixed" && (group.onDemandPercentageAboveBaseCapacity ?? 0) > 0
      ? [
          problem(
            at("onDemandPercentageAboveBaseCapacity"),
            `${group.onDemandPercentageAboveBaseCapacity} is not 0: Karpenter knows no share; write 0, and raise onDemandBaseCapacity`,
          ),
        ]
      : []),
    ...("allocationStrategy" in group && group.allocationStrategy === "capacity-optimized"
      ? [
          problem(
            at("allocationStrategy"),
            "capacity-optimized is not what Karpenter does, which is price-capacity-optimized; leave it out",
          ),
        ]
      : []),
    ...(entryOf(entryOf(wrote, "kubelet"), "eventRecordQPS") === undefined
      ? []
      : [problem(at("kubelet", "eventRecordQPS"), "is not known to Karpenter's node classes; leave it out")]),
    ...Object.entries(UNHEARD).flatMap(([key, instead]) =>
      entryOf(wrote, key) === undefined
        ? []
        : [problem(at(key), `is heard by Auto Scaling groups alone; leave it out: ${instead}`)],
    ),
  ];
}

/** A mixed group has a second pool, for its on-demand base. */
function poolNameProblems(groups: readonly (readonly [string, GroupDraft])[]): readonly Problem[] {
  const names = new Set(groups.map(([name]) => name));
  return groups.flatMap(([name, { kind }]) =>
    kind === "mixed" && names.has(`${name}-base`)
      ? [
          problem(
            ["nodeGroups", `${name}-base`],
            `is the name of a pool that ${name} has beside Karpenter; take another name`,
          ),
        ]
      : [],
  );
}
