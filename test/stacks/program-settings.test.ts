import { describe, expect, test } from "@jest/globals";
import * as iam from "@pulumi/aws/iam";

import program from "../../stacks/index";
import { environmentDocument, type Changes } from "../support/environment-document";
import { record, type Recording } from "../support/record";

/** The small environment in another region, with its zones there. */
function inRegion(region: string, changes: Changes = {}): Changes {
  const zones = [`${region}a`, `${region}b`];
  return { zones, "cluster.controlPlaneZones": zones, ...changes };
}

/** What the program makes of the small environment, changed in places. */
function made(changes: Changes = {}, region = "us-east-1"): Promise<Recording> {
  const config = { "aws:region": region, "spot-eks:environment": JSON.stringify(environmentDocument(changes)) };
  return record(program, { config });
}

const ROLES = ["test-control-plane-role", "test-ebs-csi-driver-role", "test-node-role", "test-vpc-cni-role"];

describe("roles", () => {
  const boundary = "arn:aws:iam::111122223333:policy/boundary";
  const settingsOf = (recording: Recording) =>
    recording.plan.resources
      .filter(({ type }) => type === "aws:iam/role:Role")
      .map(({ name, inputs }) => [name, inputs["path"], inputs["permissionsBoundary"]])
      .sort();

  test("all have the boundary and the path that the environment asks for", async () => {
    const recording = await made({ iam: { permissionsBoundary: boundary, path: "/platform/" } });

    expect(settingsOf(recording)).toEqual(ROLES.map((role) => [role, "/platform/", boundary]));
    expect(recording.of(iam.InstanceProfile)).toMatchObject({ "test-node-profile": { path: "/platform/" } });
  });

  test("have AWS's own path and no boundary where the environment says nothing", async () => {
    expect(settingsOf(await made())).toEqual(ROLES.map((role) => [role, "/", undefined]));
  });
});

describe.each([
  { region: "us-east-1", partition: "aws", ec2: "ec2.amazonaws.com" },
  { region: "cn-north-1", partition: "aws-cn", ec2: "ec2.amazonaws.com.cn" },
  { region: "us-gov-west-1", partition: "aws-us-gov", ec2: "ec2.amazonaws.com" },
])("in $region", ({ region, partition, ec2 }) => {
  const admins = { ops: `arn:${partition}:iam::111122223333:role/ops` };
  const recording = made(inRegion(region, { "cluster.admins": admins }), region);

  test(`every ARN is one of ${partition}`, async () => {
    const { plan } = await recording;
    const arns = JSON.stringify(plan).match(/arn:[a-z-]+:/g) ?? [];

    expect([...new Set(arns)]).toEqual([`arn:${partition}:`]);
    expect(arns.length).toBeGreaterThan(5);
  });

  test("policies, trust and the administrator's policy are where they are there", async () => {
    const { plan } = await recording;
    const attached = plan.resources.find(({ name }) => name === "test-node-role-AmazonEKSWorkerNodePolicy");
    const role = plan.resources.find(({ type, name }) => type === "aws:iam/role:Role" && name === "test-node-role");
    const admin = plan.resources.find(({ type }) => type.endsWith(":AccessPolicyAssociation"));

    expect(attached?.inputs["policyArn"]).toBe(`arn:${partition}:iam::aws:policy/AmazonEKSWorkerNodePolicy`);
    expect(role?.inputs["assumeRolePolicy"]).toContain(`"Principal":{"Service":"${ec2}"}`);
    expect(admin?.inputs["policyArn"]).toBe(
      `arn:${partition}:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy`,
    );
  });

  test("subnets are in its zones, and its kubeconfig asks for a token there", async () => {
    const { plan } = await recording;
    const zones = plan.resources.flatMap(({ type, inputs }) =>
      type === "aws:ec2/subnet:Subnet" ? [inputs["availabilityZone"]] : [],
    );

    expect([...new Set(zones)]).toEqual([`${region}a`, `${region}b`]);
    expect((await recording).of("spot-eks:components:KubernetesAccess")).toMatchObject({ test: { region } });
    expect((await recording).of("pulumi:providers:aws")).toMatchObject({ aws: { region } });
  });
});

describe("the service-linked role for spot", () => {
  test("is not made, since making it fails where it exists", async () => {
    expect((await made()).of(iam.ServiceLinkedRole)).toEqual({});
  });

  test("is made where the environment asks for it, before any node group, and stays when the environment goes", async () => {
    const recording = await made({ iam: { createsSpotServiceLinkedRole: true } });
    const role = recording.find(iam.ServiceLinkedRole, "test-spot");
    const waiting = recording.plan.resources.filter(
      ({ name, dependencies }) => name.endsWith("-nodes") && dependencies.includes(role.urn),
    );

    expect(recording.of(iam.ServiceLinkedRole)).toEqual({ "test-spot": { awsServiceName: "spot.amazonaws.com" } });
    expect(role.options.retainOnDelete).toBe(true);
    expect(waiting.map(({ name }) => name).sort()).toEqual([
      "test-managed-nodes",
      "test-own-nodes",
      "test-system-nodes",
    ]);
  });
});

describe("the account", () => {
  const roleArn = "arn:aws:iam::111122223333:role/deployer";

  test("must be one of those allowed, for everything in AWS", async () => {
    const recording = await made({ account: { allowedAccountIds: ["111122223333", "444455556666"] } });
    const { urn } = recording.find("pulumi:providers:aws", "aws");
    const others = recording.plan.resources.filter(
      ({ type, custom, options }) => custom && type.startsWith("aws:") && options.provider !== urn,
    );

    expect(recording.of("pulumi:providers:aws")).toMatchObject({
      aws: { allowedAccountIds: '["111122223333","444455556666"]' },
    });
    expect(Object.keys(recording.of("pulumi:providers:aws"))).toEqual(["aws"]);
    expect(others.map(({ name }) => name)).toEqual([]);
  });

  test("may be any where the environment names none", async () => {
    expect(JSON.stringify((await made()).of("pulumi:providers:aws"))).not.toMatch(/allowedAccountIds|assumeRoles/);
  });

  test("is reached by the role to assume, by AWS's provider and by the kubeconfig", async () => {
    const recording = await made({ account: { assumeRoleArn: roleArn } });

    expect(recording.of("pulumi:providers:aws")).toMatchObject({ aws: { assumeRoles: `[{"roleArn":"${roleArn}"}]` } });
    expect(recording.of("spot-eks:components:KubernetesAccess")).toMatchObject({ test: { roleArn } });
  });
});
