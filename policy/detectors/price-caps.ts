import type { EditPath } from "../internal/edit";
import { unlessUnknown } from "../internal/unknown";
import type { LAUNCH_TEMPLATE } from "../resource-types/ec2";
import type { AutoScalingGroup } from "./auto-scaling-group";
import type { Fleet, SpotFleetRequest } from "./spot-fleet";

/** Where a resource may cap the price of spot, and how to read the cap. */
export interface Price {
  readonly path: EditPath;
  /** @throws UnknownValue - it is not known. */
  readonly read: () => string | undefined;
}

/** The prices that cap something; where none is known to, a price that is not known is not passed over. */
export function capsAmong(prices: readonly Price[]): readonly Price[] {
  const known = knownCapsAmong(prices);
  return known.length > 0 ? known : prices.filter(({ read }) => isCap(read()));
}

/** The prices that are known to cap something. */
export function knownCapsAmong(prices: readonly Price[]): readonly Price[] {
  return prices.filter(({ read }) => isCap(unlessUnknown(read)));
}

/** An empty price is how the APIs say that there is none. */
function isCap(price: string | undefined): boolean {
  return price !== undefined && price.trim() !== "";
}

/** The price in the mixed-instances policy of an Auto Scaling group. */
export function pricesOfGroup(group: AutoScalingGroup): readonly Price[] {
  return [
    {
      path: ["mixedInstancesPolicy", "instancesDistribution", "spotMaxPrice"],
      read: () => group.mixedInstancesPolicy?.instancesDistribution?.spotMaxPrice,
    },
  ];
}

/** The price in the market options of a launch template or an instance. */
export function pricesOfMarket(
  launch: Pick<ReturnType<typeof LAUNCH_TEMPLATE.view>, "instanceMarketOptions">,
): readonly Price[] {
  return [
    {
      path: ["instanceMarketOptions", "spotOptions", "maxPrice"],
      read: () => launch.instanceMarketOptions?.spotOptions?.maxPrice,
    },
  ];
}

/** The price of a request, or of a launch configuration, that is on top. */
export function pricesOnTop(request: { readonly spotPrice: string | undefined }): readonly Price[] {
  return [{ path: ["spotPrice"], read: () => request.spotPrice }];
}

/** The prices of an EC2 Fleet: for all of it, and for each override. */
export function pricesOfFleet(fleet: Fleet): readonly Price[] {
  const configs = unlessUnknown(() => fleet.launchTemplateConfigs) ?? [];
  return [
    { path: ["spotOptions", "maxTotalPrice"], read: () => fleet.spotOptions?.maxTotalPrice },
    ...configs.flatMap((config, index) =>
      (unlessUnknown(() => config.overrides) ?? []).map((override, place): Price => ({
        path: ["launchTemplateConfigs", index, "overrides", place, "maxPrice"],
        read: () => override.maxPrice,
      })),
    ),
  ];
}

/** The prices of a Spot Fleet request: for all of it, for each specification and for each override. */
export function pricesOfRequest(request: SpotFleetRequest): readonly Price[] {
  const configs = unlessUnknown(() => request.launchTemplateConfigs) ?? [];
  return [
    ...pricesOnTop(request),
    ...(unlessUnknown(() => request.launchSpecifications) ?? []).map((specification, index): Price => ({
      path: ["launchSpecifications", index, "spotPrice"],
      read: () => specification.spotPrice,
    })),
    ...configs.flatMap((config, index) =>
      (unlessUnknown(() => config.overrides) ?? []).map((override, place): Price => ({
        path: ["launchTemplateConfigs", index, "overrides", place, "spotPrice"],
        read: () => override.spotPrice,
      })),
    ),
  ];
}
