import { isAutoscaled, type AutoScalingGroup } from "../detectors/auto-scaling-group";
import { resourceRule } from "../internal/resource-rule";
import { unlessUnknown } from "../internal/unknown";
import { AUTO_SCALING_GROUP } from "../resource-types/auto-scaling";

const AUTOSCALER_TAG = { key: "k8s.io/cluster-autoscaler/enabled", value: "true", propagateAtLaunch: false };

/** The Cluster Autoscaler takes a group's desired capacity for its number of nodes; a weight makes it something else. */
export const autoscaledGroupCountsWholeNodes = resourceRule({
  name: "autoscaled-group-counts-whole-nodes",
  entry: "A18",
  severity: "high",
  description: "A group that the Cluster Autoscaler sizes counts each instance as one.",
  why:
    "The Cluster Autoscaler takes the desired capacity of a group for its number of nodes. With weights, or a capacity counted in " +
    "vCPU or memory, EC2 launches fewer instances than it asked for: it waits for nodes that never come, and pods stay pending.",
  mend: "Leave `weightedCapacity` and `desiredCapacityType` out, and put instance types of one size into a group.",
  sources: [
    "https://github.com/kubernetes/autoscaler/issues/4851",
    "https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-mixed-instances-groups-instance-weighting.html",
  ],
  options: {},
  examples: {
    broken: {
      workers: {
        type: AUTO_SCALING_GROUP.token,
        properties: {
          mixedInstancesPolicy: {
            launchTemplate: {
              overrides: [
                { instanceType: "m6i.large", weightedCapacity: "1" },
                { instanceType: "m6i.xlarge", weightedCapacity: "2" },
              ],
            },
          },
          tags: [AUTOSCALER_TAG],
        },
      },
    },
    kept: {
      workers: {
        type: AUTO_SCALING_GROUP.token,
        properties: {
          mixedInstancesPolicy: {
            launchTemplate: { overrides: [{ instanceType: "m6i.large" }, { instanceType: "m6a.large" }] },
          },
          tags: [AUTOSCALER_TAG],
        },
      },
    },
  },
  judges: (on) => [
    on(
      AUTO_SCALING_GROUP,
      (group, { report }) => {
        if (!isAutoscaled(group)) {
          return;
        }
        if (countsOtherThanInstances(group)) {
          report("desiredCapacityType", "does not count instances, as the autoscaler does; leave it out");
        }
        const weighted = weightedTypes(group);
        if (weighted > 0) {
          report(OVERRIDES, `count ${weighted} other than 1 by weightedCapacity; leave the weights out`);
        }
      },
      (group, edit) => {
        if (!isAutoscaled(group)) {
          return;
        }
        if (unlessUnknown(() => countsOtherThanInstances(group)) === true) {
          edit.remove(["desiredCapacityType"]);
        }
        // EC2 wants a weight of each override or of none.
        if ((unlessUnknown(() => weightedTypes(group)) ?? 0) > 0) {
          overridesOf(group).forEach((_, index) =>
            edit.remove(["mixedInstancesPolicy", "launchTemplate", "overrides", index, "weightedCapacity"]),
          );
        }
      },
    ),
  ],
});

const OVERRIDES = "mixedInstancesPolicy.launchTemplate.overrides";

function countsOtherThanInstances({ desiredCapacityType = "" }: AutoScalingGroup): boolean {
  return !["", "units"].includes(desiredCapacityType);
}

function overridesOf({ mixedInstancesPolicy }: AutoScalingGroup) {
  return mixedInstancesPolicy?.launchTemplate?.overrides ?? [];
}

/** How many overrides do not count as one instance; unknown ones matter only where none is known to. */
function weightedTypes(group: AutoScalingGroup): number {
  const weights = overridesOf(group).map((override) => () => override.weightedCapacity);
  const known = weights.filter((weight) => isWeight(unlessUnknown(weight))).length;
  return known > 0 ? known : weights.filter((weight) => isWeight(weight())).length;
}

function isWeight(weight: string | undefined): boolean {
  return weight !== undefined && weight.trim() !== "" && Number(weight) !== 1;
}
