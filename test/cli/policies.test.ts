import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { expect, test } from "@jest/globals";

import { configProblems } from "../../policy/config-problems";
import { planDocumentSchema } from "../../preview/plan-document";
import { spotEksHere } from "../support/command-line-here";

const folder = mkdtempSync(path.join(tmpdir(), "spot-eks-policies-"));

function written(name: string, content: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}

test("lists every rule with its level in each preset", async () => {
  const { stdout, exitCode } = await spotEksHere(["policies"]);
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^Pools and allocation:\n {4}Rule +Severity +audit +baseline +strict +Kept when\n/);
  expect(stdout).toMatch(
    /\n {4}spot-node-group-is-diversified +high +advisory +mandatory +mandatory +A managed spot node group may use several instance types\.\n/,
  );
});

test("explains a rule with its examples, options and how to exempt a resource", async () => {
  const { stdout, exitCode } = await spotEksHere(["policies", "explain", "spot-node-group-is-diversified"]);
  expect(exitCode).toBe(0);
  expect(stdout).toContain("spot-node-group-is-diversified (A07, high)\n");
  expect(stdout).toContain("        type: aws:eks/nodeGroup:NodeGroup\n");
  expect(stdout).toContain("minimumInstanceTypes  4  Fewest instance types of a group; fewer will do");
  expect(stdout).toContain('spot-eks/exempt.spot-node-group-is-diversified: "<reason> until=YYYY-MM-DD"\n');
});

test("tells what the examples of a rule need set", async () => {
  const { stdout } = await spotEksHere(["policies", "explain", "spot-groups-fit-the-vcpu-quota"]);
  expect(stdout).toContain("\nBroken with vcpuQuota: 640:\n");
});

test("tells the nearest name where there is no such rule", async () => {
  expect(await spotEksHere(["policies", "explain", "spot-node-group-is-diverse"])).toEqual({
    stdout: "",
    stderr:
      "error: spot-node-group-is-diverse is not a rule of the pack; did you mean spot-node-group-is-diversified?\n",
    exitCode: 64,
  });
});

test("accepts every preset that the pack comes with", async () => {
  for (const preset of ["audit", "baseline", "strict"]) {
    const file = `policy/presets/${preset}.json`;
    expect(await spotEksHere(["policies", "validate", file])).toEqual({
      stdout: `${file}: every rule, level, option and exemption is one\n`,
      stderr: "",
      exitCode: 0,
    });
  }
});

test("says what is wrong with a configuration, all at once", async () => {
  const file = written("wrong.json", '{ "spot-node-group-is-diversifed": "mandatory", "all": "loud" }');
  expect(await spotEksHere(["policies", "validate", file])).toEqual({
    stdout: "",
    stderr: [
      `error: ${file}: spot-node-group-is-diversifed: there is no such rule; did you mean spot-node-group-is-diversified?\n`,
      `error: ${file}: all: loud is not one of advisory, mandatory, remediate, disabled\n`,
    ].join(""),
    exitCode: 1,
  });
});

test.each([
  { what: "no JSON", file: () => written("no.json", "{"), says: / is not JSON: / },
  {
    what: "set twice",
    file: () => written("twice.json", '{"all":"advisory",\n"all":"mandatory"}'),
    says: /twice\.json has all twice, on lines 1 and 2; keep one of them\n$/,
  },
  {
    what: "missing",
    file: () => path.join(folder, "nope.json"),
    says: / is not there; write the path of a file of JSON\n$/,
  },
  { what: "a folder", file: () => folder, says: / cannot be read: / },
])("ends in one line for a configuration that is $what", async ({ file, says }) => {
  for (const args of [
    ["policies", "validate", file()],
    ["preview", "dev", "--policy-config", file()],
  ]) {
    const { stdout, stderr, exitCode } = await spotEksHere(args);
    expect({ stdout, lines: stderr.split("\n").length, exitCode }).toEqual({ stdout: "", lines: 2, exitCode: 1 });
    expect(stderr).toMatch(says);
  }
});

test("prints a preset and what a stack has over it as a configuration that CrossGuard takes", async () => {
  const { stdout, exitCode } = await spotEksHere(["policies", "config", "dev", "--preset", "strict"]);
  const config: unknown = JSON.parse(stdout);
  expect(exitCode).toBe(0);
  expect(configProblems(config)).toEqual([]);
  expect(config).toMatchObject({
    "spot-node-group-is-diversified": { enforcementLevel: "mandatory" },
    "stack-rules": {
      rules: {
        "nodes-pull-images-through-endpoints": {
          enforcementLevel: "mandatory",
          exemptions: [{ name: "dev-vpc", until: "2027-03-31" }],
        },
      },
    },
  });
});

