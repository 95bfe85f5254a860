import { expect, test } from "@jest/globals";

import { collectionOf, isBuiltIn } from "./collections";

const of = (apiVersion: string, kind: string) => ({ apiVersion, kind, metadata: { name: "it" } });

test.each([
  [of("v1", "ServiceAccount"), "/api/v1/namespaces/kube-system/serviceaccounts"],
  [of("apps/v1", "Deployment"), "/apis/apps/v1/namespaces/kube-system/deployments"],
  [of("networking.k8s.io/v1", "NetworkPolicy"), "/apis/networking.k8s.io/v1/namespaces/kube-system/networkpolicies"],
  [of("scheduling.k8s.io/v1", "PriorityClass"), "/apis/scheduling.k8s.io/v1/priorityclasses"],
])("objects like %j", (object, collection) => {
  expect(collectionOf(object, "kube-system")).toBe(collection);
});

test.each([
  [of("v1", "Service"), true],
  [of("policy/v1", "PodDisruptionBudget"), true],
  [of("rbac.authorization.k8s.io/v1", "ClusterRole"), true],
  [of("elbv2.k8s.aws/v1beta1", "IngressClassParams"), false],
  [of("monitoring.coreos.com/v1", "ServiceMonitor"), false],
])("a server knows kinds like %j: %s", (object, known) => {
  expect(isBuiltIn(object)).toBe(known);
});
