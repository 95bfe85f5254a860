import { expect, test } from "@jest/globals";
import * as ec2 from "@pulumi/aws/ec2";

import { VpcEndpoints, type VpcEndpointsArgs } from "../../components/vpc-endpoints";
import { record } from "../support/record";

const TAGS = { team: "platform" };
const ARGS: VpcEndpointsArgs = {
  endpoints: ["ecr-api", "s3", "eks-auth"],
  partition: "aws",
  region: "us-east-1",
  vpcId: "vpc-1",
  vpcCidrBlock: "10.9.0.0/18",
  subnetIds: ["subnet-a", "subnet-b"],
  routeTableIds: ["rtb-a", "rtb-b"],
  tags: TAGS,
};

const made = (changes: Partial<VpcEndpointsArgs> = {}) =>
  record(() => new VpcEndpoints("net", { ...ARGS, ...changes }));

test("each endpoint is named for its service; interfaces stand in the subnets, the gateway on the route tables", async () => {
  const common = { vpcId: "vpc-1", tags: TAGS };
  const inside = {
    ...common,
    vpcEndpointType: "Interface",
    privateDnsEnabled: true,
    subnetIds: ["subnet-a", "subnet-b"],
    securityGroupIds: ["[unknown]"],
  };
  const recording = await made();

  expect(recording.of(ec2.VpcEndpoint)).toEqual({
    "net-endpoint-ecr-api": { ...inside, serviceName: "com.amazonaws.us-east-1.ecr.api" },
    "net-endpoint-eks-auth": { ...inside, serviceName: "com.amazonaws.us-east-1.eks-auth" },
    "net-endpoint-s3": {
      ...common,
      serviceName: "com.amazonaws.us-east-1.s3",
      vpcEndpointType: "Gateway",
      routeTableIds: ["rtb-a", "rtb-b"],
    },
  });
  expect(recording.find(ec2.VpcEndpoint, "net-endpoint-ecr-api").propertyDependencies["securityGroupIds"]).toEqual([
    recording.find(ec2.SecurityGroup, "net-endpoints").urn,
  ]);
});

test("the VPC may ask on port 443, nobody else anything, and endpoints ask nobody", async () => {
  const recording = await made();

  expect(recording.of(ec2.SecurityGroup)).toEqual({
    "net-endpoints": { vpcId: "vpc-1", description: "HTTPS from the VPC to its endpoints", tags: TAGS },
  });
  expect(recording.of("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule")).toEqual({
    "net-endpoints-https": {
      securityGroupId: "[unknown]",
      ipProtocol: "tcp",
      fromPort: 443,
      toPort: 443,
      cidrIpv4: "10.9.0.0/18",
      tags: TAGS,
    },
  });
  expect(recording.of("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule")).toEqual({});
});

test("a gateway alone needs no security group", async () => {
  const recording = await made({ endpoints: ["s3"] });

  expect(Object.keys(recording.of(ec2.VpcEndpoint))).toEqual(["net-endpoint-s3"]);
  expect(recording.of(ec2.SecurityGroup)).toEqual({});
});

test("in China names begin as each service has it", async () => {
  const recording = await made({ endpoints: ["sts", "s3", "logs"], partition: "aws-cn", region: "cn-north-1" });

  expect(recording.of(ec2.VpcEndpoint)).toMatchObject({
    "net-endpoint-sts": { serviceName: "cn.com.amazonaws.cn-north-1.sts" },
    "net-endpoint-s3": { serviceName: "com.amazonaws.cn-north-1.s3" },
    "net-endpoint-logs": { serviceName: "com.amazonaws.cn-north-1.logs" },
  });
});

test("refuses an endpoint twice, and one whose name is not known", async () => {
  const changes = { endpoints: ["s3", "eks-auth", "s3"] as const, partition: "aws-cn" as const, region: "cn-north-1" };

  await expect(made(changes)).rejects.toMatchObject({
    message:
      "endpoints[1]: eks-auth is not an endpoint whose name is known in cn-north-1; leave it out\n" +
      "endpoints[2]: s3 is not an endpoint of its own; name each one once",
  });
});
