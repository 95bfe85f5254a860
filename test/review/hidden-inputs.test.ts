import { expect, test } from "@jest/globals";

import type { WireObject } from "../../preview/wire";
import { hiddenlyChanged } from "../../review/hidden-inputs";
import { UNKNOWN, withInputs } from "./planned";

const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const ARGS = {
  group: "general",
  labels: { a: "b" },
  purchase: { capacityType: "mixed", spotTaints: [], onDemandBaseCapacity: 1 },
};

function hiddenIn(change: WireObject, type = TEMPLATE, component = "spot-eks:components:SelfManagedNodeGroup") {
  const [before, after] = [
    withInputs(component, "group", ARGS),
    withInputs(component, "group", { ...ARGS, ...change }),
  ];
  return hiddenlyChanged(type, { before, after });
}

test.each([
  { what: "another label", change: { labels: { a: "c" } } },
  { what: "a taint", change: { taints: [{ key: "a", effect: "NoSchedule" }] } },
  { what: "a kubelet setting", change: { kubelet: { maxPods: 20 } } },
  { what: "disks of the instance", change: { localStorage: "raid0" } },
  { what: "a taint of spot nodes", change: { purchase: { ...ARGS.purchase, spotTaints: [{ key: "spot" }] } } },
  { what: "another operating system", change: { amiFamily: "bottlerocket" } },
])("$what changes user data that no preview knows", ({ change }) => {
  expect(hiddenIn(change)).toEqual(["userData"]);
});

test("subnets of other zones change those of a control plane, of which a preview knows none", () => {
  const [before, after] = [
    { a: UNKNOWN, b: UNKNOWN },
    { a: UNKNOWN, b: UNKNOWN, c: UNKNOWN },
  ].map((subnetIds) => withInputs("spot-eks:components:Cluster", "cluster", { subnetIds }));

  expect(hiddenlyChanged("aws:eks/cluster:Cluster", { before, after })).toEqual(["vpcConfig"]);
  expect(hiddenlyChanged("aws:eks/cluster:Cluster", { before, after: before })).toEqual([]);
});

test.each([
  { what: "nothing", hidden: hiddenIn({}) },
  { what: "a size", hidden: hiddenIn({ size: { min: 1, max: 2 } }) },
  { what: "an on-demand base", hidden: hiddenIn({ purchase: { ...ARGS.purchase, onDemandBaseCapacity: 2 } }) },
  { what: "a label, in another resource", hidden: hiddenIn({ labels: {} }, "aws:autoscaling/group:Group") },
  {
    what: "a label of a managed group, whose labels EKS writes",
    hidden: hiddenIn({ labels: {} }, TEMPLATE, "spot-eks:components:ManagedNodeGroup"),
  },
  {
    what: "a resource outside of any component",
    hidden: hiddenlyChanged(TEMPLATE, { before: undefined, after: undefined }),
  },
])("$what hides no change", ({ hidden }) => {
  expect(hidden).toEqual([]);
});
