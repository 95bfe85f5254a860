import { pathOf } from "../internal/view";
import type { instanceRequirements } from "../resource-types/auto-scaling";
import type { AutoScalingGroup } from "./auto-scaling-group";
import type { Fleet } from "./spot-fleet";

/** What is asked of instances by what they are. */
export type InstanceRequirements = NonNullable<ReturnType<typeof instanceRequirements>>;

/** Requirements, and the property they stand in. */
export interface PlacedRequirements {
  readonly path: string;
  readonly requirements: InstanceRequirements;
}

/** What a group asks of its instances, override by override. @throws UnknownValue - one of them is not known. */
export function requirementsOfGroup({ mixedInstancesPolicy }: AutoScalingGroup): readonly PlacedRequirements[] {
  return requirementsOf(mixedInstancesPolicy?.launchTemplate?.overrides);
}

/** What a fleet asks of its instances, override by override. @throws UnknownValue - one of them is not known. */
export function requirementsOfFleet({ launchTemplateConfigs = [] }: Fleet): readonly PlacedRequirements[] {
  return launchTemplateConfigs.flatMap(({ overrides }) => requirementsOf(overrides));
}

/** What a launch template asks of its instances. @throws UnknownValue - that is not known. */
export function requirementsOfTemplate(template: {
  readonly instanceRequirements: InstanceRequirements | undefined;
}): readonly PlacedRequirements[] {
  const { instanceRequirements: requirements } = template;
  return requirements === undefined ? [] : [{ path: "instanceRequirements", requirements }];
}

/** Properties that protect against high spot prices; a provider sends 0 for what is left out. */
export const PRICE_PROTECTION_KNOBS = [
  "maxSpotPriceAsPercentageOfOptimalOnDemandPrice",
  "spotMaxPricePercentageOverLowestPrice",
] as const;

function requirementsOf(
  overrides: readonly { readonly instanceRequirements: InstanceRequirements | undefined }[] = [],
): readonly PlacedRequirements[] {
  return overrides.flatMap(({ instanceRequirements: requirements }) =>
    requirements === undefined ? [] : [{ path: pathOf(requirements), requirements }],
  );
}