test("prints a preset as it is committed where no stack is named", async () => {
  const { stdout } = await spotEksHere(["policies", "config"]);
  expect(JSON.parse(stdout)).toEqual(JSON.parse(readFileSync("policy/presets/baseline.json", "utf8")));
});

test.each(["dev", "staging", "production"])(
  "the stack %s is clean under strict, but for exemptions that it states",
  async (stack) => {
    const args = ["preview", stack, "--preset", "strict", "--json", "--today", "2026-11-25"];
    const { stdout, exitCode } = await spotEksHere(args);
    const { policies } = planDocumentSchema.parse(JSON.parse(stdout));
    expect(exitCode).toBe(0);
    expect(policies?.findings.filter(({ exemption }) => exemption === undefined)).toEqual([]);
  },
);

test("a mandatory finding is printed below its resource, and ends in exit code 2", async () => {
  const config = written("more.json", '{ "spot-node-group-is-diversified": { "minimumInstanceTypes": 20 } }');
  const { stdout, exitCode } = await spotEksHere([
    "preview",
    "dev",
    "--policy-config",
    config,
    "--today",
    "2026-11-25",
  ]);
  expect(exitCode).toBe(2);
  expect(stdout).toContain(
    [
      "Policies (baseline):",
      "    dev-general-nodes (aws:eks:NodeGroup)",
      "      mandatory  spot-node-group-is-diversified",
      "                 instanceTypes: names 10; list at least 13",
      "                 A managed spot node group may use several instance types.",
      "                 https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-best-practices.html",
    ].join("\n"),
  );
});

test("an exemption no longer counts after its day", async () => {
  const { stdout, exitCode } = await spotEksHere(["preview", "dev", "--preset", "strict", "--today", "2027-04-01"]);
  expect(exitCode).toBe(2);
  expect(stdout).toContain(
    "from which its nodes pull images; add what is missing; its exemption ended on 2027-03-31\n",
  );
});

test("judges a plan in a file as the preview that made it was judged", async () => {
  const config = "stacks/policies.dev.json";
  const args = ["--preset", "strict", "--policy-config", config, "--today", "2027-04-01"];
  const preview = await spotEksHere(["preview", "dev", "--json", ...args]);
  const { policies } = planDocumentSchema.parse(JSON.parse(preview.stdout));
  const { stdout, exitCode } = await spotEksHere(["policies", "check", written("plan.json", preview.stdout), ...args]);
  expect(exitCode).toBe(2);
  expect(stdout).toMatch(/^Policies \(strict\):\n/);
  expect(policies?.findings.length).toBe(1);
  for (const { message } of policies?.findings ?? []) {
    expect(stdout).toContain(message);
  }
});

test.each([
  { what: "no JSON", file: () => written("half.json", "{"), says: / is not JSON: [^\n]*\n$/ },
  {
    what: "doubled",
    file: () => written("double.json", '{"resources":[],\n"resources":[]}'),
    says: /double\.json has resources twice, on lines 1 and 2; keep one of them\n$/,
  },
  {
    what: "not there",
    file: () => path.join(folder, "no-plan.json"),
    says: / is not there; write the path of a file of JSON\n$/,
  },
  {
    what: "something else",
    file: () => written("null.json", "null"),
    says: /null\.json: Invalid input: expected object, received null\n$/,
  },
])("ends in one line for a plan that is $what", async ({ file, says }) => {
  const { stdout, stderr, exitCode } = await spotEksHere(["policies", "check", file()]);
  expect({ stdout, lines: stderr.split("\n").length, exitCode }).toEqual({ stdout: "", lines: 2, exitCode: 1 });
  expect(stderr).toMatch(says);
});

test("names ten problems of a file that is no plan, and how many more there are", async () => {
  const file = written("other.json", JSON.stringify({ resources: Array.from({ length: 30 }, () => 7) }));
  const { stderr } = await spotEksHere(["policies", "check", file]);
  expect(stderr.split("\n").length).toBe(12);
  expect(stderr).toMatch(/: \d+ more like these; write what `spot-eks preview --json` prints\n$/);
});
