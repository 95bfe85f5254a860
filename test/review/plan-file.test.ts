import { expect, test } from "@jest/globals";

import { resourcesOfDocument } from "../../review/plan-file";

const VPC = "urn:pulumi:test::spot-eks::aws:ec2/vpc:Vpc::net";
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

function document(resource: object): object {
  const standard = {
    urn: VPC,
    type: "aws:ec2/vpc:Vpc",
    name: "net",
    custom: true,
    inputs: {},
    dependencies: [],
    propertyDependencies: {},
    options: {},
  };
  const resources = [{ ...standard, ...resource }];
  return { schemaVersion: 1, stack: "test", resources, outputs: {}, summary: {}, diagnostics: [] };
}

test("what a document shows as unknown, in part too, or as a secret is unknown to the rules", () => {
  const inputs = { id: "[unknown]", arn: "arn:aws:[unknown]", password: "[secret]", types: ["m5.large", "[unknown]"] };
  expect(resourcesOfDocument(document({ inputs }))).toMatchObject({
    resources: [
      { properties: { id: UNKNOWN, arn: UNKNOWN, password: UNKNOWN, types: ["m5.large", UNKNOWN] }, ignoreChanges: [] },
    ],
  });
});

test("a resource keeps its place, what it depends on and what it ignores", () => {
  const place = { parent: VPC, dependencies: [VPC], propertyDependencies: { vpcId: [VPC] } };
  expect(resourcesOfDocument(document({ ...place, options: { ignoreChanges: ["tags"] } }))).toEqual({
    resources: [{ ...place, urn: VPC, type: "aws:ec2/vpc:Vpc", name: "net", properties: {}, ignoreChanges: ["tags"] }],
  });
});

test("what is no plan is told by path", () => {
  expect(resourcesOfDocument(document({ urn: 7 }))).toEqual({
    problems: [{ path: "resources[0].urn", message: "Invalid input: expected string, received number" }],
  });
  expect(resourcesOfDocument(null)).toEqual({
    problems: [{ path: "", message: "Invalid input: expected object, received null" }],
  });
});
