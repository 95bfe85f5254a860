import fs from "node:fs";
import os from "node:os";
import path from "node:path";

import { afterAll, expect, test } from "@jest/globals";

import { ROOT, runProgram, type Ended } from "../support/command-line";
import { replay, replayedCalls, type ReplayedCall } from "../support/replay";

const FOLDER = fs.mkdtempSync(path.join(os.tmpdir(), "roll-"));
afterAll(() => {
  fs.rmSync(FOLDER, { recursive: true });
});

const PATHS = process.env["PATH"] ?? "";
const ARGS = ["--cluster", "production", "--group", "enduring"];
let runs = 0;

/** Runs the command where aws, kubectl and sleep are stand-ins; calls are shortened to what they do. */
function roll(rules: readonly ReplayedCall[], args: readonly string[] = ARGS): Ended & { calls: string[] } {
  const folder = path.join(FOLDER, String(runs++));
  replay(folder, ["aws", "kubectl", "sleep"], [...rules, { call: "sleep" }, { call: "kubectl uncordon" }]);
  const ended = runProgram(path.join(ROOT, "bin", "roll-enduring-nodes"), args, {
    env: { PATH: `${folder}:${PATHS}` },
  });
  return { ...ended, calls: replayedCalls(folder).map(shortened) };
}

const GROUPS = "aws autoscaling describe-auto-scaling-groups --output text --filters";
const MEMBERS = "aws autoscaling describe-auto-scaling-groups --output text --auto-scaling-group-names";
const NAMES: Readonly<Record<string, string>> = {
  [GROUPS]: "groups",
  [MEMBERS]: "members",
  "kubectl get --no-headers nodes": "nodes",
  "kubectl get --no-headers pods": "pods",
};

function shortened(call: string): string {
  const known = Object.entries(NAMES).find(([beginning]) => call.startsWith(beginning));
  return known === undefined ? call.replace("aws autoscaling ", "") : known[1];
}

const groups = (...prints: string[]): ReplayedCall => ({ call: GROUPS, prints });
const members = (...prints: string[]): ReplayedCall => ({ call: MEMBERS, prints });
const nodes = (...prints: string[]): ReplayedCall => ({ call: "kubectl get --no-headers nodes", prints });
const pods = (...prints: string[]): ReplayedCall => ({ call: "kubectl get --no-headers pods", prints });
const DOES: readonly ReplayedCall[] = [
  { call: "kubectl cordon" },
  { call: "kubectl drain" },
  { call: "aws autoscaling terminate-instance-in-auto-scaling-group" },
];

const GROUP = "enduring-a\tlt-1\t7\n";
const OLD = "i-0old\tlt-1\t6\tInService\n";
const NEW = "i-0new\tlt-1\t7\tInService\n";
const OLD_NODE = "ip-10-0-0-1   aws:///eu-west-1a/i-0old   True   <none>\n";
const NEW_NODE = "ip-10-0-0-2   aws:///eu-west-1a/i-0new   True   <none>\n";
const DAEMON = "kube-system   aws-node-x   DaemonSet\n";
const JOB = "build   nightly-1   Job\n";
const TERMINATE =
  "terminate-instance-in-auto-scaling-group --instance-id i-0old --no-should-decrement-desired-capacity";
const DRAIN = "kubectl drain ip-10-0-0-1 --ignore-daemonsets --delete-emptydir-data --timeout 86400s";

test("an old node is cordoned, waits for its jobs, is drained and ended, and its successor is waited for", () => {
  const notReady = NEW_NODE.replace("True", "False");
  const { calls, stdout, stderr, exitCode } = roll([
    groups(GROUP),
    members(OLD, OLD, OLD.replace("InService", "Terminating"), NEW.replace("InService", "Pending"), NEW),
    nodes(OLD_NODE, OLD_NODE, notReady, NEW_NODE),
    pods(`${DAEMON}${JOB}tools   shell   <none>\nbuild   db-0   StatefulSet\n`, `${DAEMON}${JOB}`, DAEMON),
    ...DOES,
  ]);

  expect(stderr).toBe("");
  expect(exitCode).toBe(0);
  expect(calls).toEqual([
    "groups",
    "members",
    "nodes",
    "kubectl cordon ip-10-0-0-1",
    "pods",
    "sleep 15",
    "pods",
    "sleep 15",
    "pods",
    DRAIN,
    "members",
    TERMINATE,
    "members",
    "sleep 15",
    "members",
    "sleep 15",
    "members",
    "nodes",
    "sleep 15",
    "members",
    "nodes",
    "sleep 15",
    "members",
    "nodes",
  ]);
  expect(stdout).toBe(`ip-10-0-0-1: is old, i-0old of enduring-a
ip-10-0-0-1: waits, there is still build/nightly-1, tools/shell
ip-10-0-0-1: waits, there is still build/nightly-1
ip-10-0-0-1: waits, there is still no new node in enduring-a
enduring: no node is old any more
`);
});

