import { expect, test } from "@jest/globals";

import { unboundWrites } from "./unbound-writes";

const BOUND = { StringEquals: { "aws:ResourceTag/kubernetes.io/cluster/production": "owned" } };

test.each<{ what: string; statement: object; found: string[] }>([
  { what: "reads", statement: { Action: ["ec2:DescribeImages", "ssm:GetParameter", "acm:List*"] }, found: [] },
  {
    what: "one write among reads",
    statement: { Action: ["ec2:DescribeImages", "ec2:RunInstances"] },
    found: ["ec2:RunInstances"],
  },
  { what: "a write as a text", statement: { Action: "ec2:RunInstances" }, found: ["ec2:RunInstances"] },
  { what: "all actions", statement: { Action: ["*"] }, found: ["*"] },
  { what: "all actions of a service", statement: { Action: ["sqs:*"] }, found: ["sqs:*"] },
  { what: "a wildcard that holds for writes too", statement: { Action: ["ec2:D*"] }, found: ["ec2:D*"] },
  { what: "a word that only begins like one that reads", statement: { Action: ["x:Listen"] }, found: ["x:Listen"] },
  { what: "all actions but some", statement: { NotAction: ["iam:*"] }, found: ["all but iam:*"] },
  { what: "a write twice", statement: { Action: ["b:Make", "a:Make", "b:Make"] }, found: ["a:Make", "b:Make"] },
  { what: "a refusal", statement: { Effect: "Deny", Action: ["*"] }, found: [] },
  {
    what: "a write to something named",
    statement: { Action: ["sqs:DeleteMessage"], Resource: ["arn:aws:sqs:eu-west-1:1:production"] },
    found: [],
  },
  {
    what: "a write to all of an account",
    statement: { Action: ["a:Make"], Resource: ["arn:aws:a:eu-west-1:1:*"] },
    found: ["a:Make"],
  },
  {
    what: "a write to all beside something named",
    statement: { Action: ["a:Make"], Resource: ["arn:aws:a:::b/c", "*"] },
    found: ["a:Make"],
  },
  {
    what: "a write to all but something",
    statement: { Action: ["a:Make"], Resource: undefined, NotResource: ["b"] },
    found: ["a:Make"],
  },
  { what: "a write bound by a key", statement: { Action: ["a:Make"], Condition: BOUND }, found: [] },
  {
    what: "a write bound by a value",
    statement: { Action: ["a:Make"], Condition: { StringLike: { "a:tag": ["production-*"] } } },
    found: [],
  },
  {
    what: "a write bound to this cluster or another",
    statement: { Action: ["a:Make"], Condition: { StringLike: { "a:tag": ["production-*", "*"] } } },
    found: ["a:Make"],
  },
  {
    what: "a write bound to something else",
    statement: { Action: ["a:Make"], Condition: { StringEquals: { "aws:RequestedRegion": "eu-west-1" } } },
    found: ["a:Make"],
  },
  {
    what: "a write bound where the key is there",
    statement: { Action: ["a:Make"], Condition: { StringEqualsIfExists: BOUND.StringEquals } },
    found: ["a:Make"],
  },
  {
    what: "a write bound by an empty set",
    statement: { Action: ["a:Make"], Condition: { "ForAllValues:StringEquals": BOUND.StringEquals } },
    found: ["a:Make"],
  },
  {
    what: "a write for all but the cluster",
    statement: { Action: ["a:Make"], Condition: { StringNotEquals: BOUND.StringEquals } },
    found: ["a:Make"],
  },
])("finds of $what: $found", ({ statement, found }) => {
  const document = JSON.stringify({ Statement: [{ Effect: "Allow", Resource: ["*"], ...statement }] });
  expect(unboundWrites(document, "production")).toEqual(found);
});

test("a document that is none is a fault", () => {
  expect(() => unboundWrites('{"Statement":[{"Action":"*"}]}', "production")).toThrow(/Effect/);
});
