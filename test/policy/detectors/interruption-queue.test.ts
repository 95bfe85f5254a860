import { expect, test } from "@jest/globals";

import { interruptionQueues } from "../../../policy/detectors/interruption-queue";
import type { Example } from "../../../policy/internal/rule-text";
import { Stack } from "../../../policy/internal/stack";
import { resourcesOf, UNKNOWN } from "../../support/policy-example";

const INTERRUPTION = "EC2 Spot Instance Interruption Warning";

/** A queue that is sent events of these kinds, beside whatever else is in the stack. */
function queue(detailTypes: readonly string[], properties: object = {}, name = "spot-events"): Example {
  return {
    [name]: { type: "aws:sqs/queue:Queue", properties: { ...properties } },
    [`${name}-rule`]: {
      type: "aws:cloudwatch/eventRule:EventRule",
      properties: { eventPattern: JSON.stringify({ "detail-type": detailTypes }) },
    },
    [`${name}-target`]: {
      type: "aws:cloudwatch/eventTarget:EventTarget",
      properties: { rule: `\${${name}-rule.name}`, arn: `\${${name}.arn}` },
    },
  };
}

const RECORD = queue([INTERRUPTION]);
const MAY_READ = { Statement: { Effect: "Allow", Action: ["sqs:ReceiveMessage", "sqs:DeleteMessage"], Resource: "*" } };
const MAY_SEND = { Statement: { Effect: "Allow", Action: "sqs:SendMessage", Resource: "${spot-events.arn}" } };

const trusts = (Service: string) => ({
  Statement: { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service } },
});
const role = (Service: string, more: object = {}): Example => ({
  reader: { type: "aws:iam/role:Role", properties: { assumeRolePolicy: trusts(Service), ...more } },
});
const rolePolicy = (policy: unknown): Example => ({
  reads: { type: "aws:iam/rolePolicy:RolePolicy", properties: { role: "${reader.name}", policy } },
});
const policyOfItsOwn = (policy: unknown): Example => ({
  reads: { type: "aws:iam/policy:Policy", properties: { policy } },
  attached: {
    type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    properties: { role: "${reader.name}", policyArn: "${reads.arn}" },
  },
});
const group = (properties: object): Example => ({
  workers: { type: "aws:autoscaling/group:Group", properties: { ...properties } },
});
const hook = (transition: string) => group({ initialLifecycleHooks: [{ lifecycleTransition: transition }] });
const program = (chart: string, values: object = {}): Example => ({
  program: { type: "kubernetes:helm.sh/v3:Release", properties: { chart, values } },
});
const on = (Resource: string) => ({ Statement: { ...MAY_READ.Statement, Resource } });

test.each([
  { stack: "nothing but a record", resources: RECORD },
  { stack: "a record of both events", resources: queue([INTERRUPTION, "EC2 Instance Rebalance Recommendation"]) },
  { stack: "a record beside a cluster", resources: { ...RECORD, east: cluster("east") } },
  { stack: "a record beside groups without a hook", resources: { ...RECORD, ...group({}) } },
  {
    stack: "a record beside a group with a hook for launches",
    resources: { ...RECORD, ...hook("autoscaling:EC2_INSTANCE_LAUNCHING") },
  },
  {
    stack: "a record that a role may send to",
    resources: { ...RECORD, ...role("ec2.amazonaws.com"), ...rolePolicy(MAY_SEND) },
  },
  {
    stack: "a record that a function reads",
    resources: { ...RECORD, ...role("lambda.amazonaws.com"), ...rolePolicy(on("${spot-events.arn}")) },
  },
  {
    stack: "a record that a function reads, by a policy of its own",
    resources: { ...RECORD, ...role("lambda.amazonaws.com"), ...policyOfItsOwn(on("${spot-events.arn}")) },
  },
  {
    stack: "a record, and a role that reads another queue",
    resources: {
      ...queue([INTERRUPTION], { name: "events" }),
      ...role("ec2.amazonaws.com"),
      ...rolePolicy(on("arn:aws:sqs:us-east-1:123456789012:jobs")),
    },
  },
  { stack: "a queue of everything", resources: queue([]) },
])("$stack is no queue of a handler", ({ resources }) => {
  expect(names(resources)).toEqual([]);
});

