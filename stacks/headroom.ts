import type { Headroom, PodAmount } from "../capacity/headroom";
import { headroomForNodes } from "../capacity/headroom";
import type { HeadroomSpace } from "../capacity/headroom-problems";
import { cpuMilli, mebibytes } from "../capacity/quantity";
import { EVERY_NODE_RUNS } from "../facts/node-needs";
import type { Environment, NodeGroup } from "./environment";
import { maxPodsOf, nodeOf, smallestNodeOf, typesOf } from "./node-groups";

/** What runs on every node beside headroom; it asks for no CPU worth counting. */
export const DAEMON_SETS: PodAmount = { cpuMilli: 0, memoryMiB: EVERY_NODE_RUNS.memoryMiB };

type Settings = NonNullable<Environment["headroom"]>;
type Groups = Pick<Environment, "nodeGroups" | "cluster" | "network">;

/** Groups on which headroom is held: those of spot nodes that take any pod. */
export function headroomGroupsOf({ nodeGroups }: Pick<Environment, "nodeGroups">): readonly NodeGroup[] {
  return Object.values(nodeGroups).filter(
    ({ kind, taints }) => kind === "spot" && taints.every(({ effect }) => effect === "PreferNoSchedule"),
  );
}

/** How large headroom is, and of what pods; undefined where there is no group to hold it. */
export function headroomOf(settings: Settings, environment: Groups): Headroom | undefined {
  const nodes = headroomGroupsOf(environment).flatMap((group) =>
    typesOf(group).map((type) => nodeOf(group, type, maxPodsOf(environment, group))),
  );
  if (nodes.length === 0) {
    return undefined;
  }
  const needed = headroomForNodes({ nodes, daemonSets: DAEMON_SETS, nodesToLose: settings.nodesToLose });
  const { pod: asked } = settings;
  if (asked === undefined) {
    return { ...needed, replicas: settings.replicas ?? needed.replicas };
  }
  const pod = { cpuMilli: cpuMilli(asked.cpu), memoryMiB: mebibytes(asked.memory) };
  const whole = { cpuMilli: needed.pod.cpuMilli * needed.replicas, memoryMiB: needed.pod.memoryMiB * needed.replicas };
  const covering = Math.max(1, Math.ceil(Math.max(whole.cpuMilli / pod.cpuMilli, whole.memoryMiB / pod.memoryMiB)));
  return { pod, replicas: settings.replicas ?? covering };
}

/** Where headroom may be, and how much each place holds at its largest. */
export function headroomSpacesOf(environment: Groups): readonly HeadroomSpace[] {
  return headroomGroupsOf(environment).map((group) => ({
    smallestNode: smallestNodeOf(group, maxPodsOf(environment, group)),
    maxNodes: group.size.max,
  }));
}