test("groups of several zones are rolled one after the other, and nodes that are not old stay", () => {
  const { calls, exitCode } = roll([
    groups(`${GROUP}enduring-b\tlt-2\t1\n`),
    members(OLD + NEW, OLD + NEW, `${NEW}i-0next\tlt-1\t7\tInService\n`, "i-0b\tlt-2\t1\tInService\n"),
    nodes(OLD_NODE + NEW_NODE + OLD_NODE.replace("-1 ", "-3 ").replace("i-0old", "i-0next")),
    pods(DAEMON),
    ...DOES,
  ]);

  expect(exitCode).toBe(0);
  expect(calls).toEqual([
    "groups",
    "members",
    "nodes",
    "kubectl cordon ip-10-0-0-1",
    "pods",
    DRAIN,
    "members",
    TERMINATE,
    "members",
    "nodes",
    "members",
  ]);
});

test.each([
  { what: "all are on the current version", group: GROUP, member: NEW },
  { what: "the old one is going already", group: GROUP, member: OLD.replace("InService", "Terminating:Wait") },
])("nothing is done where $what", ({ group, member }) => {
  const { calls, stdout, exitCode } = roll([groups(group), members(member)]);
  expect({ calls, stdout, exitCode }).toEqual({
    calls: ["groups", "members"],
    stdout: "enduring: no node is old any more\n",
    exitCode: 0,
  });
});

test("a node on another launch template is old, whatever its version", () => {
  const { stdout } = roll(
    [groups(GROUP), members(OLD.replace("lt-1\t6", "lt-0\t7")), nodes(OLD_NODE)],
    [...ARGS, "--dry-run"],
  );
  expect(stdout).toBe("ip-10-0-0-1: is old, i-0old of enduring-a\n");
});

test("a dry run says which nodes are old and does nothing", () => {
  const { calls, stdout, exitCode } = roll(
    [groups(GROUP), members(OLD), nodes(OLD_NODE)],
    ["--dry-run", "--cluster", "production", "--group", "enduring"],
  );
  expect({ calls, stdout, exitCode }).toEqual({
    calls: ["groups", "members", "nodes"],
    stdout: "ip-10-0-0-1: is old, i-0old of enduring-a\n",
    exitCode: 0,
  });
});

test("a job that does not end leaves its node uncordoned and unharmed", () => {
  const { calls, stderr, exitCode } = roll(
    [groups(GROUP), members(OLD), nodes(OLD_NODE), pods(JOB), ...DOES],
    [...ARGS, "--timeout", "30"],
  );
  expect({ stderr, exitCode }).toEqual({
    stderr: "roll-enduring-nodes: ip-10-0-0-1: after 30 seconds there is still build/nightly-1\n",
    exitCode: 1,
  });
  expect(calls.slice(3)).toEqual([
    "kubectl cordon ip-10-0-0-1",
    "pods",
    "sleep 15",
    "pods",
    "sleep 15",
    "pods",
    "kubectl uncordon ip-10-0-0-1",
  ]);
});

test("a node that somebody had cordoned stays cordoned", () => {
  const { calls, exitCode } = roll(
    [groups(GROUP), members(OLD), nodes(OLD_NODE.replace("<none>", "true")), pods(JOB), ...DOES],
    [...ARGS, "--timeout", "0"],
  );
  expect({ calls, exitCode }).toEqual({ calls: ["groups", "members", "nodes", "pods"], exitCode: 1 });
});

test.each([
  { what: "cannot be drained", rules: [{ call: "kubectl drain", exitCode: 1 }, ...DOES], calls: [DRAIN] },
  {
    what: "cannot be ended",
    rules: [{ call: "aws autoscaling terminate", exitCode: 254 }, ...DOES],
    calls: [DRAIN, "members", TERMINATE],
  },
])("a node that $what is uncordoned, and no other one is touched", ({ rules, calls }) => {
  const ended = roll([groups(GROUP), members(`${OLD}i-1\tlt-1\t6\tInService\n`), nodes(OLD_NODE), pods(""), ...rules]);
  expect(ended.exitCode).not.toBe(0);
  expect(ended.calls.slice(5)).toEqual([...calls, "kubectl uncordon ip-10-0-0-1"]);
});

