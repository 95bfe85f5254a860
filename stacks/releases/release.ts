import type { ChartPin } from "../../charts-values/chart-pin";
import type { KubernetesObject } from "../../charts-values/kubernetes-object";
import type { ControllerRelease } from "../../facts/releases";
import type { StackConfig } from "../config";

/** What is delivered under a name: a release named after its chart, or a set of objects that no chart makes. */
export type DeliveryName = ControllerRelease | "karpenter-crd" | "cluster-objects" | "node-pools" | "workloads";

/** A chart of an environment, with its values. */
export interface ChartDelivery {
  readonly name: ControllerRelease | "karpenter-crd";
  readonly pin: ChartPin;
  readonly namespace: string;
  readonly values: object;
  /** What must be in the cluster first, and goes after it. */
  readonly after: readonly DeliveryName[];
  /** Its own definitions of custom resources are left out: `karpenter-crd` has them. Default false. */
  readonly skipsCrds?: boolean;
  /** Its pods wait for nodes that come later. Default false. */
  readonly skipsAwait?: boolean;
}

/** Objects of an environment that no chart makes. */
export interface ObjectsDelivery {
  readonly name: "cluster-objects" | "node-pools" | "workloads";
  /** By the end of their resources' names. */
  readonly objects: Readonly<Record<string, KubernetesObject>>;
  /** How long each may take to go, in minutes. Default: 10. */
  readonly deletionMinutes?: number;
  /** What must be in the cluster first, and goes after them. */
  readonly after: readonly DeliveryName[];
}

/** Something that is put into the cluster. */
export type Delivery = ChartDelivery | ObjectsDelivery;

/** What only AWS knows, as outputs of resources or as text. */
export interface KnownToAws<Text> {
  readonly vpcId: Text;
  /** URL of the API server. */
  readonly endpoint: Text;
  /** URL of a queue of this account and region, by its name. */
  readonly queueUrl: (queueName: string) => Text;
}

/** What deliveries are made of. */
export interface DeliveryContext<Text> extends Pick<
  StackConfig,
  "environment" | "region" | "partition" | "kubernetesMinor"
> {
  /** Name of the cluster, whoever made it. */
  readonly clusterName: string;
  readonly known: KnownToAws<Text>;
}

/** Settings of an environment that most charts take. */
export function commonFacts({ environment }: Pick<DeliveryContext<unknown>, "environment">): {
  readonly hasPrometheusOperator: boolean;
  readonly registry?: string;
} {
  const { addons, images } = environment;
  return {
    hasPrometheusOperator: addons?.prometheusOperator ?? false,
    ...(images.registry === undefined ? {} : { registry: images.registry }),
  };
}
