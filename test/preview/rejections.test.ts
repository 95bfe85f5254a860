import { setTimeout as delay } from "node:timers/promises";

import { describe, expect, test } from "@jest/globals";
import * as ec2 from "@pulumi/aws/ec2";
import { Provider } from "@pulumi/aws/provider";
import * as ssm from "@pulumi/aws/ssm";
import * as pulumi from "@pulumi/pulumi";

import { ProgramError } from "../../preview/engine";
import { record } from "../support/record";
import { hearOfRejections } from "../support/rejections";

hearOfRejections();

class Group extends pulumi.ComponentResource {
  constructor(name: string, args: pulumi.Inputs = {}) {
    super("test:index:Group", name, args);
    const vpc = new ec2.Vpc(`${name}-vpc`, { cidrBlock: "10.0.0.0/16" }, { parent: this });
    new ec2.Subnet(`${name}-subnet`, { vpcId: vpc.id, cidrBlock: "10.0.0.0/24" }, { parent: vpc });
  }
}

/** What the program was told, and found to be wrong. */
function refused<Value>(): pulumi.Output<Value> {
  const refuse = (found: string): Promise<Value> => {
    throw new pulumi.RunError(`${found} is not what was said`);
  };
  return pulumi.output("found").apply(refuse);
}

const refusedVpc = () => new ec2.Vpc("net", { cidrBlock: refused() });

describe("a program whose output was refused ends in that error", () => {
  test.each<readonly [where: string, program: () => unknown, message: string]>([
    ["that nothing uses", () => void refused(), "found is not what was said"],
    ["as an input", refusedVpc, 'error serializing property "cidrBlock": found is not what was said'],
    [
      "as a nested input",
      () => new ec2.Vpc("net", { tags: { of: refused() } }),
      'error serializing property "tags": found is not what was said',
    ],
    [
      "as an input of a component with children",
      () => new Group("one", { name: refused() }),
      'error serializing property "name": found is not what was said',
    ],
    [
      "as an input of a resource with children",
      () => new ec2.Subnet("sub", { vpcId: "vpc-1" }, { parent: refusedVpc() }),
      'error serializing property "cidrBlock": found is not what was said',
    ],
    [
      "as an input of a resource that another one uses",
      () => new ec2.Subnet("sub", { vpcId: refusedVpc().id }),
      'error serializing property "cidrBlock": found is not what was said',
    ],
    [
      "as an input of a provider",
      () => new ec2.Vpc("net", {}, { provider: new Provider("east", { region: refused() }) }),
      'error serializing property "region": found is not what was said',
    ],
    [
      "as what a resource depends on",
      () => new ec2.Vpc("net", {}, { dependsOn: refused<pulumi.Resource>() }),
      "found is not what was said",
    ],
    ["as an output of the stack", () => ({ of: { names: [refused()] } }), "found is not what was said"],
    [
      "through a resource, as an output of the stack",
      () => ({ id: refusedVpc().id }),
      'error serializing property "cidrBlock": found is not what was said',
    ],
    [
      "as an argument of an invoke",
      () => ssm.getParameterOutput({ name: refused() }),
      'error serializing property "name": found is not what was said',
    ],
  ])("%s", async (_, program, message) => {
    const failure: unknown = await record(program).catch((error: unknown) => error);

    expect(failure).toBeInstanceOf(ProgramError);
    expect(failure).toMatchObject({ message, cause: { __pulumiRunError: true } });
  });

  test("and its plan holds the rest, of what the program made later too", async () => {
    const failure: unknown = await record(async () => {
      new Group("one", { name: refused() });
      await delay(10);
      new Group("two");
    }).catch((error: unknown) => error);

    const names = ["spot-eks-test", "two-subnet", "two-vpc", "two"];
    expect(failure).toMatchObject({ plan: { resources: names.map((name) => ({ name })) } });
  });

  test("and the next one is planned as ever", async () => {
    await expect(record(refusedVpc)).rejects.toThrow(ProgramError);
    const made = await record(() => new ec2.Vpc("net", { cidrBlock: "10.0.0.0/16" }));

    expect(made.of(ec2.Vpc)).toEqual({ net: { cidrBlock: "10.0.0.0/16" } });
  });
});
