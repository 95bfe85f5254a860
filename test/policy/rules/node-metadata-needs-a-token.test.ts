import { expect, test } from "@jest/globals";

import { INSTANCE, LAUNCH_TEMPLATE } from "../../../policy/resource-types/ec2";
import { NODE_GROUP } from "../../../policy/resource-types/eks";
import { NODE_CLASS } from "../../../policy/resource-types/karpenter";
import { LAUNCH_CONFIGURATION } from "../../../policy/resource-types/spot-requests";
import { nodeMetadataNeedsAToken as rule } from "../../../policy/rules/node-metadata-needs-a-token";
import { UNKNOWN } from "../../support/policy-example";
import { remediate, run } from "../../support/run-rule";

const LEFT_OUT =
  "metadataOptions.httpTokens: is left out, which leaves it to the image and the account; write required";
const WITHOUT = "metadataOptions.httpTokens: lets requests without a token in; write required";
const SPOT = { instanceMarketOptions: { marketType: "spot" } };
const TAGGED = { tagSpecifications: [{ resourceType: "instance", tags: { "kubernetes.io/cluster/east": "owned" } }] };
const BOOTSTRAP = Buffer.from("#!/bin/bash\n/etc/eks/bootstrap.sh east\n").toString("base64");
const PARAMETER = "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64";
const OPTIONAL = { metadataOptions: { httpTokens: "optional" } };
const REQUIRED = { metadataOptions: { httpTokens: "required" } };

test.each([
  { template: "spot, required", props: { ...SPOT, ...REQUIRED }, says: [] },
  { template: "spot, optional", props: { ...SPOT, ...OPTIONAL }, says: [WITHOUT] },
  { template: "spot, left out", props: SPOT, says: [LEFT_OUT] },
  { template: "spot, empty", props: { ...SPOT, metadataOptions: { httpTokens: "" } }, says: [LEFT_OUT] },
  {
    template: "spot, nothing but a hop limit",
    props: { ...SPOT, metadataOptions: { httpPutResponseHopLimit: 2 } },
    says: [LEFT_OUT],
  },
  {
    template: "required with hop limit 2, as @pulumi/eks has it",
    props: { ...SPOT, metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 2 } },
    says: [],
  },
  {
    template: "nobody answers",
    props: { ...SPOT, metadataOptions: { httpEndpoint: "disabled", httpTokens: "optional" } },
    says: [],
  },
  { template: "of nodes by tags", props: { ...TAGGED, ...OPTIONAL }, says: [WITHOUT] },
  { template: "of nodes by user data", props: { userData: BOOTSTRAP, ...OPTIONAL }, says: [WITHOUT] },
  { template: "of nodes by user data, left out", props: { imageId: "ami-1", userData: BOOTSTRAP }, says: [LEFT_OUT] },
  {
    template: "of nodes by user data, image unknown",
    props: { imageId: UNKNOWN, userData: BOOTSTRAP },
    says: [LEFT_OUT],
  },
  { template: "of nodes of a managed group, which tells their image", props: TAGGED, says: [] },
  { template: "the same with an empty image", props: { ...TAGGED, imageId: "" }, says: [] },
  { template: "image of AL2023, left out", props: { ...SPOT, imageId: PARAMETER }, says: [] },
  { template: "image of AL2023, optional", props: { ...SPOT, ...OPTIONAL, imageId: PARAMETER }, says: [WITHOUT] },
  { template: "neither spot nor of nodes", props: OPTIONAL, says: [] },
  { template: "user data unknown, no other sign", props: { userData: UNKNOWN, ...OPTIONAL }, says: [] },
  { template: "user data unknown, spot", props: { userData: UNKNOWN, ...SPOT, ...OPTIONAL }, says: [WITHOUT] },
  {
    template: "tokens unknown",
    props: { ...SPOT, metadataOptions: { httpTokens: UNKNOWN } },
    says: ["unknown: metadataOptions.httpTokens is not known during a preview"],
  },
])("template: $template", ({ props, says }) => {
  expect(run(rule, LAUNCH_TEMPLATE, props)).toEqual(says);
});

test.each([
  { it: "an instance on spot", says: run(rule, INSTANCE, { ...SPOT, ...OPTIONAL }), expected: [WITHOUT] },
  { it: "an instance told in base64", says: run(rule, INSTANCE, { userDataBase64: BOOTSTRAP }), expected: [LEFT_OUT] },
  { it: "an instance of another kind", says: run(rule, INSTANCE, {}), expected: [] },
  {
    it: "a launch configuration on spot",
    says: run(rule, LAUNCH_CONFIGURATION, { spotPrice: "0.1" }),
    expected: [LEFT_OUT],
  },
  { it: "a launch configuration", says: run(rule, LAUNCH_CONFIGURATION, {}), expected: [] },
  { it: "a node class that says nothing", says: run(rule, NODE_CLASS, { spec: {} }), expected: [] },
  { it: "a node class, required", says: run(rule, NODE_CLASS, { spec: REQUIRED }), expected: [] },
  { it: "a node class, optional", says: run(rule, NODE_CLASS, { spec: OPTIONAL }), expected: [`spec.${WITHOUT}`] },
  { it: "a node group", says: run(rule, NODE_GROUP, {}), expected: "not applicable" },
])("$it", ({ says, expected }) => {
  expect(says).toEqual(expected);
});

test("an organisation whose account asks for tokens lets templates leave it out", () => {
  const options = { assumesTokensElsewhere: true };
  expect(run(rule, LAUNCH_TEMPLATE, SPOT, { options })).toEqual([]);
  expect(run(rule, LAUNCH_TEMPLATE, { ...SPOT, ...OPTIONAL }, { options })).toEqual([WITHOUT]);
});

test.each([
  { it: "left out", type: LAUNCH_TEMPLATE, props: SPOT, mended: { ...SPOT, ...REQUIRED } },
  {
    it: "optional, beside other settings",
    type: LAUNCH_TEMPLATE,
    props: { ...SPOT, metadataOptions: { httpTokens: "optional", httpPutResponseHopLimit: 2 } },
    mended: { ...SPOT, metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 2 } },
  },
  { it: "a node class", type: NODE_CLASS, props: { spec: OPTIONAL }, mended: { spec: REQUIRED } },
])("mends $it", ({ type: { token }, props, mended }) => {
  const type = { token, view: () => ({}) };
  expect(remediate(rule, type, props)).toEqual(mended);
  expect(run(rule, type, mended)).toEqual([]);
  expect(remediate(rule, type, mended)).toBeUndefined();
});

test("leaves what it does not judge", () => {
  expect(remediate(rule, LAUNCH_TEMPLATE, OPTIONAL)).toBeUndefined();
});
