import { describe, expect, test } from "@jest/globals";
import * as ec2 from "@pulumi/aws/ec2";
import * as pulumi from "@pulumi/pulumi";

import { ProgramError } from "../../preview/engine";
import { record } from "./record";

class Box extends pulumi.ComponentResource {
  constructor(name: string) {
    super("test:index:Box", name);
    new ec2.Vpc(name, { cidrBlock: "10.0.0.0/16" }, { parent: this });
  }
}

const twoVpcs = () =>
  record(() => {
    new ec2.Vpc("one", { cidrBlock: "10.1.0.0/16" });
    new ec2.Vpc("two", { cidrBlock: "10.2.0.0/16", tags: { word: pulumi.secret("hunter2") } });
  });

describe("of", () => {
  test("gives readable inputs by name, of one class or token and no other", async () => {
    const made = await twoVpcs();
    const vpcs = { one: { cidrBlock: "10.1.0.0/16" }, two: { cidrBlock: "10.2.0.0/16", tags: { word: "[secret]" } } };

    expect(made.of(ec2.Vpc)).toEqual(vpcs);
    expect(made.of("aws:ec2/vpc:Vpc")).toEqual(vpcs);
    expect(made.of(ec2.Subnet)).toEqual({});
  });

  test("refuses what is neither a class of a resource nor a token", async () => {
    const made = await twoVpcs();

    expect(() => made.of(Object)).toThrow(new TypeError("neither a type token nor a resource class"));
  });
});

describe("find", () => {
  test("gives the one resource of a name", async () => {
    expect((await twoVpcs()).find(ec2.Vpc, "two").urn).toBe("urn:pulumi:test::spot-eks::aws:ec2/vpc:Vpc::two");
  });

  test("says which names there are when there is none of it", async () => {
    const made = await twoVpcs();

    expect(() => made.find(ec2.Vpc, "three")).toThrow(new Error("no aws:ec2/vpc:Vpc named three; there are: one, two"));
  });

  test("refuses to choose between two of a name", async () => {
    const made = await record(() => {
      new Box("one");
      new ec2.Vpc("one", { cidrBlock: "10.1.0.0/16" });
    });

    expect(() => made.find(ec2.Vpc, "one")).toThrow(
      new Error("several aws:ec2/vpc:Vpc named one; there are: one, one"),
    );
  });
});

describe("what a program returns", () => {
  test("are the stack's outputs", async () => {
    const made = await record(() => ({ id: new ec2.Vpc("one", { cidrBlock: "10.1.0.0/16" }).id, port: 443 }));

    expect(made.outputs).toEqual({ id: "[unknown]", port: 443 });
  });

  test("is no output where it is a resource", async () => {
    expect((await record(() => new Box("one"))).outputs).toEqual({});
  });
});

test("a program runs in us-east-1, as the stack test of this project, unless asked otherwise", async () => {
  const program = () => ({
    region: new pulumi.Config("aws").require("region"),
    stack: `${pulumi.getProject()}/${pulumi.getStack()}`,
  });

  expect((await record(program)).outputs).toEqual({ region: "us-east-1", stack: "spot-eks/test" });
  expect((await record(program, { stack: "x", config: { "aws:region": "eu-west-1" } })).outputs).toEqual({
    region: "eu-west-1",
    stack: "spot-eks/x",
  });
});

test("a program that fails fails the recording", async () => {
  const failing = record(() => {
    throw new Error("no");
  });

  await expect(failing).rejects.toThrow(ProgramError);
  await expect(failing).rejects.toThrow("no");
});
