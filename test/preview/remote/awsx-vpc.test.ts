import { describe, expect, test } from "@jest/globals";
import * as ec2 from "@pulumi/aws/ec2";
import * as iam from "@pulumi/aws/iam";
import { Provider } from "@pulumi/aws/provider";
import { Vpc } from "@pulumi/awsx/ec2/vpc";
import * as pulumi from "@pulumi/pulumi";

import { record } from "../../support/record";
import { recording, replay, sorted } from "./replay";
import { makeVpc, TWO_ZONES } from "./two-zones";

const ELB = { "kubernetes.io/role/elb": "1", "kubernetes.io/cluster/main": "shared" };
const INTERNAL_ELB = { "kubernetes.io/role/internal-elb": "1", "kubernetes.io/cluster/main": "shared" };

/** Specs of what stays free: one for each row, one block for each zone. */
const unused = (...rows: string[][]) =>
  rows.map((cidrBlocks, index) => ({ type: "Unused", name: `free-${index}`, cidrBlocks }));

describe("the real provider's registrations", () => {
  test.each(["vpc-exact-two-zones", "vpc-exact-three-zones"])("%s", async (name) => {
    const real = recording(name);

    const { resources, diagnostics } = await replay(real);

    expect(diagnostics).toEqual([]);
    expect(resources).toEqual(sorted(real.resources));
  });

  const halves = [
    { type: "Public", cidrBlocks: ["10.0.0.0/24", "10.0.128.0/24"], tags: ELB },
    ...unused(
      ["10.0.1.0/24", "10.0.129.0/24"],
      ["10.0.2.0/23", "10.0.130.0/23"],
      ["10.0.4.0/22", "10.0.132.0/22"],
      ["10.0.8.0/21", "10.0.136.0/21"],
    ),
    { type: "Private", cidrBlocks: ["10.0.16.0/20", "10.0.144.0/20"], tags: INTERNAL_ELB },
    { type: "Unused", name: "tail", cidrBlocks: ["10.0.32.0/19", "10.0.160.0/19"] },
    { type: "Unused", name: "end", cidrBlocks: ["10.0.64.0/18", "10.0.192.0/18"] },
  ];
  const quarters = [
    { type: "Public", cidrBlocks: ["10.40.0.0/24", "10.40.64.0/24", "10.40.128.0/24"], tags: ELB },
    ...unused(
      ["10.40.1.0/24", "10.40.65.0/24", "10.40.129.0/24"],
      ["10.40.2.0/23", "10.40.66.0/23", "10.40.130.0/23"],
      ["10.40.4.0/22", "10.40.68.0/22", "10.40.132.0/22"],
      ["10.40.8.0/21", "10.40.72.0/21", "10.40.136.0/21"],
    ),
    { type: "Private", cidrBlocks: ["10.40.16.0/20", "10.40.80.0/20", "10.40.144.0/20"], tags: INTERNAL_ELB },
    { type: "Unused", name: "tail", cidrBlocks: ["10.40.32.0/20", "10.40.96.0/20", "10.40.160.0/19"] },
    { type: "Unused", name: "end", cidrBlocks: ["10.40.48.0/20", "10.40.112.0/20", "10.40.192.0/18"] },
  ];
  const defaults = [
    { type: "Private", cidrBlocks: ["10.0.0.0/19", "10.0.64.0/19", "10.0.128.0/19"] },
    { type: "Public", cidrBlocks: ["10.0.32.0/20", "10.0.96.0/20", "10.0.160.0/20"] },
    { type: "Unused", name: "tail", cidrBlocks: ["10.0.48.0/21", "10.0.112.0/21", "10.0.176.0/20"] },
    { type: "Unused", name: "end", cidrBlocks: ["10.0.56.0/21", "10.0.120.0/21", "10.0.192.0/18"] },
  ];
  const named = [
    { type: "Public", name: "edge", cidrBlocks: ["172.20.0.0/26", "172.20.128.0/26"] },
    ...unused(
      ["172.20.0.64/26", "172.20.128.64/26"],
      ["172.20.0.128/25", "172.20.128.128/25"],
      ["172.20.1.0/24", "172.20.129.0/24"],
      ["172.20.2.0/23", "172.20.130.0/23"],
    ),
    { type: "Private", name: "nodes", cidrBlocks: ["172.20.4.0/22", "172.20.132.0/22"] },
    { type: "Isolated", name: "data", cidrBlocks: ["172.20.8.0/26", "172.20.136.0/26"] },
    { type: "Unused", name: "a", cidrBlocks: ["172.20.8.64/26", "172.20.136.64/26"] },
    { type: "Unused", name: "b", cidrBlocks: ["172.20.8.128/25", "172.20.136.128/25"] },
    { type: "Unused", name: "c", cidrBlocks: ["172.20.9.0/24", "172.20.137.0/24"] },
    { type: "Unused", name: "d", cidrBlocks: ["172.20.10.0/23", "172.20.138.0/23"] },
    { type: "Unused", name: "e", cidrBlocks: ["172.20.12.0/22", "172.20.140.0/22"] },
    { type: "Unused", name: "f", cidrBlocks: ["172.20.16.0/20", "172.20.144.0/20"] },
    { type: "Unused", name: "g", cidrBlocks: ["172.20.32.0/19", "172.20.160.0/19"] },
    { type: "Unused", name: "h", cidrBlocks: ["172.20.64.0/18", "172.20.192.0/18"] },
  ];

  test.each([
    { name: "vpc-defaults", subnetSpecs: defaults },
    { name: "vpc-auto-two-zones-single-nat", subnetSpecs: halves },
    { name: "vpc-endpoints", subnetSpecs: halves },
    { name: "vpc-auto-three-zones-per-zone-nat", subnetSpecs: quarters },
    { name: "vpc-zone-names-isolated", subnetSpecs: named },
  ])("$name, its blocks written out for the strategy Exact", async ({ name, subnetSpecs }) => {
    const real = recording(name);

    const { resources, diagnostics } = await replay(real, { ...real.args, subnetStrategy: "Exact", subnetSpecs });

    expect(diagnostics).toEqual([]);
    expect(resources).toEqual(sorted(real.resources));
  });
});

