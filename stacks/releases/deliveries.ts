import { addonDeliveries } from "./addons";
import { clusterAutoscaler } from "./cluster-autoscaler";
import type { Delivery, DeliveryContext } from "./release";
import { terminationHandlerDeliveries } from "./termination-handler";

/**
 * All that is put into the cluster of an environment, in the order in which it is put there.
 *
 * What stands later may need what stands earlier; `after` of each says which.
 */
export function deliveriesOf<Text>(context: DeliveryContext<Text>): readonly Delivery[] {
  return [...addonDeliveries(context), ...provisionerDeliveries(context), ...terminationHandlerDeliveries(context)];
}

function provisionerDeliveries(context: DeliveryContext<unknown>): readonly Delivery[] {
  const { provisioner } = context.environment;
  return provisioner === undefined ? [] : [clusterAutoscaler(provisioner, context)];
}
