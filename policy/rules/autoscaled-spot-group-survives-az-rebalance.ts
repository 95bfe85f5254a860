import { isSpotGroup } from "../detectors/auto-scaling-group";
import { isAutoscaledIn } from "../detectors/group-tags";
import { isManagedByEks, spansZones } from "../detectors/group-zones";
import { hasTerminationHook, TERMINATING } from "../detectors/lifecycle-hooks";
import { flag } from "../internal/options";
import { stackRule } from "../internal/stack-rule";
import { AUTO_SCALING_GROUP } from "../resource-types/auto-scaling";

const WORKERS = {
  mixedInstancesPolicy: { instancesDistribution: { onDemandPercentageAboveBaseCapacity: 0 } },
  tags: [
    { key: "k8s.io/cluster-autoscaler/enabled", value: "true", propagateAtLaunch: false },
    { key: "k8s.io/cluster-autoscaler/east", value: "owned", propagateAtLaunch: false },
  ],
  vpcZoneIdentifiers: ["subnet-0a1b2c3d4e5f60001", "subnet-0a1b2c3d4e5f60002"],
};

/** Auto Scaling evens out zones by ending healthy nodes, which the Cluster Autoscaler neither asked for nor drains. */
export const autoscaledSpotGroupSurvivesAzRebalance = stackRule({
  name: "autoscaled-spot-group-survives-az-rebalance",
  entry: "B03",
  severity: "high",
  description: "A spot group that the Cluster Autoscaler scales is not emptied, undrained, to even out its zones.",
  why:
    "Spot capacity comes and goes by zone, so a group over several zones is often uneven; AZRebalance then ends healthy nodes to " +
    "make it even. The Cluster Autoscaler has no part in that: without a hook nothing drains those nodes.",
  mend: 'Set `suspendedProcesses: ["AZRebalance"]`, or add a lifecycle hook for autoscaling:EC2_INSTANCE_TERMINATING.',
  sources: [
    "https://github.com/kubernetes/autoscaler/blob/cluster-autoscaler-1.36.1/cluster-autoscaler/cloudprovider/aws/README.md",
    "https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-suspend-resume-processes.html",
  ],
  options: {
    acceptsHook: flag({
      description: "Be content with a termination hook in place of suspending AZRebalance",
      standard: true,
    }),
  },
  examples: {
    broken: { workers: { type: AUTO_SCALING_GROUP.token, properties: WORKERS } },
    kept: {
      workers: {
        type: AUTO_SCALING_GROUP.token,
        properties: { ...WORKERS, suspendedProcesses: ["AZRebalance"] },
      },
    },
  },
  judge: (stack, { each, options: { acceptsHook }, report }) => {
    each(stack.of(AUTO_SCALING_GROUP), (group) => {
      const { view, resource } = group;
      const isJudged = isAutoscaledIn(stack, group) && !isManagedByEks(view) && isSpotGroup(view);
      if (!isJudged || (view.suspendedProcesses ?? []).includes("AZRebalance") || !spansZones(view)) {
        return;
      }
      if (!(acceptsHook && hasTerminationHook(group, stack))) {
        const hook = acceptsHook ? `, or add a hook for ${TERMINATING}` : "";
        report(resource, "suspendedProcesses", `leaves AZRebalance to end healthy nodes; suspend AZRebalance${hook}`);
      }
    });
  },
});
