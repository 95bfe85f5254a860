import { expect, test } from "@jest/globals";

import { AUTO_SCALING_GROUP } from "../../../policy/resource-types/auto-scaling";
import { NODE_GROUP } from "../../../policy/resource-types/eks";
import { spotGroupKeepsItsProcesses as rule } from "../../../policy/rules/spot-group-keeps-its-processes";
import { ON_DEMAND_ONLY, SPOT_ONLY } from "../../support/example-groups";
import { UNKNOWN } from "../../support/policy-example";
import { remediate, run } from "../../support/run-rule";

const suspending = (...suspendedProcesses: unknown[]) => ({ mixedInstancesPolicy: SPOT_ONLY, suspendedProcesses });

test.each([
  { group: "nothing suspended", props: { mixedInstancesPolicy: SPOT_ONLY }, says: [] },
  { group: "an empty list", props: suspending(), says: [] },
  { group: "the harmless ones", props: suspending("AZRebalance", "AlarmNotification", "ScheduledActions"), says: [] },
  {
    group: "one that replaces",
    props: suspending("ReplaceUnhealthy", "AZRebalance"),
    says: ["suspendedProcesses: suspends ReplaceUnhealthy, which a spot group lives by; leave AZRebalance at most"],
  },
  {
    group: "all of them, one twice",
    props: suspending("AddToLoadBalancer", "HealthCheck", "Terminate", "Launch", "Launch", "ReplaceUnhealthy"),
    says: [
      "suspendedProcesses: suspends Launch, Terminate, HealthCheck, ReplaceUnhealthy, AddToLoadBalancer, which a spot group " +
        "lives by; leave AZRebalance at most",
    ],
  },
  {
    group: "on-demand",
    props: { mixedInstancesPolicy: ON_DEMAND_ONLY, suspendedProcesses: ["Launch"] },
    says: [],
  },
  { group: "no mixed policy", props: { suspendedProcesses: ["Launch"] }, says: [] },
  {
    group: "a process unknown",
    props: suspending("Launch", UNKNOWN),
    says: ["unknown: suspendedProcesses[1] is not known during a preview"],
  },
  {
    group: "something else unknown",
    props: { ...suspending("Terminate"), vpcZoneIdentifiers: UNKNOWN },
    says: ["suspendedProcesses: suspends Terminate, which a spot group lives by; leave AZRebalance at most"],
  },
])("$group", ({ props, says }) => {
  expect(run(rule, AUTO_SCALING_GROUP, props)).toEqual(says);
});

test.each([
  {
    group: "one beside a harmless one",
    props: suspending("ReplaceUnhealthy", "AZRebalance"),
    mended: { mixedInstancesPolicy: SPOT_ONLY, suspendedProcesses: ["AZRebalance"] },
  },
  { group: "nothing else", props: suspending("Launch"), mended: { mixedInstancesPolicy: SPOT_ONLY } },
  { group: "an unknown process", props: suspending("Launch", UNKNOWN), mended: undefined },
  { group: "nothing to mend", props: suspending(), mended: undefined },
  {
    group: "on-demand",
    props: { mixedInstancesPolicy: ON_DEMAND_ONLY, suspendedProcesses: ["Launch"] },
    mended: undefined,
  },
])("mends $group", ({ props, mended }) => {
  expect(remediate(rule, AUTO_SCALING_GROUP, props)).toEqual(mended);
  expect(mended === undefined ? [] : run(rule, AUTO_SCALING_GROUP, mended)).toEqual([]);
  expect(mended === undefined ? undefined : remediate(rule, AUTO_SCALING_GROUP, mended)).toBeUndefined();
});

test("other resources are none of its business", () => {
  expect(run(rule, NODE_GROUP, {})).toBe("not applicable");
});
