import { expect, test } from "@jest/globals";

import { commitmentsFitTheOnDemandBase as rule } from "../../../policy/rules/commitments-fit-the-on-demand-base";
import { UNKNOWN } from "../../support/policy-example";
import { runOn } from "../../support/run-rule";

// m7i.large: 0.1008 USD an hour in us-east-1.
const nodes = (properties: object) => ({
  type: "aws:eks/nodeGroup:NodeGroup",
  properties: { capacityType: "ON_DEMAND", instanceTypes: ["m7i.large"], scalingConfig: { minSize: 3 }, ...properties },
});
const plan = (commitment: unknown) => ({
  type: "aws:savingsplans/savingsPlan:SavingsPlan",
  properties: { commitment },
});
const TOO_MUCH =
  "plan commitment: is more than is always used: the on-demand nodes that always run cost 0.30 USD an hour at list price; commit to no more";

test.each([
  { stack: "less than is used", resources: { nodes: nodes({}), plan: plan("0.25") }, says: [] },
  { stack: "more than is used", resources: { nodes: nodes({}), plan: plan("0.5") }, says: [TOO_MUCH] },
  { stack: "more, as a number", resources: { nodes: nodes({}), plan: plan(0.5) }, says: [TOO_MUCH] },
  {
    stack: "beside nodes that are spot",
    resources: { nodes: nodes({}), spot: nodes({ capacityType: "SPOT" }), plan: plan("0.5") },
    says: [TOO_MUCH],
  },
  { stack: "no group", resources: { plan: plan("5") }, says: [] },
  {
    stack: "a type without price",
    resources: { nodes: nodes({ instanceTypes: ["m99.large"] }), plan: plan("5") },
    says: [],
  },
  {
    stack: "a size that is not known",
    resources: { nodes: nodes({ scalingConfig: UNKNOWN }), plan: plan("5") },
    says: [],
  },
  {
    stack: "a commitment that is not known",
    resources: { nodes: nodes({}), plan: plan(UNKNOWN) },
    says: ["plan unknown: commitment is not known during a preview"],
  },
  {
    stack: "a group with an on-demand base",
    resources: {
      workers: {
        type: "aws:autoscaling/group:Group",
        properties: {
          minSize: 5,
          mixedInstancesPolicy: {
            instancesDistribution: { onDemandBaseCapacity: 3, onDemandPercentageAboveBaseCapacity: 0 },
            launchTemplate: { overrides: [{ instanceType: "m7i.large" }] },
          },
        },
      },
      plan: plan("0.5"),
    },
    says: [TOO_MUCH],
  },
])("$stack", ({ resources, says }) => {
  expect(runOn(rule, resources)).toEqual(says);
});
