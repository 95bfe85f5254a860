import { expect, test } from "@jest/globals";

import { AUTO_SCALING_GROUP } from "../../../policy/resource-types/auto-scaling";
import { LAUNCH_TEMPLATE } from "../../../policy/resource-types/ec2";
import { NODE_GROUP } from "../../../policy/resource-types/eks";
import { FLEET } from "../../../policy/resource-types/spot-requests";
import { spotAttributesLeaveEnoughTypes as rule } from "../../../policy/rules/spot-attributes-leave-enough-types";
import { UNKNOWN } from "../../support/policy-example";
import { run } from "../../support/run-rule";

const IN_GROUP = "mixedInstancesPolicy.launchTemplate.overrides[0].instanceRequirements";

function left(what: string, path = IN_GROUP, least = 10) {
  return [`${path}: leaves ${what} that EC2 sells as spot; widen it until at least ${least} fit`];
}

function size(vcpu: unknown, memory: unknown) {
  return { vcpuCount: { min: vcpu, max: vcpu }, memoryMib: { min: memory, max: memory } };
}

const FOUR = size(4, 16384);
/** m5, m5a, m6a and m6i. */
const NARROW = { ...FOUR, allowedInstanceTypes: ["m5.*", "m5a.*", "m6a.*", "m6i.*"] };
const TEN_FAMILIES = ["m5.*", "m5a.*", "m5d.*", "m5n.*", "m6a.*", "m6i.*", "m6id.*", "m7a.*", "m7i.*", "m8a.*"];
const NAMES = TEN_FAMILIES.map((pattern) => pattern.replace("*", "xlarge"));

function group(overrides: unknown, onDemandPercentageAboveBaseCapacity: unknown = 0) {
  const instancesDistribution = { onDemandPercentageAboveBaseCapacity };
  return { mixedInstancesPolicy: { instancesDistribution, launchTemplate: { overrides } } };
}

function asking(...requirements: readonly object[]) {
  return group(requirements.map((instanceRequirements) => ({ instanceRequirements })));
}

test.each([
  { what: "one size of every family", props: asking(FOUR), says: [] },
  { what: "four families of it", props: asking(NARROW), says: left("at most 4 instance types") },
  {
    what: "the same written as text",
    props: asking({ ...NARROW, ...size("4", "16384") }),
    says: left("at most 4 instance types"),
  },
  { what: "ten families of it", props: asking({ ...FOUR, allowedInstanceTypes: TEN_FAMILIES }), says: [] },
  {
    what: "nine families of it",
    props: asking({ ...FOUR, allowedInstanceTypes: TEN_FAMILIES.slice(1) }),
    says: left("at most 9 instance types"),
  },
  {
    what: "one family",
    props: asking({ ...FOUR, allowedInstanceTypes: ["m5.*"] }),
    says: left("at most 1 instance type"),
  },
  { what: "a size that two types have", props: asking(size(36, 73728)), says: left("at most 2 instance types") },
  { what: "memory in GiB", props: asking(size(4, 16)), says: left("no instance types") },
  { what: "no upper bounds", props: asking({ vcpuCount: { min: 4 }, memoryMib: { min: 16384 } }), says: [] },
  {
    what: "upper bounds of 0, which are none",
    props: asking({ vcpuCount: { min: 4, max: 0 }, memoryMib: { min: 16384, max: 0 } }),
    says: [],
  },
  { what: "no bounds", props: asking({}), says: [] },
  {
    what: "types that are not sold as spot",
    props: asking({ allowedInstanceTypes: ["hpc*"] }),
    says: left("no instance types"),
  },
  {
    what: "all but a few excluded",
    props: asking({ ...FOUR, excludedInstanceTypes: ["m*", "g*"] }),
    says: left("at most 3 instance types"),
  },
  { what: "some excluded", props: asking({ ...FOUR, excludedInstanceTypes: ["m5*", "*.metal"] }), says: [] },
])("bounds: $what", ({ props, says }) => {
  expect(run(rule, AUTO_SCALING_GROUP, props)).toEqual(says);
});

const TWO = size(2, 8192);
const T_ONLY = { ...TWO, allowedInstanceTypes: ["t*"] };
const METAL = { ...size(96, 393216), allowedInstanceTypes: ["m5*"] };

