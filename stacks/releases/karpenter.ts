import { KARPENTER_CHART, karpenterValues } from "../../charts-values/karpenter";
import { KARPENTER_CRD_CHART, karpenterCrdValues } from "../../charts-values/karpenter-crd";
import { interruptionQueueName, SYSTEM_NAMESPACE } from "../../facts/releases";
import type { KarpenterProvisioner } from "../environment";
import { karpenterObjects } from "./karpenter-objects";
import { commonFacts, type ChartDelivery, type Delivery, type DeliveryContext, type ObjectsDelivery } from "./release";

/**
 * Karpenter: its definitions, its controller, and the pools of the environment's groups.
 *
 * Taken away in the other order: pools take their nodes along as long as the controller is there.
 */
export function karpenterDeliveries<Text>(
  settings: KarpenterProvisioner,
  context: DeliveryContext<Text>,
): readonly Delivery[] {
  const pools = karpenterObjects(settings, context);
  return [
    {
      name: "karpenter-crd",
      pin: KARPENTER_CRD_CHART,
      namespace: SYSTEM_NAMESPACE,
      values: karpenterCrdValues(),
      after: [],
    },
    controller(settings, context),
    ...(Object.keys(pools).length === 0 ? [] : [nodePoolsOf(settings, pools)]),
  ];
}

/** Twice what a node may wait for its pods: first the old nodes go, then those that took over. */
function nodePoolsOf({ disruption }: KarpenterProvisioner, objects: ObjectsDelivery["objects"]): ObjectsDelivery {
  const deletionMinutes = 2 * disruption.terminationGraceMinutes + 10;
  return { name: "node-pools", objects, deletionMinutes, after: ["karpenter-crd", "karpenter"] };
}

function controller<Text>(settings: KarpenterProvisioner, context: DeliveryContext<Text>): ChartDelivery {
  const { environment, clusterName, region, known } = context;
  const { registry } = commonFacts(context);
  const { network } = environment;
  return {
    name: "karpenter",
    pin: KARPENTER_CHART,
    namespace: SYSTEM_NAMESPACE,
    values: karpenterValues({
      clusterName,
      region,
      interruptionQueueName: interruptionQueueName(clusterName, "karpenter"),
      clusterEndpoint: known.endpoint,
      hasPodSubnets: network.podCidrBlock !== undefined,
      reachesInternet: network.nat !== "none",
      featureGates: settings.featureGates,
      ...(registry === undefined ? {} : { registry }),
    }),
    after: ["karpenter-crd"],
    skipsCrds: true,
  };
}
