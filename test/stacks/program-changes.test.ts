import { readFileSync } from "node:fs";
import path from "node:path";

import { beforeAll, describe, expect, test } from "@jest/globals";

import { replaceRules } from "../../facts/replace-on-changes";
import { makePlan } from "../../preview/engine";
import type { Plan, PlannedResource } from "../../preview/plan";
import { readStackFile } from "../../preview/stack-file";
import { readable } from "../../preview/wire";
import program from "../../stacks/index";

const PRODUCTION = readFileSync(path.join(__dirname, "../../stacks/Pulumi.production.yaml"), "utf8");
const ADMIN = "platform: arn:aws:iam::111122223333:role/platform-administrator";

/** What a person changes in a stack file: a text, and what takes its place. */
type Edit = readonly [from: string, to: string];

const NO_ADMIN: Edit = [`admins:\n        ${ADMIN}`, "admins: {}"];
const SINGLE_NAT: Edit = ["nat: per-zone", "nat: single"];
const PRIVATE_ENDPOINT: Edit = ["publicAccessCidrs: [203.0.113.0/24]", "endpointAccess: private"];
const TWO_ZONES: readonly Edit[] = [
  ["\n    zones: [us-east-1a, us-east-1b, us-east-1c]\n", "\n    zones: [us-east-1a, us-east-1b]\n"],
  ["controlPlaneZones: [us-east-1a, us-east-1b, us-east-1c]", "controlPlaneZones: [us-east-1a, us-east-1b]"],
  ["\n        zones: [us-east-1a, us-east-1b, us-east-1c]\n", "\n        zones: [us-east-1a, us-east-1b]\n"],
  ...["general", "large"].map((group): Edit => [
    `      ${group}:\n`,
    `      ${group}:\n        zones: [us-east-1a, us-east-1b]\n`,
  ]),
];
const THIRD_ZONE: Edit = [
  "\n    zones: [us-east-1a, us-east-1b]\n",
  "\n    zones: [us-east-1a, us-east-1b, us-east-1c]\n",
];
const UNPROTECTED: Edit = ["deletionProtection: true", "deletionProtection: false"];

/** The plan of production with its stack file edited. */
async function planWith(...edits: readonly Edit[]): Promise<Plan> {
  const text = edits.reduce((before, [from, to]) => {
    expect(before.split(from).length).toBe(2);
    return before.replace(from, to);
  }, PRODUCTION);
  const file = readStackFile(text, "spot-eks");
  const config = file.problems === undefined ? file.config : {};
  return makePlan({ project: "spot-eks", stack: "production", config, program });
}

function protectedIn({ resources }: Plan): PlannedResource[] {
  return resources.filter(({ options }) => options.protect === true);
}

/** Resources of the first plan that the second one has not: an update deletes them. */
function vanished(before: Plan, after: Plan): PlannedResource[] {
  const urns = new Set(after.resources.map(({ urn }) => urn));
  return before.resources.filter(({ urn }) => !urns.has(urn));
}

/** Names of resources that both plans have, with other inputs, options or parents. */
function changed(before: readonly PlannedResource[], after: Plan): string[] {
  const shown = ({ inputs, options, parent }: PlannedResource) => JSON.stringify([readable(inputs), options, parent]);
  const byUrn = new Map(after.resources.map((resource) => [resource.urn, resource]));
  return before
    .filter(({ urn, ...resource }) => {
      const other = byUrn.get(urn);
      return other !== undefined && shown({ urn, ...resource }) !== shown(other);
    })
    .map(({ type, name }) => `${type.split(":").at(-1) ?? ""} ${name}`);
}

const named = (resources: readonly PlannedResource[]) =>
  resources.map(({ type, name }) => `${type.split(":").at(-1) ?? ""} ${name}`);

