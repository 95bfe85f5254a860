import { REBALANCE_ANSWERS, type InterruptionHandler, type Rebalance, type RebalanceAnswer } from "../facts/rebalance";
import { problem, shown, type PathStep, type Problem } from "./problem";

/** A group of nodes, or a pool of Karpenter's, as far as its interruptions go. */
export interface InterruptedGroup {
  readonly name: string;
  /** Who starts and ends its nodes: EKS, an Auto Scaling group of one's own, or Karpenter. */
  readonly runBy: "eks-managed" | "auto-scaling" | "karpenter";
  /** Whether some of its nodes are spot, which AWS takes back. */
  readonly spot: boolean;
}

/** Which handlers are installed in a cluster; EKS's own always is. */
export interface InstalledHandlers {
  readonly nodeTerminationHandler?: {
    /** Whether it reads a queue or runs on the nodes. */
    readonly mode: "queue" | "nodes";
    /** Names of the groups whose nodes it drains on an interruption. */
    readonly covers: readonly string[];
  };
  /** Whether Karpenter runs and reads a queue. */
  readonly karpenter: boolean;
}

/** Who drains the nodes of which group, and what is wrong with that. */
export interface HandlerPlan {
  /** Handler by name of the group. Absent: a group without spot nodes that nobody covers, or one with a problem. */
  readonly owners: Readonly<Record<string, InterruptionHandler>>;
  readonly problems: readonly Problem[];
}

/**
 * Finds out who drains the nodes of each group, exactly one for each group of spot nodes.
 *
 * Nodes that nobody drains vanish with their pods. Two handlers on one node contradict each other: one drains what the
 * other has just replaced.
 */
export function planHandlers(groups: readonly InterruptedGroup[], installed: InstalledHandlers): HandlerPlan {
  const found = groups.map((group) => ({ group, handlers: handlersOf(group, installed) }));
  const owners = found.flatMap(({ group, handlers: [owner, ...others] }) =>
    owner === undefined || others.length > 0 ? [] : [[group.name, owner] as const],
  );
  const problems = found.flatMap(({ group, handlers }) => groupProblem(group, handlers) ?? []);
  return { owners: Object.fromEntries(owners), problems: [...problems, ...coverProblems(groups, installed)] };
}

/**
 * What is wrong with a wish about rebalance recommendations, given the handlers of the groups it holds for.
 *
 * @param steps - Where the wish is written, such as `["interruption", "rebalance"]`.
 */
export function rebalanceProblems(
  steps: readonly PathStep[],
  rebalance: Rebalance,
  handlers: readonly InterruptionHandler[],
): readonly Problem[] {
  return [...new Set(handlers)].flatMap((handler) => {
    const answer: RebalanceAnswer = REBALANCE_ANSWERS[handler][rebalance];
    return answer.isPossible
      ? []
      : [problem(steps, `${rebalance} is not possible here: ${answer.why}; write ${answer.instead}`)];
  });
}

/** Everybody who would drain a group's nodes. */
function handlersOf(group: InterruptedGroup, { nodeTerminationHandler, karpenter }: InstalledHandlers) {
  const handlers: InterruptionHandler[] = [];
  if (group.runBy === "eks-managed") {
    handlers.push("eks");
  }
  if (group.runBy === "karpenter" && karpenter) {
    handlers.push("karpenter");
  }
  if (nodeTerminationHandler?.covers.includes(group.name) === true) {
    const { mode } = nodeTerminationHandler;
    handlers.push(mode === "queue" ? "termination-handler-queue" : "termination-handler-nodes");
  }
  return handlers;
}

function groupProblem(group: InterruptedGroup, handlers: readonly InterruptionHandler[]): Problem | undefined {
  const { name, runBy, spot } = group;
  const path = ["nodeGroups", name];
  if (handlers.length > 1) {
    return problem(path, `${handlers.join(" and ")} is not one handler; take it out of nodeTerminationHandler.covers`);
  }
  if (handlers.length > 0 || !spot) {
    return undefined;
  }
  const mend =
    runBy === "karpenter"
      ? "give Karpenter its queue"
      : "have the node termination handler cover it, or let EKS manage it";
  return problem(path, `spot without a handler is not drained when AWS takes its nodes; ${mend}`);
}

function coverProblems(
  groups: readonly InterruptedGroup[],
  {
    nodeTerminationHandler: { covers } = { covers: [] },
  }: { readonly nodeTerminationHandler?: { readonly covers: readonly string[] } },
): readonly Problem[] {
  return covers.flatMap((name, index) =>
    groups.some((group) => group.name === name)
      ? []
      : [
          problem(
            ["nodeTerminationHandler", "covers", index],
            `${shown(name)} is not the name of a group; take it out`,
          ),
        ],
  );
}
