import { describe, expect, test } from "@jest/globals";
import * as ec2 from "@pulumi/aws/ec2";
import { getRegionOutput } from "@pulumi/aws/getRegion";
import { Provider } from "@pulumi/aws/provider";
import * as ssm from "@pulumi/aws/ssm";
import * as pulumi from "@pulumi/pulumi";

import { makePlan, ProgramError } from "../../preview/engine";
import { record } from "../support/record";

const VPC = "urn:pulumi:test::spot-eks::aws:ec2/vpc:Vpc::net";

class Group extends pulumi.ComponentResource {
  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("test:index:Group", name, {}, opts);
    const vpc = new ec2.Vpc(`${name}-vpc`, { cidrBlock: "10.0.0.0/16" }, { parent: this });
    new ec2.Subnet(`${name}-subnet`, { vpcId: vpc.id, cidrBlock: "10.0.0.0/24" }, { parent: vpc });
  }
}

/** A component whose provider is not known here. */
class Foreign extends pulumi.ComponentResource {
  declare readonly address: pulumi.Output<string>;
  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("foreign:index:Thing", name, { size: 2, address: undefined }, opts, true);
  }
}

describe("values", () => {
  test("what only AWS knows is unknown, what the program gave is known, and both carry what they depend on", async () => {
    const made = await record(() => {
      const vpc = new ec2.Vpc("net", { cidrBlock: "10.0.0.0/16" });
      new ec2.Subnet("sub", {
        vpcId: vpc.id,
        cidrBlock: vpc.cidrBlock,
        tags: { of: pulumi.interpolate`vpc ${vpc.arn}` },
      });
    });

    expect(made.of(ec2.Subnet)).toEqual({
      sub: { vpcId: "[unknown]", cidrBlock: "10.0.0.0/16", tags: { of: "[unknown]" } },
    });
    expect(made.find(ec2.Subnet, "sub")).toMatchObject({
      urn: "urn:pulumi:test::spot-eks::aws:ec2/subnet:Subnet::sub",
      parent: "urn:pulumi:test::spot-eks::pulumi:pulumi:Stack::spot-eks-test",
      dependencies: [VPC],
      propertyDependencies: { vpcId: [VPC], cidrBlock: [VPC], tags: [VPC] },
    });
  });

  test("a secret is never shown, wherever it went", async () => {
    const made = await record(
      () => {
        const word = new pulumi.Config("app").requireSecret("word");
        new ec2.Vpc("net", {
          cidrBlock: "10.0.0.0/16",
          tags: { word, shout: word.apply((text) => text.toUpperCase()) },
        });
        return { word };
      },
      { config: { "app:word": "hunter2" }, secretKeys: ["app:word"] },
    );

    expect(made.of(ec2.Vpc)).toEqual({
      net: { cidrBlock: "10.0.0.0/16", tags: { word: "[secret]", shout: "[secret]" } },
    });
    expect(made.outputs).toEqual({ word: "[secret]" });
  });

  test("stack outputs keep known parts beside unknown ones", async () => {
    const made = await record(() => {
      const vpc = new ec2.Vpc("net", { cidrBlock: "10.0.0.0/16" });
      return { network: { cidr: "10.0.0.0/16", id: vpc.id } };
    });

    expect(made.outputs).toEqual({ network: { cidr: "10.0.0.0/16", id: "[unknown]" } });
  });

  test("configuration arrives as the command line would hand it over", async () => {
    const made = await record(
      () => ({ zones: new pulumi.Config("app").requireObject<string[]>("zones"), stack: pulumi.getStack() }),
      { config: { "app:zones": '["a","b"]' } },
    );

    expect(made.outputs).toEqual({ zones: ["a", "b"], stack: "test" });
  });
});

