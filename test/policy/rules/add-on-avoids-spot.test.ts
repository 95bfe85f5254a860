import { expect, test } from "@jest/globals";

import { ADD_ON, CLUSTER } from "../../../policy/resource-types/eks";
import { addOnAvoidsSpot as rule } from "../../../policy/rules/add-on-avoids-spot";
import { UNKNOWN } from "../../support/policy-example";
import { run } from "../../support/run-rule";

const REQUIRES = ["configurationValues: its pods require spot nodes; select on-demand ones"];
const PREFERS = ["configurationValues: its pods prefer spot nodes; select on-demand ones"];

const term = (...values: string[]) => ({
  matchExpressions: [{ key: "karpenter.sh/capacity-type", operator: "In", values }],
});
const required = (...nodeSelectorTerms: object[]) => ({
  affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } } },
});
const preferred = (preference: object) => ({
  affinity: { nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, preference }] } },
});

test.each([
  { values: "none", name: "coredns", configured: undefined, says: [] },
  { values: "empty", name: "coredns", configured: {}, says: [] },
  {
    values: "EKS's label",
    name: "coredns",
    configured: { nodeSelector: { "eks.amazonaws.com/capacityType": "SPOT" } },
    says: REQUIRES,
  },
  {
    values: "another's label",
    name: "metrics-server",
    configured: { nodeSelector: { lifecycle: "Ec2Spot" } },
    says: REQUIRES,
  },
  { values: "on-demand", name: "coredns", configured: { nodeSelector: { lifecycle: "normal" } }, says: [] },
  { values: "required", name: "coredns", configured: required(term("spot")), says: REQUIRES },
  { values: "either of two terms", name: "coredns", configured: required(term("spot"), term("on-demand")), says: [] },
  { values: "both in one term", name: "coredns", configured: required(term("spot", "on-demand")), says: [] },
  { values: "preferred", name: "coredns", configured: preferred(term("spot")), says: PREFERS },
  { values: "on-demand preferred", name: "coredns", configured: preferred(term("on-demand")), says: [] },
  {
    values: "a controller",
    name: "aws-ebs-csi-driver",
    configured: { controller: required(term("spot")) },
    says: REQUIRES,
  },
  { values: "a node agent's part", name: "aws-ebs-csi-driver", configured: { node: required(term("spot")) }, says: [] },
  { values: "a node agent", name: "vpc-cni", configured: required(term("spot")), says: [] },
  {
    values: "a toleration only",
    name: "coredns",
    configured: { tolerations: [{ key: "spot", operator: "Exists" }] },
    says: [],
  },
  {
    values: "one pod",
    name: "coredns",
    configured: { replicaCount: 1 },
    says: ["configurationValues: keeps 1 of its pods; keep at least 2"],
  },
  {
    values: "one pod as text",
    name: "coredns",
    configured: { replicas: "1" },
    says: ["configurationValues: keeps 1 of its pods; keep at least 2"],
  },
  { values: "two pods", name: "coredns", configured: { replicaCount: 2 }, says: [] },
  { values: "one pod of metrics-server", name: "metrics-server", configured: { replicas: 1 }, says: [] },
  {
    values: "scaled by itself",
    name: "coredns",
    configured: { replicaCount: 1, autoScaling: { enabled: true, minReplicas: 2 } },
    says: [],
  },
  { values: "no object", name: "coredns", configured: [1], says: [] },
])("$values of $name", ({ name, configured, says }) => {
  const properties = { addonName: name, configurationValues: configured && JSON.stringify(configured) };
  expect(run(rule, ADD_ON, properties)).toEqual(says);
});

test("what is unknown, or no JSON, is not judged", () => {
  expect(run(rule, ADD_ON, { addonName: "coredns", configurationValues: "replicaCount: 1" })).toEqual([]);
  expect(run(rule, ADD_ON, { addonName: "coredns", configurationValues: UNKNOWN })).toEqual([
    "unknown: configurationValues is not known during a preview",
  ]);
  const values = JSON.stringify(required(term("spot")));
  expect(run(rule, ADD_ON, { addonName: UNKNOWN, configurationValues: values })).toEqual(REQUIRES);
});

test("an organisation may ask for more pods", () => {
  const properties = { addonName: "coredns", configurationValues: '{"replicaCount":2}' };
  expect(run(rule, ADD_ON, properties, { options: { minimumReplicas: 3 } })).toEqual([
    "configurationValues: keeps 2 of its pods; keep at least 3",
  ]);
});

test("other resources are none of its business", () => {
  expect(run(rule, CLUSTER, {})).toBe("not applicable");
});
