import { expect, test } from "@jest/globals";

import { AUTO_SCALING_GROUP } from "../../../policy/resource-types/auto-scaling";
import { NODE_GROUP } from "../../../policy/resource-types/eks";
import { autoscaledSpotGroupHasOneShape as rule } from "../../../policy/rules/autoscaled-spot-group-has-one-shape";
import { UNKNOWN } from "../../support/policy-example";
import { run } from "../../support/run-rule";

const OVERRIDES = "mixedInstancesPolicy.launchTemplate.overrides";
const TAGS = [{ key: "k8s.io/cluster-autoscaler/enabled", value: "true", propagateAtLaunch: false }];
const RANGE = `${OVERRIDES}: ask by instanceRequirements for more than one size; state the same min and max of vCPU and of memory`;

function asg(overrides: unknown, percentage: unknown = 0, tags: unknown = TAGS) {
  return {
    mixedInstancesPolicy: {
      instancesDistribution: { onDemandPercentageAboveBaseCapacity: percentage },
      launchTemplate: { overrides },
    },
    tags,
  };
}

function types(...names: unknown[]) {
  return names.map((instanceType) => ({ instanceType }));
}

function wanted(requirements: object) {
  return [{ instanceRequirements: requirements }];
}

test.each([
  {
    group: "types of one size",
    props: asg(types("m5.xlarge", "m5a.xlarge", "m6i.xlarge", "m7i-flex.xlarge")),
    says: [],
  },
  {
    group: "a bigger type",
    props: asg(types("m5.large", "m6i.large", "m5.2xlarge")),
    says: [
      `${OVERRIDES}: differ in size: m5.2xlarge has 8 vCPU where m5.large has 2; put each size into a group of its own`,
    ],
  },
  {
    group: "as many vCPU and twice the memory",
    props: asg(types("m5.large", "m6i.large", "r5.large")),
    says: [
      `${OVERRIDES}: differ in size: r5.large has 16 GiB of memory where m5.large has 8 GiB; put each size into a group of its own`,
    ],
  },
  {
    group: "five sizes",
    props: asg(types("m5.large", "m5.xlarge", "m5.2xlarge", "m5.4xlarge", "m5.8xlarge")),
    says: [
      `${OVERRIDES}: differ in size: m5.xlarge has 4 vCPU where m5.large has 2, m5.2xlarge has 8 vCPU where m5.large has 2, ` +
        "m5.4xlarge has 16 vCPU where m5.large has 2, 1 more do not fit; put each size into a group of its own",
    ],
  },
  { group: "memory within the tolerance", props: asg(types("c4.xlarge", "c5.xlarge")), says: [] },
  { group: "both architectures, one size", props: asg(types("m6i.large", "m6g.large")), says: [] },
  { group: "one type", props: asg(types("m5.large")), says: [] },
  { group: "types that are not known", props: asg(types("m5.large", "z99.2xlarge")), says: [] },
  { group: "no overrides", props: asg(undefined), says: [] },
  {
    group: "several sizes, always three nodes",
    props: { ...asg(types("m5.large", "m5.2xlarge")), minSize: 3, maxSize: "3" },
    says: [],
  },
  {
    group: "several sizes, three or four nodes",
    props: { ...asg(types("m5.large", "m5.2xlarge")), minSize: 3, maxSize: 4 },
    says: [
      `${OVERRIDES}: differ in size: m5.2xlarge has 8 vCPU where m5.large has 2; put each size into a group of its own`,
    ],
  },
  {
    group: "several sizes, the number of nodes unknown",
    props: { ...asg(types("m5.large", "m5.2xlarge")), minSize: UNKNOWN, maxSize: UNKNOWN },
    says: [
      `${OVERRIDES}: differ in size: m5.2xlarge has 8 vCPU where m5.large has 2; put each size into a group of its own`,
    ],
  },
  { group: "on-demand", props: asg(types("m5.large", "m5.2xlarge"), 100), says: [] },
  { group: "not autoscaled", props: asg(types("m5.large", "m5.2xlarge"), 0, []), says: [] },
  {
    group: "percentage as text",
    props: asg(types("m5.large", "m5.2xlarge"), "0"),
    says: [
      `${OVERRIDES}: differ in size: m5.2xlarge has 8 vCPU where m5.large has 2; put each size into a group of its own`,
    ],
  },
  {
    group: "a type unknown",
    props: asg(types("m5.large", UNKNOWN)),
    says: [`unknown: ${OVERRIDES}[1].instanceType is not known during a preview`],
  },
  {
    group: "value of a tag unknown",
    props: asg(types("m5.large", "m5.2xlarge"), 0, [{ key: "k8s.io/cluster-autoscaler/enabled", value: UNKNOWN }]),
    says: [
      `${OVERRIDES}: differ in size: m5.2xlarge has 8 vCPU where m5.large has 2; put each size into a group of its own`,
    ],
  },
  {
    group: "one size by attributes",
    props: asg(wanted({ vcpuCount: { min: 4, max: 4 }, memoryMib: { min: 16384, max: "16384" } })),
    says: [],
  },
  {
    group: "a range of vCPU",
    props: asg(wanted({ vcpuCount: { min: 2, max: 8 }, memoryMib: { min: 16384, max: 16384 } })),
    says: [RANGE],
  },
  {
    group: "no most memory",
    props: asg(wanted({ vcpuCount: { min: 4, max: 4 }, memoryMib: { min: 16384 } })),
    says: [RANGE],
  },
  {
    group: "a range, but types of one size allowed only",
    props: asg(
      wanted({ vcpuCount: { min: 2 }, memoryMib: { min: 1 }, allowedInstanceTypes: ["m5.large", "m6i.large"] }),
    ),
    says: [],
  },
  {
    group: "a range, and types of two sizes allowed",
    props: asg(
      wanted({ vcpuCount: { min: 2 }, memoryMib: { min: 1 }, allowedInstanceTypes: ["m5.large", "m6i.xlarge"] }),
    ),
    says: [RANGE],
  },
  {
    group: "a range, narrowed by a pattern",
    props: asg(wanted({ vcpuCount: { min: 2 }, memoryMib: { min: 1 }, allowedInstanceTypes: ["m*.large"] })),
    says: [],
  },
  {
    group: "a bound unknown",
    props: asg(wanted({ vcpuCount: { min: 4, max: UNKNOWN } })),
    says: [`unknown: ${OVERRIDES}[0].instanceRequirements.vcpuCount.max is not known during a preview`],
  },
])("$group", ({ props, says }) => {
  expect(run(rule, AUTO_SCALING_GROUP, props)).toEqual(says);
});

test("an organisation may tolerate no difference in memory", () => {
  const props = asg(types("c4.xlarge", "c5.xlarge"));
  expect(run(rule, AUTO_SCALING_GROUP, props, { options: { memoryTolerancePercent: 0 } })).toEqual([
    `${OVERRIDES}: differ in size: c5.xlarge has 8 GiB of memory where c4.xlarge has 7.5 GiB; put each size into a group of its own`,
  ]);
});

test("other resources are none of its business", () => {
  expect(run(rule, NODE_GROUP, {})).toBe("not applicable");
});
