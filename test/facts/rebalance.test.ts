import { expect, test } from "@jest/globals";

import { INTERRUPTION_HANDLERS, REBALANCE_ANSWERS, REBALANCES, type RebalanceAnswer } from "../../facts/rebalance";

const CELLS = INTERRUPTION_HANDLERS.flatMap((handler) =>
  REBALANCES.map((rebalance) => {
    const answer: RebalanceAnswer = REBALANCE_ANSWERS[handler][rebalance];
    return { handler, rebalance, answer };
  }),
);

test("EKS always replaces, Karpenter never does anything, and a queue's reader cannot only cordon", () => {
  expect(CELLS.map(({ handler, rebalance, answer }) => [handler, rebalance, answer.isPossible])).toEqual([
    ["eks", "ignore", false],
    ["eks", "cordon", false],
    ["eks", "replace", true],
    ["termination-handler-queue", "ignore", true],
    ["termination-handler-queue", "cordon", false],
    ["termination-handler-queue", "replace", true],
    ["termination-handler-nodes", "ignore", true],
    ["termination-handler-nodes", "cordon", true],
    ["termination-handler-nodes", "replace", true],
    ["karpenter", "ignore", true],
    ["karpenter", "cordon", false],
    ["karpenter", "replace", false],
  ]);
});

test("what stands instead is possible for the same handler", () => {
  for (const { handler, answer } of CELLS) {
    if (!answer.isPossible) {
      expect(REBALANCE_ANSWERS[handler][answer.instead].isPossible).toBe(true);
    }
  }
});
