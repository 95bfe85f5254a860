import { expect, test } from "@jest/globals";

import { strategyProblems } from "../../capacity/strategy-problems";

test.each([
  { beside: "karpenter" as const, strategies: ["RemoveDuplicates", "RemoveFailedPods"] as const, problems: [] },
  { beside: "cluster-autoscaler" as const, strategies: [], problems: [] },
  {
    beside: "karpenter" as const,
    strategies: ["RemoveFailedPods", "LowNodeUtilization", "HighNodeUtilization"] as const,
    problems: [
      {
        path: "strategies[1]",
        message:
          "LowNodeUtilization is not a strategy to run beside karpenter: it moves pods to the empty nodes that " +
          "consolidation is about to take away; leave it out",
      },
      {
        path: "strategies[2]",
        message:
          "HighNodeUtilization is not a strategy to run beside karpenter: consolidation empties nodes already, and " +
          "knows their prices; leave it out",
      },
    ],
  },
  {
    beside: "cluster-autoscaler" as const,
    strategies: ["LowNodeUtilization", "HighNodeUtilization", "PodLifeTime"] as const,
    problems: [
      {
        path: "strategies[0]",
        message:
          "LowNodeUtilization is not a strategy to run beside cluster-autoscaler: it moves pods to the empty nodes that " +
          "the autoscaler is about to take away; leave it out",
      },
      {
        path: "strategies[1]",
        message:
          "HighNodeUtilization is not a strategy to run beside cluster-autoscaler: it needs a scheduler that fills nodes " +
          "up, and that of EKS spreads: pods come back to where they were; leave it out",
      },
      {
        path: "strategies[2]",
        message:
          "PodLifeTime is not a strategy to run beside cluster-autoscaler: it moves pods that nothing is wrong with, " +
          "beside all those that interruptions move; leave it out",
      },
    ],
  },
])("$strategies beside $beside", ({ beside, strategies, problems }) => {
  expect(strategyProblems(beside, strategies)).toEqual(problems);
});
