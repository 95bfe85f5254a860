import { describe, expect, test } from "@jest/globals";
import * as ec2 from "@pulumi/aws/ec2";
import { Vpc, type VpcArgs } from "@pulumi/awsx/ec2/vpc";

import { record } from "../../support/record";
import { makeVpc, TWO_ZONES } from "./two-zones";

describe("zones", () => {
  test("are the first of the region, as many as asked for", async () => {
    const { cidrBlock, subnetStrategy, subnetSpecs } = TWO_ZONES;
    const args = { cidrBlock, subnetStrategy, subnetSpecs, numberOfAvailabilityZones: 2 } as VpcArgs;
    const made = await record(() => new Vpc("net", args));

    expect(Object.values(made.of(ec2.Subnet))).toMatchObject([
      { availabilityZone: "us-east-1a" },
      { availabilityZone: "us-east-1b" },
      { availabilityZone: "us-east-1a" },
      { availabilityZone: "us-east-1b" },
    ]);
  });

  test("are three when nobody says how many", async () => {
    const subnetSpecs = [{ type: "Public" as const, cidrBlocks: ["10.0.0.0/18", "10.0.64.0/18", "10.0.128.0/17"] }];
    const made = await record(
      () => new Vpc("net", { subnetStrategy: "Exact", natGateways: { strategy: "None" }, subnetSpecs }),
    );

    expect(made.of(ec2.Vpc)).toEqual({ net: { cidrBlock: "10.0.0.0/16", tags: { Name: "net" } } });
    expect(made.of(ec2.Subnet)["net-public-3"]).toMatchObject({
      availabilityZone: "us-east-1c",
      cidrBlock: "10.0.128.0/17",
    });
  });
});

describe("NAT gateways", () => {
  const namesOf = async (natGateways: VpcArgs["natGateways"]) => {
    const made = await makeVpc({ ...(natGateways && { natGateways }) });
    const routes = made.plan.resources.filter(({ type }) => type === "aws:ec2/route:Route").map(({ name }) => name);
    return { gateways: made.of(ec2.NatGateway), addresses: Object.keys(made.of(ec2.Eip)), routes };
  };
  const tags = (Name: string) => ({ subnetId: "[unknown]", tags: { Name } });

  test("none: private subnets have no way out", async () => {
    expect(await namesOf({ strategy: "None" })).toEqual({
      gateways: {},
      addresses: [],
      routes: ["net-public-1", "net-public-2"],
    });
  });

  test("left out: one in each zone, with addresses of their own", async () => {
    expect(await namesOf(undefined)).toEqual({
      gateways: {
        "net-1": { allocationId: "[unknown]", ...tags("net-1") },
        "net-2": { allocationId: "[unknown]", ...tags("net-2") },
      },
      addresses: ["net-1", "net-2"],
      routes: ["net-private-1", "net-private-2", "net-public-1", "net-public-2"],
    });
  });

  test("one, at a given address", async () => {
    expect(await namesOf({ strategy: "Single", elasticIpAllocationIds: ["eipalloc-1"] })).toMatchObject({
      gateways: { "net-1": { allocationId: "eipalloc-1", ...tags("net-1") } },
      addresses: [],
    });
  });

  test("one in each zone, at given addresses", async () => {
    const elasticIpAllocationIds = ["eipalloc-1", "eipalloc-2"];
    expect(await namesOf({ strategy: "OnePerAz", elasticIpAllocationIds })).toMatchObject({
      gateways: { "net-1": { allocationId: "eipalloc-1" }, "net-2": { allocationId: "eipalloc-2" } },
      addresses: [],
    });
  });
});

describe("other arguments", () => {
  test("reach the resources they are for", async () => {
    const made = await makeVpc({
      region: "us-east-1",
      tags: { team: "platform" },
      instanceTenancy: "dedicated",
      enableDnsSupport: true,
      enableNetworkAddressUsageMetrics: true,
      assignGeneratedIpv6CidrBlock: true,
    });

    expect(made.of(ec2.Vpc)).toEqual({
      net: {
        assignGeneratedIpv6CidrBlock: true,
        cidrBlock: "10.9.0.0/18",
        enableDnsSupport: true,
        enableNetworkAddressUsageMetrics: true,
        instanceTenancy: "dedicated",
        region: "us-east-1",
        tags: { Name: "net", team: "platform" },
      },
    });
    expect(made.of(ec2.Subnet)["net-private-1"]).toEqual({
      assignIpv6AddressOnCreation: true,
      availabilityZone: "us-east-1a",
      cidrBlock: "10.9.0.0/20",
      ipv6CidrBlock: "[unknown]",
      mapPublicIpOnLaunch: false,
      region: "us-east-1",
      tags: { Name: "net-private-1", SubnetType: "Private", team: "platform" },
      vpcId: "[unknown]",
    });
    expect(made.of(ec2.Eip)["net-1"]).toEqual({ region: "us-east-1", tags: { Name: "net-1", team: "platform" } });
  });
});