describe("production", () => {
  let plan: Plan;
  beforeAll(async () => {
    plan = await planWith();
  });

  test("protects the VPC, its subnets, the control plane and the key, and nothing else", () => {
    expect(named(protectedIn(plan)).sort()).toEqual([
      "Cluster production-control-plane-eksCluster",
      "Key production-key",
      "Subnet production-vpc-private-1",
      "Subnet production-vpc-private-2",
      "Subnet production-vpc-private-3",
      "Subnet production-vpc-public-1",
      "Subnet production-vpc-public-2",
      "Subnet production-vpc-public-3",
      "Vpc production-vpc",
    ]);
    expect(protectedIn(plan).every(({ custom }) => custom)).toBe(true);
  });

  test("waits an hour for its control plane, two for a change of it, and has no other timeouts", () => {
    const patient = plan.resources.filter(({ options }) => options.customTimeouts !== undefined);

    expect(patient.map(({ type, options }) => [type, options.customTimeouts])).toEqual([
      ["aws:eks/cluster:Cluster", { create: "60m", update: "2h", delete: "2h" }],
    ]);
  });

  test("can lose an administrator: only what is not protected goes, and nothing protected changes", async () => {
    const after = await planWith(NO_ADMIN);

    expect(named(vanished(plan, after)).sort()).toEqual([
      "AccessEntry production-control-plane-platform",
      "AccessPolicyAssociation production-control-plane-platform-admin",
    ]);
    expect(named(protectedIn({ ...plan, resources: vanished(plan, after) }))).toEqual([]);
    expect(changed(protectedIn(plan), after)).toEqual([]);
    expect(vanished(after, plan)).toEqual([]);
  });

  test("can go from a NAT gateway in each zone to one: the others go, routes change, and nothing protected does", async () => {
    const after = await planWith(SINGLE_NAT);

    expect(named(vanished(plan, after)).sort()).toEqual([
      "Eip production-vpc-2",
      "Eip production-vpc-3",
      "NatGateway production-vpc-2",
      "NatGateway production-vpc-3",
    ]);
    expect(named(protectedIn({ ...plan, resources: vanished(plan, after) }))).toEqual([]);
    expect(changed(protectedIn(plan), after)).toEqual([]);
    const route = after.resources.find(
      ({ type, name }) => type === "aws:ec2/route:Route" && name === "production-vpc-private-3",
    );
    expect(route?.propertyDependencies["natGatewayId"]?.map((urn) => urn.split("::").at(-1))).toEqual([
      "production-vpc-1",
    ]);
  });

  test("can lose its public endpoint: only the control plane changes, in place", async () => {
    const after = await planWith(PRIVATE_ENDPOINT);
    const custom = plan.resources.filter((resource) => resource.custom);
    const { inputs } = after.resources.find(({ type }) => type === "aws:eks/cluster:Cluster") ?? { inputs: {} };

    expect(vanished(plan, after)).toEqual([]);
    expect(changed(custom, after)).toEqual(["Cluster production-control-plane-eksCluster"]);
    expect(readable(inputs)).toMatchObject({
      vpcConfig: { endpointPrivateAccess: true, endpointPublicAccess: false },
    });
    expect(replaceRules("aws:eks/cluster:Cluster")?.replace.filter((path) => path.startsWith("vpcConfig"))).toEqual([]);
  });

  test("without protection keeps every input but the one by which EKS itself refuses", async () => {
    const after = await planWith(UNPROTECTED);

    expect(protectedIn(after)).toEqual([]);
    expect(vanished(plan, after)).toEqual([]);
    const cluster = after.resources.find(({ type }) => type === "aws:eks/cluster:Cluster");
    expect(cluster?.inputs["deletionProtection"]).toBe(false);
  });
});

describe("a third zone appended to production with two", () => {
  let two: Plan;
  let three: Plan;
  beforeAll(async () => {
    two = await planWith(...TWO_ZONES);
    three = await planWith(...TWO_ZONES, THIRD_ZONE);
  });
  const ofNetwork = ({ resources }: Plan) =>
    resources.filter(({ urn, custom }) => custom && urn.includes("spot-eks:components:Network$"));

  test("deletes nothing", () => {
    expect(named(vanished(two, three))).toEqual([]);
  });

  test("adds its own subnets, routes and NAT gateway, and nothing else", () => {
    expect(named(vanished(three, two)).sort()).toEqual([
      "Eip production-vpc-3",
      "NatGateway production-vpc-3",
      "Route production-vpc-private-3",
      "Route production-vpc-public-3",
      "RouteTable production-vpc-private-3",
      "RouteTable production-vpc-public-3",
      "RouteTableAssociation production-vpc-private-3",
      "RouteTableAssociation production-vpc-public-3",
      "Subnet production-vpc-private-3",
      "Subnet production-vpc-public-3",
    ]);
  });

  test("changes no resource of the network, its inputs, options and dependencies", () => {
    const byUrn = new Map(three.resources.map((resource) => [resource.urn, resource]));

    expect(ofNetwork(two).length).toBe(22);
    expect(ofNetwork(two).map(({ urn }) => byUrn.get(urn))).toEqual(ofNetwork(two));
  });

  test("has its addresses beside those of the first two", () => {
    const blocks = (plan: Plan) =>
      Object.fromEntries(
        plan.resources
          .filter(({ type }) => type === "aws:ec2/subnet:Subnet")
          .map(({ name, inputs }) => [name, [inputs["availabilityZone"], inputs["cidrBlock"]]]),
      );
    const first = {
      "production-vpc-private-1": ["us-east-1a", "10.32.0.0/19"],
      "production-vpc-private-2": ["us-east-1b", "10.32.64.0/19"],
      "production-vpc-public-1": ["us-east-1a", "10.32.32.0/20"],
      "production-vpc-public-2": ["us-east-1b", "10.32.96.0/20"],
    };

    expect(blocks(two)).toEqual(first);
    expect(blocks(three)).toEqual({
      ...first,
      "production-vpc-private-3": ["us-east-1c", "10.32.128.0/19"],
      "production-vpc-public-3": ["us-east-1c", "10.32.160.0/20"],
    });
  });

  test("changes only node groups and VPC endpoints, which are in all zones", () => {
    const custom = two.resources.filter((resource) => resource.custom);

    expect(changed(custom, three)).toEqual([
      "NodeGroup production-arm-nodes",
      "NodeGroup production-fallback-nodes",
      "NodeGroup production-system-nodes",
      "Group production-edge-nodes",
      "Group production-memory-nodes",
      "VpcEndpoint production-endpoint-ecr-api",
      "VpcEndpoint production-endpoint-ecr-dkr",
      "VpcEndpoint production-endpoint-s3",
    ]);
  });
});
