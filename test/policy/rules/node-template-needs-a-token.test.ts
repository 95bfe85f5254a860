import { expect, test } from "@jest/globals";

import { nodeTemplateNeedsAToken as rule } from "../../../policy/rules/node-template-needs-a-token";
import { UNKNOWN } from "../../support/policy-example";
import { runOn } from "../../support/run-rule";

const LEFT_OUT =
  "template metadataOptions.httpTokens: is left out, which leaves it to the image and the account; write required";
const WITHOUT = "template metadataOptions.httpTokens: lets requests without a token in; write required";
const NODES = { tags: [{ key: "kubernetes.io/cluster/east", value: "owned", propagateAtLaunch: true }] };
const OPTIONAL = { metadataOptions: { httpTokens: "optional" } };

const OWN = { imageId: "ami-1" };
const TAGGED = { tags: { "kubernetes.io/cluster/east": "owned" } };
const AL2023 = "AL2023_ARM_64_STANDARD";
const PARAMETER =
  "resolve:ssm:/aws/service/eks/optimized-ami/1.35/amazon-linux-2023/x86_64/standard/recommended/image_id";
const IMAGE = { image: { type: "aws:ec2/ami:Ami", properties: {} } };

function template(properties: object) {
  return { template: { type: "aws:ec2/launchTemplate:LaunchTemplate", properties: { ...properties } } };
}

function nodeGroup(properties: object = { launchTemplate: { id: "${template.id}" } }) {
  return { workers: { type: "aws:eks/nodeGroup:NodeGroup", properties: { ...properties } } };
}

function ofKind(amiType: string) {
  return nodeGroup({ launchTemplate: { id: "${template.id}" }, amiType });
}

function group(properties: object) {
  const launchTemplate = { id: "${template.id}", version: "1" };
  return { workers: { type: "aws:autoscaling/group:Group", properties: { launchTemplate, ...properties } } };
}

test.each([
  { stack: "a node group's, optional", resources: { ...template(OPTIONAL), ...nodeGroup() }, says: [WITHOUT] },
  {
    stack: "a node group's, image of one's own, left out",
    resources: { ...template(OWN), ...nodeGroup() },
    says: [LEFT_OUT],
  },
  {
    stack: "a node group's, left out and so unknown",
    resources: { ...template({ ...OWN, metadataOptions: UNKNOWN }), ...nodeGroup() },
    says: [LEFT_OUT],
  },
  {
    stack: "a node group's, image made elsewhere, left out",
    resources: { ...template({ imageId: "${image.id}" }), ...nodeGroup(), ...IMAGE },
    says: [LEFT_OUT],
  },
  { stack: "a node group's of AL2023, left out", resources: { ...template({}), ...ofKind(AL2023) }, says: [] },
  {
    stack: "a node group's of AL2023, empty",
    resources: { ...template({ metadataOptions: { httpTokens: "" } }), ...ofKind(AL2023) },
    says: [],
  },
  {
    stack: "a node group's of AL2023, image unknown since left out",
    resources: { ...template({ imageId: UNKNOWN }), ...ofKind(AL2023) },
    says: [],
  },
  {
    stack: "a node group's of AL2023, optional",
    resources: { ...template(OPTIONAL), ...ofKind(AL2023) },
    says: [WITHOUT],
  },
  { stack: "a node group's of no kind, which is AL2023", resources: { ...template({}), ...nodeGroup() }, says: [] },
  {
    stack: "a node group's of a kind unknown since left out",
    resources: { ...template({}), ...ofKind(UNKNOWN) },
    says: [],
  },
  {
    stack: "a node group's of a kind that is not known",
    resources: { ...template({}), ...ofKind("${image.id}"), ...IMAGE },
    says: ["template unknown: amiType is not known during a preview"],
  },
  {
    stack: "a node group's of AL2, left out",
    resources: { ...template({}), ...ofKind("AL2_x86_64") },
    says: [LEFT_OUT],
  },
  {
    stack: "a node group's of Bottlerocket, left out",
    resources: { ...template({}), ...ofKind("BOTTLEROCKET_x86_64") },
    says: [LEFT_OUT],
  },
  {
    stack: "two node groups', one of them of AL2",
    resources: { ...template({}), ...ofKind(AL2023), others: ofKind("AL2_x86_64").workers },
    says: [LEFT_OUT],
  },
  {
    stack: "tagged, of a node group of AL2023, left out",
    resources: { ...template(TAGGED), ...ofKind(AL2023) },
    says: [],
  },
  {
    stack: "tagged, of a node group of AL2, left out",
    resources: { ...template(TAGGED), ...ofKind("AL2_x86_64") },
    says: [LEFT_OUT],
  },
  {
    stack: "an image of AL2023 by its parameter, left out",
    resources: { ...template({ imageId: PARAMETER }), ...group(NODES) },
    says: [],
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
  expect(runOn(rule, { ...template(OWN), ...nodeGroup() }, { options })).toEqual([]);
  expect(runOn(rule, { ...template(OPTIONAL), ...nodeGroup() }, { options })).toEqual([WITHOUT]);
});

test("a node group without a template has that of EKS, which asks for tokens", () => {
  expect(runOn(rule, nodeGroup({ amiType: AL2023, capacityType: "SPOT" }))).toEqual([]);
});
