import { hasSpotNodes } from "../detectors/group-launches";
import { isAttachedTo, isAutoscaledIn } from "../detectors/group-tags";
import { flag } from "../internal/options";
import { stackRule } from "../internal/stack-rule";
import { AUTO_SCALING_GROUP } from "../resource-types/auto-scaling";
import { SCALING_POLICY, SCALING_SCHEDULE } from "../resource-types/auto-scaling-attachments";

const WORKERS = {
  type: AUTO_SCALING_GROUP.token,
  properties: {
    mixedInstancesPolicy: { instancesDistribution: { onDemandPercentageAboveBaseCapacity: 0 } },
    tags: [
      { key: "k8s.io/cluster-autoscaler/enabled", value: "true", propagateAtLaunch: false },
      { key: "k8s.io/cluster-autoscaler/east", value: "owned", propagateAtLaunch: false },
    ],
  },
};

/** Two who set the size of one group undo each other's work, and a scaling policy ends nodes without asking Kubernetes. */
export const autoscaledGroupHasNoScalingPolicy = stackRule({
  name: "autoscaled-group-has-no-scaling-policy",
  entry: "B11",
  severity: "medium",
  description:
    "Where there is spot, a group that the Cluster Autoscaler scales has no scaling policy or schedule beside it.",
  why:
    "The Cluster Autoscaler sets the desired size by the pods that wait. A scaling policy or a schedule on the same group sets it " +
    "by something else: it ends nodes in use without draining them and starts nodes that the autoscaler removes again.",
  mend: "Remove the scaling policy and the schedule, or take the autoscaler's tags off the group.",
  sources: [
    "https://github.com/kubernetes/autoscaler/blob/cluster-autoscaler-1.36.1/cluster-autoscaler/FAQ.md",
    "https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PredictiveScalingConfiguration.html",
  ],
  options: {
    allowsSchedules: flag({
      description: "Leave scheduled actions alone, such as those that raise the fewest nodes for the day",
      standard: false,
    }),
  },
  examples: {
    broken: {
      workers: WORKERS,
      "by-load": {
        type: SCALING_POLICY.token,
        properties: {
          autoscalingGroupName: "${workers.name}",
          policyType: "TargetTrackingScaling",
          targetTrackingConfiguration: {
            predefinedMetricSpecification: { predefinedMetricType: "ASGAverageCPUUtilization" },
            targetValue: 60,
          },
        },
      },
    },
    kept: { workers: WORKERS },
  },
  judge: (stack, { each, options: { allowsSchedules }, report }) => {
    if (!hasSpotNodes(stack)) {
      return;
    }
    const groups = stack.of(AUTO_SCALING_GROUP).filter((group) => isAutoscaledIn(stack, group));
    each(stack.of(SCALING_POLICY), (policy) => {
      if (groups.some((group) => isAttachedTo(policy, group)) && acts(policy.view)) {
        report(
          policy.resource,
          "autoscalingGroupName",
          "scales a group that the Cluster Autoscaler scales; remove the policy",
        );
      }
    });
    each(allowsSchedules ? [] : stack.of(SCALING_SCHEDULE), (schedule) => {
      if (groups.some((group) => isAttachedTo(schedule, group))) {
        report(
          schedule.resource,
          "autoscalingGroupName",
          "scales a group that the Cluster Autoscaler scales; remove the schedule",
        );
      }
    });
  },
});

/** Says whether a policy changes a size: it is not switched off, and does more than forecast. */
function acts({
  enabled,
  policyType,
  predictiveScalingConfiguration,
}: ReturnType<typeof SCALING_POLICY.view>): boolean {
  const onlyForecasts =
    policyType === "PredictiveScaling" && predictiveScalingConfiguration?.mode !== "ForecastAndScale";
  return enabled !== false && !onlyForecasts;
}
