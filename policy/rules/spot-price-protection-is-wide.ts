import { isSpotGroup } from "../detectors/auto-scaling-group";
import { isSpotFleet } from "../detectors/spot-fleet";
import {
  PRICE_PROTECTION_KNOBS,
  requirementsOfFleet,
  requirementsOfGroup,
  requirementsOfTemplate,
  type PlacedRequirements,
} from "../detectors/instance-requirements";
import { integer } from "../internal/options";
import { resourceRule, type Judging } from "../internal/resource-rule";
import { AUTO_SCALING_GROUP } from "../resource-types/auto-scaling";
import { LAUNCH_TEMPLATE } from "../resource-types/ec2";
import { FLEET } from "../resource-types/spot-requests";

/** A narrow price protection leaves only the cheapest pools, the ones that everybody else is in. */
export const spotPriceProtectionIsWide = resourceRule({
  name: "spot-price-protection-is-wide",
  entry: "A22",
  severity: "medium",
  description: "Spot price protection leaves room above the cheapest types.",
  why:
    "Price protection takes the dearer of the types that fit out of the choice. A narrow one leaves a few of the cheapest " +
    "pools, which empty first, and the group stays short although other pools have capacity below the on-demand price.",
  mend: "Leave price protection out, or state a percentage of at least 50.",
  sources: [
    "https://docs.aws.amazon.com/autoscaling/ec2/userguide/create-mixed-instances-group-attribute-based-instance-type-selection.html",
  ],
  options: {
    minPercent: integer({ description: "Smallest percentage", standard: 50, minimum: 1 }),
  },
  examples: { broken: example(10), kept: example(100) },
  judges: (on) => [
    on(AUTO_SCALING_GROUP, (group, { options, report }) => {
      const placed = requirementsOfGroup(group);
      if (placed.length > 0 && isSpotGroup(group)) {
        judgeWidth(placed, options.minPercent, report);
      }
    }),
    on(LAUNCH_TEMPLATE, (template, { options, report }) =>
      judgeWidth(requirementsOfTemplate(template), options.minPercent, report),
    ),
    on(FLEET, (fleet, { options, report }) => {
      const placed = requirementsOfFleet(fleet);
      if (placed.length > 0 && isSpotFleet(fleet)) {
        judgeWidth(placed, options.minPercent, report);
      }
    }),
  ],
});

function judgeWidth(
  placed: readonly PlacedRequirements[],
  minPercent: number,
  report: Judging<unknown>["report"],
): void {
  for (const { path, requirements } of placed) {
    for (const knob of PRICE_PROTECTION_KNOBS) {
      // Zero is how a provider says that it is left out.
      const percent = requirements[knob] ?? 0;
      if (percent > 0 && percent < minPercent) {
        report(`${path}.${knob}`, `is less than ${minPercent} percent; leave it out, or raise it to at least that`);
      }
    }
  }
}

function example(spotMaxPricePercentageOverLowestPrice: number) {
  return {
    workers: {
      type: AUTO_SCALING_GROUP.token,
      properties: {
        mixedInstancesPolicy: {
          instancesDistribution: { onDemandPercentageAboveBaseCapacity: 0 },
          launchTemplate: {
            overrides: [
              {
                instanceRequirements: {
                  vcpuCount: { min: 4, max: 4 },
                  memoryMib: { min: 16384, max: 16384 },
                  spotMaxPricePercentageOverLowestPrice,
                },
              },
            ],
          },
        },
      },
    },
  };
}
