import { isSpotWord } from "../../facts/spot-spelling";
import { fromRequirements, RECOMMENDED_TYPES, together } from "../detectors/asked-types";
import { isSpotGroup } from "../detectors/auto-scaling-group";
import { typesThatMayFit } from "../detectors/fitting-types";
import {
  type PlacedRequirements,
  requirementsOfFleet,
  requirementsOfGroup,
  requirementsOfTemplate,
} from "../detectors/instance-requirements";
import { isSpotFleet } from "../detectors/spot-fleet";
import { integer } from "../internal/options";
import { type Judging, resourceRule } from "../internal/resource-rule";
import { AUTO_SCALING_GROUP } from "../resource-types/auto-scaling";
import { LAUNCH_TEMPLATE } from "../resource-types/ec2";
import { FLEET } from "../resource-types/spot-requests";

/** Requirements may be so narrow that two or three types fit them, and nobody sees it as no type is named. */
export const spotAttributesLeaveEnoughTypes = resourceRule({
  name: "spot-attributes-leave-enough-types",
  entry: "A22",
  severity: "medium",
  description: "Requirements that spot is asked for by leave at least ten instance types to choose from.",
  why:
    "Each instance type is a pool of spot capacity of its own in each zone, and requirements do not show how many are left. Narrow " +
    "bounds of vCPU and memory, or a few patterns of names, leave two or three, and a group stays short of instances when those " +
    "pools are empty. Memory that is written in GiB where MiB is meant leaves none.",
  mend: "Widen `vcpuCount` and `memoryMib`, or allow more types, until at least ten fit.",
  sources: [
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-best-practices.html",
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-fleet-attribute-based-instance-type-selection.html",
  ],
  options: {
    minimumInstanceTypes: integer({
      description: "Fewest instance types that fit",
      standard: RECOMMENDED_TYPES,
      minimum: 2,
      maximum: 20,
    }),
  },
  examples: {
    broken: { workers: spotGroup(["m5.*", "m5a.*", "m6i.*"]) },
    kept: { workers: spotGroup(["m*"]) },
  },
  judges: (on) => [
    on(AUTO_SCALING_GROUP, (group, judging) => {
      const placed = requirementsOfGroup(group);
      if (placed.length > 0 && isSpotGroup(group)) {
        judgeAll(placed, [group.mixedInstancesPolicy?.launchTemplate?.overrides ?? []], judging);
      }
    }),
    on(LAUNCH_TEMPLATE, (template, judging) => {
      const placed = requirementsOfTemplate(template);
      if (placed.length > 0 && isSpotWord(template.instanceMarketOptions?.marketType)) {
        judgeTypes(placed, judging);
      }
    }),
    on(FLEET, (fleet, judging) => {
      const placed = requirementsOfFleet(fleet);
      if (placed.length > 0 && isSpotFleet(fleet)) {
        const configs = fleet.launchTemplateConfigs ?? [];
        judgeAll(
          placed,
          configs.map(({ overrides }) => overrides ?? []),
          judging,
        );
      }
    }),
  ],
});

type Limits = Pick<Judging<{ readonly minimumInstanceTypes: number }>, "options" | "report">;

/** What is named beside the requirements, or left to templates, adds to the types; of such a group nothing is said. */
function judgeAll(
  placed: readonly PlacedRequirements[],
  overrides: readonly (readonly unknown[])[],
  limits: Limits,
): void {
  if (overrides.every(({ length }) => length > 0) && overrides.flat().length === placed.length) {
    judgeTypes(placed, limits);
  }
}

/**
 * Several requirements are judged together: each may be for a template of its own.
 *
 * Where they allow a few names and nothing else, the rules on diversified groups count those.
 */
function judgeTypes(
  placed: readonly PlacedRequirements[],
  { options: { minimumInstanceTypes }, report }: Limits,
): void {
  const allowed = together(placed.map(({ requirements }) => fromRequirements(requirements)));
  if (!allowed.isByRequirements && allowed.names.length < minimumInstanceTypes) {
    return;
  }
  const fitting = placed.map(({ requirements }) => typesThatMayFit(requirements));
  const names = new Set(fitting.flatMap((types) => types ?? []));
  const [first] = placed;
  if (first !== undefined && !fitting.includes(undefined) && names.size < minimumInstanceTypes) {
    const left = `leaves ${names.size === 0 ? "no" : `at most ${names.size}`} instance type${names.size === 1 ? "" : "s"}`;
    report(first.path, `${left} that EC2 sells as spot; widen it until at least ${minimumInstanceTypes} fit`);
  }
}

function spotGroup(allowedInstanceTypes: readonly string[]) {
  const size = { vcpuCount: { min: 4, max: 4 }, memoryMib: { min: 16384, max: 16384 } };
  const instancesDistribution = {
    onDemandPercentageAboveBaseCapacity: 0,
    spotAllocationStrategy: "price-capacity-optimized",
  };
  const launchTemplate = {
    launchTemplateSpecification: { launchTemplateName: "nodes", version: "$Latest" },
    overrides: [{ instanceRequirements: { allowedInstanceTypes, ...size } }],
  };
  const mixedInstancesPolicy = { instancesDistribution, launchTemplate };
  return { type: AUTO_SCALING_GROUP.token, properties: { maxSize: 6, minSize: 1, mixedInstancesPolicy } };
}
