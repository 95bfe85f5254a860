import { expect, test } from "@jest/globals";

import { interruptionQueueHearsEveryEvent as rule } from "../../../policy/rules/interruption-queue-hears-every-event";
import { UNKNOWN } from "../../support/policy-example";
import { runOn } from "../../support/run-rule";

const INTERRUPTION = "EC2 Spot Instance Interruption Warning";
const STATE = "EC2 Instance State-change Notification";
const HEALTH = "AWS Health Event";
const REBALANCE = "EC2 Instance Rebalance Recommendation";
const TERMINATION = "EC2 Instance-terminate Lifecycle Action";

const pattern = (...types: unknown[]) => JSON.stringify({ "detail-type": types });
const queue = { queue: { type: "aws:sqs/queue:Queue", properties: { name: "east" } } };
const target = {
  type: "aws:cloudwatch/eventTarget:EventTarget",
  properties: { rule: "${rule.name}", arn: "${queue.arn}" },
};

function fed(eventPattern: unknown, more: object = {}) {
  return {
    ...queue,
    rule: { type: "aws:cloudwatch/eventRule:EventRule", properties: { eventPattern, ...more } },
    target,
  };
}

function release(chart: string, values: object) {
  return { handler: { type: "kubernetes:helm.sh/v3:Release", properties: { chart, values } } };
}

function group(properties: object) {
  return {
    workers: {
      type: "aws:autoscaling/group:Group",
      properties: {
        tags: [{ key: "kubernetes.io/cluster/east", value: "owned", propagateAtLaunch: true }],
        mixedInstancesPolicy: { instancesDistribution: { onDemandPercentageAboveBaseCapacity: 0 } },
        initialLifecycleHooks: [{ lifecycleTransition: "autoscaling:EC2_INSTANCE_TERMINATING" }],
        ...properties,
      },
    },
  };
}

const lacks = (...types: string[]) => [
  `queue name: is sent no ${types.map((type) => `"${type}"`).join(", ")}; add rules that send them to the queue`,
];
const OFF = "rule state: is switched off, so no handler hears of its events; switch it on";
const KARPENTER = release("oci://public.ecr.aws/karpenter/karpenter", { settings: { interruptionQueue: "east" } });
const HANDLER = release("aws-node-termination-handler", { queueURL: "${queue.url}" });

test.each([
  { stack: "one rule with all events of Karpenter", resources: fed(pattern(INTERRUPTION, STATE, HEALTH)), says: [] },
  {
    stack: "the interruption only",
    resources: { ...fed(pattern(INTERRUPTION)), ...KARPENTER },
    says: lacks(STATE, HEALTH),
  },
  { stack: "a record of the two events of spot", resources: fed(pattern(INTERRUPTION, REBALANCE)), says: [] },
  {
    stack: "a handler elsewhere, told by an event that a record has no use for",
    resources: fed(pattern(INTERRUPTION, STATE)),
    says: lacks(HEALTH),
  },
  { stack: "a prefix", resources: fed(pattern({ prefix: "EC2 " }, HEALTH)), says: [] },
  {
    stack: "another source",
    resources: { ...fed(JSON.stringify({ source: ["aws.s3"], "detail-type": [INTERRUPTION] })), ...KARPENTER },
    says: lacks(INTERRUPTION, STATE, HEALTH),
  },
  {
    stack: "Karpenter, which needs no rebalance recommendation",
    resources: { ...fed(pattern(INTERRUPTION, STATE, HEALTH)), ...KARPENTER },
    says: [],
  },
  {
    stack: "a termination handler without lifecycle actions",
    resources: { ...fed(pattern(INTERRUPTION, STATE, HEALTH, REBALANCE)), ...HANDLER },
    says: lacks(TERMINATION),
  },
  {
    stack: "groups that rebalance themselves and wait on a hook",
    resources: { ...fed(pattern(INTERRUPTION, TERMINATION)), ...HANDLER, ...group({ capacityRebalance: true }) },
    says: [],
  },
  {
    stack: "groups that do not rebalance themselves",
    resources: { ...fed(pattern(INTERRUPTION, TERMINATION)), ...HANDLER, ...group({}) },
    says: lacks(STATE, HEALTH),
  },
  {
    stack: "a termination handler that is not to drain for a recommendation",
    resources: { ...fed(pattern(INTERRUPTION, STATE, HEALTH, TERMINATION)), ...HANDLER },
    says: [],
  },
  { stack: "switched off", resources: fed(pattern(INTERRUPTION, STATE, HEALTH), { state: "DISABLED" }), says: [OFF] },
  {
    stack: "switched off as text",
    resources: fed(pattern(INTERRUPTION, STATE, HEALTH), { isEnabled: "false" }),
    says: [OFF],
  },
  { stack: "state unknown", resources: fed(pattern(INTERRUPTION, STATE, HEALTH), { state: UNKNOWN }), says: [] },
  {
    stack: "no target",
    resources: { rule: fed(pattern(INTERRUPTION)).rule },
    says: ["rule eventPattern: lets events of spot through to no target; add the queue of a handler"],
  },
  { stack: "a queue of other events", resources: fed(JSON.stringify({ source: ["aws.s3"] })), says: [] },
  { stack: "a queue of everything", resources: fed(JSON.stringify({ account: ["123456789012"] })), says: [] },
  { stack: "no JSON", resources: fed("{"), says: [] },
  {
    stack: "pattern unknown",
    resources: { ...fed(UNKNOWN), ...KARPENTER },
    says: ["queue unknown: eventPattern is not known during a preview"],
  },
])("$stack", ({ resources, says }) => {
  expect(runOn(rule, resources)).toEqual(says);
});

test("an organisation may ask for other events, or hold the rules elsewhere", () => {
  const resources = { ...fed(pattern(INTERRUPTION)), ...KARPENTER };
  expect(runOn(rule, resources, { options: { requiredEvents: ["interruption", "rebalance"] } })).toEqual(
    lacks(REBALANCE),
  );
  expect(runOn(rule, resources, { options: { assumesRulesElsewhere: true } })).toEqual([]);
});
