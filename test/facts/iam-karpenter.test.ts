import { readFileSync } from "node:fs";
import path from "node:path";

import { expect, test } from "@jest/globals";

import { karpenterPolicies, type KarpenterScope } from "../../facts/iam-karpenter";

const SCOPE: KarpenterScope = {
  partition: "aws",
  region: "us-east-1",
  accountId: "111122223333",
  clusterName: "production",
  queueName: "production-notices",
  rolePath: "/platform/",
};

test("Karpenter makes, tags and ends what is its cluster's, and reads what it chooses from", () => {
  const expected: unknown = JSON.parse(readFileSync(path.join(__dirname, "iam-karpenter.expected.json"), "utf8"));
  const policies = Object.entries(karpenterPolicies(SCOPE)).map(([name, text]) => [name, JSON.parse(text) as unknown]);
  expect(Object.fromEntries(policies)).toEqual(expected);
});

test("one role carries them all, whatever the names", () => {
  const longest: KarpenterScope = {
    ...SCOPE,
    partition: "aws-us-gov",
    region: "ap-southeast-1",
    clusterName: "c".repeat(31),
    queueName: "q".repeat(80),
    rolePath: `/${"p".repeat(100)}/`,
  };
  const characters = Object.values(karpenterPolicies(longest)).join("").length;
  expect(characters).toBeLessThan(10_240);
});

test("each policy is one on its own in another partition too", () => {
  const china = karpenterPolicies({ ...SCOPE, partition: "aws-cn", region: "cn-north-1" });
  expect(Object.values(china).filter((text) => text.includes("arn:aws:"))).toEqual([]);
});
