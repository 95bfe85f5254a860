import { expect, test } from "@jest/globals";

import { AUTO_SCALING_GROUP } from "../../../policy/resource-types/auto-scaling";
import { NODE_GROUP } from "../../../policy/resource-types/eks";
import { LAUNCH_TEMPLATE } from "../../../policy/resource-types/ec2";
import { spotGroupHasNoWarmPool as rule } from "../../../policy/rules/spot-group-has-no-warm-pool";
import { ON_DEMAND_ONLY, SPOT_ONLY } from "../../support/example-groups";
import { UNKNOWN } from "../../support/policy-example";
import { run } from "../../support/run-rule";

const WARM = { warmPool: { poolState: "Stopped", minSize: 2 } };
const mixed = (instancesDistribution: object) => ({ ...WARM, mixedInstancesPolicy: { instancesDistribution } });

test.each([
  {
    group: "all spot",
    props: { ...WARM, mixedInstancesPolicy: SPOT_ONLY },
    says: ["warmPool: holds no spot capacity; remove it"],
  },
  {
    group: "all spot, percentage as text",
    props: mixed({ onDemandBaseCapacity: "0", onDemandPercentageAboveBaseCapacity: "0" }),
    says: ["warmPool: holds no spot capacity; remove it"],
  },
  { group: "all spot, no warm pool", props: { mixedInstancesPolicy: SPOT_ONLY }, says: [] },
  {
    group: "an on-demand part that may be the warm one",
    props: mixed({ onDemandBaseCapacity: 2, onDemandPercentageAboveBaseCapacity: 0 }),
    says: [],
  },
  { group: "partly on-demand", props: mixed({ onDemandPercentageAboveBaseCapacity: 50 }), says: [] },
  { group: "on-demand", props: { ...WARM, mixedInstancesPolicy: ON_DEMAND_ONLY }, says: [] },
  {
    group: "percentage unknown",
    props: mixed({ onDemandPercentageAboveBaseCapacity: UNKNOWN }),
    says: [
      "unknown: mixedInstancesPolicy.instancesDistribution.onDemandPercentageAboveBaseCapacity is not known during a preview",
    ],
  },
  {
    group: "what the pool is like unknown",
    props: { mixedInstancesPolicy: SPOT_ONLY, warmPool: UNKNOWN },
    says: ["warmPool: holds no spot capacity; remove it"],
  },
])("a group, $group", ({ props, says }) => {
  expect(run(rule, AUTO_SCALING_GROUP, props)).toEqual(says);
});

test.each([
  { capacityType: "SPOT", says: ["warmPoolConfig: holds no spot capacity; remove it"] },
  { capacityType: "ON_DEMAND", says: [] },
  { capacityType: undefined, says: [] },
  { capacityType: UNKNOWN, says: ["unknown: capacityType is not known during a preview"] },
])("a managed node group, $capacityType", ({ capacityType, says }) => {
  expect(run(rule, NODE_GROUP, { capacityType, warmPoolConfig: { minSize: 2 } })).toEqual(says);
});

test("a managed node group without one", () => {
  expect(run(rule, NODE_GROUP, { capacityType: "SPOT" })).toEqual([]);
});

test("other resources are none of its business", () => {
  expect(run(rule, LAUNCH_TEMPLATE, {})).toBe("not applicable");
});