describe("options", () => {
  test("a child is protected with its parent", async () => {
    const made = await record(() => new Group("one", { protect: true }));

    expect(made.find(ec2.Vpc, "one-vpc").options).toEqual({ protect: true });
    expect(made.find(ec2.Subnet, "one-subnet").options).toEqual({ protect: true });
  });

  test("everything a plan keeps of options is there, and defaults are left out", async () => {
    const made = await record(() => {
      const provider = new Provider("east", { region: "us-east-1" });
      new ec2.Vpc(
        "net",
        { cidrBlock: "10.0.0.0/16" },
        {
          provider,
          protect: true,
          retainOnDelete: true,
          deleteBeforeReplace: true,
          ignoreChanges: ["tags"],
          customTimeouts: { create: "60m", delete: "2h" },
        },
      );
      new ec2.Vpc("plain", { cidrBlock: "10.1.0.0/16" });
    });

    expect(made.find(ec2.Vpc, "net").options).toEqual({
      provider: "urn:pulumi:test::spot-eks::pulumi:providers:aws::east",
      protect: true,
      retainOnDelete: true,
      deleteBeforeReplace: true,
      ignoreChanges: ["tags"],
      customTimeouts: { create: "60m", delete: "2h" },
    });
    expect(made.find(ec2.Vpc, "plain").options).toEqual({});
  });

  test("what a parent hands on is there before a transform, and stays", async () => {
    const made = await record(() => {
      const look: pulumi.ResourceTransform = ({ type, props, opts }) =>
        type === "aws:ec2/subnet:Subnet" ? { props, opts } : undefined;
      new Group("one", { protect: true, retainOnDelete: true, transforms: [look] });
    });

    expect(made.find(ec2.Subnet, "one-subnet").options).toEqual({ protect: true, retainOnDelete: true });
  });

  test("a component hands its provider on", async () => {
    const made = await record(() => {
      const provider = new Provider("east", { region: "us-east-1" });
      new Group("one", { providers: [provider] });
    });

    const provider = "urn:pulumi:test::spot-eks::pulumi:providers:aws::east";
    expect(made.find(ec2.Subnet, "one-subnet").options).toEqual({ provider });
  });

  test("a provider's version is among its inputs", async () => {
    const made = await record(() => new Provider("east", { region: "us-east-1" }));

    expect(made.of("pulumi:providers:aws")).toMatchObject({ east: { region: "us-east-1", version: "7.48.0" } });
  });
});

describe("transforms", () => {
  const protectVpc: pulumi.ResourceTransform = ({ type, props, opts }) =>
    type === "aws:ec2/vpc:Vpc"
      ? { props: { ...props, enableDnsSupport: true }, opts: { ...opts, protect: true } }
      : undefined;

  test("reach every child of a component, and nothing beside it", async () => {
    const made = await record(() => {
      new Group("one", { transforms: [protectVpc] });
      new Group("two");
    });

    expect(made.of(ec2.Vpc)).toEqual({
      "one-vpc": { cidrBlock: "10.0.0.0/16", enableDnsSupport: true },
      "two-vpc": { cidrBlock: "10.0.0.0/16" },
    });
    expect(made.find(ec2.Vpc, "one-vpc").options).toEqual({ protect: true });
    expect(made.find(ec2.Vpc, "two-vpc").options).toEqual({});
  });

  test("of the stack reach everything made after them", async () => {
    const made = await record(() => {
      pulumi.runtime.registerResourceTransform(protectVpc);
      new ec2.Vpc("net", { cidrBlock: "10.0.0.0/16" });
    });

    expect(made.find(ec2.Vpc, "net").options).toEqual({ protect: true });
  });

  test("run from the resource outwards, each on what the one before left", async () => {
    const append =
      (word: string): pulumi.ResourceTransform =>
      ({ type, props, opts }) =>
        type === "aws:ec2/vpc:Vpc"
          ? {
              props: {
                ...props,
                tags: { trail: `${(props["tags"] as { trail?: string } | undefined)?.trail ?? ""}${word}` },
              },
              opts,
            }
          : undefined;
    const made = await record(() => {
      pulumi.runtime.registerResourceTransform(append("stack"));
      const group = new Group("one", { transforms: [append("component,")] });
      new ec2.Vpc("net", { cidrBlock: "10.0.0.0/16" }, { parent: group, transforms: [append("own,")] });
    });

    expect(made.of(ec2.Vpc)["net"]).toEqual({ cidrBlock: "10.0.0.0/16", tags: { trail: "own,component,stack" } });
  });

  test("keep unknowns, secrets and what the resource depends on", async () => {
    const rename: pulumi.ResourceTransform = ({ props, opts }) => ({
      props: { ...props, assignIpv6AddressOnCreation: false },
      opts,
    });
    const made = await record(() => {
      const vpc = new ec2.Vpc("net", { cidrBlock: "10.0.0.0/16" });
      new ec2.Subnet("sub", { vpcId: vpc.id, tags: { word: pulumi.secret("hunter2") } }, { transforms: [rename] });
    });

    expect(made.of(ec2.Subnet)["sub"]).toEqual({
      vpcId: "[unknown]",
      tags: { word: "[secret]" },
      assignIpv6AddressOnCreation: false,
    });
    expect(made.find(ec2.Subnet, "sub").dependencies).toEqual([VPC]);
  });

  test("of invokes change what is asked", async () => {
    const made = await record(() => {
      pulumi.runtime.registerInvokeTransform(({ args, opts }) => ({ args: { ...args, name: "/changed" }, opts }));
      return { value: ssm.getParameterOutput({ name: "/asked" }).value };
    });

    expect(made.outputs).toEqual({ value: "/changed" });
  });
});