test.each([
  {
    what: "burstable types only",
    props: { ...T_ONLY, burstablePerformance: "included" },
    says: left("at most 4 instance types"),
  },
  {
    what: "burstable types required",
    props: { ...TWO, burstablePerformance: "required" },
    says: left("at most 4 instance types"),
  },
  { what: "burstable types alone, which are excluded", props: T_ONLY, says: left("no instance types") },
  { what: "bare metal excluded", props: METAL, says: left("at most 6 instance types") },
  { what: "bare metal included", props: { ...METAL, bareMetal: "included" }, says: [] },
  { what: "bare metal required", props: { ...METAL, bareMetal: "required" }, says: left("at most 4 instance types") },
  {
    what: "current generations, which the catalogue cannot tell",
    props: { ...NARROW, instanceGenerations: ["current"] },
    says: left("at most 4 instance types"),
  },
  {
    what: "a family newer than the catalogue",
    props: { ...NARROW, allowedInstanceTypes: ["m5.*", "m77x.*"] },
    says: [],
  },
  { what: "an accelerator", props: { ...NARROW, acceleratorCount: { min: 1 } }, says: [] },
  { what: "memory for each vCPU", props: { ...NARROW, memoryGibPerVcpu: { min: 4 } }, says: [] },
  { what: "a manufacturer that is not known", props: { ...NARROW, cpuManufacturers: UNKNOWN }, says: [] },
  { what: "a few names, which other rules count", props: { ...FOUR, allowedInstanceTypes: NAMES.slice(1) }, says: [] },
  { what: "ten names that fit", props: { ...FOUR, allowedInstanceTypes: NAMES }, says: [] },
  {
    what: "ten names that do not fit",
    props: { ...TWO, allowedInstanceTypes: NAMES },
    says: left("no instance types"),
  },
  {
    what: "prices not known",
    props: { ...NARROW, spotMaxPricePercentageOverLowestPrice: UNKNOWN },
    says: left("at most 4 instance types"),
  },
  {
    what: "vCPU not known",
    props: { ...FOUR, vcpuCount: UNKNOWN },
    says: [`unknown: ${IN_GROUP}.vcpuCount is not known during a preview`],
  },
  {
    what: "memory not known",
    props: { ...FOUR, memoryMib: { min: UNKNOWN } },
    says: [`unknown: ${IN_GROUP}.memoryMib.min is not known during a preview`],
  },
])("kinds: $what", ({ props, says }) => {
  expect(run(rule, AUTO_SCALING_GROUP, asking(props))).toEqual(says);
});

const OTHER_HALF = { ...FOUR, allowedInstanceTypes: ["m6g.*", "m7g.*", "m8g.*", "m6gd.*", "m7gd.*", "m8gd.*"] };

test.each([
  { what: "on-demand only", props: group([{ instanceRequirements: NARROW }], 100), says: [] },
  { what: "share left out, which is on-demand", props: group([{ instanceRequirements: NARROW }], null), says: [] },
  {
    what: "share not known",
    props: group([{ instanceRequirements: NARROW }], UNKNOWN),
    says: [
      "unknown: mixedInstancesPolicy.instancesDistribution.onDemandPercentageAboveBaseCapacity is not known during a preview",
    ],
  },
  { what: "one override for each architecture", props: asking(NARROW, OTHER_HALF), says: [] },
  { what: "the same twice", props: asking(NARROW, NARROW), says: left("at most 4 instance types") },
  { what: "one that cannot be judged", props: asking(NARROW, { ...FOUR, localStorage: "required" }), says: [] },
  { what: "a type beside", props: group([{ instanceRequirements: NARROW }, { instanceType: "c5.xlarge" }]), says: [] },
  { what: "types by name", props: group([{ instanceType: "m5.large" }]), says: [] },
  { what: "no overrides", props: group(null), says: [] },
])("group: $what", ({ props, says }) => {
  expect(run(rule, AUTO_SCALING_GROUP, props)).toEqual(says);
});

const TEMPLATE = { instanceRequirements: NARROW };

test.each([
  {
    what: "spot",
    props: { ...TEMPLATE, instanceMarketOptions: { marketType: "spot" } },
    says: left("at most 4 instance types", "instanceRequirements"),
  },
  { what: "no market", props: TEMPLATE, says: [] },
  {
    what: "a capacity block",
    props: { ...TEMPLATE, instanceMarketOptions: { marketType: "capacity-block" } },
    says: [],
  },
  { what: "a type", props: { instanceType: "m5.large", instanceMarketOptions: { marketType: "spot" } }, says: [] },
])("template: $what", ({ props, says }) => {
  expect(run(rule, LAUNCH_TEMPLATE, props)).toEqual(says);
});

const IN_FLEET = "launchTemplateConfigs[0].overrides[0].instanceRequirements";
const CONFIG = { overrides: [{ instanceRequirements: NARROW }] };

test.each([
  { what: "spot", configs: [CONFIG], market: "spot", says: left("at most 4 instance types", IN_FLEET) },
  { what: "on-demand", configs: [CONFIG], market: "on-demand", says: [] },
  {
    what: "a template's types beside",
    configs: [CONFIG, { launchTemplateSpecification: {} }],
    market: "spot",
    says: [],
  },
  { what: "a type beside", configs: [CONFIG, { overrides: [{ instanceType: "c5.large" }] }], market: "spot", says: [] },
])("fleet: $what", ({ configs, market, says }) => {
  const targetCapacitySpecification = { defaultTargetCapacityType: market };
  expect(run(rule, FLEET, { launchTemplateConfigs: configs, targetCapacitySpecification })).toEqual(says);
});

test("an organisation may ask for fewer or more", () => {
  const options = (minimumInstanceTypes: number) => ({ options: { minimumInstanceTypes } });
  expect(run(rule, AUTO_SCALING_GROUP, asking(NARROW), options(4))).toEqual([]);
  expect(run(rule, AUTO_SCALING_GROUP, asking(NARROW), options(5))).toEqual(
    left("at most 4 instance types", IN_GROUP, 5),
  );
});

test("other resources are none of its business", () => {
  expect(run(rule, NODE_GROUP, {})).toBe("not applicable");
});
