import { expect, test } from "@jest/globals";

import type { Example } from "../../../policy/internal/rule-text";
import { AUTO_SCALING_GROUP } from "../../../policy/resource-types/auto-scaling";
import { GROUP_TAG } from "../../../policy/resource-types/auto-scaling-attachments";
import { LAUNCH_TEMPLATE } from "../../../policy/resource-types/ec2";
import { NODE_GROUP } from "../../../policy/resource-types/eks";
import { spotCapacityCarriesCostTags as rule } from "../../../policy/rules/spot-capacity-carries-cost-tags";
import { UNKNOWN } from "../../support/policy-example";
import { runOn } from "../../support/run-rule";

const KEPT_ONE = "group tags: keeps 1 of its cost tags from instances; set propagateAtLaunch";
const KEPT_TWO = "group tags: keeps 2 of its cost tags from instances; set propagateAtLaunch";
const LACKS_ONE = "group tags: leaves instances without 1 of 2 cost tags; add them and propagate them";
const LACKS_BOTH = "group tags: leaves instances without 2 of 2 cost tags; add them and propagate them";
const VOLUMES = "template tagSpecifications: leaves volumes without 2 of 2 cost tags; add them for volumes";
const VOLUMES_ONE = "template tagSpecifications: leaves volumes without 1 of 2 cost tags; add them for volumes";
const NO_TEMPLATE = "group launchTemplate: no cost tag reaches instances without one; add one with tagSpecifications";
const NODES = "group launchTemplate: leaves instances without 2 of 2 cost tags; add tagSpecifications to it";

const BOTH = { team: "search", stage: "production" };

const tag = (key: unknown, propagateAtLaunch: unknown) => ({ key, value: "search", propagateAtLaunch });
const specification = (resourceType: string, tags: unknown) => ({ resourceType, tags });
const template = (...tagSpecifications: unknown[]): Example => ({
  template: { type: LAUNCH_TEMPLATE.token, properties: { name: "workers", tags: BOTH, tagSpecifications } },
});
const mixed = (percentage: unknown = 0) => ({
  instancesDistribution: { onDemandPercentageAboveBaseCapacity: percentage },
  launchTemplate: { launchTemplateSpecification: { launchTemplateId: "${template.id}" } },
});
const group = (tags: unknown, properties: object = { mixedInstancesPolicy: mixed() }): Example => ({
  group: { type: AUTO_SCALING_GROUP.token, properties: { name: "workers", tags, ...properties } },
});
const nodes = (properties: object): Example => ({
  group: { type: NODE_GROUP.token, properties: { capacityType: "SPOT", tags: BOTH, ...properties } },
});
const byId = { launchTemplate: { id: "${template.id}", version: "1" } };

test.each([
  { tags: "kept to itself", given: [tag("costcenter", false)], says: [KEPT_ONE] },
  { tags: "spelled otherwise", given: [tag("Cost-Center", false), tag("PROJECT", "false")], says: [KEPT_TWO] },
  { tags: "handed on", given: [tag("costcenter", true), tag("project", "true")], says: [] },
  { tags: "perhaps handed on", given: [tag("costcenter", UNKNOWN), tag("project", undefined)], says: [] },
  { tags: "for tools only", given: [tag("k8s.io/cluster-autoscaler/enabled", false), tag("backup", false)], says: [] },
  { tags: "with an unknown key", given: [tag(UNKNOWN, false), tag("costcenter", false)], says: [KEPT_ONE] },
  { tags: "none", given: undefined, says: [] },
  { tags: "no list", given: "costcenter", says: [] },
  { tags: "unknown", given: UNKNOWN, says: ["group unknown: tags is not known during a preview"] },
])("with no tags set, a group's tags: $tags", ({ given, says }) => {
  expect(runOn(rule, { ...template(), ...group(given) })).toEqual(says);
});

test.each([
  { launch: "a template that tags", specifications: [specification("instance", { costcenter: "a" })], says: [] },
  { launch: "a template that tags volumes only", specifications: [specification("volume", BOTH)], says: [KEPT_ONE] },
  {
    launch: "a template whose tags are unknown",
    specifications: [specification("instance", UNKNOWN)],
    says: ["group unknown: tagSpecifications[0].tags is not known during a preview"],
  },
])("a group keeps a tag to itself, and launches from $launch", ({ specifications, says }) => {
  expect(runOn(rule, { ...template(...specifications), ...group([tag("costcenter", false)]) })).toEqual(says);
});

test("a group keeps a tag to itself, and launches from a template of others, which may give it", () => {
  const launchTemplate = { launchTemplateSpecification: { launchTemplateName: "theirs" } };
  const mixedInstancesPolicy = { ...mixed(), launchTemplate };
  const options = { tags: ["team"] };
  expect(runOn(rule, group([tag("costcenter", false)], { mixedInstancesPolicy }), { options })).toEqual([]);
});

