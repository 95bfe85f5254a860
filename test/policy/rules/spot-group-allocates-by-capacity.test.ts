import { expect, test } from "@jest/globals";

import { AUTO_SCALING_GROUP } from "../../../policy/resource-types/auto-scaling";
import { NODE_GROUP } from "../../../policy/resource-types/eks";
import { spotGroupAllocatesByCapacity as rule } from "../../../policy/rules/spot-group-allocates-by-capacity";
import { UNKNOWN } from "../../support/policy-example";
import { remediate, run } from "../../support/run-rule";

function group(distribution: object) {
  return {
    maxSize: 9,
    mixedInstancesPolicy: { instancesDistribution: { onDemandPercentageAboveBaseCapacity: 0, ...distribution } },
  };
}

const AT = "mixedInstancesPolicy.instancesDistribution.spotAllocationStrategy";
const RISK = "lowest-price, the pools with the highest risk of interruption; write price-capacity-optimized";

test.each([
  { group: "price-capacity-optimized", props: group({ spotAllocationStrategy: "price-capacity-optimized" }), says: [] },
  { group: "capacity-optimized", props: group({ spotAllocationStrategy: "capacity-optimized" }), says: [] },
  { group: "prioritized", props: group({ spotAllocationStrategy: "capacity-optimized-prioritized" }), says: [] },
  { group: "lowest-price", props: group({ spotAllocationStrategy: "lowest-price" }), says: [`${AT}: is ${RISK}`] },
  { group: "left out", props: group({}), says: [`${AT}: is left out, which means ${RISK}`] },
  { group: "null", props: group({ spotAllocationStrategy: null }), says: [`${AT}: is left out, which means ${RISK}`] },
  { group: "empty", props: group({ spotAllocationStrategy: "" }), says: [`${AT}: is left out, which means ${RISK}`] },
  {
    group: "a word that AWS does not know",
    props: group({ spotAllocationStrategy: "s3cret" }),
    says: [`${AT}: is another value; write price-capacity-optimized`],
  },
  {
    group: "99 % on demand",
    props: group({ onDemandPercentageAboveBaseCapacity: "99" }),
    says: [`${AT}: is left out, which means ${RISK}`],
  },
  { group: "100 % on demand", props: group({ onDemandPercentageAboveBaseCapacity: 100 }), says: [] },
  { group: "percentage left out", props: { mixedInstancesPolicy: { instancesDistribution: {} } }, says: [] },
  { group: "no mixed-instances policy", props: {}, says: [] },
  {
    group: "percentage unknown",
    props: group({ onDemandPercentageAboveBaseCapacity: UNKNOWN }),
    says: [
      "unknown: mixedInstancesPolicy.instancesDistribution.onDemandPercentageAboveBaseCapacity is not known during a preview",
    ],
  },
  {
    group: "strategy unknown",
    props: group({ spotAllocationStrategy: UNKNOWN }),
    says: [`unknown: ${AT} is not known during a preview`],
  },
  {
    group: "something else unknown",
    props: { ...group({}), tags: UNKNOWN },
    says: [`${AT}: is left out, which means ${RISK}`],
  },
])("$group", ({ props, says }) => {
  expect(run(rule, AUTO_SCALING_GROUP, props)).toEqual(says);
});

test("an organisation may allow one strategy only, or the cheapest pools", () => {
  const only = { options: { allowedStrategies: ["capacity-optimized"] } };
  expect(run(rule, AUTO_SCALING_GROUP, group({ spotAllocationStrategy: "price-capacity-optimized" }), only)).toEqual([
    `${AT}: is price-capacity-optimized; write capacity-optimized`,
  ]);
  expect(remediate(rule, AUTO_SCALING_GROUP, group({}), only)).toEqual(
    group({ spotAllocationStrategy: "capacity-optimized" }),
  );
  expect(run(rule, AUTO_SCALING_GROUP, group({}), { options: { allowedStrategies: ["lowest-price"] } })).toEqual([]);
  expect(run(rule, AUTO_SCALING_GROUP, group({}), { options: { allowedStrategies: ["cheap"] } })).toEqual([
    `${AT}: is left out, which means ${RISK}`,
  ]);
});

test("mended, it looks at what is left in a pool, and counts no pools", () => {
  const mended = remediate(
    rule,
    AUTO_SCALING_GROUP,
    group({ spotAllocationStrategy: "lowest-price", spotInstancePools: 2 }),
  );
  expect(mended).toEqual(group({ spotAllocationStrategy: "price-capacity-optimized", spotInstancePools: 0 }));
  expect(run(rule, AUTO_SCALING_GROUP, mended ?? {})).toEqual([]);
  expect(remediate(rule, AUTO_SCALING_GROUP, mended ?? {})).toBeUndefined();
});

test.each([
  { what: "a group on demand", props: group({ onDemandPercentageAboveBaseCapacity: 100 }) },
  { what: "a share that is not known", props: group({ onDemandPercentageAboveBaseCapacity: UNKNOWN }) },
  { what: "a strategy that is not known", props: group({ spotAllocationStrategy: UNKNOWN }) },
])("nothing is mended of $what", ({ props }) => {
  expect(remediate(rule, AUTO_SCALING_GROUP, props)).toBeUndefined();
});

test("other resources are none of its business", () => {
  expect(run(rule, NODE_GROUP, {})).toBe("not applicable");
});
