import fc from "fast-check";

import { mostly, sometimes } from "./chances";

const AUTOSCALER = sometimes({
  expanders: mostly<readonly string[]>(
    [["priority", "least-waste"], ["least-nodes"], ["priority", "random"], ["most-pods", "grpc"]],
    [["price"], ["random", "priority"], ["priority", "priority"]],
  ),
  grpcExpander: fc.constantFrom({ url: "expander.kube-system:7000", certificateSecret: "expander" }),
  scanIntervalSeconds: mostly([1, 10, 60], [0]),
  maxNodeProvisionMinutes: mostly([1, 5, 15], [61]),
  maxMinutesToOnDemand: mostly([60, 1440], [1]),
  scaleDown: sometimes({
    unneededMinutes: mostly([1, 10], [0]),
    delayAfterAddMinutes: fc.constantFrom(0, 10),
    utilizationThresholdPercent: mostly([0, 50, 100], [101]),
  }),
  skipsNodesWithSystemPods: fc.boolean(),
  skipsNodesWithLocalStorage: fc.boolean(),
  balancesSimilarNodeGroups: fc.boolean(),
}).map((keys) => ({ engine: "cluster-autoscaler", ...keys }));

const KARPENTER = sometimes({
  types: fc.constantFrom("broad", "listed"),
  featureGates: sometimes({
    spotToSpotConsolidation: fc.boolean(),
    nodeRepair: fc.boolean(),
    nodeOverlay: fc.boolean(),
    reservedCapacity: fc.boolean(),
    staticCapacity: fc.boolean(),
    capacityBuffer: fc.boolean(),
  }),
  disruption: sometimes({
    consolidationPolicy: mostly(["WhenEmpty", "WhenEmptyOrUnderutilized", "Balanced"], ["Never"]),
    consolidateAfterMinutes: fc.constantFrom(0, 5, 1440),
    maxDisruptedPercent: mostly([1, 20, 100], [0]),
    windows: mostly<object[]>(
      [
        [],
        [{ schedule: "0 8 * * mon-fri", durationHours: 8 }],
        [{ schedule: "@daily", durationHours: 1, maxDisruptedPercent: 5, reasons: ["Drifted"] }],
      ],
      [[{ schedule: "soon", durationHours: 0 }]],
    ),
    expireAfterHours: fc.constantFrom(1, 336, 8760),
    terminationGraceMinutes: fc.constantFrom(1, 60, 1440),
  }),
}).map((keys) => ({ engine: "karpenter", ...keys }));

const HEADROOM = sometimes({
  nodesToLose: mostly([1, 3], [0]),
  pod: sometimes({ cpu: mostly(["1", "500m"], ["a lot"]), memory: mostly(["1Gi", "512Mi"], ["1"]) }),
  replicas: mostly([1, 4], [5001]),
  coresPerReplica: mostly([16, 64], [0]),
  min: fc.constantFrom(1, 2),
  max: fc.constantFrom(2, 10),
  makesDefaultPriorityClass: fc.boolean(),
});

/** What scales, drains, serves and watches an environment. */
export const CONTROLLER_SECTIONS = {
  provisioner: fc.oneof({ weight: 3, arbitrary: AUTOSCALER }, { weight: 2, arbitrary: KARPENTER }),
  addons: sometimes({
    loadBalancerController: fc.boolean(),
    metricsServer: fc.boolean(),
    kubeStateMetrics: fc.boolean(),
    prometheusOperator: fc.boolean(),
  }),
  headroom: HEADROOM,
  descheduler: sometimes({
    strategies: mostly<readonly string[]>(
      [["RemoveDuplicates"], ["RemoveFailedPods"]],
      [["LowNodeUtilization"], ["Dance"]],
    ),
    maxPodsPerNode: mostly([1, 5], [0]),
    maxPodsPerNamespace: fc.constantFrom(1, 5),
    maxPodsTotal: fc.constantFrom(1, 10),
  }),
  storage: sometimes({ isDefault: fc.boolean() }),
  monitoring: sometimes({
    retentionDays: mostly([7, 90], [8]),
    recommendationsPerHour: mostly([1, 30], [0]),
    recommendedAlonePerHour: fc.constantFrom(1, 30),
    topic: fc.boolean(),
    dashboard: fc.boolean(),
  }),
  workloads: sometimes({ inflate: fc.boolean() }),
  delivery: fc.constantFrom("pulumi", "gitops"),
};
