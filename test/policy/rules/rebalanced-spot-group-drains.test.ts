import { expect, test } from "@jest/globals";

import { rebalancedSpotGroupDrains as rule } from "../../../policy/rules/rebalanced-spot-group-drains";
import { CLUSTER_TAG, ON_DEMAND_ONLY, spotNodes, terminationHook } from "../../support/example-groups";
import { UNKNOWN } from "../../support/policy-example";
import { runOn } from "../../support/run-rule";

const UNDRAINED =
  "workers capacityRebalance: ends nodes that nobody drains; add a hook for autoscaling:EC2_INSTANCE_TERMINATING " +
  "and a termination handler";
const REBALANCED = spotNodes({ capacityRebalance: true });

function release(properties: object) {
  return { handler: { type: "kubernetes:helm.sh/v3:Release", properties: { ...properties } } };
}

function workload(kind: string, image: string) {
  const spec = { template: { spec: { containers: [{ name: "handler", image }] } } };
  return { handler: { type: `kubernetes:apps/v1:${kind}`, properties: { spec } } };
}

test.each([
  { stack: "rebalances, nobody drains", resources: REBALANCED, says: [UNDRAINED] },
  { stack: "rebalances, as text", resources: spotNodes({ capacityRebalance: "true" }), says: [UNDRAINED] },
  { stack: "rebalances, with a hook", resources: { ...REBALANCED, ...terminationHook() }, says: [] },
  {
    stack: "rebalances, with a hook within the group",
    resources: spotNodes({
      capacityRebalance: true,
      initialLifecycleHooks: [{ name: "drain", lifecycleTransition: "autoscaling:EC2_INSTANCE_TERMINATING" }],
    }),
    says: [],
  },
  {
    stack: "rebalances, with a hook for launching",
    resources: { ...REBALANCED, ...terminationHook({ lifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING" }) },
    says: [UNDRAINED],
  },
  {
    stack: "handler by its chart's address",
    resources: {
      ...REBALANCED,
      ...release({ chart: "oci://public.ecr.aws/aws-ec2/helm/aws-node-termination-handler" }),
    },
    says: [],
  },
  {
    stack: "handler as a daemon set",
    resources: {
      ...REBALANCED,
      ...workload("DaemonSet", "public.ecr.aws/aws-ec2/aws-node-termination-handler:v1.25.6"),
    },
    says: [],
  },
  {
    stack: "handler as a deployment",
    resources: {
      ...REBALANCED,
      ...workload("Deployment", "public.ecr.aws/aws-ec2/aws-node-termination-handler:v1.25.6"),
    },
    says: [],
  },
  {
    stack: "handler whose image is unknown, by its name",
    resources: {
      ...REBALANCED,
      handler: {
        type: "kubernetes:apps/v1:DaemonSet",
        properties: {
          metadata: { name: "aws-node-termination-handler" },
          spec: { template: { spec: { containers: [{ image: UNKNOWN }] } } },
        },
      },
    },
    says: [],
  },
  { stack: "another chart", resources: { ...REBALANCED, ...release({ chart: "metrics-server" }) }, says: [UNDRAINED] },
  { stack: "another image", resources: { ...REBALANCED, ...workload("Deployment", "nginx:1.29") }, says: [UNDRAINED] },
  { stack: "an unknown chart", resources: { ...REBALANCED, ...release({ chart: UNKNOWN }) }, says: [UNDRAINED] },
  { stack: "does not rebalance", resources: spotNodes({ capacityRebalance: false }), says: [] },
  { stack: "left out", resources: spotNodes(), says: [] },
  {
    stack: "on-demand",
    resources: spotNodes({ capacityRebalance: true, mixedInstancesPolicy: ON_DEMAND_ONLY }),
    says: [],
  },
  { stack: "no group of a cluster", resources: spotNodes({ capacityRebalance: true, tags: [] }), says: [] },
  {
    stack: "a group of ECS",
    resources: spotNodes({ capacityRebalance: true, tags: [CLUSTER_TAG, { key: "AmazonECSManaged", value: "" }] }),
    says: [],
  },
  {
    stack: "spot by the template's market",
    resources: {
      ...spotNodes({ capacityRebalance: true, mixedInstancesPolicy: null, launchTemplate: { id: "${template.id}" } }),
      template: {
        type: "aws:ec2/launchTemplate:LaunchTemplate",
        properties: { instanceMarketOptions: { marketType: "spot" } },
      },
    },
    says: [UNDRAINED],
  },
  {
    stack: "whether it rebalances is unknown",
    resources: spotNodes({ capacityRebalance: UNKNOWN }),
    says: ["workers unknown: capacityRebalance is not known during a preview"],
  },
  {
    stack: "something else unknown",
    resources: spotNodes({ capacityRebalance: true, vpcZoneIdentifiers: UNKNOWN }),
    says: [UNDRAINED],
  },
])("$stack", ({ resources, says }) => {
  expect(runOn(rule, resources)).toEqual(says);
});

test("a handler that another stack runs is taken on trust", () => {
  expect(runOn(rule, REBALANCED, { options: { assumesHandlerElsewhere: true } })).toEqual([]);
});
