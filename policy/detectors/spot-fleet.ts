import { isSpotWord } from "../../facts/spot-spelling";
import { unlessUnknown } from "../internal/unknown";
import type { FLEET, SPOT_FLEET_REQUEST } from "../resource-types/spot-requests";

/** An EC2 Fleet as rules see it. */
export type Fleet = ReturnType<typeof FLEET.view>;

/** A Spot Fleet request as rules see it. */
export type SpotFleetRequest = ReturnType<typeof SPOT_FLEET_REQUEST.view>;

/**
 * Says whether an EC2 Fleet launches spot instances: as what it takes where nothing else is said, or as a number of them.
 *
 * @throws UnknownValue - what it takes is not known.
 *
 * Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TargetCapacitySpecificationRequest.html
 */
export function isSpotFleet({ targetCapacitySpecification: target }: Fleet): boolean {
  if (target === undefined) {
    return false;
  }
  return isSpotWord(target.defaultTargetCapacityType)
    ? !isOnDemandOnly(
        () => target.onDemandTargetCapacity,
        () => target.totalTargetCapacity,
      )
    : (target.spotTargetCapacity ?? 0) > 0;
}

/** Says whether a Spot Fleet request launches spot instances: what is not asked for on demand is spot. */
export function isSpotFleetRequest(request: SpotFleetRequest): boolean {
  return !isOnDemandOnly(
    () => request.onDemandTargetCapacity,
    () => request.targetCapacity,
  );
}

/** Numbers that are not known leave room for spot. A fleet without any on demand may well have a target of 0 for now. */
function isOnDemandOnly(onDemand: () => number | undefined, total: () => number | undefined): boolean {
  const onDemandTarget = unlessUnknown(onDemand) ?? 0;
  return onDemandTarget > 0 && onDemandTarget >= (unlessUnknown(total) ?? Infinity);
}
