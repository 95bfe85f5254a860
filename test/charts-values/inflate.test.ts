import { expect, test } from "@jest/globals";

import { inflate } from "../../charts-values/inflate";

test("the sample workload asks for spot nodes, a CPU for each pod, and has no pod at first", () => {
  const labelSelector = { matchLabels: { app: "inflate-spot" } };
  expect(inflate().deployment).toEqual({
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "inflate-spot", namespace: "default" },
    spec: {
      replicas: 0,
      selector: labelSelector,
      template: {
        metadata: { labels: { app: "inflate-spot" } },
        spec: {
          nodeSelector: { intent: "apps", "spot-eks/capacity-type": "spot" },
          topologySpreadConstraints: [
            {
              maxSkew: 1,
              topologyKey: "topology.kubernetes.io/zone",
              whenUnsatisfiable: "ScheduleAnyway",
              labelSelector,
            },
            { maxSkew: 1, topologyKey: "kubernetes.io/hostname", whenUnsatisfiable: "ScheduleAnyway", labelSelector },
          ],
          terminationGracePeriodSeconds: 30,
          automountServiceAccountToken: false,
          securityContext: {
            runAsNonRoot: true,
            runAsUser: 65535,
            runAsGroup: 65535,
            seccompProfile: { type: "RuntimeDefault" },
          },
          containers: [
            {
              name: "pause",
              image: "registry.k8s.io/pause:3.10",
              resources: { requests: { cpu: "1", memory: "256Mi" }, limits: { memory: "256Mi" } },
              securityContext: {
                allowPrivilegeEscalation: false,
                capabilities: { drop: ["ALL"] },
                readOnlyRootFilesystem: true,
              },
            },
          ],
        },
      },
    },
  });
});

test("a drain takes one of its pods at a time, where it is", () => {
  const { deployment, budget } = inflate({ namespace: "try" });
  expect(deployment.metadata.namespace).toBe("try");
  expect(budget).toEqual({
    apiVersion: "policy/v1",
    kind: "PodDisruptionBudget",
    metadata: { name: "inflate-spot", namespace: "try" },
    spec: {
      maxUnavailable: 1,
      selector: { matchLabels: { app: "inflate-spot" } },
      unhealthyPodEvictionPolicy: "AlwaysAllow",
    },
  });
});

test("its image may be a copy", () => {
  const { deployment } = inflate({ registry: "111122223333.dkr.ecr.us-east-1.amazonaws.com/mirror" });
  expect(deployment.spec.template.spec.containers[0].image).toBe(
    "111122223333.dkr.ecr.us-east-1.amazonaws.com/mirror/pause:3.10",
  );
});
