import type { RuleGroup } from "../internal/group";
import { autoscaledGroupCountsWholeNodes } from "../rules/autoscaled-group-counts-whole-nodes";
import { spotGroupInstancesTerminateOnInterruption } from "../rules/spot-group-instances-terminate-on-interruption";
import { spotHasNoBlockDuration } from "../rules/spot-has-no-block-duration";
import { spotInstancesTerminateOnInterruption } from "../rules/spot-instances-terminate-on-interruption";
import { spotNodeGroupIsDiversified } from "../rules/spot-node-group-is-diversified";
import { spotPriceProtectionIsStatedOnce } from "../rules/spot-price-protection-is-stated-once";
import { spotPriceProtectionIsWide } from "../rules/spot-price-protection-is-wide";

/** Which instances spot capacity is asked for as, and how one is chosen. */
export const POOLS: RuleGroup = {
  letter: "A",
  name: "pools",
  title: "Pools and allocation",
  rules: [
    { rule: spotNodeGroupIsDiversified, baseline: "mandatory", strict: "mandatory" },
    { rule: autoscaledGroupCountsWholeNodes, baseline: "mandatory", strict: "mandatory" },
    { rule: spotHasNoBlockDuration, baseline: "mandatory", strict: "mandatory" },
    { rule: spotGroupInstancesTerminateOnInterruption, baseline: "mandatory", strict: "mandatory" },
    { rule: spotInstancesTerminateOnInterruption, baseline: "advisory", strict: "advisory" },
    { rule: spotPriceProtectionIsStatedOnce, baseline: "mandatory", strict: "mandatory" },
    { rule: spotPriceProtectionIsWide, baseline: "advisory", strict: "advisory" },
  ],
};
