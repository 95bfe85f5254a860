import { expect, test } from "@jest/globals";

import { nodeTemplateNeedsAToken as rule } from "../../../policy/rules/node-template-needs-a-token";
import { UNKNOWN } from "../../support/policy-example";
import { runOn } from "../../support/run-rule";

const LEFT_OUT =
  "template metadataOptions.httpTokens: is left out, which leaves it to the image and the account; write required";
const WITHOUT = "template metadataOptions.httpTokens: lets requests without a token in; write required";
const NODES = { tags: [{ key: "kubernetes.io/cluster/east", value: "owned", propagateAtLaunch: true }] };
const OPTIONAL = { metadataOptions: { httpTokens: "optional" } };

function template(properties: object) {
  return { template: { type: "aws:ec2/launchTemplate:LaunchTemplate", properties: { ...properties } } };
}

function nodeGroup(properties: object = { launchTemplate: { id: "${template.id}" } }) {
  return { workers: { type: "aws:eks/nodeGroup:NodeGroup", properties: { ...properties } } };
}

function group(properties: object) {
  const launchTemplate = { id: "${template.id}", version: "1" };
  return { workers: { type: "aws:autoscaling/group:Group", properties: { launchTemplate, ...properties } } };
}

test.each([
  { stack: "a node group's, optional", resources: { ...template(OPTIONAL), ...nodeGroup() }, says: [WITHOUT] },
  { stack: "a node group's, left out", resources: { ...template({}), ...nodeGroup() }, says: [LEFT_OUT] },
  {
    stack: "a node group's, left out and so unknown",
    resources: { ...template({ metadataOptions: UNKNOWN }), ...nodeGroup() },
    says: [LEFT_OUT],
  },
  {
    stack: "a node group's, required",
    resources: { ...template({ metadataOptions: { httpTokens: "required" } }), ...nodeGroup() },
    says: [],
  },
  {
    stack: "nobody answers",
    resources: { ...template({ metadataOptions: { httpEndpoint: "disabled" } }), ...nodeGroup() },
    says: [],
  },
  {
    stack: "of Kubernetes nodes by the group's tags",
    resources: { ...template(OPTIONAL), ...group(NODES) },
    says: [WITHOUT],
  },
  {
    stack: "of a spot group",
    resources: {
      ...template(OPTIONAL),
      ...group({
        launchTemplate: undefined,
        mixedInstancesPolicy: {
          instancesDistribution: { onDemandPercentageAboveBaseCapacity: 0 },
          launchTemplate: { launchTemplateSpecification: { launchTemplateId: "${template.id}" } },
        },
      }),
    },
    says: [WITHOUT],
  },
  { stack: "of a group that is neither", resources: { ...template(OPTIONAL), ...group({}) }, says: [] },
  { stack: "of nobody", resources: { ...template(OPTIONAL), ...nodeGroup({}) }, says: [] },
  {
    stack: "one that itself tells, which the rule on templates judges",
    resources: { ...template({ ...OPTIONAL, tags: { "kubernetes.io/cluster/east": "owned" } }), ...nodeGroup() },
    says: [],
  },
])("template: $stack", ({ resources, says }) => {
  expect(runOn(rule, resources)).toEqual(says);
});

test("an organisation whose account asks for tokens lets templates leave it out", () => {
  const options = { assumesTokensElsewhere: true };
  expect(runOn(rule, { ...template({}), ...nodeGroup() }, { options })).toEqual([]);
  expect(runOn(rule, { ...template(OPTIONAL), ...nodeGroup() }, { options })).toEqual([WITHOUT]);
});
