import type { RuleGroup } from "../internal/group";
import { autoscaledGroupCountsWholeNodes } from "../rules/autoscaled-group-counts-whole-nodes";
import { autoscaledGroupHasOneCapacityType } from "../rules/autoscaled-group-has-one-capacity-type";
import { autoscaledSpotGroupHasOneShape } from "../rules/autoscaled-spot-group-has-one-shape";
import { prioritizedSpotPoolsAreOrdered } from "../rules/prioritized-spot-pools-are-ordered";
import { spotAttributesLeaveEnoughTypes } from "../rules/spot-attributes-leave-enough-types";
import { spotCapacitySpansZones } from "../rules/spot-capacity-spans-zones";
import { spotFleetAllocatesByCapacity } from "../rules/spot-fleet-allocates-by-capacity";
import { spotGroupAllocatesByCapacity } from "../rules/spot-group-allocates-by-capacity";
import { spotGroupHasAMixedPolicy } from "../rules/spot-group-has-a-mixed-policy";
import { spotGroupHasOneArchitecture } from "../rules/spot-group-has-one-architecture";
import { spotGroupHasOneShape } from "../rules/spot-group-has-one-shape";
import { spotGroupInstancesTerminateOnInterruption } from "../rules/spot-group-instances-terminate-on-interruption";
import { spotGroupIsDiversified } from "../rules/spot-group-is-diversified";
import { spotGroupIsFlexible } from "../rules/spot-group-is-flexible";
import { spotGroupIsPlacedFreely } from "../rules/spot-group-is-placed-freely";
import { spotGroupTemplateNamesNoMarket } from "../rules/spot-group-template-names-no-market";
import { spotGroupsFitTheVcpuQuota } from "../rules/spot-groups-fit-the-vcpu-quota";
import { spotHasNoBlockDuration } from "../rules/spot-has-no-block-duration";
import { spotHasNoPriceCap } from "../rules/spot-has-no-price-cap";
import { spotInstancesTerminateOnInterruption } from "../rules/spot-instances-terminate-on-interruption";
import { spotIsNotInALaunchConfiguration } from "../rules/spot-is-not-in-a-launch-configuration";
import { spotIsRequestedByAGroup } from "../rules/spot-is-requested-by-a-group";
import { spotNamedGroupAsksForSpot } from "../rules/spot-named-group-asks-for-spot";
import { spotNodeGroupIsDiversified } from "../rules/spot-node-group-is-diversified";
import { spotNodeGroupIsFlexible } from "../rules/spot-node-group-is-flexible";
import { spotPoolCountSuitsItsStrategy } from "../rules/spot-pool-count-suits-its-strategy";
import { spotPoolsSpanFamilies } from "../rules/spot-pools-span-families";
import { spotPriceProtectionIsStatedOnce } from "../rules/spot-price-protection-is-stated-once";
import { spotPriceProtectionIsWide } from "../rules/spot-price-protection-is-wide";
import { spotTypesAreNotBurstable } from "../rules/spot-types-are-not-burstable";

/** Which instances spot capacity is asked for as, and how one is chosen. */
export const POOLS: RuleGroup = {
  letter: "A",
  name: "pools",
  title: "Pools and allocation",
  rules: [
    { rule: spotGroupAllocatesByCapacity, baseline: "mandatory", strict: "mandatory" },
    { rule: spotFleetAllocatesByCapacity, baseline: "mandatory", strict: "mandatory" },
    { rule: spotPoolCountSuitsItsStrategy, baseline: "mandatory", strict: "mandatory" },
    { rule: prioritizedSpotPoolsAreOrdered, baseline: "advisory", strict: "advisory" },
    { rule: spotHasNoPriceCap, baseline: "advisory", strict: "mandatory" },
    { rule: spotGroupIsDiversified, baseline: "mandatory", strict: "mandatory" },
    { rule: spotGroupIsFlexible, baseline: "advisory", strict: "mandatory" },
    { rule: spotNodeGroupIsDiversified, baseline: "mandatory", strict: "mandatory" },
    { rule: spotNodeGroupIsFlexible, baseline: "advisory", strict: "mandatory" },
    { rule: spotCapacitySpansZones, baseline: "advisory", strict: "advisory" },
    { rule: autoscaledSpotGroupHasOneShape, baseline: "mandatory", strict: "mandatory" },
    { rule: spotGroupHasOneShape, baseline: "advisory", strict: "advisory" },
    { rule: spotPoolsSpanFamilies, baseline: "advisory", strict: "advisory" },
    { rule: spotGroupHasOneArchitecture, baseline: "mandatory", strict: "mandatory" },
    { rule: spotTypesAreNotBurstable, baseline: "advisory", strict: "advisory" },
    { rule: spotGroupTemplateNamesNoMarket, baseline: "mandatory", strict: "mandatory" },
    { rule: spotGroupHasAMixedPolicy, baseline: "mandatory", strict: "mandatory" },
    { rule: spotIsNotInALaunchConfiguration, baseline: "mandatory", strict: "mandatory" },
    { rule: autoscaledGroupHasOneCapacityType, baseline: "advisory", strict: "advisory" },
    { rule: spotNamedGroupAsksForSpot, baseline: "advisory", strict: "advisory" },
    { rule: autoscaledGroupCountsWholeNodes, baseline: "mandatory", strict: "mandatory" },
    { rule: spotIsRequestedByAGroup, baseline: "advisory", strict: "advisory" },
    { rule: spotHasNoBlockDuration, baseline: "mandatory", strict: "mandatory" },
    { rule: spotGroupInstancesTerminateOnInterruption, baseline: "mandatory", strict: "mandatory" },
    { rule: spotInstancesTerminateOnInterruption, baseline: "advisory", strict: "advisory" },
    { rule: spotPriceProtectionIsStatedOnce, baseline: "mandatory", strict: "mandatory" },
    { rule: spotPriceProtectionIsWide, baseline: "advisory", strict: "advisory" },
    { rule: spotAttributesLeaveEnoughTypes, baseline: "advisory", strict: "advisory" },
    { rule: spotGroupIsPlacedFreely, baseline: "advisory", strict: "advisory" },
    { rule: spotGroupsFitTheVcpuQuota, baseline: "disabled", strict: "disabled" },
  ],
};
