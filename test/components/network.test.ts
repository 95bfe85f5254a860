import { expect, test } from "@jest/globals";
import * as ec2 from "@pulumi/aws/ec2";

import { Network, type NetworkArgs } from "../../components/network";
import { record } from "../support/record";

const ARGS: NetworkArgs = {
  cidrBlock: "10.9.0.0/18",
  zones: ["us-east-1a", "us-east-1b"],
  nat: "per-zone",
  clusterName: "production",
  tagsForCluster: true,
  tags: { team: "platform" },
  isProtected: false,
};
const TAGS = { team: "platform", "kubernetes.io/cluster/production": "shared" };

const made = (changes: Partial<NetworkArgs> = {}) => record(() => new Network("net", { ...ARGS, ...changes }));

test("the VPC has DNS on and carries the cluster's tag", async () => {
  const names = { enableDnsHostnames: true, enableDnsSupport: true };
  expect((await made()).of(ec2.Vpc)).toEqual({
    "net-vpc": { cidrBlock: "10.9.0.0/18", ...names, tags: { ...TAGS, Name: "net-vpc" } },
  });
});

test("each zone has a private and a public subnet, tagged for their load balancers", async () => {
  const subnet = (kind: string, zone: string, cidrBlock: string, tags: object) => ({
    assignIpv6AddressOnCreation: false,
    availabilityZone: zone,
    cidrBlock,
    ipv6CidrBlock: "[unknown]",
    mapPublicIpOnLaunch: kind === "Public",
    tags: { ...TAGS, SubnetType: kind, ...tags },
    vpcId: "[unknown]",
  });
  const inner = { "kubernetes.io/role/internal-elb": "1" };
  const outer = { "kubernetes.io/role/elb": "1" };

  expect((await made()).of(ec2.Subnet)).toEqual({
    "net-vpc-private-1": subnet("Private", "us-east-1a", "10.9.0.0/21", { Name: "net-vpc-private-1", ...inner }),
    "net-vpc-private-2": subnet("Private", "us-east-1b", "10.9.16.0/21", { Name: "net-vpc-private-2", ...inner }),
    "net-vpc-public-1": subnet("Public", "us-east-1a", "10.9.8.0/22", { Name: "net-vpc-public-1", ...outer }),
    "net-vpc-public-2": subnet("Public", "us-east-1b", "10.9.24.0/22", { Name: "net-vpc-public-2", ...outer }),
  });
});

test.each([
  { nat: "none" as const, gateways: [] },
  { nat: "single" as const, gateways: ["net-vpc-1"] },
  { nat: "per-zone" as const, gateways: ["net-vpc-1", "net-vpc-2"] },
])("$nat makes NAT gateways $gateways", async ({ nat, gateways }) => {
  expect(Object.keys((await made({ nat })).of(ec2.NatGateway)).sort()).toEqual(gateways);
});

test.each(["single", "per-zone"] as const)(
  "without NAT, subnets and their route tables are those of %s",
  async (nat) => {
    const types = [ec2.Subnet, ec2.RouteTable, ec2.RouteTableAssociation];
    const [none, other] = await Promise.all([made({ nat: "none" }), made({ nat })]);

    for (const type of types) {
      expect(Object.keys(none.of(type))).toHaveLength(4);
      expect(none.of(type)).toEqual(other.of(type));
    }
    expect(Object.keys(none.of(ec2.Route)).sort()).toEqual(["net-vpc-public-1", "net-vpc-public-2"]);
  },
);

test("a zone's private route table is the one that its private subnet is associated with", async () => {
  const network = await record(() => {
    const tables = Object.entries(new Network("net", ARGS).privateRouteTables());
    return Object.fromEntries(tables.map(([zone, { urn }]) => [zone, urn]));
  });
  const subnets = Object.entries(network.of(ec2.Subnet));
  const ofZone = (zone: string, kind: string): string[] =>
    subnets.flatMap(([name, inputs]) =>
      JSON.stringify(inputs).includes(`"availabilityZone":"${zone}"`) && name.includes(kind) ? [name] : [],
    );
  const tableOf = (zone: string): readonly (string | undefined)[] =>
    ofZone(zone, "private").map((name) => {
      const subnet = network.find(ec2.Subnet, name).urn;
      const associations = network.plan.resources.filter(
        ({ type, propertyDependencies }) =>
          type === "aws:ec2/routeTableAssociation:RouteTableAssociation" &&
          propertyDependencies["subnetId"]?.includes(subnet) === true,
      );
      return associations.length === 1 ? associations[0]?.propertyDependencies["routeTableId"]?.[0] : undefined;
    });

  expect([tableOf("us-east-1a").length, tableOf("us-east-1b").length]).toEqual([1, 1]);
  expect(network.outputs).toEqual({
    "us-east-1a": tableOf("us-east-1a")[0],
    "us-east-1b": tableOf("us-east-1b")[0],
  });
  expect(String(tableOf("us-east-1b")[0])).toMatch(/:RouteTable::net-vpc-private-2$/);
});

