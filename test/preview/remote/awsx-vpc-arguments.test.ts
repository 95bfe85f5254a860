import { describe, expect, test } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";

import { readVpcArguments } from "../../../preview/remote/awsx-vpc-arguments";
import { checkNatGateways } from "../../../preview/remote/awsx-vpc-gateways";
import { UnsupportedArguments } from "../../../preview/remote/construct";
import { makeVpc } from "./two-zones";

const EXACT = { subnetStrategy: "Exact" };

describe("not reproduced", () => {
  test.each([
    { what: "no strategy", args: {}, message: "subnetStrategy: Legacy is not laid out here; give Exact" },
    {
      what: "another strategy",
      args: { subnetStrategy: "Auto" },
      message: "subnetStrategy: Auto is not laid out here; give Exact",
    },
    {
      what: "an address pool",
      args: { ...EXACT, ipv4IpamPoolId: "ipam-pool-1" },
      message: "ipv4IpamPoolId: its address range is known to AWS only; give cidrBlock",
    },
    {
      what: "zones that are an output",
      args: { ...EXACT, availabilityZoneNames: pulumi.output(["us-east-1a"]) },
      message: "availabilityZoneNames: an output is not a plain value; give what is known before anything is made",
    },
  ])("$what", ({ args, message }) => {
    expect(() => readVpcArguments(args)).toThrow(new UnsupportedArguments(message));
  });

  test("is shown as it was asked for, with a note", async () => {
    const made = await makeVpc({ subnetStrategy: "Auto" });

    expect(made.plan.resources.map(({ type }) => type)).toEqual(["awsx:ec2:Vpc", "pulumi:pulumi:Stack"]);
    expect(made.plan.diagnostics).toEqual([
      {
        severity: "info",
        urn: "urn:pulumi:test::spot-eks::awsx:ec2:Vpc::net",
        message: "its children are not in this plan: subnetStrategy: Auto is not laid out here; give Exact",
      },
    ]);
  });
});

describe("refused", () => {
  test("zones given in two ways", () => {
    const args = { ...EXACT, availabilityZoneNames: ["us-east-1a"], numberOfAvailabilityZones: 1 };

    expect(() => readVpcArguments(args)).toThrow(
      new RangeError("numberOfAvailabilityZones: 1 is not allowed beside availabilityZoneNames; give one of them"),
    );
  });

  const subnetSpecs = [{ type: "Public" }, { type: "Private" }];
  test.each([
    {
      what: "addresses without gateways",
      args: { natGateways: { strategy: "None", elasticIpAllocationIds: ["eipalloc-1"] } },
      message: "natGateways.elasticIpAllocationIds: 1 is not the number that None takes; give 0 or none",
    },
    {
      what: "two addresses for a single gateway",
      args: { natGateways: { strategy: "Single", elasticIpAllocationIds: ["eipalloc-1", "eipalloc-2"] } },
      message: "natGateways.elasticIpAllocationIds: 2 is not the number that Single takes; give 1 or none",
    },
    {
      what: "fewer addresses than zones",
      args: { natGateways: { strategy: "OnePerAz", elasticIpAllocationIds: ["eipalloc-1"] } },
      message: "natGateways.elasticIpAllocationIds: 1 is not the number that OnePerAz takes; give 2 or none",
    },
    {
      what: "gateways without a public subnet",
      args: { subnetSpecs: [{ type: "Private" }] },
      message:
        "natGateways.strategy: OnePerAz is not possible without public subnets to stand in and private or isolated " +
        "subnets to serve; give None, or such subnets",
    },
  ])("$what", ({ args, message }) => {
    const read = readVpcArguments({ ...EXACT, subnetSpecs, ...args });

    expect(() => checkNatGateways(read, 2)).toThrow(new RangeError(message));
  });

  test("is an error of the plan", async () => {
    const made = await makeVpc({ availabilityZoneNames: ["us-east-1a"] });

    expect(made.plan.diagnostics).toEqual([
      {
        severity: "error",
        urn: "urn:pulumi:test::spot-eks::awsx:ec2:Vpc::net",
        message: "subnetSpecs[0].cidrBlocks: 2 is not the number of zones; give 1, one for each zone",
      },
    ]);
  });
});
