import type { InterruptedGroup } from "../capacity/interruption-handlers";
import type { Environment, NodeGroup } from "./environment";
import { isKarpenters } from "./node-groups";

/**
 * Groups whose nodes the node termination handler drains, by name: those that EKS does not manage, where this program's
 * autoscaler scales them.
 *
 * On the nodes themselves the handler runs on spot alone: it would have nothing to hear elsewhere.
 */
export function drainedByTerminationHandler(
  environment: Pick<Environment, "nodeGroups" | "interruption" | "provisioner">,
): readonly string[] {
  const { nodeGroups, interruption, provisioner } = environment;
  const { terminationHandler } = interruption;
  if (provisioner?.engine !== "cluster-autoscaler" || terminationHandler === "elsewhere") {
    return [];
  }
  return Object.entries(nodeGroups).flatMap(([name, group]) =>
    group.management === "self-managed" && (terminationHandler === "queue" || hasSpot(group)) ? [name] : [],
  );
}

/** The groups of an environment, and who starts and ends the nodes of each. */
export function interruptedGroupsOf(
  environment: Pick<Environment, "nodeGroups" | "provisioner">,
): readonly InterruptedGroup[] {
  return Object.entries(environment.nodeGroups).map(([name, group]) => ({
    name,
    runBy: isKarpenters(environment, group)
      ? "karpenter"
      : group.management === "managed"
        ? "eks-managed"
        : "auto-scaling",
    spot: hasSpot(group),
  }));
}

function hasSpot({ kind }: NodeGroup): boolean {
  return kind === "spot" || kind === "mixed";
}
