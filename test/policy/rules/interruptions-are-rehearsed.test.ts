import { expect, test } from "@jest/globals";

import { interruptionsAreRehearsed as rule } from "../../../policy/rules/interruptions-are-rehearsed";
import { UNKNOWN } from "../../support/policy-example";
import { runOn } from "../../support/run-rule";

const nodes = (capacityType: unknown) => ({ type: "aws:eks/nodeGroup:NodeGroup", properties: { capacityType } });
const workers = {
  type: "aws:autoscaling/group:Group",
  properties: { mixedInstancesPolicy: { instancesDistribution: { onDemandPercentageAboveBaseCapacity: "0" } } },
};
const experiment = (actionId: unknown) => ({
  type: "aws:fis/experimentTemplate:ExperimentTemplate",
  properties: { actions: [{ actionId }] },
});
const SAYS = "has spot nodes that no experiment interrupts; add one with aws:ec2:send-spot-instance-interruptions";

test.each([
  {
    stack: "an experiment",
    resources: { nodes: nodes("SPOT"), fis: experiment("aws:ec2:send-spot-instance-interruptions") },
    says: [],
  },
  { stack: "none", resources: { nodes: nodes("SPOT") }, says: [`nodes capacityType: ${SAYS}`] },
  { stack: "none for an Auto Scaling group", resources: { workers }, says: [`workers mixedInstancesPolicy: ${SAYS}`] },
  {
    stack: "another experiment",
    resources: { nodes: nodes("SPOT"), fis: experiment("aws:ec2:stop-instances") },
    says: [`nodes capacityType: ${SAYS}`],
  },
  { stack: "an action unknown", resources: { nodes: nodes("SPOT"), fis: experiment(UNKNOWN) }, says: [] },
  { stack: "no spot", resources: { nodes: nodes("ON_DEMAND") }, says: [] },
  {
    stack: "capacity type unknown",
    resources: { nodes: nodes(UNKNOWN) },
    says: ["nodes unknown: capacityType is not known during a preview"],
  },
])("$stack", ({ resources, says }) => {
  expect(runOn(rule, resources)).toEqual(says);
});
