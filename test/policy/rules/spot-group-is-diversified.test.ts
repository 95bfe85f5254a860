import { expect, test } from "@jest/globals";

import { AUTO_SCALING_GROUP } from "../../../policy/resource-types/auto-scaling";
import { LAUNCH_TEMPLATE } from "../../../policy/resource-types/ec2";
import { FLEET, SPOT_FLEET_REQUEST } from "../../../policy/resource-types/spot-requests";
import { spotGroupIsDiversified as rule } from "../../../policy/rules/spot-group-is-diversified";
import { UNKNOWN } from "../../support/policy-example";
import { run, runOn } from "../../support/run-rule";

const FOUR = ["m6i.large", "m6a.large", "m5.large", "m5a.large"];

function named(types: readonly unknown[]) {
  return types.map((instanceType) => ({ instanceType }));
}

function group(overrides: unknown, onDemandPercentageAboveBaseCapacity: unknown = 0, launchTemplateId = "lt-0a1b") {
  const launchTemplateSpecification = { launchTemplateId };
  return {
    mixedInstancesPolicy: {
      instancesDistribution: { onDemandPercentageAboveBaseCapacity },
      launchTemplate: { launchTemplateSpecification, overrides },
    },
  };
}

const AT = "mixedInstancesPolicy.launchTemplate.overrides";
const REQUIREMENTS = { memoryMib: { min: 8192 }, vcpuCount: { min: 2 } };

test.each([
  { group: "four types", props: group(named(FOUR)), says: [] },
  {
    group: "three types, one of them twice",
    props: group(named([...FOUR.slice(1), "m5.large"])),
    says: [`${AT}: may launch 3 instance types; list at least 4`],
  },
  {
    group: "one type",
    props: group(named(["m5.large"])),
    says: [`${AT}: may launch 1 instance type; list at least 4`],
  },
  { group: "on demand", props: group(named(["m5.large"]), 100), says: [] },
  {
    group: "mostly on demand",
    props: group(named(["m5.large"]), "90"),
    says: [`${AT}: may launch 1 instance type; list at least 4`],
  },
  { group: "no mixed-instances policy", props: { maxSize: 3 }, says: [] },
  { group: "by requirements", props: group([{ instanceRequirements: REQUIREMENTS }]), says: [] },
  {
    group: "by requirements that allow families",
    props: group([{ instanceRequirements: { ...REQUIREMENTS, allowedInstanceTypes: ["m5.*", "m6i.*"] } }]),
    says: [],
  },
  {
    group: "by requirements that allow two types and no other",
    props: group([{ instanceRequirements: { ...REQUIREMENTS, allowedInstanceTypes: ["m5.large", "m6i.large"] } }]),
    says: [`${AT}: may launch 2 instance types; list at least 4`],
  },
  {
    group: "one type of GPU, where a small region has two",
    props: group(named(["g5.xlarge"])),
    says: [`${AT}: may launch 1 instance type; list at least 2`],
  },
  { group: "two types of GPU", props: group(named(["g5.xlarge", "g4dn.xlarge"])), says: [] },
  { group: "the only type of its kind", props: group(named(["p4d.24xlarge"])), says: [] },
  { group: "types that the catalogue does not know", props: group(named(["m99.large"])), says: [] },
  { group: "overrides left out, of a template of another stack", props: group(undefined), says: [] },
  {
    group: "a type unknown",
    props: group(named(["m5.large", UNKNOWN])),
    says: [`unknown: ${AT}[1].instanceType is not known during a preview`],
  },
  {
    group: "share unknown",
    props: group(named(["m5.large"]), UNKNOWN),
    says: [
      "unknown: mixedInstancesPolicy.instancesDistribution.onDemandPercentageAboveBaseCapacity is not known during a preview",
    ],
  },
  {
    group: "something else unknown",
    props: { ...group(named(["m5.large"])), vpcZoneIdentifiers: [UNKNOWN], desiredCapacity: UNKNOWN },
    says: [`${AT}: may launch 1 instance type; list at least 4`],
  },
])("group: $group", ({ props, says }) => {
  expect(run(rule, AUTO_SCALING_GROUP, props)).toEqual(says);
});

