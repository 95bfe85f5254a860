import { CLUSTER_AUTOSCALER_CHART, clusterAutoscalerValues } from "../../charts-values/cluster-autoscaler";
import type { ClusterAutoscalerSettings, ClusterAutoscalerTiming } from "../../charts-values/cluster-autoscaler-flags";
import { expanderPriorities, type PriorityGroup } from "../../charts-values/priority-expander";
import { SYSTEM_NAMESPACE } from "../../facts/releases";
import type { ClusterAutoscalerProvisioner, Environment } from "../environment";
import { drainedByTerminationHandler } from "../interruption-handlers";
import { zonesOf } from "../node-groups";
import { commonFacts, type ChartDelivery, type DeliveryContext } from "./release";

/** Cluster-autoscaler, with the order of the environment's own groups. */
export function clusterAutoscaler(
  settings: ClusterAutoscalerProvisioner,
  context: DeliveryContext<unknown>,
): ChartDelivery {
  const { environment, clusterName, region, kubernetesMinor } = context;
  const { registry } = commonFacts(context);
  return {
    name: "cluster-autoscaler",
    pin: CLUSTER_AUTOSCALER_CHART,
    namespace: SYSTEM_NAMESPACE,
    values: clusterAutoscalerValues({
      clusterName,
      region,
      kubernetesMinor,
      ...settingsOf(settings, environment),
      ...(registry === undefined ? {} : { registry }),
    }),
    after: [],
  };
}

function settingsOf(settings: ClusterAutoscalerProvisioner, environment: Environment): ClusterAutoscalerSettings {
  const { expanders, grpcExpander, skipsNodesWithSystemPods, skipsNodesWithLocalStorage, balancesSimilarNodeGroups } =
    settings;
  const priorities = expanderPriorities({ environmentName: environment.name, groups: priorityGroupsOf(environment) });
  return {
    expanders,
    ...(expanders.includes("priority") ? { priorities } : {}),
    ...(grpcExpander === undefined ? {} : { grpcExpander }),
    timing: timingOf(settings),
    skipsNodesWithSystemPods,
    skipsNodesWithLocalStorage,
    balancesSimilarNodeGroups,
    selfManagedSpot: drainedByTerminationHandler(environment).length > 0,
  };
}

function timingOf({ scanIntervalSeconds, maxNodeProvisionMinutes, scaleDown }: ClusterAutoscalerProvisioner) {
  return {
    scanIntervalSeconds,
    maxNodeProvisionSeconds: 60 * maxNodeProvisionMinutes,
    scaleDown: {
      unneededSeconds: 60 * scaleDown.unneededMinutes,
      delayAfterAddSeconds: 60 * scaleDown.delayAfterAddMinutes,
      utilizationThreshold: scaleDown.utilizationThresholdPercent / 100,
    },
  } satisfies ClusterAutoscalerTiming;
}

/** The groups of an environment as the priority expander tells them apart. */
export function priorityGroupsOf(environment: Environment): readonly PriorityGroup[] {
  return Object.entries(environment.nodeGroups).map(([name, group]) => ({
    name,
    tier: group.kind,
    management: group.management,
    ...(group.kind === "enduring" ? { zones: zonesOf(environment, group) } : {}),
  }));
}
