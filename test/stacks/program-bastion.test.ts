import { describe, expect, test } from "@jest/globals";
import * as ec2 from "@pulumi/aws/ec2";

import program from "../../stacks/index";
import { environmentDocument, type Changes } from "../support/environment-document";
import { record, type Recording } from "../support/record";

/** What the program makes of the small environment, changed in places. */
function made(changes: Changes = {}): Promise<Recording> {
  const config = {
    "aws:region": "us-east-1",
    "spot-eks:environment": JSON.stringify(environmentDocument({ tags: { team: "platform" }, ...changes })),
  };
  return record(program, { config });
}

const RULE = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";

describe("an environment with a bastion", () => {
  const recording = made({ bastion: {} });

  test("has one small instance, on an image of its architecture", async () => {
    expect((await recording).of(ec2.Instance)).toMatchObject({
      "test-bastion-arm64": {
        instanceType: "t4g.micro",
        ami: "ami-000000000d073abef",
        tags: { team: "platform", Name: "test-bastion" },
      },
    });
  });

  test("lets it through to the API server", async () => {
    const { propertyDependencies } = (await recording).find(RULE, "test-bastion-to-cluster");
    const sources = propertyDependencies["securityGroupId"] ?? [];

    expect(sources.map((urn) => urn.split("::").at(-1))).toContain("test-control-plane-eksCluster");
  });

  test("tells other programs and people its id", async () => {
    expect((await recording).outputs).toMatchObject({ environment: { bastion: { instanceId: "[unknown]" } } });
  });

  test("tags everything of it", async () => {
    const ofBastion = (await recording).plan.resources.filter(
      ({ name, type, custom }) => custom && name.includes("bastion") && !type.endsWith(":RolePolicyAttachment"),
    );

    expect(ofBastion.map(({ name }) => name).sort()).toEqual([
      "test-bastion",
      "test-bastion-arm64",
      "test-bastion-https",
      "test-bastion-profile",
      "test-bastion-role",
      "test-bastion-to-cluster",
    ]);
    expect(ofBastion.filter(({ inputs }) => !JSON.stringify(inputs["tags"]).includes("platform"))).toEqual([]);
  });
});

test("the bastion is of the type that is asked for, on an image for it", async () => {
  const recording = await made({ bastion: { instanceType: "t3.nano", zone: "us-east-1b" } });

  expect(recording.of(ec2.Instance)).toMatchObject({
    "test-bastion-amd64": { instanceType: "t3.nano", ami: "ami-0000000008d33991c" },
  });
});

test("an environment that asks for no bastion has none", async () => {
  const recording = await made();

  expect(recording.of(ec2.Instance)).toEqual({});
  expect(recording.of("spot-eks:components:Bastion")).toEqual({});
  expect(JSON.stringify(recording.outputs)).not.toContain("bastion");
});