test.each([
  {
    template: "names a type",
    properties: { instanceType: "m5.large" },
    says: [`it ${AT}: may launch 1 instance type; list at least 4`],
  },
  { template: "asks by requirements", properties: { instanceRequirements: REQUIREMENTS }, says: [] },
  {
    template: "has a type that is not known",
    properties: { instanceType: UNKNOWN },
    says: ["it unknown: instanceType is not known during a preview"],
  },
])("a group without overrides, whose template $template", ({ properties, says }) => {
  const template = { type: LAUNCH_TEMPLATE.token, properties };
  expect(
    runOn(rule, { template, it: { type: AUTO_SCALING_GROUP.token, properties: group([], 0, "${template.id}") } }),
  ).toEqual(says);
});

test("a group that is spot by its template alone is for spot-group-has-a-mixed-policy to judge", () => {
  const template = {
    type: LAUNCH_TEMPLATE.token,
    properties: { instanceType: "m5.large", instanceMarketOptions: { marketType: "spot" } },
  };
  const properties = { launchTemplate: { id: "${template.id}", version: "$Latest" } };
  expect(runOn(rule, { template, it: { type: AUTO_SCALING_GROUP.token, properties } })).toEqual([]);
});

const SPOT_TARGET = { defaultTargetCapacityType: "spot", totalTargetCapacity: 4 };

test.each([
  {
    fleet: "four types in two configurations",
    configs: [FOUR.slice(2), FOUR.slice(0, 2)],
    target: SPOT_TARGET,
    says: [],
  },
  {
    fleet: "two types in three zones",
    configs: [[...FOUR.slice(2), ...FOUR.slice(2), ...FOUR.slice(2)]],
    target: SPOT_TARGET,
    says: ["launchTemplateConfigs: may launch 2 instance types; list at least 4"],
  },
  {
    fleet: "on demand",
    configs: [["m5.large"]],
    target: { ...SPOT_TARGET, defaultTargetCapacityType: "on-demand" },
    says: [],
  },
  {
    fleet: "a type unknown",
    configs: [[UNKNOWN]],
    target: SPOT_TARGET,
    says: ["unknown: launchTemplateConfigs[0].overrides[0].instanceType is not known during a preview"],
  },
])("fleet: $fleet", ({ configs, target, says }) => {
  const launchTemplateConfigs = configs.map((types) => ({ overrides: named(types) }));
  expect(run(rule, FLEET, { launchTemplateConfigs, targetCapacitySpecification: target })).toEqual(says);
});

test("a fleet without overrides has its template's type", () => {
  const template = { type: LAUNCH_TEMPLATE.token, properties: { instanceType: "c5.large" } };
  const launchTemplateConfigs = [{ launchTemplateSpecification: { launchTemplateId: "${template.id}" } }];
  const properties = { launchTemplateConfigs, targetCapacitySpecification: SPOT_TARGET };
  expect(runOn(rule, { template, it: { type: FLEET.token, properties } })).toEqual([
    "it launchTemplateConfigs: may launch 1 instance type; list at least 4",
  ]);
});

test.each([
  { request: "four types", props: { launchSpecifications: named(FOUR) }, says: [] },
  {
    request: "two types",
    props: { launchSpecifications: named(FOUR.slice(2)) },
    says: ["launchSpecifications: may launch 2 instance types; list at least 4"],
  },
  {
    request: "two types beside a template",
    props: { launchTemplateConfigs: [{ overrides: named(FOUR.slice(2)) }] },
    says: ["launchTemplateConfigs: may launch 2 instance types; list at least 4"],
  },
  {
    request: "on demand",
    props: { targetCapacity: 2, onDemandTargetCapacity: 2, launchSpecifications: named(["m5.large"]) },
    says: [],
  },
])("Spot Fleet request: $request", ({ props, says }) => {
  expect(run(rule, SPOT_FLEET_REQUEST, props)).toEqual(says);
});

test("an organisation may ask for more", () => {
  const options = { minimumInstanceTypes: 5 };
  expect(run(rule, AUTO_SCALING_GROUP, group(named(FOUR)), { options })).toEqual([
    `${AT}: may launch 4 instance types; list at least 5`,
  ]);
});
