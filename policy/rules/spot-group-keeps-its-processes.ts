import { CORE_SCALING_PROCESSES } from "../../facts/scaling-processes";
import { isSpotGroup } from "../detectors/auto-scaling-group";
import { resourceRule } from "../internal/resource-rule";
import { unlessUnknown } from "../internal/unknown";
import { AUTO_SCALING_GROUP } from "../resource-types/auto-scaling";

const MIXED = { instancesDistribution: { onDemandPercentageAboveBaseCapacity: 0 } };

/** A spot group lives by replacing what it loses; a group whose processes are suspended shrinks with every interruption. */
export const spotGroupKeepsItsProcesses = resourceRule({
  name: "spot-group-keeps-its-processes",
  entry: "B04",
  severity: "high",
  description: "A spot group suspends none of the processes that launch, check, replace and end its instances.",
  why:
    "Spot instances are taken back all the time. A group that suspends Launch, HealthCheck or ReplaceUnhealthy gets nothing in " +
    "their place and shrinks until it is empty; one that suspends Terminate cannot be scaled in, and one that suspends " +
    "AddToLoadBalancer starts instances that get no traffic.",
  mend: "Suspend AZRebalance at most.",
  sources: ["https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-suspend-resume-processes.html"],
  options: {},
  examples: {
    broken: {
      workers: {
        type: AUTO_SCALING_GROUP.token,
        properties: { mixedInstancesPolicy: MIXED, suspendedProcesses: ["ReplaceUnhealthy", "AZRebalance"] },
      },
    },
    kept: {
      workers: {
        type: AUTO_SCALING_GROUP.token,
        properties: { mixedInstancesPolicy: MIXED, suspendedProcesses: ["AZRebalance"] },
      },
    },
  },
  judges: (on) => [
    on(
      AUTO_SCALING_GROUP,
      (group, { report }) => {
        const suspended = new Set((group.suspendedProcesses ?? []).filter(isCore));
        if (suspended.size > 0 && isSpotGroup(group)) {
          const named = CORE_SCALING_PROCESSES.filter((name) => suspended.has(name)).join(", ");
          report("suspendedProcesses", `suspends ${named}, which a spot group lives by; leave AZRebalance at most`);
        }
      },
      (group, edit) => {
        const suspended = unlessUnknown(() => group.suspendedProcesses) ?? [];
        const kept = suspended.filter((name) => !isCore(name));
        if (kept.length === suspended.length || unlessUnknown(() => isSpotGroup(group)) !== true) {
          return;
        }
        if (kept.length === 0) {
          edit.remove(["suspendedProcesses"]);
        } else {
          edit.set(["suspendedProcesses"], kept);
        }
      },
    ),
  ],
});

function isCore(name: string): boolean {
  return CORE_SCALING_PROCESSES.includes(name);
}
