import type * as pulumi from "@pulumi/pulumi";

import { chartSource, pinnedAt } from "../charts-values/chart-pin";
import { ChartRelease } from "../components/chart-release";
import { KubernetesObjects } from "../components/kubernetes-objects";
import type { StackConfig } from "./config";
import type { Delivery, DeliveryName } from "./releases/release";

/** Where deliveries go, and what they wait for. */
export interface DeliverySurroundings {
  readonly config: StackConfig;
  /** The provider of the cluster. */
  readonly kubernetes: pulumi.ProviderResource;
  /** What every pod needs: nodes it may run on. */
  readonly nodes: readonly pulumi.Resource[];
  /** What a controller needs of AWS: its role, its queue. */
  readonly awsSide: Readonly<Partial<Record<DeliveryName, readonly pulumi.Resource[]>>>;
}

/** Puts charts and objects into the cluster, each after what it names; what is deleted goes the other way round. */
export function makeDeliveries(deliveries: readonly Delivery[], surroundings: DeliverySurroundings): void {
  const { config, kubernetes, nodes, awsSide } = surroundings;
  const made = new Map<DeliveryName, pulumi.Resource>();
  for (const delivery of deliveries) {
    const earlier = delivery.after.flatMap((name) => made.get(name) ?? []);
    const dependsOn = [...nodes, ...(awsSide[delivery.name] ?? []), ...earlier];
    made.set(delivery.name, makeDelivery(delivery, config, { providers: [kubernetes], dependsOn }));
  }
}

function makeDelivery(
  delivery: Delivery,
  { environment }: StackConfig,
  opts: pulumi.ComponentResourceOptions,
): pulumi.Resource {
  const name = `${environment.name}-${delivery.name}`;
  if ("objects" in delivery) {
    const { objects, deletionMinutes } = delivery;
    return new KubernetesObjects(
      name,
      { objects, ...(deletionMinutes === undefined ? {} : { deletionMinutes }) },
      opts,
    );
  }
  const { name: releaseName, pin, namespace, values, skipsCrds = false, skipsAwait = false } = delivery;
  const source = chartSource(pinnedAt(pin, environment.images.registry));
  return new ChartRelease(name, { releaseName, source, namespace, values, skipsCrds, skipsAwait }, opts);
}
