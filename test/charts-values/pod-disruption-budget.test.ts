import { expect, test } from "@jest/globals";

import { oneAtATimeBudget } from "../../charts-values/pod-disruption-budget";

test("a budget lets one pod go at a time, and those that are not ready at any time", () => {
  expect(oneAtATimeBudget({ namespace: "kube-system", name: "a" }, { app: "a" })).toEqual({
    apiVersion: "policy/v1",
    kind: "PodDisruptionBudget",
    metadata: { name: "a", namespace: "kube-system" },
    spec: {
      maxUnavailable: 1,
      selector: { matchLabels: { app: "a" } },
      unhealthyPodEvictionPolicy: "AlwaysAllow",
    },
  });
});
