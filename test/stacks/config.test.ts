import { afterEach, describe, expect, test } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";

import { EnvironmentError, readStackConfig } from "../../stacks/config";
import { environmentDocument } from "../support/environment-document";

const RIGHT = JSON.stringify(environmentDocument());

afterEach(() => {
  pulumi.runtime.setAllConfig({});
});

/** What reading says of a configuration; empty: nothing. */
function messageFor(config: Record<string, string>): string {
  pulumi.runtime.setAllConfig(config);
  try {
    readStackConfig();
    return "";
  } catch (error) {
    return error instanceof EnvironmentError ? error.message : "not an EnvironmentError";
  }
}

test("reads region and environment", () => {
  pulumi.runtime.setAllConfig({ "aws:region": "us-east-1", "spot-eks:environment": RIGHT });
  const { region, environment } = readStackConfig();

  expect([region, environment.name, environment.iam.path]).toEqual(["us-east-1", "test", "/"]);
});

test.each([
  {
    what: "no configuration at all",
    config: {},
    message:
      "aws:region: is missing; write a region such as us-east-1\n" +
      "spot-eks:environment: is missing; write the environment below this key in the stack file",
  },
  {
    what: "an environment that is a plain text",
    config: { "aws:region": "us-east-1", "spot-eks:environment": "production" },
    message: "spot-eks:environment: is not a map; write the environment below this key in the stack file",
  },
  {
    what: "a number for an environment",
    config: { "aws:region": "us-east-1", "spot-eks:environment": "5" },
    message: "spot-eks:environment: 5 is not a map",
  },
  {
    what: "keys that would be accepted and then ignored",
    config: { "aws:region": "us-east-1", "aws:profile": "x", "spot-eks:environment": RIGHT, "spot-eks:zones": "[]" },
    message:
      "aws:profile: is not a key this program uses; remove it: the environment says account.allowedAccountIds, account.assumeRoleArn and tags; credentials come from outside\n" +
      "spot-eks:zones: is not a key this program uses; remove it: write spot-eks:environment",
  },
  {
    what: "no region",
    config: { "spot-eks:environment": RIGHT },
    message: "aws:region: is missing; write a region such as us-east-1",
  },
  {
    what: "a zone for a region",
    config: { "aws:region": "us-east-1a", "spot-eks:environment": RIGHT },
    message: "aws:region: us-east-1a is not a region of AWS; write one such as us-east-1",
  },
  {
    what: "two problems, one line each",
    config: {
      "aws:region": "us-east-1",
      "spot-eks:environment": JSON.stringify(environmentDocument({ "network.nat": "no", "zones.1": "us-east-2a" })),
    },
    message:
      "spot-eks:environment.network.nat: no is not one of none, single, per-zone\n" +
      "spot-eks:environment.zones[1]: us-east-2a is not a zone of us-east-1; write us-east-1a to us-east-1f\n" +
      "spot-eks:environment.cluster.controlPlaneZones: us-east-1a, us-east-1b is not how zones begins, us-east-1a, us-east-2a; " +
      "zones must begin with the control plane's, in their order, and a control plane never changes its zones",
  },
])("says so of $what", ({ config, message }) => {
  expect(messageFor(config)).toBe(message);
});

describe("an encrypted environment", () => {
  /** What reading says of an environment that the stack file holds encrypted, in whole or in part. */
  function messageForSecret(text: string): string {
    pulumi.runtime.setAllConfig({ "aws:region": "us-east-1", "spot-eks:environment": text }, ["spot-eks:environment"]);
    try {
      readStackConfig();
      return "";
    } catch (error) {
      return error instanceof EnvironmentError ? error.message : "not an EnvironmentError";
    }
  }

  test.each([
    { what: "in whole, which the embedded preview does not decrypt", text: "[secret]" },
    { what: "in some part, as the CLI hands it on decrypted", text: RIGHT },
    { what: "of the wrong shape, none of which may be shown", text: '{"name":"hunter2 hunter2"}' },
  ])("is refused without a word of what it holds: $what", ({ text }) => {
    expect(messageForSecret(text)).toBe(
      "spot-eks:environment: a secret cannot stand here: the environment holds none; write it in plain text, without secure",
    );
  });

  test("says which part it is where that can be told", () => {
    expect(messageForSecret(JSON.stringify(environmentDocument({ "network.nat": "[secret]" })))).toBe(
      "spot-eks:environment.network.nat: a secret cannot stand here: the environment holds none; write the value in plain text, or remove the key",
    );
  });
});

test("the error is one that Pulumi prints without a stack trace, and holds each problem", () => {
  const problem = { path: "spot-eks:environment.name", message: "is missing; write a name" };
  const error = new EnvironmentError([problem]);

  expect(pulumi.RunError.isInstance(error)).toBe(true);
  expect(error.problems).toEqual([problem]);
});
