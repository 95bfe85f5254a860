import type { ExampleResource } from "../internal/rule-text";
import { AUTO_SCALING_GROUP } from "../resource-types/auto-scaling";

/** A spot group of the given types, right in everything else. */
export function spotGroupOf(types: readonly string[]): ExampleResource {
  const instancesDistribution = {
    onDemandPercentageAboveBaseCapacity: 0,
    spotAllocationStrategy: "price-capacity-optimized",
  };
  const launchTemplate = {
    launchTemplateSpecification: { launchTemplateName: "nodes", version: "$Latest" },
    overrides: types.map((instanceType) => ({ instanceType })),
  };
  const mixedInstancesPolicy = { instancesDistribution, launchTemplate };
  return { type: AUTO_SCALING_GROUP.token, properties: { maxSize: 6, minSize: 1, mixedInstancesPolicy } };
}
