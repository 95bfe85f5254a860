import { ALLOWED_IN_GROUPS, allowedStrategies, strategyOf, strategyProblem } from "../detectors/allocation-strategy";
import { type AutoScalingGroup, isSpotGroup } from "../detectors/auto-scaling-group";
import { texts } from "../internal/options";
import { resourceRule } from "../internal/resource-rule";
import { unlessUnknown } from "../internal/unknown";
import { AUTO_SCALING_GROUP } from "../resource-types/auto-scaling";

const DISTRIBUTION = ["mixedInstancesPolicy", "instancesDistribution"] as const;
const NODES = {
  launchTemplateSpecification: { launchTemplateName: "nodes", version: "$Latest" },
  overrides: ["m5.large", "m5a.large", "m6i.large", "m6a.large"].map((instanceType) => ({ instanceType })),
};

/** The API's own choice is the cheapest pools, which are the ones AWS empties first. */
export const spotGroupAllocatesByCapacity = resourceRule({
  name: "spot-group-allocates-by-capacity",
  entry: "A01",
  severity: "high",
  description: "A spot group takes its instances from pools that have capacity to spare.",
  why:
    "An Auto Scaling group whose strategy is `lowest-price`, or left out, which means the same, launches in the cheapest pools, " +
    "however little is left in them. AWS says of it that its instances have the highest risk of interruption. " +
    "`price-capacity-optimized` looks at what is left first, and then at the price.",
  mend: "Set `spotAllocationStrategy` to price-capacity-optimized and `spotInstancePools` to 0.",
  sources: [
    "https://docs.aws.amazon.com/autoscaling/ec2/userguide/allocation-strategies.html",
    "https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_InstancesDistribution.html",
  ],
  options: {
    allowedStrategies: texts({
      description: "Strategies that a group may have; the mend takes the first of AWS's order that is among them",
      standard: ALLOWED_IN_GROUPS,
    }),
  },
  examples: {
    broken: {
      workers: {
        type: AUTO_SCALING_GROUP.token,
        properties: {
          maxSize: 6,
          minSize: 1,
          mixedInstancesPolicy: {
            instancesDistribution: { onDemandPercentageAboveBaseCapacity: 0 },
            launchTemplate: NODES,
          },
        },
      },
    },
    kept: {
      workers: {
        type: AUTO_SCALING_GROUP.token,
        properties: {
          maxSize: 6,
          minSize: 1,
          mixedInstancesPolicy: {
            instancesDistribution: {
              onDemandPercentageAboveBaseCapacity: 0,
              spotAllocationStrategy: "price-capacity-optimized",
            },
            launchTemplate: NODES,
          },
        },
      },
    },
  },
  judges: (on) => [
    on(
      AUTO_SCALING_GROUP,
      (group, { options, report }) => {
        const allowed = allowedStrategies(options.allowedStrategies, ALLOWED_IN_GROUPS);
        if (isSpotGroup(group) && !allowed.includes(strategyOf(namedStrategy(group)))) {
          report(
            [...DISTRIBUTION, "spotAllocationStrategy"].join("."),
            strategyProblem(namedStrategy(group), allowed[0]),
          );
        }
      },
      (group, edit, options) => {
        const allowed = allowedStrategies(options.allowedStrategies, ALLOWED_IN_GROUPS);
        const isKept = () => !isSpotGroup(group) || allowed.includes(strategyOf(namedStrategy(group)));
        if (unlessUnknown(isKept) === false) {
          edit.set([...DISTRIBUTION, "spotAllocationStrategy"], allowed[0]);
          // Only the strategy that is gone takes a number of pools; a group that has one keeps it where it is left out.
          if (unlessUnknown(() => group.mixedInstancesPolicy?.instancesDistribution?.spotInstancePools) !== undefined) {
            edit.set([...DISTRIBUTION, "spotInstancePools"], 0);
          }
        }
      },
    ),
  ],
});

function namedStrategy({ mixedInstancesPolicy }: AutoScalingGroup): string | undefined {
  return mixedInstancesPolicy?.instancesDistribution?.spotAllocationStrategy;
}
