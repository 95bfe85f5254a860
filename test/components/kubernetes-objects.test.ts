import { expect, test } from "@jest/globals";

import { KubernetesObjects } from "../../components/kubernetes-objects";
import { record } from "../support/record";

const of = (apiVersion: string, kind: string, rest: object = {}) => ({
  apiVersion,
  kind,
  metadata: { name: "it" },
  ...rest,
});

test.each([
  { object: of("v1", "Namespace"), type: "kubernetes:core/v1:Namespace" },
  { object: of("v1", "ConfigMap", { data: { a: "b" } }), type: "kubernetes:core/v1:ConfigMap" },
  {
    object: of("scheduling.k8s.io/v1", "PriorityClass", { value: -10 }),
    type: "kubernetes:scheduling.k8s.io/v1:PriorityClass",
  },
  { object: of("policy/v1", "PodDisruptionBudget", { spec: {} }), type: "kubernetes:policy/v1:PodDisruptionBudget" },
  { object: of("apps/v1", "Deployment", { spec: {} }), type: "kubernetes:apps/v1:Deployment" },
  { object: of("karpenter.sh/v1", "NodePool", { spec: { weight: 1 } }), type: "kubernetes:karpenter.sh/v1:NodePool" },
])("$object.kind is a resource of its own type with all it says", async ({ object, type }) => {
  const made = await record(() => new KubernetesObjects("production", { objects: { thing: object } }));
  expect(made.of(type)).toEqual({ "production-thing": object });
});
