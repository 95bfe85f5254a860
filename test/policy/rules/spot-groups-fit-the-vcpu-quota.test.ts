import { expect, test } from "@jest/globals";

import { spotGroupsFitTheVcpuQuota as rule } from "../../../policy/rules/spot-groups-fit-the-vcpu-quota";
import { UNKNOWN } from "../../support/policy-example";
import { runOn } from "../../support/run-rule";

function says(share: number, total = share, at = "workers maxSize") {
  const taken = `may take ${share} of the ${total} vCPU that spot groups grow to`;
  return [`${at}: ${taken}, and the quota is 64; lower it, or raise the quota`];
}

function named(...types: readonly unknown[]) {
  return types.map((instanceType) => ({ instanceType }));
}

function mixed(maxSize: unknown, overrides: unknown, distribution: object = {}, more: object = {}) {
  const instancesDistribution = { onDemandPercentageAboveBaseCapacity: 0, ...distribution };
  const launchTemplate = { launchTemplateSpecification: { launchTemplateId: "${template.id}" }, overrides };
  return group({ maxSize, mixedInstancesPolicy: { instancesDistribution, launchTemplate }, ...more });
}

function group(properties: Record<string, unknown>) {
  return { type: "aws:autoscaling/group:Group", properties };
}

function nodeGroup(maxSize: unknown, instanceTypes: unknown, more: object = {}) {
  const properties = { capacityType: "SPOT", instanceTypes, scalingConfig: { maxSize }, ...more };
  return { type: "aws:eks/nodeGroup:NodeGroup", properties };
}

function template(properties: Record<string, unknown>) {
  return { type: "aws:ec2/launchTemplate:LaunchTemplate", properties };
}

function judged(workers: object & { type: string; properties: Record<string, unknown> }, others = {}) {
  return runOn(rule, { workers, template: template({}), ...others }, { options: { vcpuQuota: 64 } });
}

const LARGE = named("m5.large", "m6i.xlarge");

test.each([
  { what: "16 of 4 vCPU", workers: mixed(16, LARGE), expected: [] },
  { what: "17 of 4 vCPU", workers: mixed(17, LARGE), expected: says(68) },
  { what: "17 as text", workers: mixed("17", LARGE), expected: says(68) },
  { what: "17 of 4 vCPU, the largest first", workers: mixed(17, named("m6i.xlarge", "m5.large")), expected: says(68) },
  { what: "200 on demand", workers: mixed(200, LARGE, { onDemandPercentageAboveBaseCapacity: 100 }), expected: [] },
  {
    what: "200 with the share left out, which is on demand",
    workers: mixed(200, LARGE, { onDemandPercentageAboveBaseCapacity: null }),
    expected: [],
  },
  { what: "32 half on demand", workers: mixed(32, LARGE, { onDemandPercentageAboveBaseCapacity: 50 }), expected: [] },
  {
    what: "34 half on demand",
    workers: mixed(34, LARGE, { onDemandPercentageAboveBaseCapacity: 50 }),
    expected: says(68),
  },
  { what: "20 on a base of 4", workers: mixed(20, LARGE, { onDemandBaseCapacity: 4 }), expected: [] },
  { what: "20 on a base of 3", workers: mixed(20, LARGE, { onDemandBaseCapacity: 3 }), expected: says(68) },
  { what: "a base unknown", workers: mixed(20, LARGE, { onDemandBaseCapacity: UNKNOWN }), expected: says(80) },
  { what: "no whole numbers", workers: mixed(20.5, LARGE, { onDemandBaseCapacity: -1.5 }), expected: says(80) },
  { what: "a size left out", workers: mixed(null, LARGE), expected: [] },
  {
    what: "GPUs, of another quota",
    workers: mixed(200, named("g5.xlarge", "p5.48xlarge", "x2gd.large")),
    expected: [],
  },
  { what: "GPUs beside", workers: mixed(17, named("m5.xlarge", "g5.48xlarge")), expected: says(68) },
  { what: "a type that nobody knows", workers: mixed(200, named("m77.large", 5, null)), expected: [] },
  {
    what: "weights",
    workers: mixed(17, [{ instanceType: "m5.xlarge", weightedCapacity: "2" }, ...named("m5.large")]),
    expected: [],
  },
  {
    what: "weights that are none",
    workers: mixed(17, [{ instanceType: "m5.xlarge", weightedCapacity: "none" }]),
    expected: says(68),
  },
  {
    what: "attributes",
    workers: mixed(200, [{ instanceRequirements: { vcpuCount: { min: 4 } } }]),
    expected: [],
  },
  {
    what: "attributes that allow two names",
    workers: mixed(17, [{ instanceRequirements: { allowedInstanceTypes: ["m5.xlarge", "m5.large"] } }]),
    expected: says(68),
  },
  { what: "a size in vCPU", workers: mixed(64, LARGE, {}, { desiredCapacityType: "vcpu" }), expected: [] },
  { what: "a size in units", workers: mixed(64, LARGE, {}, { desiredCapacityType: "units" }), expected: says(256) },
  {
    what: "a size unknown",
    workers: mixed(UNKNOWN, LARGE),
    expected: ["workers unknown: maxSize is not known during a preview"],
  },
  {
    what: "a type unknown",
    workers: mixed(17, named(UNKNOWN)),
    expected: [
      "workers unknown: mixedInstancesPolicy.launchTemplate.overrides[0].instanceType is not known during a preview",
    ],
  },
  {
    what: "a share unknown",
    workers: mixed(17, LARGE, { onDemandPercentageAboveBaseCapacity: UNKNOWN }),
    expected: [
      "workers unknown: mixedInstancesPolicy.instancesDistribution.onDemandPercentageAboveBaseCapacity is not known during a preview",
    ],
  },
  { what: "tags unknown", workers: mixed(17, LARGE, {}, { tags: UNKNOWN }), expected: says(68) },
])("an Auto Scaling group: $what", ({ workers, expected }) => {
  expect(judged(workers)).toEqual(expected);
});

