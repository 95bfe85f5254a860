import { expect, test } from "@jest/globals";

import { KARPENTER_CRD_CHART, karpenterCrdValues } from "../../charts-values/karpenter-crd";
import { chartValues, unknownKeys } from "../support/chart-keys";

test("the kinds outlive their release, and the node pools with them", () => {
  expect(karpenterCrdValues()).toEqual({ additionalAnnotations: { "helm.sh/resource-policy": "keep" } });
});

test("kinds and controller are of one version", () => {
  const { version } = chartValues("karpenter-crd");
  expect(KARPENTER_CRD_CHART).toEqual({
    repository: "oci://public.ecr.aws/karpenter",
    name: "karpenter-crd",
    version,
  });
});

test("the chart in this version knows every key", () => {
  expect(unknownKeys(chartValues("karpenter-crd"), karpenterCrdValues())).toEqual([]);
  expect(unknownKeys(chartValues("karpenter-crd"), { annotations: {} })).toEqual(["annotations"]);
});
