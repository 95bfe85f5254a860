import { STRATEGY_CONFLICTS, type DeschedulerStrategy, type NodeProvisioner } from "../facts/descheduler";
import { problem, type PathStep, type Problem } from "./problem";

/**
 * Strategies of the descheduler that fight what makes nodes.
 *
 * @param at - Where they were asked for, such as `["descheduler", "strategies"]`.
 */
export function strategyProblems(
  provisioner: NodeProvisioner,
  strategies: readonly DeschedulerStrategy[],
  at: readonly PathStep[] = ["strategies"],
): Problem[] {
  const reasons: Partial<Record<DeschedulerStrategy, string>> = STRATEGY_CONFLICTS[provisioner];
  return strategies.flatMap((strategy, index) => {
    const reason = reasons[strategy];
    return reason === undefined
      ? []
      : [
          problem(
            [...at, index],
            `${strategy} is not a strategy to run beside ${provisioner}: ${reason}; leave it out`,
          ),
        ];
  });
}
