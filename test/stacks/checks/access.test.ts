import { expect, test } from "@jest/globals";

import { problemsOf, type AcceptedRow, type RefusedRow } from "../../support/environment-document";

const REFUSED: readonly RefusedRow[] = [
  {
    what: "deletion protection without account ids",
    set: { deletionProtection: true },
    problems: [
      "account.allowedAccountIds: an empty list is not enough where deletionProtection is true; write the id of the account, in quotes",
    ],
  },
  {
    what: "a role of another partition",
    set: { account: { assumeRoleArn: "arn:aws-cn:iam::012345678901:role/deployer" } },
    problems: [
      "account.assumeRoleArn: arn:aws-cn:iam::012345678901:role/deployer is not of the region's partition, aws; write it like arn:aws:iam::111122223333:role/deployer",
    ],
  },
  {
    what: "a role of an account that is not allowed",
    set: { account: { allowedAccountIds: ["012345678901"], assumeRoleArn: "arn:aws:iam::999999999999:role/deployer" } },
    problems: [
      "account.assumeRoleArn: 999999999999 is not one of allowedAccountIds, 012345678901; add it there, or take a role of those",
    ],
  },
  {
    what: "a role that is none",
    set: { account: { assumeRoleArn: "deployer" } },
    problems: [
      "account.assumeRoleArn: deployer is not the ARN of a role, such as arn:aws:iam::111122223333:role/deployer",
    ],
  },
  {
    what: "a boundary that is a role",
    set: { iam: { permissionsBoundary: "arn:aws:iam::012345678901:role/boundary" } },
    problems: [
      "iam.permissionsBoundary: arn:aws:iam::012345678901:role/boundary is not the ARN of an IAM policy; write it like arn:aws:iam::111122223333:policy/boundary",
    ],
  },
  {
    what: "a path without its slash",
    set: { iam: { path: "/platform" } },
    problems: [
      "iam.path: /platform is not a path of letters, digits and signs, without spaces, that begins and ends with /",
    ],
  },
  {
    what: "a path with a space",
    set: { iam: { path: "/a b/" } },
    problems: [
      'iam.path: "/a b/" is not a path of letters, digits and signs, without spaces, that begins and ends with /',
    ],
  },
  {
    what: "a path that is long",
    set: { iam: { path: "/" + "x".repeat(600) + "/" } },
    problems: ["iam.path: 602 characters is not at most 512; shorten it"],
  },
  {
    what: "an administrator that is a session",
    set: { "cluster.admins": { me: "arn:aws:sts::012345678901:assumed-role/admin/me" } },
    problems: [
      "cluster.admins.me: arn:aws:sts::012345678901:assumed-role/admin/me is not the ARN of an IAM role or user; write it like arn:aws:iam::111122223333:role/administrator",
    ],
  },
  {
    what: "an administrator that is the account",
    set: { "cluster.admins": { me: "arn:aws:iam::012345678901:root" } },
    problems: [
      "cluster.admins.me: arn:aws:iam::012345678901:root is not the ARN of an IAM role or user; write it like arn:aws:iam::111122223333:role/administrator",
    ],
  },
  {
    what: "an administrator twice",
    set: {
      "cluster.admins": { me: "arn:aws:iam::012345678901:role/admin", you: "arn:aws:iam::012345678901:role/admin" },
    },
    problems: [
      "cluster.admins.you: arn:aws:iam::012345678901:role/admin is not an administrator of its own: EKS takes each ARN once; remove one of the two",
    ],
  },
  {
    what: "an administrator with a bad name",
    set: { "cluster.admins": { Me: "arn:aws:iam::012345678901:role/admin" } },
    problems: [
      "cluster.admins.Me: Me is not lower-case letters, digits and single hyphens, beginning with a letter; rename it",
    ],
  },
];

const ACCEPTED: readonly AcceptedRow[] = [
  {
    what: "deletion protection with account ids",
    set: { deletionProtection: true, account: { allowedAccountIds: ["012345678901"] } },
  },
  { what: "a boundary of AWS's", set: { iam: { permissionsBoundary: "arn:aws:iam::aws:policy/PowerUserAccess" } } },
  {
    what: "administrators that are a role with a path and a user",
    set: {
      "cluster.admins": {
        me: "arn:aws:iam::012345678901:role/platform/admin",
        you: "arn:aws:iam::012345678901:user/you",
      },
    },
  },
];

test.each(REFUSED)("refuses $what", ({ set, problems }) => {
  expect(problemsOf(set)).toEqual(problems);
});

test.each(ACCEPTED)("accepts $what", ({ set }) => {
  expect(problemsOf(set)).toEqual([]);
});
