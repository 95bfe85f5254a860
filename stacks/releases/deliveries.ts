import { addonDeliveries } from "./addons";
import type { Delivery, DeliveryContext } from "./release";

/**
 * All that is put into the cluster of an environment, in the order in which it is put there.
 *
 * What stands later may need what stands earlier; `after` of each says which.
 */
export function deliveriesOf<Text>(context: DeliveryContext<Text>): readonly Delivery[] {
  return [...addonDeliveries(context)];
}
