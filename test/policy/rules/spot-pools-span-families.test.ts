import { expect, test } from "@jest/globals";

import { AUTO_SCALING_GROUP } from "../../../policy/resource-types/auto-scaling";
import { INSTANCE } from "../../../policy/resource-types/ec2";
import { NODE_GROUP } from "../../../policy/resource-types/eks";
import { spotPoolsSpanFamilies as rule } from "../../../policy/rules/spot-pools-span-families";
import { UNKNOWN } from "../../support/policy-example";
import { run } from "../../support/run-rule";

const AT_LEAST = "list types of at least 3 families and 2 generations";

test.each([
  { group: "three families, two generations", types: ["m5.large", "m5a.large", "m6i.large"], says: [] },
  {
    group: "three families, one generation",
    types: ["m6i.large", "m6a.large", "m6id.large"],
    says: [`instanceTypes: come from 3 families and 1 generation; ${AT_LEAST}`],
  },
  {
    group: "two families, two generations",
    types: ["m5.large", "m6i.large"],
    says: [`instanceTypes: come from 2 families and 2 generations; ${AT_LEAST}`],
  },
  {
    group: "one family in many sizes",
    types: ["m6i.large", "m6i.xlarge", "m6i.2xlarge", "m6i.4xlarge"],
    says: [`instanceTypes: come from 1 family and 1 generation; ${AT_LEAST}`],
  },
  { group: "one type, which another rule judges", types: ["m5.large"], says: [] },
  { group: "one type twice", types: ["m5.large", "m5.large"], says: [] },
  { group: "GPUs", types: ["g5.xlarge", "g5.2xlarge"], says: [] },
  { group: "accelerators", types: ["inf2.xlarge", "inf2.8xlarge"], says: [] },
  { group: "a type that is not known", types: ["m5.large", "m6i.large", "z99.large"], says: [] },
  { group: "all that EC2 has of a size", types: ["c5.9xlarge", "c5d.9xlarge"], says: [] },
  {
    group: "a type unknown",
    types: ["m5.large", UNKNOWN],
    says: ["unknown: instanceTypes[1] is not known during a preview"],
  },
  { group: "types left out", types: undefined, says: [] },
])("managed node group: $group", ({ types, says }) => {
  expect(run(rule, NODE_GROUP, { capacityType: "SPOT", instanceTypes: types })).toEqual(says);
});

test("an on-demand node group may have one family", () => {
  const props = { capacityType: "ON_DEMAND", instanceTypes: ["m5.large", "m5.xlarge"] };
  expect(run(rule, NODE_GROUP, props)).toEqual([]);
});

function asg(percentage: unknown) {
  return {
    mixedInstancesPolicy: {
      instancesDistribution: { onDemandPercentageAboveBaseCapacity: percentage },
      launchTemplate: { overrides: [{ instanceType: "m5.large" }, { instanceType: "m5a.large" }] },
    },
  };
}

test.each([
  {
    group: "spot",
    props: asg("0"),
    says: [`mixedInstancesPolicy.launchTemplate.overrides: come from 2 families and 1 generation; ${AT_LEAST}`],
  },
  { group: "on-demand", props: asg(100), says: [] },
  { group: "no mixed policy", props: {}, says: [] },
  {
    group: "percentage unknown",
    props: asg(UNKNOWN),
    says: [
      "unknown: mixedInstancesPolicy.instancesDistribution.onDemandPercentageAboveBaseCapacity is not known during a preview",
    ],
  },
])("Auto Scaling group: $group", ({ props, says }) => {
  expect(run(rule, AUTO_SCALING_GROUP, props)).toEqual(says);
});

test("an organisation may ask for less", () => {
  const props = { capacityType: "SPOT", instanceTypes: ["m5.large", "m5a.large"] };
  expect(run(rule, NODE_GROUP, props, { options: { minFamilies: 2, minGenerations: 1 } })).toEqual([]);
});

test("other resources are none of its business", () => {
  expect(run(rule, INSTANCE, {})).toBe("not applicable");
});
