import type { RuleGroup } from "../internal/group";
import { autoscaledGroupCountsWholeNodes } from "../rules/autoscaled-group-counts-whole-nodes";
import { prioritizedSpotPoolsAreOrdered } from "../rules/prioritized-spot-pools-are-ordered";
import { spotCapacitySpansZones } from "../rules/spot-capacity-spans-zones";
import { spotFleetAllocatesByCapacity } from "../rules/spot-fleet-allocates-by-capacity";
import { spotGroupAllocatesByCapacity } from "../rules/spot-group-allocates-by-capacity";
import { autoscaledSpotGroupHasOneShape } from "../rules/autoscaled-spot-group-has-one-shape";
import { spotGroupHasOneArchitecture } from "../rules/spot-group-has-one-architecture";
import { spotGroupHasOneShape } from "../rules/spot-group-has-one-shape";
import { spotGroupInstancesTerminateOnInterruption } from "../rules/spot-group-instances-terminate-on-interruption";
import { spotHasNoBlockDuration } from "../rules/spot-has-no-block-duration";
import { spotNodeGroupIsDiversified } from "../rules/spot-node-group-is-diversified";

/** Which instances spot capacity is asked for as, and how one is chosen. */
export const POOLS: RuleGroup = {
  letter: "A",
  name: "pools",
  title: "Pools and allocation",
  rules: [
    { rule: spotGroupAllocatesByCapacity, baseline: "mandatory", strict: "mandatory" },
    { rule: spotFleetAllocatesByCapacity, baseline: "mandatory", strict: "mandatory" },
    { rule: prioritizedSpotPoolsAreOrdered, baseline: "advisory", strict: "advisory" },
    { rule: spotNodeGroupIsDiversified, baseline: "mandatory", strict: "mandatory" },
    { rule: spotCapacitySpansZones, baseline: "advisory", strict: "advisory" },
    { rule: autoscaledSpotGroupHasOneShape, baseline: "mandatory", strict: "mandatory" },
    { rule: spotGroupHasOneShape, baseline: "advisory", strict: "advisory" },
    { rule: spotGroupHasOneArchitecture, baseline: "mandatory", strict: "mandatory" },
    { rule: autoscaledGroupCountsWholeNodes, baseline: "mandatory", strict: "mandatory" },
    { rule: spotHasNoBlockDuration, baseline: "mandatory", strict: "mandatory" },
    { rule: spotGroupInstancesTerminateOnInterruption, baseline: "mandatory", strict: "mandatory" },
  ],
};
