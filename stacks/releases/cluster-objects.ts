import { deschedulerBudget } from "../../charts-values/descheduler";
import { headroomNamespace } from "../../charts-values/headroom-namespace";
import { inflate } from "../../charts-values/inflate";
import type { KubernetesObject } from "../../charts-values/kubernetes-object";
import { defaultPriorityClass } from "../../charts-values/priority-classes";
import { gp3StorageClass } from "../../charts-values/storage-class";
import { headroomOf } from "../headroom";
import { commonFacts, type DeliveryContext, type ObjectsDelivery } from "./release";

/** Objects that others stand on: namespaces, classes, budgets. */
export function clusterObjects({ environment }: DeliveryContext<unknown>): readonly ObjectsDelivery[] {
  const { headroom, storage, descheduler } = environment;
  const holdsSpace = headroom !== undefined && headroomOf(headroom, environment) !== undefined;
  const objects: Readonly<Record<string, KubernetesObject>> = {
    ...(holdsSpace ? { "headroom-namespace": headroomNamespace() } : {}),
    ...(holdsSpace && headroom.makesDefaultPriorityClass ? { "default-priority-class": defaultPriorityClass() } : {}),
    ...(storage === undefined ? {} : { "storage-class-gp3": gp3StorageClass({ isDefault: storage.isDefault }) }),
    ...(descheduler === undefined ? {} : { "descheduler-budget": deschedulerBudget() }),
  };
  return deliveryOf("cluster-objects", objects);
}

/** Sample workloads, which come last and go first. */
export function sampleWorkloads(context: DeliveryContext<unknown>): readonly ObjectsDelivery[] {
  if (context.environment.workloads?.inflate !== true) {
    return [];
  }
  const { registry } = commonFacts(context);
  const { deployment, budget } = inflate(registry === undefined ? {} : { registry });
  return deliveryOf("workloads", { inflate: deployment, "inflate-budget": budget });
}

function deliveryOf(
  name: ObjectsDelivery["name"],
  objects: Readonly<Record<string, KubernetesObject>>,
): readonly ObjectsDelivery[] {
  return Object.keys(objects).length === 0 ? [] : [{ name, objects, after: [] }];
}