test("without tags for the cluster there are only the caller's", async () => {
  const network = await made({ tagsForCluster: false });
  expect(network.of(ec2.Vpc)).toEqual({
    "net-vpc": {
      cidrBlock: "10.9.0.0/18",
      enableDnsHostnames: true,
      enableDnsSupport: true,
      tags: { team: "platform", Name: "net-vpc" },
    },
  });
});

test("an appended zone changes nothing of the zones before it", async () => {
  const before = await made();
  const after = await made({ zones: ["us-east-1a", "us-east-1b", "us-east-1c"] });
  const byUrn = new Map(after.plan.resources.map((resource) => [resource.urn, resource]));
  const own = before.plan.resources.filter(({ custom }) => custom);

  expect(own).toHaveLength(22);
  for (const resource of own) {
    expect(byUrn.get(resource.urn)).toEqual(resource);
  }
});

test("protection reaches the VPC and its subnets and nothing else", async () => {
  const { plan } = await made({ isProtected: true });
  const protectedNames = plan.resources.filter(({ options }) => options.protect === true);
  expect(protectedNames.map(({ type, name }) => `${type} ${name}`).sort()).toEqual([
    "aws:ec2/subnet:Subnet net-vpc-private-1",
    "aws:ec2/subnet:Subnet net-vpc-private-2",
    "aws:ec2/subnet:Subnet net-vpc-public-1",
    "aws:ec2/subnet:Subnet net-vpc-public-2",
    "aws:ec2/vpc:Vpc net-vpc",
  ]);
  const open = await made();
  expect(open.plan.resources.filter(({ options }) => options.protect !== undefined)).toEqual([]);
});

test("subnets are told by zone, unknown in a preview, and whoever takes one waits for it", async () => {
  const network = await record(() => {
    const { privateSubnetIds, publicSubnetIds, vpcId } = new Network("net", ARGS);
    return { privateSubnetIds, publicSubnetIds, vpcId };
  });
  expect(network.outputs).toEqual({
    vpcId: "[unknown]",
    privateSubnetIds: { "us-east-1a": "[unknown]", "us-east-1b": "[unknown]" },
    publicSubnetIds: { "us-east-1a": "[unknown]", "us-east-1b": "[unknown]" },
  });
});

test.each([
  {
    what: "a block that is too small, and one zone",
    changes: { cidrBlock: "10.0.0.0/24", zones: ["us-east-1a"] },
    text:
      "cidrBlock: 10.0.0.0/24 is not a block from /16 to /20; four zones need that much\n" +
      "zones: [us-east-1a] is not two to 4 zones; the block has 4 slots",
  },
  {
    what: "a zone twice",
    changes: { zones: ["us-east-1a", "us-east-1a"] },
    text: "zones: [us-east-1a, us-east-1a] is not a list of different zones; name each one once",
  },
  {
    what: "five zones",
    changes: { zones: ["a", "b", "c", "d", "e"] },
    text: "zones: [a, b, c, d, e] is not two to 4 zones; the block has 4 slots",
  },
])("refuses $what", async ({ changes, text }) => {
  await expect(made(changes)).rejects.toMatchObject({ message: text });
});

test("private subnets alone carry the tags by which a controller finds them", async () => {
  const recording = await made({ privateSubnetTags: { "karpenter.sh/discovery": "production" } });
  const tagged = Object.entries(recording.of(ec2.Subnet)).filter(([, subnet]) =>
    JSON.stringify(subnet).includes('"karpenter.sh/discovery":"production"'),
  );
  expect(tagged.map(([name]) => name).sort()).toEqual(["net-vpc-private-1", "net-vpc-private-2"]);
});
