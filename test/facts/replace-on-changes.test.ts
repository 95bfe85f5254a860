import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import {
  appearanceThatReplaces,
  keptWhenDropped,
  launchTemplateVersionInputs,
  replaceRules,
  typesWithReplaceRules,
} from "../../facts/replace-on-changes";
import { replaceOnChangesText } from "../../tools/generate-replace-on-changes";
import { factSource } from "../support/source-test";

const ROOT = path.join(__dirname, "..", "..");
const FACTS = path.join(ROOT, "facts", "replace-on-changes.json");
const { at: SOURCE, sourceTest } = factSource("SPOT_EKS_REPLACE_SOURCE", {
  folder: "aws",
  file: "replace-on-changes.json",
  undone: "the replace lists were not made anew",
});

sourceTest("the committed lists are what the generator makes of their source, byte for byte", () => {
  expect(replaceOnChangesText(SOURCE) === readFileSync(FACTS, "utf8")).toBe(true);
});

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "replace-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const PROVENANCE = { for: "@pulumi/aws 7", date: "2026-11-22", sources: [{ package: "@pulumi/aws" }] };
const KEY = { replace: ["region"], conditional: [] };

function generate(types: object): string {
  const source = { schema: "replace-on-changes/1", provenance: PROVENANCE, types };
  writeFileSync(path.join(folder, "replace-on-changes.json"), JSON.stringify(source));
  return replaceOnChangesText(folder);
}

test("writes the provenance, then one type per line in order, without empty conditions", () => {
  const tier = { property: "tier", when: "it goes down" };
  expect(generate({ "aws:ssm/p:P": { replace: [], conditional: [tier] }, "aws:kms/key:Key": KEY })).toBe(
    [
      "{",
      ' "provenance": {',
      '  "for": "@pulumi/aws 7",',
      '  "date": "2026-11-22",',
      '  "sources": [',
      "   {",
      '    "package": "@pulumi/aws"',
      "   }",
      "  ]",
      " },",
      ' "types": {',
      '  "aws:kms/key:Key": {"replace":["region"]},',
      '  "aws:ssm/p:P": {"replace":[],"conditional":[{"property":"tier","when":"it goes down"}]}',
      " }",
      "}",
      "",
    ].join("\n"),
  );
});

test.each([
  { fault: "a type that is no token", types: { key: KEY }, at: "types.key" },
  { fault: "a path that is none", types: { "aws:kms/key:Key": { ...KEY, replace: ["a b"] } }, at: "replace[0]" },
  { fault: "an unknown rule", types: { "aws:kms/key:Key": { ...KEY, colour: 1 } }, at: "colour" },
])("refuses $fault", ({ types, at }) => {
  expect(() => generate(types)).toThrow(at);
});

test("every type of AWS in a golden plan is listed", () => {
  const golden = path.join(ROOT, "test", "golden");
  const texts = readdirSync(golden).filter((file) => file.endsWith(".golden.txt"));
  const types = texts.flatMap((file) => readFileSync(path.join(golden, file), "utf8").match(/^aws:\S+/gm) ?? []);

  expect(types.length).toBeGreaterThan(100);
  expect([...new Set(types)].filter((type) => replaceRules(type) === undefined)).toEqual([]);
});

test.each([
  ["aws:ec2/vpcEndpoint:VpcEndpoint", "vpcEndpointType"],
  ["aws:ec2/vpnGateway:VpnGateway", "amazonSideAsn"],
  ["aws:ec2/vpnGatewayRoutePropagation:VpnGatewayRoutePropagation", "routeTableId"],
  ["aws:ec2/flowLog:FlowLog", "logFormat"],
  ["aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation", "cidrBlock"],
  ["aws:ec2/subnet:Subnet", "cidrBlock"],
  ["aws:ec2/routeTableAssociation:RouteTableAssociation", "subnetId"],
  ["aws:ec2/instance:Instance", "ami"],
  ["aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "securityGroupId"],
  ["aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", "securityGroupId"],
  ["aws:sqs/queue:Queue", "name"],
  ["aws:sqs/queuePolicy:QueuePolicy", "queueUrl"],
  ["aws:cloudwatch/eventRule:EventRule", "eventBusName"],
  ["aws:cloudwatch/eventTarget:EventTarget", "rule"],
  ["aws:sns/topic:Topic", "fifoTopic"],
  ["aws:eks/nodeGroup:NodeGroup", "launchTemplate.id"],
  ["kubernetes:helm.sh/v3:Release", "name"],
  ["kubernetes:storage.k8s.io/v1:StorageClass", "parameters"],
  ["kubernetes:karpenter.sh/v1:NodePool", "metadata.name"],
  ["pulumi:providers:aws", "region"],
  ["pulumi:providers:kubernetes", "clusterIdentifier"],
])("%s is replaced by another %s", (type, property) => {
  expect(replaceRules(type)?.replace).toContain(property);
});

test.each(["aws:moon/rocket:Rocket", "toString", "random:index/randomId:RandomId", "pulumi:providers:random"])(
  "nothing is known of %s",
  (type) => {
    expect(replaceRules(type)).toBe(undefined);
  },
);

test("the lists have not become shorter", () => {
  expect(typesWithReplaceRules().length).toBe(135);
});

test("says which blocks matter by their coming and going alone", () => {
  expect(appearanceThatReplaces("aws:eks/nodeGroup:NodeGroup", "launchTemplate")).toBe("added");
  expect(appearanceThatReplaces("aws:eks/cluster:Cluster", "encryptionConfig")).toBe("removed");
  expect(appearanceThatReplaces("aws:ssm/parameter:Parameter", "tier")).toBe(undefined);
  expect(appearanceThatReplaces("toString", "toString")).toBe(undefined);
});

test("knows what stays when it is dropped, and who takes the version of a launch template", () => {
  expect(keptWhenDropped("aws:eks/nodeGroup:NodeGroup")).toContain("instanceTypes");
  expect(keptWhenDropped("aws:eks/cluster:Cluster")).toEqual([]);
  expect(launchTemplateVersionInputs("aws:eks/nodeGroup:NodeGroup")).toEqual(["launchTemplate.version"]);
  expect(launchTemplateVersionInputs("aws:eks/cluster:Cluster")).toEqual([]);
});
