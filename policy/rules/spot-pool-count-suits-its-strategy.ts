import { DEFAULT_STRATEGY, strategyOf } from "../detectors/allocation-strategy";
import { isSpotGroup } from "../detectors/auto-scaling-group";
import { isSpotFleet, isSpotFleetRequest } from "../detectors/spot-fleet";
import type { Edit, EditPath } from "../internal/edit";
import { integer } from "../internal/options";
import { type Judging, resourceRule } from "../internal/resource-rule";
import { unlessUnknown } from "../internal/unknown";
import { AUTO_SCALING_GROUP } from "../resource-types/auto-scaling";
import { FLEET, SPOT_FLEET_REQUEST } from "../resource-types/spot-requests";

/** A number of pools is how the cheapest pools are spread a little; every other strategy finds its pools itself. */
export const spotPoolCountSuitsItsStrategy = resourceRule({
  name: "spot-pool-count-suits-its-strategy",
  entry: "A03",
  severity: "medium",
  description: "A number of spot pools is set only where the strategy takes one, and is not too small.",
  why:
    "Only `lowest-price` takes a number of pools: with any other strategy EC2 refuses it, or passes over it, and whoever wrote it " +
    "believes that something is spread which is not. With `lowest-price`, few pools mean that most instances go at once.",
  mend: "Leave the number of pools out, and let price-capacity-optimized choose among all of them.",
  sources: [
    "https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_InstancesDistribution.html",
    "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_SpotOptionsRequest.html",
    "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_SpotFleetRequestConfigData.html",
  ],
  options: {
    minimumPools: integer({
      description: "Fewest pools that `lowest-price` may be spread over",
      standard: 4,
      minimum: 1,
      maximum: 20,
    }),
  },
  examples: {
    broken: { workers: exampleGroup({ spotInstancePools: 4 }) },
    kept: { workers: exampleGroup({}) },
  },
  judges: (on) => [
    on(
      AUTO_SCALING_GROUP,
      (group, judging) => judge(choiceOfGroup(group), judging),
      (group, edit, options) => mend(choiceOfGroup(group), edit, options),
    ),
    on(
      FLEET,
      (fleet, judging) => judge(choiceOfFleet(fleet), judging),
      (fleet, edit, options) => mend(choiceOfFleet(fleet), edit, options),
    ),
    on(
      SPOT_FLEET_REQUEST,
      (request, judging) => judge(choiceOfRequest(request), judging),
      (request, edit, options) => mend(choiceOfRequest(request), edit, options),
    ),
  ],
});

/** How a group or fleet chooses its pools. */
interface Choice {
  /** Where the number of pools stands. */
  readonly path: EditPath;
  /** The most pools that say nothing: what the provider fills in. */
  readonly unsaid: number;
  readonly pools: () => number | undefined;
  readonly strategy: () => string | undefined;
  readonly isSpot: () => boolean;
}

interface PoolOptions {
  readonly minimumPools: number;
}

function choiceOfGroup(group: ReturnType<typeof AUTO_SCALING_GROUP.view>): Choice {
  const distribution = () => group.mixedInstancesPolicy?.instancesDistribution;
  return {
    path: ["mixedInstancesPolicy", "instancesDistribution", "spotInstancePools"],
    unsaid: 0,
    pools: () => distribution()?.spotInstancePools,
    strategy: () => distribution()?.spotAllocationStrategy,
    isSpot: () => isSpotGroup(group),
  };
}

function choiceOfFleet(fleet: ReturnType<typeof FLEET.view>): Choice {
  return {
    path: ["spotOptions", "instancePoolsToUseCount"],
    unsaid: 1,
    pools: () => fleet.spotOptions?.instancePoolsToUseCount,
    strategy: () => fleet.spotOptions?.allocationStrategy,
    isSpot: () => isSpotFleet(fleet),
  };
}

function choiceOfRequest(request: ReturnType<typeof SPOT_FLEET_REQUEST.view>): Choice {
  return {
    path: ["instancePoolsToUseCount"],
    unsaid: 1,
    pools: () => request.instancePoolsToUseCount,
    strategy: () => request.allocationStrategy,
    isSpot: () => isSpotFleetRequest(request),
  };
}

/** What is wrong with a number of pools. @throws UnknownValue - the number or the strategy is not known. */
function faultOf({ pools, unsaid, strategy, isSpot }: Choice, { minimumPools }: PoolOptions) {
  const count = pools() ?? 0;
  if (count <= unsaid || !isSpot()) {
    return undefined;
  }
  if (strategyOf(strategy()) !== DEFAULT_STRATEGY) {
    return "unused";
  }
  return count < minimumPools ? "few" : undefined;
}

function judge(choice: Choice, { options, report }: Judging<PoolOptions>): void {
  const fault = faultOf(choice, options);
  if (fault === "unused") {
    report(choice.path.join("."), `is only for lowest-price; ${choice.unsaid === 0 ? "write 0" : "leave it out"}`);
  } else if (fault === "few") {
    const few = `spreads lowest-price over ${choice.pools() ?? 0}; write at least ${options.minimumPools}`;
    report(choice.path.join("."), `${few}, or leave it out beside price-capacity-optimized`);
  }
}

function mend(choice: Choice, edit: Edit, options: PoolOptions): void {
  const fault = unlessUnknown(() => faultOf(choice, options));
  if (fault === "unused" && choice.unsaid === 0) {
    // A group that has a number keeps it where it is left out, and AWS then refuses the update.
    edit.set(choice.path, 0);
  } else if (fault === "unused") {
    edit.remove(choice.path);
  } else if (fault === "few") {
    edit.set(choice.path, options.minimumPools);
  }
}

function exampleGroup(pools: object) {
  const instancesDistribution = {
    onDemandPercentageAboveBaseCapacity: 0,
    spotAllocationStrategy: "price-capacity-optimized",
    ...pools,
  };
  return {
    type: AUTO_SCALING_GROUP.token,
    properties: { maxSize: 6, minSize: 1, mixedInstancesPolicy: { instancesDistribution } },
  };
}
