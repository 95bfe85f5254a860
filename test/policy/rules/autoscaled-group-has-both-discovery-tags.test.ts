import { expect, test } from "@jest/globals";

import { autoscaledGroupHasBothDiscoveryTags as rule } from "../../../policy/rules/autoscaled-group-has-both-discovery-tags";
import { DISCOVERY_TAGS, ON_DEMAND_ONLY, spotNodes } from "../../support/example-groups";
import { UNKNOWN } from "../../support/policy-example";
import { runOn } from "../../support/run-rule";

const ONE_OF_TWO = "workers tags: has 1 of the 2 tags by which the Cluster Autoscaler finds groups; add the other";
const [ENABLED, CLUSTER] = DISCOVERY_TAGS;
const SPOT_NODES = { spot: { type: "aws:eks/nodeGroup:NodeGroup", properties: { capacityType: "SPOT" } } };

function tag(key: string) {
  const properties = {
    autoscalingGroupName: "${workers.name}",
    tag: { key, value: "owned", propagateAtLaunch: false },
  };
  return { discovery: { type: "aws:autoscaling/tag:Tag", properties } };
}

test.each([
  { stack: "both", resources: spotNodes({ tags: DISCOVERY_TAGS }), says: [] },
  { stack: "the first only", resources: spotNodes({ tags: [ENABLED] }), says: [ONE_OF_TWO] },
  { stack: "the cluster's only", resources: spotNodes({ tags: [CLUSTER] }), says: [ONE_OF_TWO] },
  { stack: "neither", resources: spotNodes(), says: [] },
  { stack: "tags left out", resources: spotNodes({ tags: null }), says: [] },
  {
    stack: "the first, and one of a template",
    resources: spotNodes({
      tags: [ENABLED, { key: "k8s.io/cluster-autoscaler/node-template/label/lifecycle", value: "spot" }],
    }),
    says: [ONE_OF_TWO],
  },
  {
    stack: "the other as a resource of its own",
    resources: { ...spotNodes({ tags: [ENABLED] }), ...tag("k8s.io/cluster-autoscaler/east") },
    says: [],
  },
  {
    stack: "an on-demand group beside spot nodes",
    resources: { ...spotNodes({ tags: [ENABLED], mixedInstancesPolicy: ON_DEMAND_ONLY }), ...SPOT_NODES },
    says: [ONE_OF_TWO],
  },
  {
    stack: "no spot anywhere",
    resources: spotNodes({ tags: [ENABLED], mixedInstancesPolicy: ON_DEMAND_ONLY }),
    says: [],
  },
  {
    stack: "a managed node group, which EKS tags",
    resources: SPOT_NODES,
    says: [],
  },
  {
    stack: "the other's key unknown",
    resources: spotNodes({ tags: [ENABLED, { ...CLUSTER, key: UNKNOWN }] }),
    says: ["workers unknown: tags[1].key is not known during a preview"],
  },
  {
    stack: "a value unknown",
    resources: spotNodes({ tags: [{ ...ENABLED, value: UNKNOWN }] }),
    says: [ONE_OF_TWO],
  },
])("$stack", ({ resources, says }) => {
  expect(runOn(rule, resources)).toEqual(says);
});

test("an organisation may have keys of its own", () => {
  const options = { tagKeys: ["example.com/scaled"] };
  expect(runOn(rule, spotNodes({ tags: [ENABLED] }), { options })).toEqual([]);
  expect(runOn(rule, spotNodes({ tags: [ENABLED] }), { options: { tagKeys: [ENABLED?.key, "a"] } })).toEqual([
    ONE_OF_TWO,
  ]);
});
