import { addonDeliveries } from "./addons";
import { clusterAutoscaler } from "./cluster-autoscaler";
import { clusterObjects, sampleWorkloads } from "./cluster-objects";
import { deschedulerDeliveries } from "./descheduler";
import { headroomDeliveries } from "./headroom";
import { karpenterDeliveries } from "./karpenter";
import type { Delivery, DeliveryContext } from "./release";
import { terminationHandlerDeliveries } from "./termination-handler";

/**
 * All that is put into the cluster of an environment, in the order in which it is put there.
 *
 * What stands later may need what stands earlier; `after` of each says which.
 */
export function deliveriesOf<Text>(context: DeliveryContext<Text>): readonly Delivery[] {
  return [
    ...clusterObjects(context),
    ...addonDeliveries(context),
    ...provisionerDeliveries(context),
    ...terminationHandlerDeliveries(context),
    ...deschedulerDeliveries(context),
    ...headroomDeliveries(context),
    ...sampleWorkloads(context),
  ];
}

function provisionerDeliveries<Text>(context: DeliveryContext<Text>): readonly Delivery[] {
  const { provisioner } = context.environment;
  switch (provisioner?.engine) {
    case "cluster-autoscaler":
      return [clusterAutoscaler(provisioner, context)];
    case "karpenter":
      return karpenterDeliveries(provisioner, context);
    case undefined:
      return [];
  }
}
