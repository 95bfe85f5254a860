import { strategyOf } from "../detectors/allocation-strategy";
import { isSpotGroup, overrideTypes } from "../detectors/auto-scaling-group";
import { OVERRIDES } from "../detectors/pool-types";
import { isSpotFleet } from "../detectors/spot-fleet";
import { resourceRule } from "../internal/resource-rule";
import { AUTO_SCALING_GROUP } from "../resource-types/auto-scaling";
import { FLEET } from "../resource-types/spot-requests";

const PRIORITIZED = "capacity-optimized-prioritized";
const BATCH = {
  spotOptions: { allocationStrategy: PRIORITIZED },
  targetCapacitySpecification: { defaultTargetCapacityType: "spot", totalTargetCapacity: 10 },
};
const TYPES = ["m6i.large", "m6a.large", "m5.large", "m5a.large"];

/** A strategy that honours an order does nothing of its own where there is none. */
export const prioritizedSpotPoolsAreOrdered = resourceRule({
  name: "prioritized-spot-pools-are-ordered",
  entry: "A04",
  severity: "low",
  description: "Spot pools that are taken in order of priority have an order.",
  why:
    "The strategy `capacity-optimized-prioritized` takes, of pools with capacity to spare, the one that stands first. An Auto " +
    "Scaling group reads that from the order of its overrides, a fleet from their `priority`: the order of a fleet's list says " +
    "nothing. Without an order it is `capacity-optimized`, and what was meant to come first does not.",
  mend: "Give the overrides of a fleet a `priority` from 0 for the first choice, and a group more than one type, or set capacity-optimized.",
  sources: [
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-fleet-allocation-strategy.html",
    "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_FleetLaunchTemplateOverridesRequest.html",
    "https://docs.aws.amazon.com/autoscaling/ec2/userguide/allocation-strategies.html",
  ],
  options: {},
  examples: {
    broken: {
      batch: { type: FLEET.token, properties: { ...BATCH, launchTemplateConfigs: [fleetOf(TYPES, () => ({}))] } },
    },
    kept: {
      batch: {
        type: FLEET.token,
        properties: { ...BATCH, launchTemplateConfigs: [fleetOf(TYPES, (priority) => ({ priority }))] },
      },
    },
  },
  judges: (on) => [
    on(AUTO_SCALING_GROUP, (group, { report }) => {
      const strategy = group.mixedInstancesPolicy?.instancesDistribution?.spotAllocationStrategy;
      if (strategyOf(strategy) !== PRIORITIZED || !isSpotGroup(group)) {
        return;
      }
      const overrides = group.mixedInstancesPolicy?.launchTemplate?.overrides ?? [];
      const isByAttributes = overrides.some(({ instanceRequirements }) => instanceRequirements !== undefined);
      const types = overrideTypes(group).length;
      if (types < 2 && !isByAttributes) {
        const named = types === 0 ? "names no type" : "names one type";
        report(OVERRIDES, `${named} to put in order for ${PRIORITIZED}; list more, or set capacity-optimized`);
      }
    }),
    on(FLEET, (fleet, { report }) => {
      if (strategyOf(fleet.spotOptions?.allocationStrategy) !== PRIORITIZED || !isSpotFleet(fleet)) {
        return;
      }
      const overrides = (fleet.launchTemplateConfigs ?? []).flatMap((config) => config.overrides ?? []);
      // One that is left out comes last.
      const ranks = overrides.map(({ priority }) => priority ?? Infinity);
      if (new Set(ranks).size < 2) {
        report(
          "launchTemplateConfigs",
          `has no two overrides of different priority for ${PRIORITIZED}; number them from 0, or set capacity-optimized`,
        );
      }
    }),
  ],
});

function fleetOf(types: readonly string[], more: (place: number) => object) {
  return {
    launchTemplateSpecification: { launchTemplateName: "batch", version: "$Latest" },
    overrides: types.map((instanceType, place) => ({ instanceType, ...more(place) })),
  };
}
