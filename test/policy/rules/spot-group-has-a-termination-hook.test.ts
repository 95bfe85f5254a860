import { expect, test } from "@jest/globals";

import { spotGroupHasATerminationHook as rule } from "../../../policy/rules/spot-group-has-a-termination-hook";
import { UNKNOWN } from "../../support/policy-example";
import { runOn } from "../../support/run-rule";

const CLUSTER_TAG = { key: "kubernetes.io/cluster/east", value: "owned", propagateAtLaunch: true };
const SPOT = { instancesDistribution: { onDemandPercentageAboveBaseCapacity: 0 } };
const NO_HOOK =
  "workers initialLifecycleHooks: has no hook for autoscaling:EC2_INSTANCE_TERMINATING; add one that lets the node be drained";

function group(properties: object) {
  const standard = { mixedInstancesPolicy: SPOT, tags: [CLUSTER_TAG] };
  return { workers: { type: "aws:autoscaling/group:Group", properties: { ...standard, ...properties } } };
}

function hook(properties: object) {
  const standard = {
    autoscalingGroupName: "${workers.name}",
    lifecycleTransition: "autoscaling:EC2_INSTANCE_TERMINATING",
  };
  return { drain: { type: "aws:autoscaling/lifecycleHook:LifecycleHook", properties: { ...standard, ...properties } } };
}

function handlerRelease(properties: object) {
  const standard = { chart: "oci://public.ecr.aws/aws-ec2/helm/aws-node-termination-handler" };
  return { handler: { type: "kubernetes:helm.sh/v3:Release", properties: { ...standard, ...properties } } };
}

test.each([
  { stack: "a hook of its own", resources: { ...group({}), ...hook({}) }, says: [] },
  {
    stack: "a hook within the group",
    resources: group({ initialLifecycleHooks: [{ lifecycleTransition: "autoscaling:EC2_INSTANCE_TERMINATING" }] }),
    says: [],
  },
  {
    stack: "a hook on the group's fixed name",
    resources: { ...group({ name: "east-workers" }), ...hook({ autoscalingGroupName: "east-workers" }) },
    says: [],
  },
  {
    stack: "a handler on the nodes, which uses no hook",
    resources: {
      ...group({}),
      handler: {
        type: "kubernetes:apps/v1:DaemonSet",
        properties: { metadata: { name: "aws-node-termination-handler" } },
      },
    },
    says: [],
  },
  {
    stack: "a handler whose chart runs it on the nodes, as it does by default",
    resources: { ...group({}), ...handlerRelease({}) },
    says: [],
  },
  {
    stack: "a handler whose chart has it read a queue",
    resources: { ...group({}), ...handlerRelease({ values: { enableSqsTerminationDraining: true } }) },
    says: [NO_HOOK],
  },
  {
    stack: "a handler whose values are not known",
    resources: { ...group({}), ...handlerRelease({ values: UNKNOWN }) },
    says: [NO_HOOK],
  },
  { stack: "no hook", resources: group({}), says: [NO_HOOK] },
  {
    stack: "a hook of another group",
    resources: { ...group({ name: "east-workers" }), ...hook({ autoscalingGroupName: "west-workers" }) },
    says: [NO_HOOK],
  },
  {
    stack: "a hook for launching",
    resources: { ...group({}), ...hook({ lifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING" }) },
    says: [NO_HOOK],
  },
  { stack: "percentage left out, which is on-demand", resources: group({ mixedInstancesPolicy: {} }), says: [] },
  {
    stack: "a group whose template asks for spot",
    resources: {
      ...group({ mixedInstancesPolicy: null, launchTemplate: { id: "${template.id}" } }),
      template: {
        type: "aws:ec2/launchTemplate:LaunchTemplate",
        properties: { instanceMarketOptions: { marketType: "spot" } },
      },
    },
    says: [NO_HOOK],
  },
  {
    stack: "a group whose launch configuration names a price",
    resources: {
      ...group({ mixedInstancesPolicy: null, launchConfiguration: "${configuration.name}" }),
      configuration: { type: "aws:ec2/launchConfiguration:LaunchConfiguration", properties: { spotPrice: "0.08" } },
    },
    says: [NO_HOOK],
  },
  {
    stack: "a group whose launch configuration names none",
    resources: {
      ...group({ mixedInstancesPolicy: null, launchConfiguration: "${configuration.name}" }),
      configuration: { type: "aws:ec2/launchConfiguration:LaunchConfiguration", properties: { spotPrice: "" } },
    },
    says: [],
  },
  { stack: "no group of a cluster", resources: group({ tags: [] }), says: [] },
  {
    stack: "a group of ECS",
    resources: group({ tags: [CLUSTER_TAG, { key: "AmazonECSManaged", value: "true", propagateAtLaunch: true }] }),
    says: [],
  },
  {
    stack: "percentage unknown",
    resources: group({
      mixedInstancesPolicy: { instancesDistribution: { onDemandPercentageAboveBaseCapacity: UNKNOWN } },
    }),
    says: [
      "workers unknown: mixedInstancesPolicy.instancesDistribution.onDemandPercentageAboveBaseCapacity is not known during a preview",
    ],
  },
  {
    stack: "a value of a tag unknown",
    resources: group({ tags: [{ ...CLUSTER_TAG, value: UNKNOWN }] }),
    says: [NO_HOOK],
  },
])("$stack", ({ resources, says }) => {
  expect(runOn(rule, resources)).toEqual(says);
});
