import { expect, test } from "@jest/globals";

import { INVOKE_ANSWERS } from "../../preview/invokes";
import type { WireObject } from "../../preview/wire";

const IMAGE = "ami-00000000000000000";
const NAMED = "ami-000000000a8b683be";
const IMAGE_PARAMETER =
  "/aws/service/eks/optimized-ami/1.36/amazon-linux-2023/x86_64/standard/amazon-eks-node/image_id";
const LINUX_PARAMETER = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64";
const LINUX = "ami-000000000d073abef";

function answer(token: string, args: WireObject, region = "us-east-1"): WireObject | undefined {
  return INVOKE_ANSWERS[token]?.(args, { region });
}

test.each([
  {
    token: "aws:index/getPartition:getPartition",
    what: "the partition of the region",
    region: "cn-north-1",
    answered: { id: "aws-cn", partition: "aws-cn", dnsSuffix: "amazonaws.com.cn" },
  },
  {
    token: "aws:index/getPartition:getPartition",
    what: "the usual partition for a region nobody knows",
    region: "moon-1",
    answered: { id: "aws", partition: "aws", dnsSuffix: "amazonaws.com" },
  },
  {
    token: "aws:index/getRegion:getRegion",
    what: "the region",
    region: "eu-west-1",
    answered: { id: "eu-west-1", name: "eu-west-1", region: "eu-west-1" },
  },
  {
    token: "aws:index/getCallerIdentity:getCallerIdentity",
    what: "AWS's documentation account",
    region: "us-gov-west-1",
    answered: {
      id: "123456789012",
      accountId: "123456789012",
      arn: "arn:aws-us-gov:iam::123456789012:root",
      userId: "123456789012",
    },
  },
  {
    token: "aws:index/getAvailabilityZones:getAvailabilityZones",
    what: "four zones",
    region: "eu-west-1",
    answered: { id: "eu-west-1", names: ["eu-west-1a", "eu-west-1b", "eu-west-1c", "eu-west-1d"] },
  },
  {
    token: "aws:ssm/getParameter:getParameter",
    what: "an image for a parameter of an image",
    args: { name: IMAGE_PARAMETER },
    answered: { id: IMAGE_PARAMETER, name: IMAGE_PARAMETER, type: "String", value: NAMED, insecureValue: NAMED },
  },
  {
    token: "aws:ssm/getParameter:getParameter",
    what: "an image for a parameter of Amazon Linux",
    args: { name: LINUX_PARAMETER },
    answered: { id: LINUX_PARAMETER, name: LINUX_PARAMETER, type: "String", value: LINUX, insecureValue: LINUX },
  },
  {
    token: "aws:ssm/getParameter:getParameter",
    what: "the name of any other parameter",
    args: { name: "/a" },
    answered: { id: "/a", name: "/a", type: "String", value: "/a", insecureValue: "/a" },
  },
  {
    token: "aws:ec2/getAmi:getAmi",
    what: "the image of nobody",
    args: { mostRecent: true },
    answered: { id: IMAGE, imageId: IMAGE },
  },
  {
    token: "aws:eks/getAddonVersion:getAddonVersion",
    what: "a version that is none",
    args: { addonName: "coredns", kubernetesVersion: "1.36" },
    answered: { id: "coredns", addonName: "coredns", kubernetesVersion: "1.36", version: "v0.0.0-eksbuild.0" },
  },
])("$token answers with $what", ({ token, args = {}, region = "us-east-1", answered }) => {
  expect(answer(token, args, region)).toEqual(answered);
});

test("another parameter of an image is another image, so that a plan shows another release", () => {
  const other = IMAGE_PARAMETER.replaceAll("1.36", "1.35");

  expect(answer("aws:ssm/getParameter:getParameter", { name: other })?.["value"]).toBe("ami-0000000008b399b03");
});

test.each(["aws:ec2/getVpc:getVpc", "aws:ec2/getSubnet:getSubnet"])("%s is known to AWS only", (token) => {
  expect(Object.keys(INVOKE_ANSWERS)).toContain(token);
  expect(answer(token, { id: "x-1" })).toBeUndefined();
});

test("the table is this long, as its documentation says", () => {
  expect(Object.keys(INVOKE_ANSWERS).length).toBe(9);
});
