import { expect, test } from "@jest/globals";

import { definitionOf, schemaProblems } from "./crd-schema";

const TEMPLATE = {
  spec: { nodeClassRef: { group: "karpenter.k8s.aws", kind: "EC2NodeClass", name: "main" }, requirements: [] },
};
const POOL = { apiVersion: "karpenter.sh/v1", kind: "NodePool", metadata: { name: "web" } };

test.each([
  { what: "the least a pool may be", spec: { template: TEMPLATE }, problems: [] },
  {
    what: "a pool without a template",
    spec: {},
    problems: ["spec: should have required property 'template'"],
  },
  {
    what: "a key that there is not",
    spec: { template: TEMPLATE, wieght: 3 },
    problems: ["spec: should NOT have additional properties (wieght)"],
  },
  {
    what: "a weight beyond the highest",
    spec: { template: TEMPLATE, weight: 101 },
    problems: ["spec.weight: should be <= 100"],
  },
  {
    what: "a time that Kubernetes does not read",
    spec: { template: TEMPLATE, disruption: { consolidateAfter: "5 minutes" } },
    problems: ['spec.disruption.consolidateAfter: should match pattern "^(([0-9]+(s|m|h))+|Never)$"'],
  },
  {
    what: "a disruption that does not say after what time",
    spec: { template: TEMPLATE, disruption: { consolidationPolicy: "Balanced" } },
    problems: ["spec.disruption: should have required property 'consolidateAfter'"],
  },
  {
    what: "a policy that there is not",
    spec: { template: TEMPLATE, disruption: { consolidateAfter: "5m", consolidationPolicy: "Sometimes" } },
    problems: ["spec.disruption.consolidationPolicy: should be equal to one of the allowed values"],
  },
])("$what", ({ spec, problems }) => {
  expect(schemaProblems("NodePool", { ...POOL, spec })).toEqual(problems);
});

test("a definition keeps the rules that are not in its schema", () => {
  expect(JSON.stringify(definitionOf("NodePool"))).toContain("{\"message\":\"'schedule' must be set with 'duration'\"");
});
