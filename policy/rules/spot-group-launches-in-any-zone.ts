import { type AutoScalingGroup, isSpotGroup } from "../detectors/auto-scaling-group";
import { resourceRule } from "../internal/resource-rule";
import { unlessUnknown } from "../internal/unknown";
import { AUTO_SCALING_GROUP } from "../resource-types/auto-scaling";

const MIXED = { instancesDistribution: { onDemandPercentageAboveBaseCapacity: 0 } };

/** A group that insists on even zones stops growing when one zone has no spot capacity left. */
export const spotGroupLaunchesInAnyZone = resourceRule({
  name: "spot-group-launches-in-any-zone",
  entry: "B05",
  severity: "medium",
  description: "A spot group launches in another zone when one has no capacity.",
  why:
    "Spot capacity runs out zone by zone. A group that is `balanced-only` goes on trying in the zone that failed, to keep its zones " +
    "even, and stays too small while the others have capacity.",
  mend: "Set `capacityDistributionStrategy` to balanced-best-effort, which is the default.",
  sources: [
    "https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-availability-zone-balanced.html",
    "https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_AvailabilityZoneDistribution.html",
  ],
  options: {},
  examples: {
    broken: {
      workers: {
        type: AUTO_SCALING_GROUP.token,
        properties: {
          availabilityZoneDistribution: { capacityDistributionStrategy: "balanced-only" },
          mixedInstancesPolicy: MIXED,
        },
      },
    },
    kept: {
      workers: {
        type: AUTO_SCALING_GROUP.token,
        properties: {
          availabilityZoneDistribution: { capacityDistributionStrategy: "balanced-best-effort" },
          mixedInstancesPolicy: MIXED,
        },
      },
    },
  },
  judges: (on) => [
    on(
      AUTO_SCALING_GROUP,
      (group, { report }) => {
        if (insists(group)) {
          report(
            "availabilityZoneDistribution.capacityDistributionStrategy",
            "is balanced-only, which launches nothing elsewhere when one zone is out of spot; write balanced-best-effort",
          );
        }
      },
      (group, edit) => {
        if (unlessUnknown(() => insists(group)) === true) {
          edit.set(["availabilityZoneDistribution", "capacityDistributionStrategy"], "balanced-best-effort");
        }
      },
    ),
  ],
});

function insists(group: AutoScalingGroup): boolean {
  return group.availabilityZoneDistribution?.capacityDistributionStrategy === "balanced-only" && isSpotGroup(group);
}
