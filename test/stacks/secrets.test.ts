import { expect, test } from "@jest/globals";

import { problemsOf } from "../support/environment-document";

const LOOKS_LIKE = (what: string): string =>
  `looks like ${what}, and the environment is not encrypted; remove it, and revoke it`;

// Put together here, so that no scanner takes this file for a leak.
const ACCESS_KEY = ["AKIA", "IOSFODNN7EXAMPLE"].join("");
const SESSION_KEY = ["ASIA", "IOSFODNN7EXAMPLE"].join("");
const PRIVATE_KEY = ["-----BEGIN OPENSSH", "PRIVATE KEY-----\nb3BlbnNzaA=="].join(" ");
const GITHUB_TOKEN = ["ghp", "a1B2".repeat(9)].join("_");
const SLACK_TOKEN = ["xoxb", "1234567890", "abcdef"].join("-");

test.each([
  { what: "an AWS access key", secret: ACCESS_KEY },
  { what: "an AWS access key", secret: SESSION_KEY },
  { what: "an AWS access key", secret: `key=${ACCESS_KEY};` },
  { what: "a private key", secret: PRIVATE_KEY },
  { what: "a GitHub token", secret: GITHUB_TOKEN },
  { what: "a Slack token", secret: SLACK_TOKEN },
])("refuses $what in plain, and does not repeat it: %#", ({ what, secret }) => {
  expect(problemsOf({ tags: { token: secret } })).toEqual([`tags.token: ${LOOKS_LIKE(what)}`]);
});

test("says no more than that of a secret, whatever else it breaks", () => {
  const problems = problemsOf({ "network.cidrBlock": ACCESS_KEY, zones: [GITHUB_TOKEN, "us-east-1b"] });

  expect(problems).toContain(`network.cidrBlock: ${LOOKS_LIKE("an AWS access key")}`);
  expect(problems).toContain(`zones[0]: ${LOOKS_LIKE("a GitHub token")}`);
  expect(problems.filter((line) => line.includes(ACCESS_KEY) || line.includes(GITHUB_TOKEN))).toEqual([]);
  expect(problems.filter((line) => /^(network\.cidrBlock|zones\[0\]):/.test(line))).toHaveLength(2);
});

test("finds a secret that is a key", () => {
  expect(problemsOf({ tags: { [ACCESS_KEY]: "x" } })).toEqual([`tags["[secret]"]: ${LOOKS_LIKE("an AWS access key")}`]);
});

test.each([
  { what: "a longer word", text: `X${ACCESS_KEY}` },
  { what: "a word of lower case", text: ACCESS_KEY.toLowerCase() },
  { what: "a certificate", text: "-----BEGIN CERTIFICATE-----" },
  { what: "a checksum", text: "da39a3ee5e6b4b0d3255bfef95601890afd80709" },
])("takes $what for what it is", ({ text }) => {
  expect(problemsOf({ tags: { what: text } }).filter((line) => line.includes("looks like"))).toEqual([]);
});