test("a tag that is set twice counts once", () => {
  const options = { tags: ["team", "team", "stage"] };
  const resources = { ...template(specification("volume", BOTH)), ...group([tag("team", true)]) };
  expect(runOn(rule, resources, { options })).toEqual([LACKS_ONE]);
});

test.each([
  { capacity: "on-demand", properties: { mixedInstancesPolicy: mixed(100) }, says: [] },
  {
    capacity: "unknown",
    properties: { mixedInstancesPolicy: mixed(UNKNOWN) },
    says: [
      "group unknown: mixedInstancesPolicy.instancesDistribution.onDemandPercentageAboveBaseCapacity is not known during a preview",
    ],
  },
  { capacity: "without a policy", properties: byId, says: [] },
])("a group that is $capacity keeps a tag to itself", ({ properties, says }) => {
  expect(runOn(rule, { ...template(), ...group([tag("costcenter", false)], properties) })).toEqual(says);
});

test("a spot group without a template can tag by itself only", () => {
  const launched: Example = {
    launch: { type: "aws:ec2/launchConfiguration:LaunchConfiguration", properties: { spotPrice: "0.10" } },
    ...group([tag("costcenter", false)], { launchConfiguration: "${launch.name}" }),
  };
  expect(runOn(rule, launched)).toEqual([KEPT_ONE]);
});

test.each([
  { tags: "none", given: [], specifications: [], says: [LACKS_BOTH, VOLUMES] },
  {
    tags: "one kept, one not there",
    given: [tag("team", false)],
    specifications: [specification("volume", BOTH)],
    says: [KEPT_ONE, LACKS_ONE],
  },
  {
    tags: "by the group, volumes not",
    given: [tag("team", true), tag("stage", true)],
    specifications: [specification("instance", {})],
    says: [VOLUMES],
  },
  {
    tags: "by the template, one volume's not",
    given: undefined,
    specifications: [specification("instance", BOTH), specification("volume", { team: UNKNOWN })],
    says: [VOLUMES_ONE],
  },
  {
    tags: "all",
    given: [tag("team", true)],
    specifications: [specification("instance", { stage: "a" }), specification("volume", BOTH)],
    says: [],
  },
  {
    tags: "a key of another case",
    given: [tag("Team", true), tag("stage", true)],
    specifications: [],
    says: [LACKS_ONE, VOLUMES],
  },
])("with tags set, a group's: $tags", ({ given, specifications, says }) => {
  const options = { tags: ["team", "stage"] };
  expect(runOn(rule, { ...template(...specifications), ...group(given) }, { options })).toEqual(says);
});

test("a tag as a resource of its own is a tag of its group", () => {
  const own: Example = {
    team: { type: GROUP_TAG.token, properties: { autoscalingGroupName: "${group.name}", tag: tag("team", true) } },
    stage: { type: GROUP_TAG.token, properties: { autoscalingGroupName: "workers", tag: tag("stage", false) } },
    other: { type: GROUP_TAG.token, properties: { autoscalingGroupName: "others", tag: tag("costcenter", false) } },
  };
  const resources = { ...template(specification("volume", BOTH)), ...group([]), ...own };
  expect(runOn(rule, resources, { options: { tags: ["team", "stage"] } })).toEqual([KEPT_ONE]);
  expect(runOn(rule, resources)).toEqual([]);
});

test.each([
  { nodes: "of EKS's own template", resources: nodes({}), says: [NO_TEMPLATE] },
  { nodes: "of a template of others", resources: nodes({ launchTemplate: { name: "theirs" } }), says: [] },
  { nodes: "of an unknown template", resources: nodes({ launchTemplate: UNKNOWN }), says: [] },
  { nodes: "of a template without tags", resources: { ...template(), ...nodes(byId) }, says: [NODES, VOLUMES] },
  {
    nodes: "of a template found by name",
    resources: { ...template(), ...nodes({ launchTemplate: { name: "workers" } }) },
    says: [NODES, VOLUMES],
  },
  {
    nodes: "of a template that tags both",
    resources: { ...template(specification("instance", BOTH), specification("volume", BOTH)), ...nodes(byId) },
    says: [],
  },
  { nodes: "that are on-demand", resources: nodes({ capacityType: "ON_DEMAND" }), says: [] },
  { nodes: "of the default capacity", resources: nodes({ capacityType: undefined }), says: [] },
  {
    nodes: "of unknown capacity",
    resources: nodes({ capacityType: UNKNOWN }),
    says: ["group unknown: capacityType is not known during a preview"],
  },
])("with tags set, managed nodes $nodes", ({ resources, says }) => {
  expect(runOn(rule, resources, { options: { tags: ["team", "stage"] } })).toEqual(says);
});

test("with no tags set, managed nodes and templates are not judged", () => {
  expect(runOn(rule, { ...template(), ...nodes(byId) })).toEqual([]);
  expect(runOn(rule, nodes({ capacityType: UNKNOWN }))).toEqual([]);
});

test("a template that launches no spot is not judged", () => {
  expect(runOn(rule, template(), { options: { tags: ["team"] } })).toEqual([]);
});
