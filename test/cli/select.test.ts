import { spawnSync } from "node:child_process";

import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";

import { ROOT, spotEks, type Ended } from "../support/command-line";
import { spotEksHere } from "../support/command-line-here";

const select = (args: readonly string[]): Promise<Ended> => spotEksHere(["select", ...args]);

/** Names of the types that are selected of a handful of which each is something that the others are not. */
async function selectedOfTen(args: readonly string[]): Promise<unknown> {
  const types = "c4.xlarge m5.xlarge m5.2xlarge m5.metal m5d.xlarge m6g.xlarge t3.xlarge g5.xlarge inf2.xlarge t2.nano";
  const allow = types.split(" ").flatMap((type) => ["--allow-list", `^${type.replace(".", "\\.")}$`]);
  const { stdout, stderr } = await select([...allow, "--output", "environment", ...args]);
  return stderr === "" ? (parse(stdout) as { instanceTypes: unknown }).instanceTypes : stderr;
}

const ANY = ["--usage-class", "on-demand"];

test.each([
  { flags: [], types: "m6g.xlarge t3.xlarge m5.xlarge c4.xlarge m5d.xlarge inf2.xlarge g5.xlarge m5.2xlarge m5.metal" },
  {
    flags: ANY,
    types: "t2.nano m6g.xlarge t3.xlarge m5.xlarge c4.xlarge m5d.xlarge inf2.xlarge g5.xlarge m5.2xlarge m5.metal",
  },
  { flags: ["--usage-class", "spot", "--vcpus", "1"], types: undefined },
  { flags: ["--vcpus", "8"], types: "m5.2xlarge" },
  { flags: ["--vcpus-min", "8"], types: "m5.2xlarge m5.metal" },
  { flags: ["--vcpus-min", "5", "--vcpus-max", "95"], types: "m5.2xlarge" },
  { flags: [...ANY, "--vcpus-max", "3"], types: "t2.nano" },
  { flags: ["--memory", "32768"], types: "m5.2xlarge" },
  { flags: ["-m", "32GiB"], types: "m5.2xlarge" },
  { flags: ["--memory", "7.5 gb"], types: "c4.xlarge" },
  { flags: ["--memory-min", "33g"], types: "m5.metal" },
  { flags: ["--memory-min", "1GiB", "--memory-max", "8192MiB"], types: "c4.xlarge" },
  { flags: ["--vcpus-to-memory-ratio", "1:2"], types: "c4.xlarge" },
  { flags: ["--gpus", "1"], types: "g5.xlarge" },
  { flags: ["-g", "0", "--vcpus-min", "8"], types: "m5.2xlarge m5.metal" },
  { flags: ["--gpus-min", "1"], types: "g5.xlarge" },
  { flags: ["--gpus-max", "0", "--local-nvme"], types: "m5d.xlarge" },
  { flags: ["--inference-accelerators", "1"], types: "inf2.xlarge" },
  { flags: ["--cpu-architecture", "arm64"], types: "m6g.xlarge" },
  { flags: ["-a", "x86_64", "--vcpus", "8"], types: "m5.2xlarge" },
  { flags: ["-a", "amd64", "--vcpus", "8"], types: "m5.2xlarge" },
  { flags: ["--generation-min", "6"], types: "m6g.xlarge" },
  { flags: ["--current-generation", "false"], types: "c4.xlarge" },
  { flags: ["--current-generation", "true", "--memory-max", "16383"], types: undefined },
  { flags: ["--current-generation", "--memory-max", "16383"], types: undefined },
  { flags: ["--burst-support"], types: "t3.xlarge" },
  { flags: ["-b", "false", "--vcpus", "8"], types: "m5.2xlarge" },
  { flags: ["--baremetal"], types: "m5.metal" },
  { flags: ["--baremetal", "false", "--vcpus-min", "8"], types: "m5.2xlarge" },
  { flags: ["--local-nvme"], types: "m5d.xlarge g5.xlarge" },
  { flags: ["--local-nvme", "false", "--vcpus", "4", "-a", "arm64"], types: "m6g.xlarge" },
  { flags: ["--network-baseline-min", "2500"], types: "m5.2xlarge g5.xlarge m5.metal" },
  { flags: ["--deny-list", "^[cgit]", "--deny-list", "5\\."], types: "m6g.xlarge m5d.xlarge" },
  { flags: ["--base-instance-type", "m5.xlarge"], types: "t3.xlarge m5.xlarge m5d.xlarge" },
  { flags: ["--flexible"], types: "m5.xlarge m5d.xlarge" },
  { flags: ["--flexible", "--vcpus", "8"], types: "m5.2xlarge" },
  { flags: ["--flexible", "--memory", "32GiB"], types: "m5.2xlarge" },
  { flags: ["--flexible", "-a", "arm64"], types: "m6g.xlarge" },
  { flags: ["--flexible", "--burst-support", "true"], types: "t3.xlarge" },
  { flags: ["--flexible", "--base-instance-type", "m6g.xlarge"], types: "m6g.xlarge" },
  { flags: ["--region", "ap-southeast-1", "--gpus", "0", "--baremetal"], types: "m5.metal" },
  { flags: ["-r", "ap-southeast-1", "--gpus", "1"], types: undefined },
  { flags: ["--availability-zones", "use1-az3"], types: "c4.xlarge" },
  { flags: ["-z", "us-east-1a, us-east-1b,us-east-1c,us-east-1d,us-east-1e,us-east-1f"], types: "c4.xlarge" },
  { flags: ["--max-results", "2"], types: "m6g.xlarge t3.xlarge" },
])("$flags selects $types", async ({ flags, types }) => {
  expect(await selectedOfTen(flags)).toEqual(
    types?.split(" ") ?? expect.stringMatching(/^error: no instance type in /),
  );
});

