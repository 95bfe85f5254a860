import { expect, test } from "@jest/globals";

import { spotInterruptionsAreRecorded as rule } from "../../../policy/rules/spot-interruptions-are-recorded";
import { UNKNOWN } from "../../support/policy-example";
import { runOn } from "../../support/run-rule";

const NODES = { type: "aws:eks/nodeGroup:NodeGroup", properties: { capacityType: "SPOT" } };
const says = (path: string) => [
  `${path}: no rule sends spot events anywhere; add one whose target is a log group, a topic or a queue`,
];

function group(percentage: unknown) {
  const instancesDistribution = { onDemandPercentageAboveBaseCapacity: percentage };
  return { type: "aws:autoscaling/group:Group", properties: { mixedInstancesPolicy: { instancesDistribution } } };
}

function recorded(properties: object) {
  const eventPattern = '{"detail-type":["EC2 Instance Rebalance Recommendation"]}';
  return {
    rule: { type: "aws:cloudwatch/eventRule:EventRule", properties: { eventPattern, ...properties } },
    target: {
      type: "aws:cloudwatch/eventTarget:EventTarget",
      properties: { rule: "${rule.name}", arn: "arn:aws:logs:us-east-1:123456789012:log-group:/aws/events/spot" },
    },
  };
}

test.each([
  { stack: "nothing", resources: { nodes: NODES }, expected: says("nodes capacityType") },
  { stack: "an Auto Scaling group", resources: { nodes: group("0") }, expected: says("nodes mixedInstancesPolicy") },
  {
    stack: "a group whose template asks for spot",
    resources: {
      template: {
        type: "aws:ec2/launchTemplate:LaunchTemplate",
        properties: { instanceMarketOptions: { marketType: "spot" } },
      },
      nodes: { type: "aws:autoscaling/group:Group", properties: { launchTemplate: { id: "${template.id}" } } },
    },
    expected: says("nodes launchTemplate"),
  },
  { stack: "two groups, of which it speaks once", resources: { a: NODES, b: NODES }, expected: says("a capacityType") },
  { stack: "a rule with a target", resources: { nodes: NODES, ...recorded({}) }, expected: [] },
  {
    stack: "a rule that lets everything of EC2 through",
    resources: { nodes: NODES, ...recorded({ eventPattern: '{"source":["aws.ec2"]}' }) },
    expected: [],
  },
  {
    stack: "a rule on other events",
    resources: { nodes: NODES, ...recorded({ eventPattern: '{"source":["aws.s3"]}' }) },
    expected: says("nodes capacityType"),
  },
  {
    stack: "a rule switched off",
    resources: { nodes: NODES, ...recorded({ state: "DISABLED" }) },
    expected: says("nodes capacityType"),
  },
  {
    stack: "a rule without target",
    resources: { nodes: NODES, rule: recorded({}).rule },
    expected: says("nodes capacityType"),
  },
  {
    stack: "a rule whose pattern is unknown",
    resources: { nodes: NODES, ...recorded({ eventPattern: UNKNOWN }) },
    expected: [],
  },
  { stack: "no spot", resources: { nodes: { ...NODES, properties: {} }, more: group(100) }, expected: [] },
  {
    stack: "capacity type unknown",
    resources: { nodes: { ...NODES, properties: { capacityType: UNKNOWN } } },
    expected: ["nodes unknown: capacityType is not known during a preview"],
  },
])("$stack", ({ resources, expected }) => {
  expect(runOn(rule, resources)).toEqual(expected);
});

test("an organisation may record elsewhere", () => {
  expect(runOn(rule, { nodes: NODES }, { options: { assumesRecordedElsewhere: true } })).toEqual([]);
});
