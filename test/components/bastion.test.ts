import { describe, expect, test } from "@jest/globals";
import * as ec2 from "@pulumi/aws/ec2";
import * as iam from "@pulumi/aws/iam";

import { Bastion, type BastionArgs } from "../../components/bastion";
import { record } from "../support/record";

const TAGS = { team: "platform" };
const ARGS: BastionArgs = {
  instanceType: "t4g.micro",
  architecture: "arm64",
  imageId: "ami-1",
  vpcId: "vpc-1",
  subnetId: "subnet-1",
  clusterSecurityGroupId: "sg-cluster",
  iam: { partition: "aws", path: "/platform/", permissionsBoundary: "arn:aws:iam::123456789012:policy/boundary" },
  tags: TAGS,
};

const made = (changes: Partial<BastionArgs> = {}) => record(() => new Bastion("main", { ...ARGS, ...changes }));

/** Names at the end of URNs. */
const namesOf = (urns: readonly string[]) => urns.map((urn) => urn.split("::").at(-1));

test("the instance is private, has no key, an encrypted disk, and answers only who has a token, one hop away", async () => {
  expect((await made()).of(ec2.Instance)).toEqual({
    "main-bastion-arm64": {
      ami: "ami-1",
      instanceType: "t4g.micro",
      subnetId: "subnet-1",
      associatePublicIpAddress: false,
      iamInstanceProfile: "[unknown]",
      vpcSecurityGroupIds: ["[unknown]"],
      metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
      rootBlockDevice: { volumeType: "gp3", encrypted: true, tags: { team: "platform", Name: "main-bastion" } },
      tags: { team: "platform", Name: "main-bastion" },
    },
  });
});

test("a new image alone changes nothing", async () => {
  expect((await made()).find(ec2.Instance, "main-bastion-arm64").options.ignoreChanges).toEqual(["ami"]);
});

test("another architecture is another instance, since the kept image would not start on it", async () => {
  const amd64 = await made({ instanceType: "t3.micro", architecture: "amd64" });
  expect(Object.keys(amd64.of(ec2.Instance))).toEqual(["main-bastion-amd64"]);
});

test("nothing comes in, HTTPS goes out, and the cluster lets it in on HTTPS alone", async () => {
  const bastion = await made();
  const https = { ipProtocol: "tcp", fromPort: 443, toPort: 443, tags: TAGS };

  expect(bastion.of(ec2.SecurityGroup)).toEqual({
    "main-bastion": { vpcId: "vpc-1", description: "Bastion: nothing in, HTTPS out", tags: TAGS },
  });
  expect(bastion.of("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule")).toEqual({
    "main-bastion-https": { ...https, securityGroupId: "[unknown]", cidrIpv4: "0.0.0.0/0" },
  });
  expect(bastion.of("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule")).toEqual({
    "main-bastion-to-cluster": {
      ...https,
      securityGroupId: "sg-cluster",
      referencedSecurityGroupId: "[unknown]",
    },
  });
  const { propertyDependencies } = bastion.find(
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    "main-bastion-to-cluster",
  );
  expect(namesOf(propertyDependencies["referencedSecurityGroupId"] ?? [])).toEqual(["main-bastion"]);
});

describe("its role", () => {
  test("can do what Systems Manager needs, and nothing else", async () => {
    const bastion = await made();
    const trust =
      '{"Version":"2012-10-17","Statement":[{"Action":["sts:AssumeRole"],"Effect":"Allow",' +
      '"Principal":{"Service":"ec2.amazonaws.com"},"Sid":"Service"}]}';

    expect(bastion.of(iam.Role)).toEqual({
      "main-bastion-role": {
        assumeRolePolicy: trust,
        path: "/platform/",
        permissionsBoundary: "arn:aws:iam::123456789012:policy/boundary",
        tags: TAGS,
      },
    });
    expect(bastion.of(iam.RolePolicyAttachment)).toEqual({
      "main-bastion-role-AmazonSSMManagedInstanceCore": {
        policyArn: "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore",
        role: "[unknown]",
      },
    });
    expect(bastion.of(iam.InstanceProfile)).toEqual({
      "main-bastion-profile": { role: "[unknown]", path: "/platform/", tags: TAGS },
    });
  });

  test("is one of the account's partition", async () => {
    const bastion = await made({ iam: { partition: "aws-cn", path: "/" } });

    expect(bastion.of(iam.RolePolicyAttachment)).toMatchObject({
      "main-bastion-role-AmazonSSMManagedInstanceCore": {
        policyArn: "arn:aws-cn:iam::aws:policy/AmazonSSMManagedInstanceCore",
      },
    });
    expect(JSON.stringify(bastion.of(iam.Role))).toContain("ec2.amazonaws.com.cn");
  });
});

test("the instance waits for its permissions, and for what it is told to wait for", async () => {
  const bastion = await record(() => {
    const wayOut = new ec2.NatGateway("way-out", { subnetId: "subnet-2" });
    return new Bastion("main", ARGS, { dependsOn: [wayOut] });
  });
  const { dependencies } = bastion.find(ec2.Instance, "main-bastion-arm64");

  expect(namesOf(dependencies)).toEqual(
    expect.arrayContaining(["main-bastion-role-AmazonSSMManagedInstanceCore", "way-out"]),
  );
});

test.each([
  { what: "a type of another architecture", type: "t3.micro" },
  { what: "a type that nobody knows", type: "t4g.tiny" },
])("refuses $what", async ({ type }) => {
  await expect(made({ instanceType: type })).rejects.toMatchObject({
    message: `instanceType: ${type} is not a known type of arm64; name one that is`,
  });
});