describe("nothing that is all that is asked", () => {
  test("ends with 1, every criterion that is in the way, and the nearest types", async () => {
    const args = ["--vcpus", "4", "--memory", "32GiB", "--gpus", "1", "-z", "use1-az3", "--deny-list", "^g"];
    expect(await select(args)).toEqual({
      stdout: "",
      stderr: [
        "error: no instance type in us-east-1 is all that is asked; in the way: GPUs (1328 types), zones (1306 types), memory (1238 types), vcpu (1224 types), deny list (61 types), spot (32 types)",
        "error: nearest: t2.xlarge: has 16 GiB of memory, not 32 GiB; has 0 GPU, not 1",
        "error: nearest: c4.xlarge: has 7.5 GiB of memory, not 32 GiB; has 0 GPU, not 1",
        "error: nearest: m4.xlarge: has 16 GiB of memory, not 32 GiB; has 0 GPU, not 1",
        "",
      ].join("\n"),
      exitCode: 1,
    });
  });

  test("prints the document all the same", async () => {
    const { stdout, exitCode } = await select(["--vcpus", "7", "--json"]);
    expect(JSON.parse(stdout)).toMatchObject({ found: 0, types: [], pools: { count: 0, isExact: true } });
    expect(exitCode).toBe(1);
  });

  test("is answered with a hint where GiB were meant", async () => {
    const { stderr } = await select(["--memory", "16"]);
    expect(stderr).toContain("error: nearest: t4g.nano: has 0.5 GiB of memory, not 0.02 GiB\n");
    expect(stderr.endsWith("error: a number alone is MiB of memory; write 32GiB for GiB\n")).toBe(true);
  });
});

const REGIONS =
  "ap-northeast-1, ap-southeast-1, ap-southeast-2, ca-central-1, eu-central-1, eu-west-1, eu-west-2, sa-east-1, us-east-1, us-east-2, us-west-2";

