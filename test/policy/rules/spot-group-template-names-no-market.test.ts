import { expect, test } from "@jest/globals";

import { spotGroupTemplateNamesNoMarket as rule } from "../../../policy/rules/spot-group-template-names-no-market";
import { UNKNOWN } from "../../support/policy-example";
import { runOn } from "../../support/run-rule";

const asksBehind = (users: string, name = "template") =>
  `${name} instanceMarketOptions.marketType: asks for spot behind ${users}, where the group itself has to; leave instanceMarketOptions out`;
const GROUP_ASKS = asksBehind("a mixedInstancesPolicy");
const NODE_GROUP_ASKS = asksBehind("a managed node group");
const SPOT = { instanceMarketOptions: { marketType: "spot" } };

function template(properties: Record<string, unknown>, name = "template") {
  return { [name]: { type: "aws:ec2/launchTemplate:LaunchTemplate", properties } };
}

function group(launchTemplate: object) {
  return { workers: { type: "aws:autoscaling/group:Group", properties: { mixedInstancesPolicy: { launchTemplate } } } };
}

function nodeGroup(launchTemplate: object) {
  const properties = { capacityType: "SPOT", instanceTypes: ["m5.large"], launchTemplate };
  return { workers: { type: "aws:eks/nodeGroup:NodeGroup", properties } };
}

const BY_ID = { launchTemplateSpecification: { launchTemplateId: "${template.id}" } };

test.each([
  { stack: "a template without a market", resources: { ...template({}), ...group(BY_ID) }, says: [] },
  { stack: "a spot template", resources: { ...template(SPOT), ...group(BY_ID) }, says: [GROUP_ASKS] },
  {
    stack: "a spot template by its name",
    resources: {
      ...template({ ...SPOT, name: "east" }),
      ...group({ launchTemplateSpecification: { launchTemplateName: "east" } }),
    },
    says: [GROUP_ASKS],
  },
  {
    stack: "a spot template of one override",
    resources: {
      ...template({}),
      ...template(SPOT, "arm"),
      ...group({
        ...BY_ID,
        overrides: [{ instanceType: "m6g.large", launchTemplateSpecification: { launchTemplateId: "${arm.id}" } }],
      }),
    },
    says: [asksBehind("a mixedInstancesPolicy", "arm")],
  },
  {
    stack: "a template for a capacity block",
    resources: { ...template({ instanceMarketOptions: { marketType: "capacity-block" } }), ...group(BY_ID) },
    says: [],
  },
  {
    stack: "a spot template of a group without a mixed policy",
    resources: {
      ...template(SPOT),
      plain: { type: "aws:autoscaling/group:Group", properties: { launchTemplate: { id: "${template.id}" } } },
    },
    says: [],
  },
  {
    stack: "a spot template that a plain group and a mixed one share",
    resources: {
      ...template(SPOT),
      ...group(BY_ID),
      plain: { type: "aws:autoscaling/group:Group", properties: { launchTemplate: { id: "${template.id}" } } },
    },
    says: [GROUP_ASKS],
  },
  {
    stack: "a spot template of nobody beside another's",
    resources: { ...template(SPOT, "idle"), ...template({}), ...group(BY_ID) },
    says: [],
  },
  {
    stack: "a template of another stack",
    resources: group({ launchTemplateSpecification: { launchTemplateId: "lt-0abcdef1234567890" } }),
    says: [],
  },
  {
    stack: "an unknown market",
    resources: { ...template({ instanceMarketOptions: UNKNOWN }), ...group(BY_ID) },
    says: ["template unknown: instanceMarketOptions is not known during a preview"],
  },
  {
    stack: "a policy that is unknown as a whole",
    resources: {
      ...template(SPOT),
      workers: { type: "aws:autoscaling/group:Group", properties: { mixedInstancesPolicy: "${template.id}" } },
    },
    says: [GROUP_ASKS],
  },
  {
    stack: "unknown user data and overrides",
    resources: { ...template({ ...SPOT, userData: UNKNOWN }), ...group({ ...BY_ID, overrides: UNKNOWN }) },
    says: [GROUP_ASKS],
  },
])("Auto Scaling group: $stack", ({ resources, says }) => {
  expect(runOn(rule, resources)).toEqual(says);
});

test.each([
  {
    stack: "a template without a market",
    resources: { ...template({}), ...nodeGroup({ id: "${template.id}" }) },
    says: [],
  },
  {
    stack: "a spot template",
    resources: { ...template(SPOT), ...nodeGroup({ id: "${template.id}" }) },
    says: [NODE_GROUP_ASKS],
  },
  {
    stack: "a spot template by its name",
    resources: { ...template({ ...SPOT, name: "east" }), ...nodeGroup({ name: "east" }) },
    says: [NODE_GROUP_ASKS],
  },
  {
    stack: "a template for a capacity block",
    resources: {
      ...template({ instanceMarketOptions: { marketType: "capacity-block" } }),
      ...nodeGroup({ id: "${template.id}" }),
    },
    says: [],
  },
  {
    stack: "a spot template that a mixed group uses too",
    resources: {
      ...template(SPOT),
      ...nodeGroup({ id: "${template.id}" }),
      mixed: {
        type: "aws:autoscaling/group:Group",
        properties: { mixedInstancesPolicy: { launchTemplate: BY_ID } },
      },
    },
    says: [asksBehind("a mixedInstancesPolicy and a managed node group")],
  },
  { stack: "no template", resources: { ...template(SPOT), ...nodeGroup({}) }, says: [] },
])("managed node group: $stack", ({ resources, says }) => {
  expect(runOn(rule, resources)).toEqual(says);
});
