import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import {
  planHandlers,
  rebalanceProblems,
  type InstalledHandlers,
  type InterruptedGroup,
} from "../../capacity/interruption-handlers";

const group = (runBy: InterruptedGroup["runBy"], spot = true): InterruptedGroup => ({ name: "batch", runBy, spot });
const covering = (mode: "queue" | "nodes", ...covers: string[]): InstalledHandlers => ({
  nodeTerminationHandler: { mode, covers },
  karpenter: false,
});
const NONE: InstalledHandlers = { karpenter: false };
const KARPENTER: InstalledHandlers = { karpenter: true };

test.each([
  { of: "a managed group", one: group("eks-managed"), installed: NONE, owner: "eks" },
  { of: "a managed group beside Karpenter", one: group("eks-managed"), installed: KARPENTER, owner: "eks" },
  { of: "a pool", one: group("karpenter"), installed: KARPENTER, owner: "karpenter" },
  {
    of: "a covered group, from a queue",
    one: group("auto-scaling"),
    installed: covering("queue", "batch"),
    owner: "termination-handler-queue",
  },
  {
    of: "a covered group, on the nodes",
    one: group("auto-scaling"),
    installed: covering("nodes", "batch"),
    owner: "termination-handler-nodes",
  },
  {
    of: "a covered group without spot",
    one: group("auto-scaling", false),
    installed: covering("queue", "batch"),
    owner: "termination-handler-queue",
  },
])("$of has one handler", ({ one, installed, owner }) => {
  expect(planHandlers([one], installed)).toEqual({ owners: { batch: owner }, problems: [] });
});

test("a group without spot needs no handler", () => {
  expect(planHandlers([group("auto-scaling", false)], NONE)).toEqual({ owners: {}, problems: [] });
});

test.each([
  {
    wrong: "a group that nobody covers",
    one: group("auto-scaling"),
    installed: KARPENTER,
    path: "nodeGroups.batch",
    message:
      "spot without a handler is not drained when AWS takes its nodes; have the node termination handler cover it, or let EKS manage it",
  },
  {
    wrong: "a pool whose Karpenter hears nothing",
    one: group("karpenter"),
    installed: NONE,
    path: "nodeGroups.batch",
    message: "spot without a handler is not drained when AWS takes its nodes; give Karpenter its queue",
  },
  {
    wrong: "a managed group that is covered too",
    one: group("eks-managed"),
    installed: covering("queue", "batch"),
    path: "nodeGroups.batch",
    message: "eks and termination-handler-queue is not one handler; take it out of nodeTerminationHandler.covers",
  },
  {
    wrong: "a pool that is covered too",
    one: group("karpenter"),
    installed: { ...covering("nodes", "batch"), karpenter: true },
    path: "nodeGroups.batch",
    message: "karpenter and termination-handler-nodes is not one handler; take it out of nodeTerminationHandler.covers",
  },
  {
    wrong: "a cover of no group",
    one: group("eks-managed"),
    installed: covering("queue", "batsch"),
    path: "nodeTerminationHandler.covers[0]",
    message: "batsch is not the name of a group; take it out",
  },
])("reports $wrong", ({ one, installed, path, message }) => {
  expect(planHandlers([one], installed).problems).toEqual([{ path, message }]);
});

describe("whatever is there", () => {
  const names = ["a", "b", "c", "d"];
  const groups = fc.uniqueArray(
    fc.record({
      name: fc.constantFrom(...names),
      runBy: fc.constantFrom("eks-managed" as const, "auto-scaling" as const, "karpenter" as const),
      spot: fc.boolean(),
    }),
    { selector: ({ name }) => name },
  );
  const installed = fc.record(
    {
      karpenter: fc.boolean(),
      nodeTerminationHandler: fc.record({
        mode: fc.constantFrom("queue" as const, "nodes" as const),
        covers: fc.uniqueArray(fc.constantFrom(...names)),
      }),
    },
    { requiredKeys: ["karpenter"] },
  );

  test("each spot group has exactly one handler or exactly one problem", () => {
    fc.assert(
      fc.property(groups, installed, (some, handlers) => {
        const { owners, problems } = planHandlers(some, handlers);
        for (const { name, spot } of some) {
          const own = problems.filter(({ path }) => path === `nodeGroups.${name}`).length;
          const owned = Object.hasOwn(owners, name) ? 1 : 0;
          expect(spot ? own + owned : Math.max(own + owned, 1)).toBe(1);
        }
      }),
    );
  });

  test("an owner runs the group, or covers it", () => {
    fc.assert(
      fc.property(groups, installed, (some, handlers) => {
        const { owners } = planHandlers(some, handlers);
        for (const { name, runBy } of some) {
          const owner = owners[name];
          expect(owner === "eks").toBe(owner !== undefined && runBy === "eks-managed");
          expect(owner === "karpenter").toBe(
            owner !== undefined &&
              runBy === "karpenter" &&
              handlers.karpenter &&
              handlers.nodeTerminationHandler?.covers.includes(name) !== true,
          );
        }
      }),
    );
  });
});

test("what a handler cannot do about a recommendation is said once for each handler", () => {
  const at = ["interruption", "rebalance"];
  expect(rebalanceProblems(at, "replace", ["eks", "termination-handler-queue"])).toEqual([]);
  expect(rebalanceProblems(at, "cordon", ["karpenter", "karpenter", "termination-handler-queue"])).toEqual([
    {
      path: "interruption.rebalance",
      message:
        "cordon is not possible here: Karpenter makes a Kubernetes event of a recommendation and nothing else; write ignore",
    },
    {
      path: "interruption.rebalance",
      message:
        "cordon is not possible here: the handler drains on whatever its queue is sent, and cordonOnly would leave " +
        "interrupted nodes undrained too; write ignore",
    },
  ]);
});
