import { expect, test } from "@jest/globals";
import * as ec2 from "@pulumi/aws/ec2";
import * as sqs from "@pulumi/aws/sqs";
import * as pulumi from "@pulumi/pulumi";

import { stackResourcesOf } from "../../review/stack-resources";
import { record } from "../support/record";
import { planned, planOf, UNKNOWN } from "./planned";

const KEY = "4dabf18193072939515e22adb298388d";
const OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const REFERENCE = "5cf8f73096256a8f31e491e813e4eb8e";
const VPC = "urn:pulumi:test::spot-eks::aws:ec2/vpc:Vpc::net";

test("a resource has its place in the stack, what it depends on, and what it ignores", async () => {
  const { plan } = await record(() => {
    const vpc = new ec2.Vpc("net", { cidrBlock: "10.0.0.0/16" });
    const child = { parent: vpc, ignoreChanges: ["tags"] };
    new ec2.Subnet("sub", { vpcId: vpc.id, cidrBlock: "10.0.0.0/24", mapPublicIpOnLaunch: false }, child);
  });

  expect(stackResourcesOf(plan).find(({ name }) => name === "sub")).toEqual({
    urn: "urn:pulumi:test::spot-eks::aws:ec2/vpc:Vpc$aws:ec2/subnet:Subnet::sub",
    type: "aws:ec2/subnet:Subnet",
    name: "sub",
    parent: VPC,
    properties: { vpcId: UNKNOWN, cidrBlock: "10.0.0.0/24", mapPublicIpOnLaunch: false },
    ignoreChanges: ["tags"],
    dependencies: [VPC],
    propertyDependencies: { vpcId: [VPC] },
  });
});

test("a secret is what it holds, and a text with an unknown part is unknown", async () => {
  const { plan } = await record(
    () => {
      const vpc = new ec2.Vpc("net", { cidrBlock: "10.0.0.0/16" });
      const word = new pulumi.Config("app").requireSecret("word");
      new sqs.Queue("notices", { name: word, policy: pulumi.interpolate`for ${vpc.arn}`, delaySeconds: 5 });
    },
    { config: { "app:word": "hunter2" }, secretKeys: ["app:word"] },
  );

  expect(stackResourcesOf(plan).find(({ name }) => name === "notices")?.properties).toEqual({
    name: "hunter2",
    policy: UNKNOWN,
    delaySeconds: 5,
  });
});

test("the stack itself has no parent", async () => {
  const { plan } = await record(() => undefined);
  const [stack] = stackResourcesOf(plan).filter(({ type }) => type === "pulumi:pulumi:Stack");
  expect(stack).toEqual({
    urn: "urn:pulumi:test::spot-eks::pulumi:pulumi:Stack::spot-eks-test",
    type: "pulumi:pulumi:Stack",
    name: "spot-eks-test",
    properties: {},
    ignoreChanges: [],
    dependencies: [],
    propertyDependencies: {},
  });
});

test.each([
  { what: "an output that is not known", value: { [KEY]: OUTPUT }, plain: UNKNOWN },
  { what: "an output that is known", value: { [KEY]: OUTPUT, value: ["a"] }, plain: ["a"] },
  { what: "an output of null", value: { [KEY]: OUTPUT, value: null }, plain: null },
  { what: "a secret output", value: { [KEY]: OUTPUT, value: "a", secret: true }, plain: "a" },
  { what: "a secret output that is not known", value: { [KEY]: OUTPUT, secret: true }, plain: UNKNOWN },
  { what: "a secret", value: { [KEY]: SECRET, value: { a: 1 } }, plain: { a: 1 } },
  { what: "a secret in a secret", value: { [KEY]: SECRET, value: { [KEY]: SECRET, value: "a" } }, plain: "a" },
  { what: "an unknown part of a text", value: `https://${UNKNOWN}/`, plain: UNKNOWN },
  { what: "a resource", value: { [KEY]: REFERENCE, urn: "a", id: "vpc-1" }, plain: "vpc-1" },
  { what: "a resource that is not made yet", value: { [KEY]: REFERENCE, urn: "a", id: "" }, plain: UNKNOWN },
  { what: "a component", value: { [KEY]: REFERENCE, urn: "a" }, plain: "a" },
])("$what, inside a list and an object", ({ value, plain }) => {
  const plan = planOf(planned("a:b:C", "c", { inputs: { list: [{ part: value }] } }));
  expect(stackResourcesOf(plan)[0]?.properties).toEqual({ list: [{ part: plain }] });
});
