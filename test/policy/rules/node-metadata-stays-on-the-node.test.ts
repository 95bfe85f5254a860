import { expect, test } from "@jest/globals";

import { INSTANCE, LAUNCH_TEMPLATE } from "../../../policy/resource-types/ec2";
import { NODE_CLASS } from "../../../policy/resource-types/karpenter";
import { nodeMetadataStaysOnTheNode as rule } from "../../../policy/rules/node-metadata-stays-on-the-node";
import { UNKNOWN } from "../../support/policy-example";
import { remediate, run } from "../../support/run-rule";

const TOO_FAR = "metadataOptions.httpPutResponseHopLimit: lets answers travel 2 hops, which reaches pods; write 1";
const NODES = { tags: { "kubernetes.io/cluster/east": UNKNOWN } };
const hops = (limit: unknown) => ({ metadataOptions: { httpPutResponseHopLimit: limit } });

test.each([
  { template: "one hop", props: { ...NODES, ...hops(1) }, says: [] },
  { template: "two hops", props: { ...NODES, ...hops(2) }, says: [TOO_FAR] },
  { template: "two hops as text", props: { ...NODES, ...hops("2") }, says: [TOO_FAR] },
  { template: "left out", props: NODES, says: [] },
  { template: "two hops, not of nodes", props: hops(2), says: [] },
  {
    template: "nobody answers",
    props: { ...NODES, metadataOptions: { httpEndpoint: "disabled", httpPutResponseHopLimit: 2 } },
    says: [],
  },
  {
    template: "unknown",
    props: { ...NODES, ...hops(UNKNOWN) },
    says: ["unknown: metadataOptions.httpPutResponseHopLimit is not known during a preview"],
  },
  { template: "user data unknown, two hops", props: { ...NODES, userData: UNKNOWN, ...hops(2) }, says: [TOO_FAR] },
])("template: $template", ({ props, says }) => {
  expect(run(rule, LAUNCH_TEMPLATE, props)).toEqual(says);
});

test("judges a node class, and no single instance", () => {
  expect(run(rule, NODE_CLASS, { spec: hops(2) })).toEqual([`spec.${TOO_FAR}`]);
  expect(run(rule, NODE_CLASS, { spec: {} })).toEqual([]);
  expect(run(rule, INSTANCE, hops(2))).toBe("not applicable");
});

test("a termination handler without the host's network needs two hops, which an organisation may allow", () => {
  expect(run(rule, LAUNCH_TEMPLATE, { ...NODES, ...hops(2) }, { options: { hopLimit: 2 } })).toEqual([]);
});

test.each([
  { it: "a template", type: LAUNCH_TEMPLATE, props: { ...NODES, ...hops(3) }, mended: { ...NODES, ...hops(1) } },
  { it: "a node class", type: NODE_CLASS, props: { spec: hops(3) }, mended: { spec: hops(1) } },
])("mends $it", ({ type: { token }, props, mended }) => {
  const type = { token, view: () => ({}) };
  expect(remediate(rule, type, props)).toEqual(mended);
  expect(run(rule, type, mended)).toEqual([]);
  expect(remediate(rule, type, mended)).toBeUndefined();
});
