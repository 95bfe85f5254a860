import { expect, test } from "@jest/globals";

import { AUTO_SCALING_GROUP } from "../../../policy/resource-types/auto-scaling";
import { NODE_GROUP } from "../../../policy/resource-types/eks";
import { autoscaledGroupHasOneCapacityType as rule } from "../../../policy/rules/autoscaled-group-has-one-capacity-type";
import { UNKNOWN } from "../../support/policy-example";
import { run } from "../../support/run-rule";

const TAGS = [{ key: "k8s.io/cluster-autoscaler/enabled", value: "true", propagateAtLaunch: false }];
const DISTRIBUTION = "mixedInstancesPolicy.instancesDistribution";
const HALF = `${DISTRIBUTION}.onDemandPercentageAboveBaseCapacity: is 50, which mixes spot and on-demand; make it 0, and a group of its own for on-demand`;
const BASE = `${DISTRIBUTION}.onDemandBaseCapacity: puts 2 on-demand among spot nodes; leave it out, and make a group of its own for on-demand`;

function asg(percentage: unknown, base?: unknown, tags: unknown = TAGS) {
  const instancesDistribution = { onDemandBaseCapacity: base, onDemandPercentageAboveBaseCapacity: percentage };
  return { mixedInstancesPolicy: { instancesDistribution }, tags };
}

test.each([
  { group: "all spot", props: asg(0), says: [] },
  { group: "all spot, base of 0", props: asg(0, 0), says: [] },
  { group: "half spot", props: asg(50), says: [HALF] },
  { group: "spot above a base", props: asg(0, 2), says: [BASE] },
  { group: "half spot above a base", props: asg(50, 2), says: [BASE, HALF] },
  { group: "numbers as text", props: asg("50", "2"), says: [BASE, HALF] },
  { group: "on-demand with a base", props: asg(100, 2), says: [] },
  { group: "percentage left out, which is on-demand", props: asg(undefined, 2), says: [] },
  { group: "no mixed policy", props: { tags: TAGS }, says: [] },
  { group: "not of Kubernetes, with a base", props: asg(50, 2, []), says: [] },
  { group: "no tags", props: asg(50, 2, null), says: [] },
  {
    group: "percentage unknown",
    props: asg(UNKNOWN, 2),
    says: [`unknown: ${DISTRIBUTION}.onDemandPercentageAboveBaseCapacity is not known during a preview`],
  },
  {
    group: "half spot, base unknown",
    props: asg(50, UNKNOWN),
    says: [HALF, `unknown: ${DISTRIBUTION}.onDemandBaseCapacity is not known during a preview`],
  },
  { group: "half spot, subnets unknown", props: { ...asg(50), vpcZoneIdentifiers: UNKNOWN }, says: [HALF] },
])("$group", ({ props, says }) => {
  expect(run(rule, AUTO_SCALING_GROUP, props)).toEqual(says);
});

test.each([
  { group: "a base as large as allowed", props: asg(0, 2), says: [] },
  {
    group: "a larger base",
    props: asg(0, 3),
    says: [
      `${DISTRIBUTION}.onDemandBaseCapacity: puts 3 on-demand among spot nodes; make it at most 2, and make a group of its own for on-demand`,
    ],
  },
])("an organisation may allow a base: $group", ({ props, says }) => {
  expect(run(rule, AUTO_SCALING_GROUP, props, { options: { allowBase: 2 } })).toEqual(says);
});

test("other resources are none of its business", () => {
  expect(run(rule, NODE_GROUP, {})).toBe("not applicable");
});