test("a node whose pods cannot be listed is not taken for an empty one", () => {
  const { calls, exitCode } = roll([
    groups(GROUP),
    members(OLD),
    nodes(OLD_NODE),
    { call: "kubectl get --no-headers pods", exitCode: 1 },
    ...DOES,
  ]);
  expect({ calls: calls.slice(3), exitCode }).toEqual({
    calls: ["kubectl cordon ip-10-0-0-1", "pods", "kubectl uncordon ip-10-0-0-1"],
    exitCode: 1,
  });
});

test.each([
  {
    what: "a group nobody has",
    rules: [groups("")],
    stderr: "no Auto Scaling group of production has nodes of enduring; look at --cluster, --group and the region",
  },
  {
    what: "a group that takes whatever version is newest",
    rules: [groups("enduring-a\tlt-1\t$Latest\n")],
    stderr: "enduring-a: $Latest is not a numbered version, so no node of it is old",
  },
  {
    what: "a kubectl that talks to another cluster",
    rules: [groups(GROUP), members(OLD), nodes("")],
    stderr: "i-0old is not a node of the cluster that kubectl talks to; look at its context",
  },
])("$what is one line and exit 1, and changes nothing", ({ rules, stderr }) => {
  const ended = roll(rules);
  expect({ stderr: ended.stderr, exitCode: ended.exitCode }).toEqual({
    stderr: `roll-enduring-nodes: ${stderr}\n`,
    exitCode: 1,
  });
  expect(ended.calls.filter((call) => /cordon|drain|terminate/.test(call))).toEqual([]);
});

test.each([
  { args: [], stderr: "--cluster: '' is not the name of a cluster; see --help" },
  { args: ["--cluster"], stderr: "--cluster: '' is not the name of a cluster; see --help" },
  { args: ["--cluster", "a", "--group", "b c"], stderr: "--group: 'b c' is not the name of a group; see --help" },
  { args: ["--cluster", "$(id)"], stderr: "--cluster: '$(id)' is not the name of a cluster; see --help" },
  { args: [...ARGS, "--timeout", "1h"], stderr: "--timeout: '1h' is not a whole number of seconds; see --help" },
  { args: ["--cluster", "--group", "y"], stderr: "--cluster: '--group' is not a value; write --cluster <value>" },
  { args: ["--cluster=x"], stderr: "--cluster=x is not an option; write --cluster x" },
  { args: ["production"], stderr: "production is not an option; see --help" },
])("called with $args it says what is wrong and ends with 64", ({ args, stderr }) => {
  const ended = roll([], args);
  expect({ stderr: ended.stderr, exitCode: ended.exitCode, calls: ended.calls }).toEqual({
    stderr: `roll-enduring-nodes: ${stderr}\n`,
    exitCode: 64,
    calls: [],
  });
});

test("a missing tool is named", () => {
  const tools = path.join(FOLDER, "tools");
  replay(tools, ["aws"], []);
  const ended = runProgram("/bin/sh", [path.join(ROOT, "bin", "roll-enduring-nodes"), ...ARGS], {
    env: { PATH: tools },
  });
  expect(ended).toEqual({
    stdout: "",
    stderr: "roll-enduring-nodes: kubectl is not installed, or not on PATH\n",
    exitCode: 1,
  });
});

test("help says how it is called and what its ends mean", () => {
  const { stdout, exitCode } = roll([], ["--help"]);
  expect(exitCode).toBe(0);
  const lines = stdout.trimEnd().split("\n");
  expect(lines[0]).toBe(
    "Usage: bin/roll-enduring-nodes --cluster <name> --group <name> [--timeout <seconds>] [--dry-run]",
  );
  expect(lines.at(-1)).toBe(
    "Ends with 0 when all is done, 1 when it gave up, 64 when it was called wrongly. See docs/guides/enduring-nodes.md.",
  );
});

test("groups are looked for by the tags this program writes", () => {
  const folder = path.join(FOLDER, "tags");
  replay(folder, ["aws", "kubectl"], [{ call: "aws" }]);
  runProgram(path.join(ROOT, "bin", "roll-enduring-nodes"), ARGS, { env: { PATH: `${folder}:${PATHS}` } });
  expect(replayedCalls(folder)[0]).toContain(
    "--filters Name=tag:kubernetes.io/cluster/production,Values=owned " +
      "Name=tag:k8s.io/cluster-autoscaler/node-template/label/spot-eks/node-group,Values=enduring",
  );
});
