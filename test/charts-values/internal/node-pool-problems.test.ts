import { expect, test } from "@jest/globals";

import { nodePoolProblems } from "../../../charts-values/internal/node-pool-problems";
import type { NodePool, NodeRequirement } from "../../../charts-values/node-pool";
import { BROKEN_POOLS, GOOD_POOL } from "../../support/broken-node-pools";

const withRequirement = (requirement: NodeRequirement): NodePool => {
  const { template } = GOOD_POOL.spec;
  const spec = { ...template.spec, requirements: [requirement] };
  return { ...GOOD_POOL, spec: { ...GOOD_POOL.spec, template: { ...template, spec } } };
};

test("a pool as it should be has no problem", () => {
  expect(nodePoolProblems(GOOD_POOL)).toEqual([]);
});

test.each(BROKEN_POOLS)("$what is found", ({ pool, problem }) => {
  expect(nodePoolProblems(pool)).toEqual([problem]);
});

test.each<NodeRequirement>([
  { key: "karpenter.sh/capacity-type", operator: "In", values: ["reserved"] },
  { key: "karpenter.k8s.aws/instance-size", operator: "NotIn", values: ["nano"] },
  { key: "example.com/anything", operator: "Exists" },
  { key: "anything", operator: "DoesNotExist" },
  { key: "karpenter.k8s.aws/instance-cpu", operator: "Lt", values: ["9"] },
  { key: "node.kubernetes.io/instance-type", operator: "In", values: ["a", "b"], minValues: 2 },
])("$key $operator is asked for rightly", (requirement) => {
  expect(nodePoolProblems(withRequirement(requirement))).toEqual([]);
});
