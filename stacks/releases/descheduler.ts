import { DESCHEDULER_CHART, deschedulerValues } from "../../charts-values/descheduler";
import { SYSTEM_NAMESPACE } from "../../facts/releases";
import { commonFacts, type ChartDelivery, type DeliveryContext } from "./release";

/** What puts pods right that interruptions left where they should not be, where an environment asks for it. */
export function deschedulerDeliveries(context: DeliveryContext<unknown>): readonly ChartDelivery[] {
  const { environment, kubernetesMinor } = context;
  const { descheduler: settings, provisioner } = environment;
  if (settings === undefined) {
    return [];
  }
  const { strategies, maxPodsPerNode, maxPodsPerNamespace, maxPodsTotal } = settings;
  return [
    {
      name: "descheduler",
      pin: DESCHEDULER_CHART,
      namespace: SYSTEM_NAMESPACE,
      values: deschedulerValues({
        provisioner: provisioner?.engine ?? "cluster-autoscaler",
        kubernetesMinor,
        ...(strategies === undefined ? {} : { strategies }),
        limits: {
          ...(maxPodsPerNode === undefined ? {} : { perNode: maxPodsPerNode }),
          ...(maxPodsPerNamespace === undefined ? {} : { perNamespace: maxPodsPerNamespace }),
          ...(maxPodsTotal === undefined ? {} : { total: maxPodsTotal }),
        },
        ...commonFacts(context),
      }),
      after: [],
    },
  ];
}
