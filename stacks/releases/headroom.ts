import {
  CLUSTER_OVERPROVISIONER_CHART,
  clusterOverprovisionerValues,
} from "../../charts-values/cluster-overprovisioner";
import {
  CLUSTER_PROPORTIONAL_AUTOSCALER_CHART,
  clusterProportionalAutoscalerValues,
} from "../../charts-values/cluster-proportional-autoscaler";
import { HEADROOM_NAMESPACE } from "../../facts/releases";
import { headroomOf } from "../headroom";
import { commonFacts, type ChartDelivery, type DeliveryContext } from "./release";

/** What holds space free on spot nodes, and what counts it, where an environment asks for it. */
export function headroomDeliveries(context: DeliveryContext<unknown>): readonly ChartDelivery[] {
  const { environment } = context;
  const { headroom: settings } = environment;
  const size = settings === undefined ? undefined : headroomOf(settings, environment);
  if (settings === undefined || size === undefined) {
    return [];
  }
  const { registry } = commonFacts(context);
  const copies = registry === undefined ? {} : { registry };
  const { coresPerReplica, max = size.replicas } = settings;
  const min = Math.min(settings.min ?? size.replicas, max);
  const pausePods: ChartDelivery = {
    name: "cluster-overprovisioner",
    pin: CLUSTER_OVERPROVISIONER_CHART,
    namespace: HEADROOM_NAMESPACE,
    values: clusterOverprovisionerValues({
      pod: size.pod,
      replicas: coresPerReplica === undefined ? size.replicas : min,
      ...copies,
    }),
    after: ["cluster-objects"],
    skipsAwait: true,
  };
  return coresPerReplica === undefined
    ? [pausePods]
    : [
        pausePods,
        {
          name: "cluster-proportional-autoscaler",
          pin: CLUSTER_PROPORTIONAL_AUTOSCALER_CHART,
          namespace: HEADROOM_NAMESPACE,
          values: clusterProportionalAutoscalerValues({ coresPerReplica, min, max, ...copies }),
          after: ["cluster-objects", "cluster-overprovisioner"],
        },
      ];
}
