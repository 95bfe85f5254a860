import { expect, test } from "@jest/globals";

import { INSTANCE, LAUNCH_TEMPLATE } from "../../../policy/resource-types/ec2";
import { NODE_GROUP } from "../../../policy/resource-types/eks";
import { NODE_POOL } from "../../../policy/resource-types/karpenter";
import { nodeLabelsMayBeSetByTheKubelet as rule } from "../../../policy/rules/node-labels-may-be-set-by-the-kubelet";
import { UNKNOWN } from "../../support/policy-example";
import { run } from "../../support/run-rule";

const base64 = (text: string) => Buffer.from(text).toString("base64");
const bootstrap = (labels: string) =>
  base64(`#!/bin/bash\n/etc/eks/bootstrap.sh east --kubelet-extra-args '--node-labels=${labels}'\n`);
const ONE = "userData: has a label that a kubelet may not set; use a domain of your own";

test.each([
  { labels: "lifecycle=spot", says: [] },
  { labels: "node-role.kubernetes.io/spot=true", says: [ONE] },
  { labels: "kubernetes.io/role=spot", says: [ONE] },
  { labels: "kops.k8s.io/instancegroup=nodes", says: [ONE] },
  {
    labels: "k8s.io/a=b,x.node-restriction.kubernetes.io/c=d",
    says: ["userData: has 2 labels that a kubelet may not set; use a domain of your own"],
  },
  { labels: "node.kubernetes.io/lifecycle=spot", says: [] },
  { labels: "team.node.kubernetes.io/a=b", says: [] },
  { labels: "kubelet.kubernetes.io/a=b", says: [] },
  { labels: "topology.kubernetes.io/zone=a,kubernetes.io/arch=arm64,kubernetes.io/hostname=n", says: [] },
  { labels: "topology.kubernetes.io/other=a", says: [ONE] },
  { labels: "notkubernetes.io/a=b,eks.amazonaws.com/capacityType=SPOT", says: [] },
])("a kubelet told $labels", ({ labels, says }) => {
  expect(run(rule, LAUNCH_TEMPLATE, { userData: bootstrap(labels) })).toEqual(says);
});

test.each([
  { userData: "unknown", raw: UNKNOWN, says: [] },
  { userData: "left out", raw: undefined, says: [] },
  {
    userData: "Bottlerocket's",
    raw: base64('[settings.kubernetes.node-labels]\n"node-role.kubernetes.io/spot" = "true"\n'),
    says: [ONE],
  },
])("user data $userData", ({ raw, says }) => {
  expect(run(rule, LAUNCH_TEMPLATE, { userData: raw })).toEqual(says);
});

const REFUSED = "labels: has a label that EKS or the kubelet refuses; use a domain of your own";
const OWN = "spec.template.metadata.labels: has a label that Karpenter keeps for itself; use a domain of your own";
const pool = (labels: unknown) => ({ spec: { template: { metadata: { labels } } } });

test.each([
  { it: "a node group's own", says: run(rule, NODE_GROUP, { labels: { lifecycle: UNKNOWN } }), expected: [] },
  {
    it: "a node group's role",
    says: run(rule, NODE_GROUP, { labels: { "node-role.kubernetes.io/spot": UNKNOWN } }),
    expected: [REFUSED],
  },
  {
    it: "a node group's of EKS",
    says: run(rule, NODE_GROUP, { labels: { "eks.amazonaws.com/a": "b" } }),
    expected: [REFUSED],
  },
  { it: "a node group's without labels", says: run(rule, NODE_GROUP, {}), expected: [] },
  {
    it: "a node group's unknown",
    says: run(rule, NODE_GROUP, { labels: UNKNOWN }),
    expected: ["unknown: labels is not known during a preview"],
  },
  { it: "a pool's own", says: run(rule, NODE_POOL, pool({ team: "blue" })), expected: [] },
  {
    it: "a pool's capacity type",
    says: run(rule, NODE_POOL, pool({ "karpenter.sh/capacity-type": "spot" })),
    expected: [],
  },
  { it: "a pool's of Karpenter", says: run(rule, NODE_POOL, pool({ "karpenter.sh/pool": "a" })), expected: [OWN] },
  { it: "a pool that says nothing", says: run(rule, NODE_POOL, { spec: {} }), expected: [] },
  { it: "an instance", says: run(rule, INSTANCE, {}), expected: "not applicable" },
])("labels: $it", ({ says, expected }) => {
  expect(says).toEqual(expected);
});
