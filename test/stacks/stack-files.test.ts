import { readFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, test } from "@jest/globals";
import Ajv from "ajv";

import { readStackFile } from "../../preview/stack-file";
import { parseEnvironment } from "../../stacks/parse-environment";
import type { Environment } from "../../stacks/environment";

const FOLDER = path.join(__dirname, "../../stacks");
const STACKS = ["dev", "staging", "production"];

const schema = JSON.parse(readFileSync(path.join(FOLDER, "environment.schema.json"), "utf8")) as object;
const isValid = new Ajv().compile(schema);

function stackText(stack: string): string {
  return readFileSync(path.join(FOLDER, `Pulumi.${stack}.yaml`), "utf8");
}

/** A stack file as an editor sees it: the environment as a map, not as a text. */
function stackDocument(stack: string): { config: Record<string, unknown> } {
  const file = readStackFile(stackText(stack), "spot-eks");
  const config = file.problems === undefined ? file.config : {};
  return {
    config: { ...config, "spot-eks:environment": JSON.parse(config["spot-eks:environment"] ?? "null") as unknown },
  };
}

function environmentOf(stack: string): Environment | undefined {
  const { config } = stackDocument(stack);
  const { environment, problems = [] } = parseEnvironment(config["spot-eks:environment"], { region: "us-east-1" });
  expect(problems).toEqual([]);
  return environment;
}

describe.each(STACKS)("the stack file of %s", (stack) => {
  test("names its schema on the first line", () => {
    expect(stackText(stack).split("\n")[0]).toBe("# yaml-language-server: $schema=environment.schema.json");
  });

  test("is right by its JSON schema and by the program", () => {
    expect([isValid(stackDocument(stack)), isValid.errors]).toEqual([true, null]);
    expect(environmentOf(stack)?.name).toBe(stack);
  });

  test("gives every spot group ten types or more", () => {
    const groups = Object.values(environmentOf(stack)?.nodeGroups ?? {}).filter(({ kind }) => kind === "spot");

    expect(Math.min(...groups.map(({ instanceTypes }) => instanceTypes.length))).toBeGreaterThanOrEqual(10);
  });
});

test("networks of the stacks do not overlap", () => {
  expect(STACKS.map((stack) => environmentOf(stack)?.network.cidrBlock)).toEqual([
    "10.0.0.0/16",
    "10.16.0.0/16",
    "10.32.0.0/16",
  ]);
});

test("production is what production must be", () => {
  const { zones, network, deletionProtection, account, nodeGroups = {} } = environmentOf("production") ?? {};
  const kinds = Object.fromEntries(
    Object.entries(nodeGroups).map(([name, group]) => [
      name,
      "role" in group ? group.role : `${group.kind}, ${group.management}`,
    ]),
  );

  expect({ zones, nat: network?.nat, deletionProtection, ids: account?.allowedAccountIds, kinds }).toEqual({
    zones: ["us-east-1a", "us-east-1b", "us-east-1c"],
    nat: "per-zone",
    deletionProtection: true,
    ids: ["111122223333"],
    kinds: {
      system: "system",
      general: "spot, self-managed",
      fallback: "on-demand, managed",
      large: "spot, managed",
      memory: "spot, self-managed",
      arm: "spot, managed",
      edge: "mixed, self-managed",
      jobs: "enduring, self-managed",
    },
  });
});

test.each([
  { what: "an unknown key", change: { nodegroups: {} } },
  { what: "a word that is none", change: { network: { nat: "triple" } } },
  {
    what: "an unquoted version",
    change: { cluster: { version: 1.36, controlPlaneZones: ["a-b", "a-c"], publicAccessCidrs: ["1.0.0.0/8"] } },
  },
  { what: "a group without its type list", change: { nodeGroups: { system: { kind: "on-demand", role: "system" } } } },
  {
    what: "a managed key on a self-managed group",
    change: {
      nodeGroups: {
        a: {
          kind: "spot",
          management: "self-managed",
          instanceTypes: ["m7i.large"],
          size: { min: 0, max: 1 },
          update: {},
        },
      },
    },
  },
])("the JSON schema refuses $what", ({ change }) => {
  const { config } = stackDocument("dev");
  const environment = { ...(config["spot-eks:environment"] as object), ...change };

  expect(isValid({ config: { ...config, "spot-eks:environment": environment } })).toBe(false);
});

test.each([
  {
    what: "keys that the CLI writes",
    document: { encryptionsalt: "v1:x", secretsprovider: "awskms://x", encryptedkey: "AQ" },
    accepts: true,
  },
  { what: "an unknown key at the top", document: { secretprovider: "x" }, accepts: false },
])("the JSON schema knows $what", ({ document, accepts }) => {
  expect(isValid({ ...stackDocument("dev"), ...document })).toBe(accepts);
});