test.each([
  { stack: "sent state changes, too", resources: queue([INTERRUPTION, "EC2 Instance State-change Notification"]) },
  { stack: "sent health events, too", resources: queue([INTERRUPTION, "AWS Health Event"]) },
  { stack: "sent lifecycle actions, too", resources: queue([INTERRUPTION, "EC2 Instance-terminate Lifecycle Action"]) },
  { stack: "named after a handler", resources: queue([INTERRUPTION], { name: "Karpenter-east" }) },
  { stack: "named after a short name", resources: queue([INTERRUPTION], { name: "east-nth" }) },
  {
    stack: "named after the cluster",
    resources: { ...queue([INTERRUPTION], { name: "east" }), east: cluster("east") },
  },
  {
    stack: "read by a role",
    resources: { ...RECORD, ...role("pods.eks.amazonaws.com"), ...rolePolicy(on("${spot-events.arn}")) },
  },
  {
    stack: "read by a role, the policy unknown until the queue is there",
    resources: { ...RECORD, ...role("pods.eks.amazonaws.com"), ...rolePolicy("${spot-events.arn}") },
  },
  {
    stack: "read by a role, by name",
    resources: {
      ...queue([INTERRUPTION], { name: "events" }),
      ...role("pods.eks.amazonaws.com"),
      ...rolePolicy(JSON.stringify(on("arn:aws:sqs:us-east-1:123456789012:events"))),
    },
  },
  {
    stack: "read by a policy of its own",
    resources: { ...RECORD, ...role("pods.eks.amazonaws.com"), ...policyOfItsOwn(on("${spot-events.arn}")) },
  },
  {
    stack: "read by a policy within the role",
    resources: {
      ...RECORD,
      ...role("pods.eks.amazonaws.com", { inlinePolicies: [{ policy: on("${spot-events.arn}") }] }),
    },
  },
  {
    stack: "beside a hook that a handler completes",
    resources: { ...RECORD, ...hook("autoscaling:EC2_INSTANCE_TERMINATING") },
  },
  {
    stack: "beside a group that carries the handler's tag",
    resources: { ...RECORD, ...group({ tags: [{ key: "aws-node-termination-handler/managed", value: "" }] }) },
  },
  {
    stack: "beside a group that carries the handler's tag of one cluster",
    resources: { ...RECORD, ...group({ tags: [{ key: "node-termination-handler/east", value: "true" }] }) },
  },
  { stack: "beside Karpenter", resources: { ...RECORD, ...program("karpenter", { settings: UNKNOWN }) } },
])("a queue $stack is a handler's", ({ resources }) => {
  expect(names(resources)).toEqual(["spot-events"]);
});

test("a record beside a queue that a handler reads, or that looks like it, is left alone", () => {
  const handled = queue([INTERRUPTION, "AWS Health Event"], { name: "east" }, "handled");
  const both = { ...RECORD, ...handled, ...hook("autoscaling:EC2_INSTANCE_TERMINATING") };
  expect(names(both)).toEqual(["handled"]);
  const told = {
    ...RECORD,
    ...queue([INTERRUPTION], {}, "told"),
    ...program("karpenter", { settings: "${told.name}" }),
  };
  expect(names(told)).toEqual(["told"]);
});

function cluster(name: string): Example[string] {
  return { type: "aws:eks/cluster:Cluster", properties: { name } };
}

function names(resources: Example): string[] {
  return interruptionQueues(new Stack(resourcesOf(resources))).map(({ resource }) => resource.name);
}
