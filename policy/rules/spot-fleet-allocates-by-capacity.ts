import { fleetAllocationStrategy, spotFleetAllocationStrategy } from "../../facts/spot-spelling";
import { ALLOWED_IN_FLEETS, allowedStrategies, strategyOf, strategyProblem } from "../detectors/allocation-strategy";
import { type Fleet, isSpotFleet, isSpotFleetRequest, type SpotFleetRequest } from "../detectors/spot-fleet";
import { texts } from "../internal/options";
import { resourceRule } from "../internal/resource-rule";
import { unlessUnknown } from "../internal/unknown";
import { FLEET, SPOT_FLEET_REQUEST } from "../resource-types/spot-requests";

const TEN_SPOT = {
  launchTemplateConfigs: [
    {
      launchTemplateSpecification: { launchTemplateName: "batch", version: "$Latest" },
      overrides: ["m5.large", "m5a.large", "m6i.large", "m6a.large"].map((instanceType) => ({ instanceType })),
    },
  ],
  targetCapacitySpecification: { defaultTargetCapacityType: "spot", totalTargetCapacity: 10 },
};

/** Fleets, too, take the cheapest pools where nobody says otherwise. */
export const spotFleetAllocatesByCapacity = resourceRule({
  name: "spot-fleet-allocates-by-capacity",
  entry: "A02",
  severity: "high",
  description: "A fleet takes its spot instances from pools that have capacity to spare.",
  why:
    "A fleet whose strategy is `lowestPrice`, or left out, which means the same, launches in the one cheapest pool, however little " +
    "is left in it. AWS says of it that its instances have the highest risk of interruption, and with one pool all of them go " +
    "at once.",
  mend: "Set the strategy to price-capacity-optimized, which a Spot Fleet request spells priceCapacityOptimized.",
  sources: [
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-fleet-allocation-strategy.html",
    "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_SpotOptionsRequest.html",
    "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_SpotFleetRequestConfigData.html",
  ],
  options: {
    allowedStrategies: texts({
      description:
        "Strategies that a fleet may have, in any spelling; the mend takes the first of AWS's order among them",
      standard: ALLOWED_IN_FLEETS,
    }),
  },
  examples: {
    broken: { batch: { type: FLEET.token, properties: { ...TEN_SPOT, spotOptions: {} } } },
    kept: {
      batch: {
        type: FLEET.token,
        properties: { ...TEN_SPOT, spotOptions: { allocationStrategy: "price-capacity-optimized" } },
      },
    },
  },
  judges: (on) => [
    on(
      FLEET,
      (fleet, { options, report }) => {
        const allowed = allowedStrategies(options.allowedStrategies, ALLOWED_IN_FLEETS);
        if (isFleetAgainst(fleet, allowed)) {
          const instead = fleetAllocationStrategy(allowed[0]);
          report("spotOptions.allocationStrategy", strategyProblem(fleet.spotOptions?.allocationStrategy, instead));
        }
      },
      (fleet, edit, options) => {
        const allowed = allowedStrategies(options.allowedStrategies, ALLOWED_IN_FLEETS);
        if (unlessUnknown(() => isFleetAgainst(fleet, allowed)) === true) {
          edit.set(["spotOptions", "allocationStrategy"], fleetAllocationStrategy(allowed[0]));
          // Only the strategy that is gone takes a number of pools.
          edit.remove(["spotOptions", "instancePoolsToUseCount"]);
        }
      },
    ),
    on(SPOT_FLEET_REQUEST, (request, { options, report }) => {
      const allowed = allowedStrategies(options.allowedStrategies, ALLOWED_IN_FLEETS);
      if (isRequestAgainst(request, allowed)) {
        const instead = spotFleetAllocationStrategy(allowed[0]);
        report("allocationStrategy", strategyProblem(request.allocationStrategy, instead));
      }
    }),
  ],
});

function isFleetAgainst(fleet: Fleet, allowed: readonly string[]): boolean {
  return isSpotFleet(fleet) && !allowed.includes(strategyOf(fleet.spotOptions?.allocationStrategy));
}

function isRequestAgainst(request: SpotFleetRequest, allowed: readonly string[]): boolean {
  return isSpotFleetRequest(request) && !allowed.includes(strategyOf(request.allocationStrategy));
}
