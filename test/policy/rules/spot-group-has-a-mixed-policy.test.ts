import { expect, test } from "@jest/globals";

import { spotGroupHasAMixedPolicy as rule } from "../../../policy/rules/spot-group-has-a-mixed-policy";
import { UNKNOWN } from "../../support/policy-example";
import { runOn } from "../../support/run-rule";

const ASKS = [
  "workers launchTemplate: asks for spot with one instance type; write a mixedInstancesPolicy with several in its place",
];
const SPOT = { marketType: "spot", spotOptions: { maxPrice: "0.05" } };

function template(properties: Record<string, unknown>) {
  return { template: { type: "aws:ec2/launchTemplate:LaunchTemplate", properties } };
}

function group(properties: object) {
  return { workers: { type: "aws:autoscaling/group:Group", properties: { maxSize: 6, ...properties } } };
}

const PLAIN = { launchTemplate: { id: "${template.id}", version: "$Latest" } };
const MIXED = {
  mixedInstancesPolicy: {
    launchTemplate: { launchTemplateSpecification: { launchTemplateId: "${template.id}" } },
  },
};

test.each([
  {
    stack: "a spot template",
    resources: { ...template({ instanceType: "m5.large", instanceMarketOptions: SPOT }), ...group(PLAIN) },
    says: ASKS,
  },
  {
    stack: "a spot template by its name",
    resources: {
      ...template({ name: "east", instanceMarketOptions: SPOT }),
      ...group({ launchTemplate: { name: "east" } }),
    },
    says: ASKS,
  },
  {
    stack: "names that are empty",
    resources: {
      ...template({ name: "", instanceMarketOptions: SPOT }),
      ...group({ launchTemplate: { id: "lt-0abcdef1234567890", name: "" } }),
    },
    says: [],
  },
  {
    stack: "an on-demand template by its name beside a spot one",
    resources: {
      ...template({ name: "east", instanceMarketOptions: SPOT }),
      ...group({ launchTemplate: { name: "west" } }),
    },
    says: [],
  },
  {
    stack: "an on-demand template",
    resources: { ...template({ instanceType: "m5.large" }), ...group(PLAIN) },
    says: [],
  },
  {
    stack: "a template for a capacity block",
    resources: { ...template({ instanceMarketOptions: { marketType: "capacity-block" } }), ...group(PLAIN) },
    says: [],
  },
  {
    stack: "a mixed policy on a spot template, which another rule judges",
    resources: { ...template({ instanceMarketOptions: SPOT }), ...group(MIXED) },
    says: [],
  },
  {
    stack: "a spot template that asks by attributes",
    resources: {
      ...template({ instanceMarketOptions: SPOT, instanceRequirements: { vcpuCount: { min: 2 } } }),
      ...group(PLAIN),
    },
    says: [],
  },
  {
    stack: "a spot template of nobody",
    resources: { ...template({ instanceMarketOptions: SPOT }), ...group({}) },
    says: [],
  },
  {
    stack: "a template of another stack",
    resources: group({ launchTemplate: { id: "lt-0abcdef1234567890" } }),
    says: [],
  },
  {
    stack: "an unknown market",
    resources: { ...template({ instanceMarketOptions: { marketType: UNKNOWN } }), ...group(PLAIN) },
    says: ["workers unknown: instanceMarketOptions.marketType is not known during a preview"],
  },
  {
    stack: "unknown user data, type and requirements",
    resources: {
      ...template({
        instanceMarketOptions: SPOT,
        instanceRequirements: UNKNOWN,
        instanceType: UNKNOWN,
        userData: UNKNOWN,
      }),
      ...group(PLAIN),
    },
    says: ASKS,
  },
])("$stack", ({ resources, says }) => {
  expect(runOn(rule, resources)).toEqual(says);
});
