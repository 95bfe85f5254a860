import { isSpotWord } from "../../facts/spot-spelling";
import { unlessUnknown } from "../internal/unknown";
import type { FLEET } from "../resource-types/spot-requests";

/** An EC2 Fleet as rules see it. */
export type Fleet = ReturnType<typeof FLEET.view>;

/**
 * Says whether a fleet may launch spot instances: a part of its target that is spot, or the rest of it.
 *
 * @throws UnknownValue - how the rest is bought is not known, and no part is known to be spot.
 *
 * Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TargetCapacitySpecificationRequest.html
 */
export function isSpotFleet({ targetCapacitySpecification: target }: Fleet): boolean {
  return (unlessUnknown(() => target?.spotTargetCapacity) ?? 0) > 0 || isSpotWord(target?.defaultTargetCapacityType);
}
