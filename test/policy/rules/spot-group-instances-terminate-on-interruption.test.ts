import { expect, test } from "@jest/globals";

import { spotGroupInstancesTerminateOnInterruption as rule } from "../../../policy/rules/spot-group-instances-terminate-on-interruption";
import { UNKNOWN } from "../../support/policy-example";
import { runOn } from "../../support/run-rule";

function template(spotOptions: object, properties: object = {}) {
  const instanceMarketOptions = { marketType: "spot", spotOptions };
  return {
    template: { type: "aws:ec2/launchTemplate:LaunchTemplate", properties: { instanceMarketOptions, ...properties } },
  };
}

const STOP = { instanceInterruptionBehavior: "stop" };
const BY_ID = { launchTemplateId: "${template.id}", version: "$Latest" };
const GROUP = { type: "aws:autoscaling/group:Group", properties: { launchTemplate: { id: "${template.id}" } } };
const MIXED = {
  type: "aws:autoscaling/group:Group",
  properties: { mixedInstancesPolicy: { launchTemplate: { launchTemplateSpecification: BY_ID } } },
};
const NODES = { type: "aws:eks/nodeGroup:NodeGroup", properties: { launchTemplate: { id: "${template.id}" } } };
const FLEET = {
  type: "aws:ec2/fleet:Fleet",
  properties: { launchTemplateConfigs: [{ launchTemplateSpecification: BY_ID }] },
};

const AT = "template instanceMarketOptions.spotOptions";
const STOPS = `${AT}.instanceInterruptionBehavior: is stop; leave it out, which means terminate`;
const HIBERNATES = `${AT}.instanceInterruptionBehavior: is hibernate; leave it out, which means terminate`;
const PERSISTS = `${AT}.spotInstanceType: is persistent; leave it out, which means one-time`;

function named(type: string, properties: object) {
  return { type, properties: { ...properties } };
}

test.each([
  { what: "spot options left out", resources: { ...template({}), workers: GROUP }, says: [] },
  {
    what: "terminate and one-time, stated",
    resources: {
      ...template({ instanceInterruptionBehavior: "terminate", spotInstanceType: "one-time" }),
      workers: GROUP,
    },
    says: [],
  },
  { what: "stop behind a group", resources: { ...template(STOP), workers: GROUP }, says: [STOPS] },
  { what: "stop behind a mixed group", resources: { ...template(STOP), workers: MIXED }, says: [STOPS] },
  { what: "stop behind a node group", resources: { ...template(STOP), workers: NODES }, says: [STOPS] },
  { what: "stop behind a fleet", resources: { ...template(STOP), workers: FLEET }, says: [STOPS] },
  {
    what: "hibernate and persistent",
    resources: {
      ...template({ instanceInterruptionBehavior: "hibernate", spotInstanceType: "persistent" }),
      workers: GROUP,
    },
    says: [HIBERNATES, PERSISTS],
  },
  {
    what: "a word that AWS does not know",
    resources: { ...template({ instanceInterruptionBehavior: "s3cr3t" }), workers: GROUP },
    says: [`${AT}.instanceInterruptionBehavior: is another value; leave it out, which means terminate`],
  },
  {
    what: "stop behind a group that names the template",
    resources: {
      ...template(STOP, { name: "east" }),
      workers: named("aws:autoscaling/group:Group", { launchTemplate: { name: "east" } }),
    },
    says: [STOPS],
  },
  {
    what: "stop behind an override that names the template",
    resources: {
      ...template(STOP, { name: "east" }),
      workers: named("aws:autoscaling/group:Group", {
        mixedInstancesPolicy: {
          launchTemplate: { overrides: [{ launchTemplateSpecification: { launchTemplateName: "east" } }] },
        },
      }),
    },
    says: [STOPS],
  },
  {
    what: "stop behind a fleet that names the template",
    resources: {
      ...template(STOP, { name: "east" }),
      workers: named("aws:ec2/fleet:Fleet", {
        launchTemplateConfigs: [{ launchTemplateSpecification: { launchTemplateName: "east" } }],
      }),
    },
    says: [STOPS],
  },
  {
    what: "stop beside a group of another template",
    resources: {
      ...template(STOP, { name: "east" }),
      workers: named("aws:autoscaling/group:Group", { launchTemplate: { name: "west" } }),
    },
    says: [],
  },
  {
    what: "a persistent dev box of its own template",
    resources: template({ instanceInterruptionBehavior: "stop", spotInstanceType: "persistent" }),
    says: [],
  },
  { what: "no spot template", resources: { ...template({}, { instanceMarketOptions: {} }), workers: GROUP }, says: [] },
  {
    what: "behaviour unknown",
    resources: { ...template({ instanceInterruptionBehavior: UNKNOWN }), workers: GROUP },
    says: [
      "template unknown: instanceMarketOptions.spotOptions.instanceInterruptionBehavior is not known during a preview",
    ],
  },
  {
    what: "user data unknown",
    resources: { ...template(STOP, { userData: UNKNOWN, name: UNKNOWN }), workers: GROUP },
    says: [STOPS],
  },
])("$what", ({ resources, says }) => {
  expect(runOn(rule, resources)).toEqual(says);
});