describe("what is not known here", () => {
  test("what the program looks up is told, each once, as it was asked", async () => {
    const made = await record(() => {
      pulumi.runtime.registerInvokeTransform(({ args, opts }) => ({ args: { ...args, id: "vpc-1" }, opts }));
      return { known: [ec2.getVpcOutput({ id: "vpc-2" }).arn, ec2.getVpcOutput({ id: "vpc-3" }).arn] };
    });

    expect(made.plan.lookups).toEqual([{ token: "aws:ec2/getVpc:getVpc", args: { id: "vpc-1" } }]);
  });

  test("an invoke outside the table is unknown, with a note", async () => {
    const made = await record(() => ({ ids: ec2.getVpcsOutput({}).ids.apply((ids) => ids.length) }));

    expect(made.outputs).toEqual({ ids: "[unknown]" });
    expect(made.plan.diagnostics).toEqual([
      {
        severity: "info",
        message: "aws:ec2/getVpcs:getVpcs is not in the preview's table of answers: what it returns is unknown here",
      },
    ]);
  });

  test("a remote component of another provider is shown as it was asked for, with a note, its outputs unknown", async () => {
    const made = await record(() => ({ address: new Foreign("box").address }));

    expect(made.of("foreign:index:Thing")).toEqual({ box: { size: 2 } });
    expect(made.outputs).toEqual({ address: "[unknown]" });
    expect(made.plan.diagnostics).toEqual([
      {
        severity: "info",
        urn: "urn:pulumi:test::spot-eks::foreign:index:Thing::box",
        message:
          "foreign:index:Thing is a remote component: its children, which only its provider knows, are not in this plan",
      },
    ]);
  });

  test("a resource that is read has its id and nothing else", async () => {
    const made = await record(() => {
      const vpc = ec2.Vpc.get("shared", "vpc-1");
      return { id: vpc.id, cidr: vpc.cidrBlock };
    });

    expect(made.outputs).toEqual({ id: "vpc-1", cidr: "[unknown]" });
  });
});

test("a data source is asked in the region of its provider", async () => {
  const made = await record(() => {
    const provider = new Provider("west", { region: "us-west-2" });
    return { region: getRegionOutput({}, { provider }).region };
  });

  expect(made.outputs).toEqual({ region: "us-west-2" });
});

test("what a provider with unknown configuration makes is unknown as a whole", async () => {
  const made = await record(() => {
    const vpc = new ec2.Vpc("net", { cidrBlock: "10.0.0.0/16" });
    const provider = new Provider("later", { region: "us-east-1", profile: vpc.id });
    const later = new ec2.Vpc("later", { cidrBlock: "10.1.0.0/16" }, { provider });
    return { known: vpc.cidrBlock, unknown: later.cidrBlock };
  });

  expect(made.outputs).toEqual({ known: "10.0.0.0/16", unknown: "[unknown]" });
});

describe("diagnostics", () => {
  test("what a program logs is kept, but for debug and ephemeral messages", async () => {
    const made = await record(async () => {
      await pulumi.log.info("made");
      await pulumi.log.debug("hidden");
      await pulumi.log.info("gone", undefined, undefined, true);
      await pulumi.log.warn("careful");
      await pulumi.log.error("wrong");
    });

    expect(made.plan.diagnostics).toEqual([
      { severity: "error", message: "wrong" },
      { severity: "warning", message: "careful" },
      { severity: "info", message: "made" },
    ]);
  });

  test("two resources with one URN are an error", async () => {
    const made = await record(() => {
      new ec2.Vpc("net", { cidrBlock: "10.0.0.0/16" });
      new ec2.Vpc("net", { cidrBlock: "10.1.0.0/16" });
    });

    const message = `Duplicate resource URN '${VPC}'; try giving it a unique name`;
    expect(made.plan.diagnostics).toEqual([{ severity: "error", urn: VPC, message }]);
  });

  test("a program that throws ends in an error with what it had registered", async () => {
    const failure = await makePlan({
      project: "spot-eks",
      stack: "test",
      config: {},
      program: async () => {
        await new Promise((resolve) => new ec2.Vpc("net", { cidrBlock: "10.0.0.0/16" }).urn.apply(resolve));
        throw new pulumi.RunError("no");
      },
    }).catch((error: unknown) => error);

    expect(failure).toBeInstanceOf(ProgramError);
    expect((failure as ProgramError).message).toBe("no");
    expect((failure as ProgramError).plan.resources.map(({ name }) => name)).toEqual(["net", "spot-eks-test"]);
  });
});

test("several plans made at once do not see each other", async () => {
  const program = (cidrBlock: string) => () => {
    new ec2.Vpc("net", { cidrBlock });
  };
  const [one, two] = await Promise.all([
    record(program("10.1.0.0/16"), { stack: "one" }),
    record(program("10.2.0.0/16"), { stack: "two" }),
  ]);

  expect(one.of(ec2.Vpc)).toEqual({ net: { cidrBlock: "10.1.0.0/16" } });
  expect(two.of(ec2.Vpc)).toEqual({ net: { cidrBlock: "10.2.0.0/16" } });
  expect(two.plan.resources.map(({ urn }) => urn.split("::")[0])).toEqual(["urn:pulumi:two", "urn:pulumi:two"]);
});
