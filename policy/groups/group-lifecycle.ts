import type { RuleGroup } from "../internal/group";
import { autoscaledGroupHasBothDiscoveryTags } from "../rules/autoscaled-group-has-both-discovery-tags";
import { autoscaledGroupHasNoScalingPolicy } from "../rules/autoscaled-group-has-no-scaling-policy";
import { autoscaledSpotGroupSurvivesAzRebalance } from "../rules/autoscaled-spot-group-survives-az-rebalance";
import { autoscalerOwnsTheDesiredSize } from "../rules/autoscaler-owns-the-desired-size";
import { nodeGroupUpdateWaitsForPods } from "../rules/node-group-update-waits-for-pods";
import { rebalancedSpotGroupDrains } from "../rules/rebalanced-spot-group-drains";
import { scaleFromZeroTagsMirrorTheNodes } from "../rules/scale-from-zero-tags-mirror-the-nodes";
import { spotFleetRebalances } from "../rules/spot-fleet-rebalances";
import { spotGroupAllowsScaleIn } from "../rules/spot-group-allows-scale-in";
import { spotGroupCanGrow } from "../rules/spot-group-can-grow";
import { spotGroupHasATerminationHook } from "../rules/spot-group-has-a-termination-hook";
import { spotGroupHasNoWarmPool } from "../rules/spot-group-has-no-warm-pool";
import { spotGroupKeepsItsProcesses } from "../rules/spot-group-keeps-its-processes";
import { spotGroupLaunchesInAnyZone } from "../rules/spot-group-launches-in-any-zone";
import { spotGroupRebalanceSuitsItsAutoscaler } from "../rules/spot-group-rebalance-suits-its-autoscaler";
import { spotNodesTellThatTheyAreSpot } from "../rules/spot-nodes-tell-that-they-are-spot";
import { terminationHookFitsTheNotice } from "../rules/termination-hook-fits-the-notice";

/** How groups of nodes grow, shrink, rebalance and are told apart. */
export const GROUP_LIFECYCLE: RuleGroup = {
  letter: "B",
  name: "group-lifecycle",
  title: "Group lifecycle",
  rules: [
    { rule: spotGroupRebalanceSuitsItsAutoscaler, baseline: "advisory", strict: "advisory" },
    { rule: rebalancedSpotGroupDrains, baseline: "advisory", strict: "mandatory" },
    { rule: autoscaledSpotGroupSurvivesAzRebalance, baseline: "advisory", strict: "advisory" },
    { rule: spotGroupKeepsItsProcesses, baseline: "mandatory", strict: "mandatory" },
    { rule: spotGroupLaunchesInAnyZone, baseline: "advisory", strict: "advisory" },
    { rule: spotGroupHasATerminationHook, baseline: "advisory", strict: "advisory" },
    { rule: terminationHookFitsTheNotice, baseline: "advisory", strict: "advisory" },
    { rule: spotGroupAllowsScaleIn, baseline: "advisory", strict: "advisory" },
    { rule: autoscalerOwnsTheDesiredSize, baseline: "advisory", strict: "advisory" },
    { rule: spotGroupCanGrow, baseline: "advisory", strict: "advisory" },
    { rule: autoscaledGroupHasNoScalingPolicy, baseline: "mandatory", strict: "mandatory" },
    { rule: autoscaledGroupHasBothDiscoveryTags, baseline: "advisory", strict: "advisory" },
    { rule: scaleFromZeroTagsMirrorTheNodes, baseline: "advisory", strict: "advisory" },
    { rule: spotNodesTellThatTheyAreSpot, baseline: "advisory", strict: "advisory" },
    { rule: nodeGroupUpdateWaitsForPods, baseline: "advisory", strict: "advisory" },
    { rule: spotFleetRebalances, baseline: "advisory", strict: "advisory" },
    { rule: spotGroupHasNoWarmPool, baseline: "advisory", strict: "advisory" },
  ],
};
