import { expect, test } from "@jest/globals";

import { AUTO_SCALING_GROUP } from "../../../policy/resource-types/auto-scaling";
import { NODE_GROUP } from "../../../policy/resource-types/eks";
import { spotGroupRebalanceSuitsItsAutoscaler as rule } from "../../../policy/rules/spot-group-rebalance-suits-its-autoscaler";
import { DISCOVERY_TAGS, ON_DEMAND_ONLY, SPOT_ONLY } from "../../support/example-groups";
import { UNKNOWN } from "../../support/policy-example";
import { remediate, run } from "../../support/run-rule";

const MISSING = "capacityRebalance: is not true, so instances are replaced only when they are gone; write true";
const FORBIDDEN = "capacityRebalance: is true, which this organisation rules out; write false";
const spot = (properties: object = {}) => ({ mixedInstancesPolicy: SPOT_ONLY, ...properties });

test.each([
  { group: "left out", props: spot(), says: [MISSING] },
  { group: "false, as text", props: spot({ capacityRebalance: "false" }), says: [MISSING] },
  { group: "true", props: spot({ capacityRebalance: true }), says: [] },
  { group: "left out, autoscaled", props: spot({ tags: DISCOVERY_TAGS }), says: [] },
  { group: "true, autoscaled", props: spot({ tags: DISCOVERY_TAGS, capacityRebalance: true }), says: [] },
  { group: "on-demand", props: { mixedInstancesPolicy: ON_DEMAND_ONLY }, says: [] },
  { group: "no mixed policy", props: {}, says: [] },
  {
    group: "unknown",
    props: spot({ capacityRebalance: UNKNOWN }),
    says: ["unknown: capacityRebalance is not known during a preview"],
  },
  { group: "something else unknown", props: spot({ vpcZoneIdentifiers: UNKNOWN }), says: [MISSING] },
])("$group", ({ props, says }) => {
  expect(run(rule, AUTO_SCALING_GROUP, props)).toEqual(says);
});

test.each([
  { mode: "require", props: spot({ tags: DISCOVERY_TAGS }), says: [MISSING] },
  { mode: "require", props: spot({ tags: DISCOVERY_TAGS, capacityRebalance: true }), says: [] },
  { mode: "forbid", props: spot(), says: [] },
  { mode: "forbid", props: spot({ capacityRebalance: "true" }), says: [FORBIDDEN] },
  { mode: "forbid", props: { mixedInstancesPolicy: ON_DEMAND_ONLY, capacityRebalance: true }, says: [] },
])("in mode $mode: $says", ({ mode, props, says }) => {
  expect(run(rule, AUTO_SCALING_GROUP, props, { options: { mode } })).toEqual(says);
});

test.each([
  { mode: "require", props: spot(), mended: { mixedInstancesPolicy: SPOT_ONLY, capacityRebalance: true } },
  { mode: "require", props: spot({ capacityRebalance: true }), mended: undefined },
  { mode: "require", props: spot({ capacityRebalance: UNKNOWN }), mended: undefined },
  { mode: "require", props: { mixedInstancesPolicy: ON_DEMAND_ONLY }, mended: undefined },
  { mode: "require-without-autoscaler", props: spot(), mended: undefined },
  { mode: "forbid", props: spot({ capacityRebalance: true }), mended: undefined },
])("mends in mode $mode: $mended", ({ mode, props, mended }) => {
  const settings = { options: { mode } };
  expect(remediate(rule, AUTO_SCALING_GROUP, props, settings)).toEqual(mended);
  expect(mended === undefined ? [] : run(rule, AUTO_SCALING_GROUP, mended, settings)).toEqual([]);
  expect(mended === undefined ? undefined : remediate(rule, AUTO_SCALING_GROUP, mended, settings)).toBeUndefined();
});

test("other resources are none of its business", () => {
  expect(run(rule, NODE_GROUP, {})).toBe("not applicable");
});
