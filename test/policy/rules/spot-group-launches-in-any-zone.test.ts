import { expect, test } from "@jest/globals";

import { AUTO_SCALING_GROUP } from "../../../policy/resource-types/auto-scaling";
import { NODE_GROUP } from "../../../policy/resource-types/eks";
import { spotGroupLaunchesInAnyZone as rule } from "../../../policy/rules/spot-group-launches-in-any-zone";
import { ON_DEMAND_ONLY, SPOT_ONLY } from "../../support/example-groups";
import { UNKNOWN } from "../../support/policy-example";
import { remediate, run } from "../../support/run-rule";

const INSISTS =
  "availabilityZoneDistribution.capacityDistributionStrategy: is balanced-only, which launches nothing elsewhere when one zone is " +
  "out of spot; write balanced-best-effort";

function group(capacityDistributionStrategy: unknown, mixedInstancesPolicy: object = SPOT_ONLY) {
  return { mixedInstancesPolicy, availabilityZoneDistribution: { capacityDistributionStrategy } };
}

test.each([
  { group: "balanced-only", props: group("balanced-only"), says: [INSISTS] },
  { group: "balanced-best-effort", props: group("balanced-best-effort"), says: [] },
  { group: "left out", props: { mixedInstancesPolicy: SPOT_ONLY }, says: [] },
  { group: "a quorum on on-demand instances", props: group("balanced-only", ON_DEMAND_ONLY), says: [] },
  {
    group: "unknown",
    props: group(UNKNOWN),
    says: ["unknown: availabilityZoneDistribution.capacityDistributionStrategy is not known during a preview"],
  },
  { group: "something else unknown", props: { ...group("balanced-only"), tags: UNKNOWN }, says: [INSISTS] },
])("$group", ({ props, says }) => {
  expect(run(rule, AUTO_SCALING_GROUP, props)).toEqual(says);
});

test("mends the strategy and nothing else", () => {
  const mended = remediate(rule, AUTO_SCALING_GROUP, { ...group("balanced-only"), maxSize: 9 });
  expect(mended).toEqual({ ...group("balanced-best-effort"), maxSize: 9 });
  expect(run(rule, AUTO_SCALING_GROUP, group("balanced-best-effort"))).toEqual([]);
  expect(remediate(rule, AUTO_SCALING_GROUP, group("balanced-best-effort"))).toBeUndefined();
  expect(remediate(rule, AUTO_SCALING_GROUP, group(UNKNOWN))).toBeUndefined();
});

test("other resources are none of its business", () => {
  expect(run(rule, NODE_GROUP, {})).toBe("not applicable");
});
