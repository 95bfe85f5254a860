import type { RuleGroup } from "../internal/group";
import { spotGroupHasATerminationHook } from "../rules/spot-group-has-a-termination-hook";

/** How groups of nodes grow, shrink, rebalance and are told apart. */
export const GROUP_LIFECYCLE: RuleGroup = {
  letter: "B",
  name: "group-lifecycle",
  title: "Group lifecycle",
  rules: [{ rule: spotGroupHasATerminationHook, baseline: "advisory", strict: "advisory" }],
};
