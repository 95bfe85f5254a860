import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, expect, test } from "@jest/globals";

import { ROOT, spotEks } from "../support/command-line";
import { spotEksHere } from "../support/command-line-here";

const folder = mkdtempSync(path.join(tmpdir(), "diff-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** What `spot-eks diff` says of the dev stack, whose file differed before in one place. */
async function diffFrom(from: string, to: string, stack = "dev") {
  const text = readFileSync(path.join(ROOT, "stacks", `Pulumi.${stack}.yaml`), "utf8");
  const file = path.join(folder, "before.yaml");
  writeFileSync(file, text.replace(from, to));
  const { stdout, stderr, exitCode } = await spotEksHere(["diff", stack, "--before", file]);
  return { lines: stdout.split("\n").map((line) => line.trimEnd()), stderr: stderr.replaceAll(folder, ""), exitCode };
}

test("a stack file that was not edited changes nothing", async () => {
  expect(await diffFrom("", "")).toEqual({
    lines: ["What an update would change (dev)", "", "Resources:", "    none changes", ""],
    stderr: "",
    exitCode: 0,
  });
});

test("an edit that is refused says so first, and ends with 3", async () => {
  const { lines, stderr, exitCode } = await diffFrom('version: "1.36"', 'version: "1.34"');

  expect({ beginning: lines.slice(0, 9), stderr, exitCode }).toEqual({
    beginning: [
      "What an update would change (dev)",
      "",
      "Refused:",
      '    dev-control-plane-eksCluster: EKS refuses 1.36 after 1.34: a control plane goes up by one minor; write "1.35"',
      "",
      "Nodes:",
      "    Group              What happens     Nodes at a time  Minutes at least",
      "    dev-general-nodes  rolls the nodes  1                10",
      "    dev-system-nodes   rolls the nodes  1                6",
    ],
    stderr: "",
    exitCode: 3,
  });
});

test("a control plane that is told other zones is refused", async () => {
  const zones = "controlPlaneZones: [us-east-1a, us-east-1b";
  const { lines, exitCode } = await diffFrom(`${zones}, us-east-1c]`, `${zones}]`, "production");

  expect({ lines, exitCode }).toEqual({
    lines: [
      "What an update would change (production)",
      "",
      "Refused:",
      "    production-control-plane-eksCluster: EKS never changes the zones of a control plane; " +
        "write us-east-1a, us-east-1b in place of us-east-1a, us-east-1b, us-east-1c",
      "",
      "Resources:",
      "    change  aws:eks/cluster:Cluster  production-control-plane-eksCluster  vpcConfig.subnetIds",
      "",
    ],
    exitCode: 3,
  });
});

test("an environment under another name says first what goes with the old one", async () => {
  const { lines, exitCode } = await diffFrom("name: dev", "name: big");

  expect({ beginning: lines.slice(0, 5), exitCode }).toEqual({
    beginning: [
      "What an update would change (dev)",
      "",
      "Removed as a whole:",
      "    the control plane big-control-plane-eksCluster is removed with all that is in it, and dev-control-plane-eksCluster is made anew",
      "    the VPC big-vpc is removed with all that is in it, and dev-vpc is made anew",
    ],
    exitCode: 0,
  });
});

test("what is wrong in the file before is told with its place", async () => {
  expect(await diffFrom('version: "1.36"', 'version: "1.30"')).toEqual({
    lines: [""],
    stderr:
      "error: /before.yaml:14:7: spot-eks:environment.cluster.version: 1.30 is not one of 1.33, 1.34, 1.35, 1.36; " +
      'the nearest is "1.33"\n',
    exitCode: 1,
  });
});

test("what is wrong is told in the order of the file", async () => {
  const { stderr } = await diffFrom(
    'version: "1.36"',
    'colour: "red"\n      keyRotationDays: "x"\n      version: "1.36"',
  );

  expect(stderr.split("\n").map((line) => line.slice(0, 74))).toEqual([
    "error: /before.yaml:14:7: spot-eks:environment.cluster.colour: is not a kn",
    'error: /before.yaml:15:7: spot-eks:environment.cluster.keyRotationDays: "x',
    "",
  ]);
});

test.each([
  {
    what: "a stack that is not there",
    args: ["deb", "--before", "/nonexistent/x.yaml"],
    stderr: "error: deb is not a stack of this project; there are dev, production, staging; did you mean dev?\n",
    exitCode: 1,
  },
  {
    what: "no file before",
    args: ["dev"],
    stderr: "error: required option '--before <file>' not specified\n",
    exitCode: 64,
  },
])("$what is refused in a line", async ({ args, stderr, exitCode }) => {
  expect(await spotEksHere(["diff", ...args])).toEqual({ stdout: "", stderr, exitCode });
});

test("help with a command there is not is refused in a line", async () => {
  expect(await spotEksHere(["help", "nope"])).toEqual({
    stdout: "",
    stderr: "error: nope is not a command; there are preview, diff, schema, select, policies, values, help\n",
    exitCode: 64,
  });
});

test("a file that is not there is refused in a line", () => {
  expect(spotEks(["diff", "dev", "--before", "/nonexistent/x.yaml"])).toEqual({
    stdout: "",
    stderr: "error: /nonexistent/x.yaml is not there; write the path of a stack file\n",
    exitCode: 1,
  });
});
