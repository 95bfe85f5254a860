import { expect, test } from "@jest/globals";

import { spotNodesHaveAnInterruptionHandler as rule } from "../../../policy/rules/spot-nodes-have-an-interruption-handler";
import { UNKNOWN } from "../../support/policy-example";
import { runOn } from "../../support/run-rule";

const SPEAKS = [
  "workers mixedInstancesPolicy: launches spot nodes that nothing in this stack drains when they are interrupted; " +
    "install aws-node-termination-handler, or set assumesHandlerElsewhere where another stack does",
];
const HOOK = { initialLifecycleHooks: [{ lifecycleTransition: "autoscaling:EC2_INSTANCE_TERMINATING" }] };

function stack(group: object, cluster: Readonly<Record<string, unknown>> = {}) {
  return {
    cluster: { type: "aws:eks/cluster:Cluster", properties: cluster },
    workers: {
      type: "aws:autoscaling/group:Group",
      properties: {
        mixedInstancesPolicy: { instancesDistribution: { onDemandPercentageAboveBaseCapacity: 0 } },
        tags: [{ key: "kubernetes.io/cluster/east", value: "owned", propagateAtLaunch: true }],
        ...group,
      },
    },
  };
}

function sentTo(type: string, state = "ENABLED") {
  return {
    reader: { type, properties: {} },
    rule: {
      type: "aws:cloudwatch/eventRule:EventRule",
      properties: { eventPattern: '{"detail-type":["EC2 Spot Instance Interruption Warning"]}', state },
    },
    target: {
      type: "aws:cloudwatch/eventTarget:EventTarget",
      properties: { rule: "${rule.name}", arn: "${reader.arn}" },
    },
  };
}

function release(chart: unknown) {
  return { handler: { type: "kubernetes:helm.sh/v3:Release", properties: { chart } } };
}

function workload(kind: string, image: string) {
  const spec = { template: { spec: { containers: [{ image }] } } };
  return { handler: { type: `kubernetes:apps/v1:${kind}`, properties: { spec } } };
}

const IMAGE = "public.ecr.aws/aws-ec2/aws-node-termination-handler:v1.25.6";
const CONTROLLER = {
  mixedInstancesPolicy: { instancesDistribution: { onDemandPercentageAboveBaseCapacity: UNKNOWN } },
};

test.each([
  { case: "nothing", resources: stack({}), says: SPEAKS },
  { case: "a chart", resources: { ...stack({}), ...release("aws-node-termination-handler") }, says: [] },
  {
    case: "a chart at an OCI address",
    resources: { ...stack({}), ...release("oci://public.ecr.aws/aws-ec2/helm/aws-node-termination-handler") },
    says: [],
  },
  { case: "another chart", resources: { ...stack({}), ...release("cluster-autoscaler") }, says: SPEAKS },
  { case: "a chart unknown", resources: { ...stack({}), ...release(UNKNOWN) }, says: SPEAKS },
  { case: "a daemon set", resources: { ...stack({}), ...workload("DaemonSet", IMAGE) }, says: [] },
  { case: "a deployment", resources: { ...stack({}), ...workload("Deployment", IMAGE) }, says: [] },
  { case: "a hook and a function", resources: { ...stack(HOOK), ...sentTo("aws:lambda/function:Function") }, says: [] },
  { case: "a hook and a queue", resources: { ...stack(HOOK), ...sentTo("aws:sqs/queue:Queue") }, says: [] },
  { case: "a queue without a hook", resources: { ...stack({}), ...sentTo("aws:sqs/queue:Queue") }, says: SPEAKS },
  {
    case: "a hook and a queue that is sent nothing",
    resources: { ...stack(HOOK), ...sentTo("aws:sqs/queue:Queue", "DISABLED") },
    says: SPEAKS,
  },
  { case: "a hook alone", resources: stack(HOOK), says: SPEAKS },
  { case: "Auto Mode", resources: stack({}, { computeConfig: { enabled: "true" } }), says: [] },
  { case: "no cluster in the stack", resources: { workers: stack({}).workers }, says: [] },
  {
    case: "a group whose template asks for spot",
    resources: {
      ...stack({ mixedInstancesPolicy: null, launchTemplate: { id: "${template.id}" } }),
      template: {
        type: "aws:ec2/launchTemplate:LaunchTemplate",
        properties: { instanceMarketOptions: { marketType: "spot" } },
      },
    },
    says: SPEAKS.map((line) => line.replace("mixedInstancesPolicy", "launchTemplate")),
  },
  { case: "on-demand only", resources: stack({ mixedInstancesPolicy: {} }), says: [] },
  { case: "no nodes of a cluster", resources: stack({ tags: [] }), says: [] },
  {
    case: "percentage unknown",
    resources: stack(CONTROLLER),
    says: [
      "workers unknown: mixedInstancesPolicy.instancesDistribution.onDemandPercentageAboveBaseCapacity is not known during a preview",
    ],
  },
])("$case", ({ resources, says }) => {
  expect(runOn(rule, resources)).toEqual(says);
});

test("an organisation may install a handler elsewhere, or one of its own", () => {
  expect(runOn(rule, stack({}), { options: { assumesHandlerElsewhere: true } })).toEqual([]);
  const own = { ...stack({}), ...workload("Deployment", "registry.example.com/tools/drainer@sha256:0") };
  expect(runOn(rule, own)).toEqual(SPEAKS);
  expect(runOn(rule, own, { options: { handlerImages: ["drainer"] } })).toEqual([]);
});
