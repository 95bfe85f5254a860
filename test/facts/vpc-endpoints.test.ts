import { describe, expect, test } from "@jest/globals";

import { NODE_ENDPOINTS, VPC_ENDPOINT_NAMES, VPC_ENDPOINTS, vpcEndpointService } from "../../facts/vpc-endpoints";

const servicesIn = (partition: "aws" | "aws-cn" | "aws-us-gov", region: string) =>
  Object.fromEntries(VPC_ENDPOINT_NAMES.map((name) => [name, vpcEndpointService(name, partition, region)]));

describe("the name of a service", () => {
  test("is made of region and service", () => {
    const name = (service: string) => `com.amazonaws.us-gov-west-1.${service}`;

    expect(servicesIn("aws-us-gov", "us-gov-west-1")).toEqual({
      "ecr-api": name("ecr.api"),
      "ecr-dkr": name("ecr.dkr"),
      s3: name("s3"),
      sts: name("sts"),
      ec2: name("ec2"),
      autoscaling: name("autoscaling"),
      sqs: name("sqs"),
      logs: name("logs"),
      eks: name("eks"),
      "eks-auth": name("eks-auth"),
      elasticloadbalancing: name("elasticloadbalancing"),
      ssm: name("ssm"),
      ssmmessages: name("ssmmessages"),
      ec2messages: name("ec2messages"),
    });
  });

  test("begins in China as the service has it, or is not known", () => {
    const [old, own] = ["com.amazonaws.cn-northwest-1", "cn.com.amazonaws.cn-northwest-1"];

    expect(servicesIn("aws-cn", "cn-northwest-1")).toEqual({
      "ecr-api": `${own}.ecr.api`,
      "ecr-dkr": `${own}.ecr.dkr`,
      s3: `${old}.s3`,
      sts: `${own}.sts`,
      ec2: `${own}.ec2`,
      autoscaling: `${own}.autoscaling`,
      sqs: `${own}.sqs`,
      logs: `${old}.logs`,
      eks: `${own}.eks`,
      "eks-auth": undefined,
      elasticloadbalancing: `${old}.elasticloadbalancing`,
      ssm: `${old}.ssm`,
      ssmmessages: `${old}.ssmmessages`,
      ec2messages: `${old}.ec2messages`,
    });
  });

  test.each([
    { region: "ap-southeast-5", missing: ["eks"] },
    { region: "ap-southeast-7", missing: ["eks", "eks-auth"] },
    { region: "mx-central-1", missing: ["eks", "eks-auth"] },
    { region: "ap-east-2", missing: ["eks", "eks-auth"] },
    { region: "ap-southeast-1", missing: [] },
  ])("is none in $region for $missing", ({ region, missing }) => {
    const services = Object.entries(servicesIn("aws", region));

    expect(services.filter(([, service]) => service === undefined).map(([name]) => name)).toEqual(missing);
  });
});

test("S3 alone is a gateway", () => {
  expect(VPC_ENDPOINT_NAMES.filter((name) => VPC_ENDPOINTS[name].kind === "gateway")).toEqual(["s3"]);
});

test("nodes alone need these", () => {
  expect(Object.keys(NODE_ENDPOINTS)).toEqual(["ecr-api", "ecr-dkr", "s3", "sts", "ec2", "eks-auth"]);
});
