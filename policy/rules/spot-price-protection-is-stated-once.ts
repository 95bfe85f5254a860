import {
  PRICE_PROTECTION_KNOBS,
  requirementsOfFleet,
  requirementsOfGroup,
  requirementsOfTemplate,
  type PlacedRequirements,
} from "../detectors/instance-requirements";
import { resourceRule, type Judging } from "../internal/resource-rule";
import { AUTO_SCALING_GROUP } from "../resource-types/auto-scaling";
import { LAUNCH_TEMPLATE } from "../resource-types/ec2";
import { FLEET } from "../resource-types/spot-requests";

/** There are two ways to say how dear a spot instance may be, and AWS takes one of them. */
export const spotPriceProtectionIsStatedOnce = resourceRule({
  name: "spot-price-protection-is-stated-once",
  entry: "A22",
  severity: "medium",
  description: "Requirements of instances protect against spot prices in one way, not in two.",
  why:
    "Spot price protection is a percentage of the on-demand price, or a percentage over the lowest price. AWS refuses " +
    "requirements that state both, so the group or the fleet is not made.",
  mend: "Keep `maxSpotPriceAsPercentageOfOptimalOnDemandPrice` or `spotMaxPricePercentageOverLowestPrice`, or neither.",
  sources: ["https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_InstanceRequirementsRequest.html"],
  options: {},
  examples: {
    broken: {
      template: {
        type: LAUNCH_TEMPLATE.token,
        properties: {
          instanceRequirements: {
            vcpuCount: { min: 4, max: 8 },
            memoryMib: { min: 16384 },
            maxSpotPriceAsPercentageOfOptimalOnDemandPrice: 80,
            spotMaxPricePercentageOverLowestPrice: 100,
          },
        },
      },
    },
    kept: {
      template: {
        type: LAUNCH_TEMPLATE.token,
        properties: {
          instanceRequirements: {
            vcpuCount: { min: 4, max: 8 },
            memoryMib: { min: 16384 },
            maxSpotPriceAsPercentageOfOptimalOnDemandPrice: 80,
          },
        },
      },
    },
  },
  judges: (on) => [
    on(AUTO_SCALING_GROUP, (group, { report }) => judgeOnce(requirementsOfGroup(group), report)),
    on(LAUNCH_TEMPLATE, (template, { report }) => judgeOnce(requirementsOfTemplate(template), report)),
    on(FLEET, (fleet, { report }) => judgeOnce(requirementsOfFleet(fleet), report)),
  ],
});

function judgeOnce(placed: readonly PlacedRequirements[], report: Judging<unknown>["report"]): void {
  for (const { path, requirements } of placed) {
    // Zero is how a provider says that it is left out.
    if (PRICE_PROTECTION_KNOBS.every((knob) => (requirements[knob] ?? 0) !== 0)) {
      report(path, `states both ${PRICE_PROTECTION_KNOBS.join(" and ")}; keep one of them`);
    }
  }
}