const ON_EKS = "workers scalingConfig.maxSize";
const LAUNCHED = { launchTemplate: { id: "${template.id}", version: "1" } };

test.each([
  { what: "16 of 4 vCPU", workers: nodeGroup(16, ["m5.xlarge"]), expected: [] },
  { what: "17 of 4 vCPU", workers: nodeGroup(17, ["m5.xlarge"]), expected: says(68, 68, ON_EKS) },
  { what: "on demand", workers: nodeGroup(200, ["m5.xlarge"], { capacityType: "ON_DEMAND" }), expected: [] },
  {
    what: "a market unknown, as a preview has it",
    workers: nodeGroup(200, ["m5.xlarge"], { capacityType: UNKNOWN }),
    expected: [],
  },
  { what: "types left out", workers: nodeGroup(200, null), expected: [] },
  { what: "the type of its template", workers: nodeGroup(17, UNKNOWN, LAUNCHED), expected: says(68, 68, ON_EKS) },
  {
    what: "a size unknown",
    workers: nodeGroup(UNKNOWN, ["m5.xlarge"]),
    expected: ["workers unknown: scalingConfig.maxSize is not known during a preview"],
  },
])("a managed node group: $what", ({ workers, expected }) => {
  expect(judged(workers, { template: template({ instanceType: "m5.xlarge" }) })).toEqual(expected);
});

test.each([
  { what: "of a mixed group", workers: mixed(17, null), more: {}, expected: says(68) },
  { what: "of an override without a type", workers: mixed(17, [{}]), more: {}, expected: says(68) },
  {
    what: "that asks for spot itself",
    workers: group({ maxSize: 17, ...LAUNCHED }),
    more: { instanceMarketOptions: { marketType: "spot" } },
    expected: says(68),
  },
  { what: "on demand", workers: group({ maxSize: 17, ...LAUNCHED }), more: {}, expected: [] },
  { what: "whose type is not known", workers: mixed(17, null), more: { instanceType: UNKNOWN }, expected: [] },
])("a template $what", ({ workers, more, expected }) => {
  expect(judged(workers, { template: template({ instanceType: "m5.xlarge", ...more }) })).toEqual(expected);
});

test("groups are counted together, and the largest is told of", () => {
  const others = { batch: nodeGroup(9, ["m5.xlarge"]), edge: mixed(2, LARGE) };
  expect(judged(mixed(6, LARGE), others)).toEqual(says(36, 68, "batch scalingConfig.maxSize"));
  expect(judged(mixed(5, LARGE), others)).toEqual([]);
});

test("one that is not known keeps nothing back of the others", () => {
  expect(judged(mixed(17, LARGE), { batch: nodeGroup(UNKNOWN, ["m5.xlarge"]) })).toEqual([
    "batch unknown: scalingConfig.maxSize is not known during a preview",
    ...says(68),
  ]);
});

test("without a quota nothing is judged", () => {
  expect(
    runOn(rule, { workers: nodeGroup(UNKNOWN, ["m5.xlarge"]), edge: mixed(900, LARGE), template: template({}) }),
  ).toEqual([]);
});
