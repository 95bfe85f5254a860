import { expect, test } from "@jest/globals";

import { terminationHookIsCompleted as rule } from "../../../policy/rules/termination-hook-is-completed";
import { UNKNOWN } from "../../support/policy-example";
import { runOn } from "../../support/run-rule";

const TERMINATING = "autoscaling:EC2_INSTANCE_TERMINATING";
const CLUSTER_TAG = { key: "kubernetes.io/cluster/east", value: "owned", propagateAtLaunch: true };
const TAG = { key: "aws-node-termination-handler/managed", value: "", propagateAtLaunch: true };
const WITHIN = { initialLifecycleHooks: [{ name: "drain", lifecycleTransition: TERMINATING }] };

function group(properties: object) {
  const mixedInstancesPolicy = { instancesDistribution: { onDemandPercentageAboveBaseCapacity: 0 } };
  const standard = { mixedInstancesPolicy, tags: [CLUSTER_TAG] };
  return { workers: { type: "aws:autoscaling/group:Group", properties: { ...standard, ...properties } } };
}

function hook(properties: object = {}) {
  const standard = { autoscalingGroupName: "${workers.name}", lifecycleTransition: TERMINATING };
  return { drain: { type: "aws:autoscaling/lifecycleHook:LifecycleHook", properties: { ...standard, ...properties } } };
}

function rules(eventPattern: unknown, more: object = {}) {
  return {
    rule: { type: "aws:cloudwatch/eventRule:EventRule", properties: { eventPattern, ...more } },
    target: {
      type: "aws:cloudwatch/eventTarget:EventTarget",
      properties: { rule: "${rule.name}", arn: "arn:aws:lambda:us-east-1:123456789012:function:drain" },
    },
  };
}

const release = (chart: string) => ({ handler: { type: "kubernetes:helm.sh/v3:Release", properties: { chart } } });
const ACTIONS = '{"detail-type":["EC2 Instance-terminate Lifecycle Action"]}';
const SAID =
  "lifecycleTransition: nobody in sight completes this hook; tag the group aws-node-termination-handler/managed for the handler, or set assumesHandlerElsewhere";

test.each([
  { stack: "a hook and nobody", resources: { ...group({}), ...hook() }, says: [`drain ${SAID}`] },
  { stack: "the same within the group", resources: group(WITHIN), says: [`workers initialLifecycleHooks[0].${SAID}`] },
  {
    stack: "a group of kOps, which installs a handler",
    resources: group({ ...WITHIN, tags: [CLUSTER_TAG, { ...TAG, key: "kops.k8s.io/instancegroup" }] }),
    says: [],
  },
  { stack: "no hook", resources: group({}), says: [] },
  {
    stack: "a hook for launches",
    resources: { ...group({}), ...hook({ lifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING" }) },
    says: [],
  },
  { stack: "a group with the handler's tag", resources: group({ ...WITHIN, tags: [CLUSTER_TAG, TAG] }), says: [] },
  {
    stack: "a group with a tag of this cluster's handler",
    resources: group({ ...WITHIN, tags: [CLUSTER_TAG, { ...TAG, key: "node-termination-handler/east" }] }),
    says: [],
  },
  {
    stack: "the tag beside the group",
    resources: {
      ...group(WITHIN),
      tag: { type: "aws:autoscaling/tag:Tag", properties: { autoscalingGroupName: "${workers.name}", tag: TAG } },
    },
    says: [],
  },
  {
    stack: "a hook that tells a topic",
    resources: { ...group({}), ...hook({ notificationTargetArn: UNKNOWN }) },
    says: [],
  },
  {
    stack: "a hook that tells an empty address",
    resources: { ...group({}), ...hook({ notificationTargetArn: "" }) },
    says: [`drain ${SAID}`],
  },
  { stack: "a rule on lifecycle actions", resources: { ...group(WITHIN), ...rules(ACTIONS) }, says: [] },
  { stack: "a rule that is not known", resources: { ...group(WITHIN), ...rules(UNKNOWN) }, says: [] },
  {
    stack: "the rule switched off",
    resources: { ...group({}), ...hook(), ...rules(ACTIONS, { state: "DISABLED" }) },
    says: [`drain ${SAID}`],
  },
  {
    stack: "a rule on interruptions only",
    resources: { ...group({}), ...hook(), ...rules('{"detail-type":["EC2 Spot Instance Interruption Warning"]}') },
    says: [`drain ${SAID}`],
  },
  { stack: "the handler", resources: { ...group(WITHIN), ...release("aws-node-termination-handler") }, says: [] },
  { stack: "another handler", resources: { ...group(WITHIN), ...release("lifecycle-manager") }, says: [] },
  {
    stack: "a cluster, where another rule speaks",
    resources: { ...group(WITHIN), east: { type: "aws:eks/cluster:Cluster", properties: {} } },
    says: [],
  },
  { stack: "no group of a cluster", resources: group({ ...WITHIN, tags: [] }), says: [] },
  { stack: "no group on spot", resources: group({ ...WITHIN, mixedInstancesPolicy: {} }), says: [] },
  {
    stack: "percentage unknown",
    resources: group({
      ...WITHIN,
      mixedInstancesPolicy: { instancesDistribution: { onDemandPercentageAboveBaseCapacity: UNKNOWN } },
    }),
    says: [
      "workers unknown: mixedInstancesPolicy.instancesDistribution.onDemandPercentageAboveBaseCapacity is not known during a preview",
    ],
  },
])("$stack", ({ resources, says }) => {
  expect(runOn(rule, resources)).toEqual(says);
});

test("an organisation may run the handler elsewhere", () => {
  expect(runOn(rule, group(WITHIN), { options: { assumesHandlerElsewhere: true } })).toEqual([]);
});
