import type { ChartPin } from "./chart-pin";
import { KARPENTER_CHART } from "./karpenter";

/** Kinds of object that Karpenter knows, as a release of their own: Helm never updates those a chart merely carries. */
export const KARPENTER_CRD_CHART: ChartPin = { ...KARPENTER_CHART, name: "karpenter-crd" };

/**
 * The values this project sets; the chart has no others.
 *
 * Source: https://github.com/aws/karpenter-provider-aws/blob/v1.14.1/charts/karpenter-crd/values.yaml
 */
export interface KarpenterCrdValues {
  /** Annotations of each kind of object. */
  readonly additionalAnnotations: {
    /** Leaves the kinds where they are when the release goes: with them every node pool would go, and every node of it. */
    readonly "helm.sh/resource-policy": "keep";
  };
}

/** Keeps Karpenter's kinds, and so its nodes, whatever becomes of the release. */
export function karpenterCrdValues(): KarpenterCrdValues {
  return { additionalAnnotations: { "helm.sh/resource-policy": "keep" } };
}