describe("options of the component", () => {
  test("protection and provider reach every child, dependencies do not", async () => {
    const made = await record(() => {
      const provider = new Provider("east", { region: "us-east-1" });
      const role = new iam.Role("role", { assumeRolePolicy: "{}" });
      new Vpc("net", TWO_ZONES, { provider, protect: true, dependsOn: role });
    });

    const children = made.plan.resources.filter(({ urn }) => urn.includes("awsx:ec2:Vpc$"));
    const provider = "urn:pulumi:test::spot-eks::pulumi:providers:aws::east";
    expect(children).toHaveLength(22);
    expect(children.map(({ options }) => options)).toEqual(children.map(() => ({ protect: true, provider })));
    expect(made.find("awsx:ec2:Vpc", "net").dependencies).toEqual([
      "urn:pulumi:test::spot-eks::aws:iam/role:Role::role",
    ]);
    expect(made.find(ec2.Vpc, "net").dependencies).toEqual([]);
  });

  test("transforms reach every child", async () => {
    const transform: pulumi.ResourceTransform = ({ type, props, opts }) =>
      type === "aws:ec2/subnet:Subnet" ? { props, opts: { ...opts, protect: true } } : undefined;
    const made = await makeVpc({}, { transforms: [transform] });

    expect(made.find(ec2.Subnet, "net-private-1").options).toEqual({ protect: true });
    expect(made.find(ec2.RouteTable, "net-private-1").options).toEqual({});
  });
});

describe("outputs", () => {
  test("ids are unknown as whole lists; resources are known, public before private in each zone", async () => {
    const made = await record(() => {
      const net = new Vpc("net", TWO_ZONES);
      return {
        vpcId: net.vpcId,
        cidr: net.vpc.cidrBlock,
        privateSubnetIds: net.privateSubnetIds,
        subnets: net.subnets.apply((subnets) => pulumi.all(subnets.map(({ cidrBlock }) => cidrBlock))),
        zone: net.subnets[1]?.availabilityZone,
        id: net.subnets[1]?.id,
        privateSubnets: net.privateSubnets.apply((subnets) => subnets.length),
        routeTables: net.routeTables.apply((tables) => tables.length),
        natGateways: net.natGateways.apply((gateways) => gateways.length),
        layout: net.subnetLayout,
      };
    });

    expect(made.outputs).toEqual({
      vpcId: "[unknown]",
      cidr: "10.9.0.0/18",
      privateSubnetIds: "[unknown]",
      subnets: ["10.9.16.0/20", "10.9.0.0/20", "10.9.48.0/20", "10.9.32.0/20"],
      zone: "us-east-1a",
      id: "[unknown]",
      privateSubnets: 2,
      routeTables: 4,
      natGateways: 2,
      layout: [
        { type: "Private", cidrBlocks: ["10.9.0.0/20", "10.9.32.0/20"] },
        { type: "Public", cidrBlocks: ["10.9.16.0/20", "10.9.48.0/20"] },
      ],
    });
  });

  test("what uses one of them depends on the component, its VPC and all subnets", async () => {
    const made = await record(() => {
      const net = new Vpc("net", TWO_ZONES);
      new ec2.SecurityGroup("group", { vpcId: net.vpcId });
    });

    const names = made.find(ec2.SecurityGroup, "group").dependencies.map((urn) =>
      urn
        .split(/[$]|::/)
        .slice(-2)
        .join(" "),
    );
    expect(names).toEqual([
      "aws:ec2/subnet:Subnet net-private-1",
      "aws:ec2/subnet:Subnet net-private-2",
      "aws:ec2/subnet:Subnet net-public-1",
      "aws:ec2/subnet:Subnet net-public-2",
      "aws:ec2/vpc:Vpc net",
      "awsx:ec2:Vpc net",
    ]);
  });
});