test.each([
  { args: ["--vcpus", "x"], errors: ["--vcpus: x is not a whole number from 0 on, such as 8"] },
  { args: ["--vcpus", "4.5"], errors: ["--vcpus: 4.5 is not a whole number from 0 on, such as 8"] },
  { args: ["--vcpus", "-1"], errors: ["--vcpus: -1 is not a whole number from 0 on, such as 8"] },
  { args: ["--memory", "1PB"], errors: ["--memory: 1PB is not an amount of memory; write 32768 (MiB) or 32GiB"] },
  { args: ["-a", "mips"], errors: ["--cpu-architecture: mips is not one of x86_64, amd64, arm64"] },
  {
    args: ["--vcpus-to-memory-ratio", "0:4"],
    errors: ["--vcpus-to-memory-ratio: 0:4 is not vCPU to GiB, such as 1:4"],
  },
  { args: ["--vcpus-to-memory-ratio", "4"], errors: ["--vcpus-to-memory-ratio: 4 is not vCPU to GiB, such as 1:4"] },
  { args: ["--current-generation", "maybe"], errors: ["--current-generation: maybe is not true or false"] },
  { args: ["--deny-list", "("], errors: ["--deny-list: ( is not a regular expression, such as '^m[5-7]'"] },
  { args: ["--explain", "m5.tiny"], errors: ["--explain: m5.tiny is not an instance type in the catalogue"] },
  { args: ["--max-results", "0"], errors: ["--max-results: 0 is not at least 1"] },
  {
    args: ["--vcpus-min", "8", "--vcpus-max", "4"],
    errors: ["--vcpus-min: 8 is more than --vcpus-max, 4"],
  },
  {
    args: ["--memory", "32GiB", "--memory-max", "64GiB"],
    errors: ["--memory: 32GiB is both bounds already; leave out --memory-min and --memory-max"],
  },
  {
    args: ["--memory-min", "32GiB", "--memory-max", "16GiB"],
    errors: ["--memory-min: 32GiB is more than --memory-max, 16GiB"],
  },
  {
    args: ["-r", "us-east1"],
    errors: [`--region: us-east1 is not one of ${REGIONS}, whose offers are known; did you mean us-east-1?`],
  },
  {
    args: ["-z", "us-east-1a,use1-az1"],
    errors: ["--availability-zones: us-east-1a,use1-az1 has names and ids; write all zones by name or all by id"],
  },
  {
    args: ["-z", "eu-west-1a"],
    errors: [
      "--availability-zones: eu-west-1a is not a zone of us-east-1; write us-east-1a to us-east-1f, or ids such as use1-az1",
    ],
  },
  {
    args: ["--base-instance-type", "m5.xlrge"],
    errors: ["--base-instance-type: m5.xlrge is not an instance type in the catalogue; did you mean m5.xlarge?"],
  },
  {
    args: ["--vcpus", "x", "--vcpus-min", "1", "--gpus", "y", "-z", "mars", "--max-results", "z"],
    errors: [
      "--vcpus: x is not a whole number from 0 on, such as 8",
      "--gpus: y is not a whole number from 0 on, such as 8",
      "--max-results: z is not a whole number from 0 on, such as 8",
      "--availability-zones: mars is not a zone of us-east-1; write us-east-1a to us-east-1f, or ids such as use1-az1",
    ],
  },
  {
    args: ["--output", "xml"],
    errors: [
      "option '-o, --output <format>' argument 'xml' is invalid. Allowed choices are table, json, overrides, environment, nodepool, affinity.",
    ],
  },
  {
    args: ["--usage-class", "reserved"],
    errors: ["option '--usage-class <class>' argument 'reserved' is invalid. Allowed choices are spot, on-demand."],
  },
  { args: ["--vcpus", "0"], errors: ["--vcpus: 0 is not at least 1"] },
  {
    args: ["--memory", "0"],
    errors: ["--memory: 0 is not an amount of memory; write 32768 (MiB) or 32GiB"],
  },
  {
    args: ["--memory", "", "-a", "", "--base-instance-type", ""],
    errors: [
      '--memory: "" is not an amount of memory; write 32768 (MiB) or 32GiB',
      '--cpu-architecture: "" is not one of x86_64, amd64, arm64',
      '--base-instance-type: "" is not an instance type in the catalogue',
    ],
  },
  {
    args: ["--vcpus-to-memory-ratio", "1:0"],
    errors: ["--vcpus-to-memory-ratio: 1:0 is not vCPU to GiB, such as 1:4"],
  },
  {
    args: ["--explain", "m5.tiny,m5.small"],
    errors: ["--explain: m5.tiny, m5.small are not instance types in the catalogue"],
  },
  {
    args: ["-z", "us-east-1z"],
    errors: [
      "--availability-zones: us-east-1z is not a zone of us-east-1; write us-east-1a to us-east-1f, or ids such as use1-az1",
    ],
  },
  {
    args: ["--json", "-o", "table"],
    errors: ["option '--json' cannot be used with option '-o, --output <format>'"],
  },
  {
    args: ["--vcpus", "4", "--vcpus", "8"],
    errors: ["option '--vcpus <number>' is written twice; write it once"],
  },
  { args: ["--flexibel"], errors: ["unknown option '--flexibel'\n(Did you mean --flexible?)"] },
  { args: ["m5.large"], errors: ["too many arguments for 'select'. Expected 0 arguments but got 1."] },
])("wrong usage ends with 64 and all that is wrong: $args", async ({ args, errors }) => {
  expect(await select(args)).toEqual({
    stdout: "",
    stderr: errors.map((text) => `error: ${text}\n`).join(""),
    exitCode: 64,
  });
});

describe("as a process", () => {
  test.each([
    { args: ["--flexible"], exitCode: 0 },
    { args: ["--help"], exitCode: 0 },
    { args: ["--vcpus", "7"], exitCode: 1 },
    { args: ["--vcpus", "x"], exitCode: 64 },
  ])("spot-eks select $args ends with $exitCode", ({ args, exitCode }) => {
    expect(spotEks(["select", ...args]).exitCode).toBe(exitCode);
  });

  test("a reader that has had enough is no error", () => {
    const line = `"${process.execPath}" bin/spot-eks.js select --max-results 2000 --json | head -c 1; echo " \${PIPESTATUS[0]}"`;
    const { stdout, stderr } = spawnSync("bash", ["-c", line], { cwd: ROOT, encoding: "utf8" });
    expect({ stdout, stderr }).toEqual({ stdout: "{ 0\n", stderr: "" });
  });

  test("help tells formats, examples and exit codes", () => {
    const { stdout } = spotEks(["select", "--help"]);
    expect(stdout).toContain("--deny-list '.*n.*'");
    expect(stdout).toContain("nodepool         YAML, requirements of a Karpenter NodePool (karpenter.sh/v1)");
    expect(stdout).toContain("0 types found · 1 none found · 64 wrong usage");
  });
});
