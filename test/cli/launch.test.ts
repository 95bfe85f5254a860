import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";

import { ROOT, runProgram, spotEks } from "../support/command-line";

const TIMEOUT_MS = 60_000;
const ROOMS = [
  "bin",
  "capacity",
  "charts-values",
  "cli",
  "components",
  "facts",
  "policy",
  "preview",
  "review",
  "stacks",
  "tools",
];
const FILES = ["package.json", "package-lock.json", "Pulumi.yaml"];
const PATH = process.env["PATH"] ?? "";

/** The very bytes that every run below must print. */
let plan = "";

beforeAll(() => {
  const { stdout, stderr, exitCode } = spotEks(["preview", "--json"]);
  expect({ stderr, exitCode }).toEqual({ stderr: "", exitCode: 0 });
  plan = stdout;
}, TIMEOUT_MS);

describe("a preview prints the same bytes", () => {
  test("without a single socket, since none may be opened", () => {
    const node = ["--require", path.join(ROOT, "test", "support", "no-sockets.js")];
    expect(spotEks(["preview", "--json"], { node })).toEqual({ stdout: plan, stderr: "", exitCode: 0 });
  });

  test("in a network namespace without even loopback", () => {
    if (runProgram("unshare", ["-rn", "true"]).exitCode !== 0) {
      console.warn("skipped: this machine does not let us make a network namespace (unshare -rn)");
      return;
    }
    const { stdout, exitCode } = runProgram("unshare", [
      "-rn",
      process.execPath,
      "bin/spot-eks.js",
      "preview",
      "--json",
    ]);
    expect({ exitCode, isSame: stdout === plan }).toEqual({ exitCode: 0, isSame: true });
  });

  test("with an unreadable home and credentials that nobody must read", () => {
    const env = {
      PATH,
      HOME: "/nonexistent",
      KUBECONFIG: "/nonexistent/kubeconfig",
      AWS_PROFILE: "nobody",
      AWS_REGION: "eu-north-1",
      PULUMI_CONFIG: '{"spot-eks:environment":"{}"}',
      PULUMI_NODEJS_STACK: "other",
    };
    expect(spotEks(["preview", "--json"], { env })).toEqual({ stdout: plan, stderr: "", exitCode: 0 });
  });
});

test("the guard against sockets ends a process that opens one", () => {
  const guard = path.join(ROOT, "test", "support", "no-sockets.js");
  const { stderr, exitCode } = runProgram(process.execPath, [
    "--require",
    guard,
    "-e",
    'require("http").get("http://127.0.0.1:9")',
  ]);
  expect({ stderr, exitCode }).toEqual({ stderr: "a socket was opened: connect\n", exitCode: 99 });
});

describe("in a copy of the project", () => {
  let copy = "";
  const run = (args: readonly string[]) => spotEks(args, { cwd: copy });
  const edit = (file: string, from: string, to: string) => {
    const text = readFileSync(path.join(copy, file), "utf8");
    expect(text).toContain(from);
    writeFileSync(path.join(copy, file), text.replaceAll(from, to));
  };

  beforeAll(() => {
    copy = mkdtempSync(path.join(tmpdir(), "spot-eks-"));
    for (const entry of [...ROOMS, ...FILES]) {
      cpSync(path.join(ROOT, entry), path.join(copy, entry), { recursive: true });
    }
    symlinkSync(path.join(ROOT, "node_modules"), path.join(copy, "node_modules"));
  });
  afterAll(() => {
    rmSync(copy, { recursive: true });
  });

  test(
    "an edit of a source is picked up by the next run, and so is taking it back",
    () => {
      expect(run(["preview", "--json"]).stdout).toBe(plan);
      edit("facts/labels.ts", "spot-eks/node-group", "spot-eks/node-gruop");
      expect(run(["preview", "--json"]).stdout).toContain("spot-eks/node-gruop");
      edit("facts/labels.ts", "spot-eks/node-gruop", "spot-eks/node-group");
      expect(run(["preview", "--json"]).stdout).toBe(plan);
    },
    TIMEOUT_MS,
  );

  test("an edit of a stack file is picked up by the next run", () => {
    edit("stacks/Pulumi.dev.yaml", "name: dev", "name: edited");
    expect(run(["preview", "dev", "--json"]).stdout).toContain('"name": "edited"');
  });

  test("the project may have another name", () => {
    edit("Pulumi.yaml", "name: spot-eks", "name: platform");
    const { stdout, exitCode } = run(["preview", "--json"]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("urn:pulumi:production::platform::spot-eks:components:Network::production");
    expect(stdout).not.toContain("::spot-eks::");
    edit("Pulumi.yaml", "name: platform", "name: spot-eks");
  });

  test("a stack that does not exist is told with those that do", () => {
    expect(run(["preview", "prodution"])).toEqual({
      stdout: "",
      stderr:
        "error: prodution is not a stack of this project; there are dev, production, staging; did you mean production?\n",
      exitCode: 1,
    });
  });

  test("broken YAML is told with its line and column", () => {
    writeFileSync(path.join(copy, "stacks/Pulumi.broken.yaml"), "config:\n  aws:region: [us-east-1\n");
    const { stdout, stderr, exitCode } = run(["preview", "broken"]);
    expect({ stdout, exitCode }).toEqual({ stdout: "", exitCode: 1 });
    expect(stderr).toMatch(/^error: stacks\/Pulumi\.broken\.yaml:\d+:\d+: .+\n$/);
  });

  test("every problem of an environment is told at once, a line each, with its place in the file", () => {
    edit("stacks/Pulumi.staging.yaml", "nat: single", "nat: double");
    edit("stacks/Pulumi.staging.yaml", "size: { min: 0, max: 10 }", "size: { min: 11, max: 10 }");
    const { stdout, stderr, exitCode } = run(["preview", "staging"]);
    expect({ stdout, exitCode }).toEqual({ stdout: "", exitCode: 1 });
    const lines = stderr.trimEnd().split("\n");
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(
      /^error: stacks\/Pulumi\.staging\.yaml:\d+:\d+: spot-eks:environment\.network\.nat: double is not /,
    );
    expect(lines[1]).toMatch(/^error: .+:\d+:\d+: spot-eks:environment\.nodeGroups\.general\.size\.\w+: 11 is not /);
  });
});

describe("usage", () => {
  test.each([
    { args: ["--help"], exitCode: 0 },
    { args: ["preview", "--help"], exitCode: 0 },
    { args: ["schema"], exitCode: 0 },
    { args: ["schema", "plan"], exitCode: 0 },
    { args: ["schema", "nothing"], exitCode: 64 },
    { args: ["preveiw"], exitCode: 64 },
    { args: ["preview", "--format", "xml"], exitCode: 64 },
    { args: ["preview", "dev", "staging"], exitCode: 64 },
    { args: [], exitCode: 64 },
  ])("spot-eks $args ends with $exitCode", ({ args, exitCode }) => {
    expect(spotEks(args).exitCode).toBe(exitCode);
  });

  test("help shows examples and exit codes", () => {
    const { stdout } = spotEks(["--help"]);
    expect(stdout).toContain("spot-eks preview dev");
    expect(stdout).toContain("64 wrong usage");
  });

  test("an unknown verb is answered with the nearest", () => {
    expect(spotEks(["preveiw"]).stderr).toContain("Did you mean preview?");
  });
});
