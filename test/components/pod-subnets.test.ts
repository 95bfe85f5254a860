import { expect, test } from "@jest/globals";
import * as ec2 from "@pulumi/aws/ec2";

import { PodSubnets, type PodSubnetsArgs } from "../../components/pod-subnets";
import { record } from "../support/record";

const ARGS: PodSubnetsArgs = {
  vpcId: "vpc-1",
  podCidrBlock: "100.64.0.0/16",
  zones: ["us-east-1a", "us-east-1b"],
  routeTableIds: { "us-east-1a": "rtb-a", "us-east-1b": "rtb-b" },
  tags: { team: "platform" },
  isProtected: false,
};

const made = (changes: Partial<PodSubnetsArgs> = {}) => record(() => new PodSubnets("main", { ...ARGS, ...changes }));

test("the VPC gets the block, and each zone a quarter of it, found by no load balancer", async () => {
  const subnets = await made();
  const subnet = (zone: string, cidrBlock: string) => ({
    availabilityZone: zone,
    cidrBlock,
    vpcId: "vpc-1",
    tags: { team: "platform", Name: `main-pods-${zone}` },
  });

  expect(subnets.of(ec2.VpcIpv4CidrBlockAssociation)).toEqual({
    "main-pods": { vpcId: "vpc-1", cidrBlock: "100.64.0.0/16" },
  });
  expect(subnets.of(ec2.Subnet)).toEqual({
    "main-pods-us-east-1a": subnet("us-east-1a", "100.64.0.0/18"),
    "main-pods-us-east-1b": subnet("us-east-1b", "100.64.64.0/18"),
  });
});

test("subnets wait for the block, and lead out as the zone's private subnet does", async () => {
  const subnets = await made();
  const { dependencies } = subnets.find(ec2.Subnet, "main-pods-us-east-1b");

  expect(dependencies.map((urn) => urn.split("::").at(-1))).toEqual(["main-pods"]);
  expect(subnets.of(ec2.RouteTableAssociation)).toEqual({
    "main-pods-us-east-1a": { subnetId: "[unknown]", routeTableId: "rtb-a" },
    "main-pods-us-east-1b": { subnetId: "[unknown]", routeTableId: "rtb-b" },
  });
});

test("whoever takes a subnet waits for its way out too", async () => {
  const subnets = await record(() => {
    const { subnetIds } = new PodSubnets("main", ARGS);
    new ec2.NetworkInterface("taker", { subnetId: subnetIds["us-east-1b"] ?? "" });
  });
  const { dependencies } = subnets.find(ec2.NetworkInterface, "taker");

  expect(dependencies.map((urn) => urn.split("::").slice(-2).join(" ")).sort()).toEqual([
    "spot-eks:components:PodSubnets$aws:ec2/routeTableAssociation:RouteTableAssociation main-pods-us-east-1b",
    "spot-eks:components:PodSubnets$aws:ec2/subnet:Subnet main-pods-us-east-1b",
  ]);
});

test("an appended zone changes nothing of the zones before it", async () => {
  const routeTableIds = { ...ARGS.routeTableIds, "us-east-1c": "rtb-c" };
  const before = await made();
  const after = await made({ zones: [...ARGS.zones, "us-east-1c"], routeTableIds });
  const byUrn = new Map(after.plan.resources.map((resource) => [resource.urn, resource]));
  const own = before.plan.resources.filter(({ custom }) => custom);

  expect(own).toHaveLength(5);
  for (const resource of own) {
    expect(byUrn.get(resource.urn)).toEqual(resource);
  }
});

test.each([
  { isProtected: true, protectedNames: ["main-pods-us-east-1a", "main-pods-us-east-1b"] },
  { isProtected: false, protectedNames: [] },
])("with protection $isProtected these cannot be deleted: $protectedNames", async ({ isProtected, protectedNames }) => {
  const { plan } = await made({ isProtected });
  const kept = plan.resources.filter(({ options }) => options.protect === true);
  expect(kept.map(({ type, name }) => [type, name])).toEqual(
    protectedNames.map((name) => ["aws:ec2/subnet:Subnet", name]),
  );
});

test("refuses what cannot be cut or has no way out, all at once", async () => {
  const zones = ["a", "b", "c", "d", "e"];
  const routeTableIds = { a: "1", b: "2", c: "3", d: "4" };
  await expect(made({ podCidrBlock: "100.64.0.0/23", zones, routeTableIds })).rejects.toMatchObject({
    message:
      "podCidrBlock: 100.64.0.0/23 is not a block from /16 to /22; write one such as 100.64.0.0/16\n" +
      "zones: [a, b, c, d, e] is not 1 to 4 zones; the block has that many slots\n" +
      "routeTableIds: none is not the route table of e; name it",
  });
});
