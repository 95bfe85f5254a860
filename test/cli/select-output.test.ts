import { describe, expect, test } from "@jest/globals";

import type { Ended } from "../support/command-line";
import { spotEksHere } from "../support/command-line-here";

const select = (args: readonly string[], columns?: number): Promise<Ended> =>
  spotEksHere(["select", ...args], { columns });

const EIGHT = ["--vcpus", "8", "--memory", "32768", "--gpus", "0", "--current-generation", "true", "-a", "x86_64"];
const THREE = [...EIGHT, "--deny-list", ".*n.*", "--deny-list", "^[^m]|[ad]\\.|flex|8"];

describe("prints the types", () => {
  test("as a table, with pools and dates in words", async () => {
    expect(await select(THREE)).toEqual({
      stdout: [
        "Instance type  vCPU  GiB  Mbit/s  USD/h on demand  Spot saved  Interrupted  Zones",
        "m5.2xlarge     8     32   2500    0.3840           54 %        10-15%       5",
        "m6i.2xlarge    8     32   3125    0.3840           58 %        >20%         5",
        "m7i.2xlarge    8     32   3125    0.4032           62 %        >20%         5",
        "",
        "3 types in all zones of us-east-1: 15 pools of spot capacity.",
        "On-demand prices of 2026-07-20 (Linux; ~ is an estimate), spot savings and interruptions of 2025-06-28: for comparing",
        "types, not a quote.",
        "",
      ].join("\n"),
      stderr: "",
      exitCode: 0,
    });
  });

  test("as a table that says what is not known, and how to know it", async () => {
    const { stdout } = await select(["-z", "us-east-1a,us-east-1b", "--allow-list", "^m8idb\\.", "--max-results", "1"]);
    expect(stdout).toMatch(/^m8idb\.large .* not known {3}not known {4}4$/m);
    expect(stdout.split("\n").slice(3, 5)).toEqual([
      "1 type in us-east-1a, us-east-1b: up to 2 pools of spot capacity. Zones by id (use1-az4) would give the exact number.",
      "The best 1 of 13 types; --max-results shows more.",
    ]);
  });

  test("as a table that marks estimates, and speaks of on-demand capacity where no spot was asked for", async () => {
    const type = ["--allow-list", "^c6id\\.large$", "-r", "eu-west-1", "-z", "euw1-az1", "--usage-class", "on-demand"];
    const { stdout } = await select(type);
    expect(stdout).toMatch(/^c6id\.large .* ~0\.1144 /m);
    expect(stdout).toContain("1 type in euw1-az1: 1 pool of on-demand capacity.\n");
  });

  test("within the width of the terminal", async () => {
    const { stdout } = await select(THREE, 60);
    const widths = stdout.split("\n").map((line) => line.length);
    expect(Math.max(...widths)).toBe(60);
    expect(stdout).toContain("Spot sav…");
  });

  test("as overrides of a mixed-instances policy", async () => {
    expect(await select([...THREE, "--output", "overrides"])).toEqual({
      stdout: `[
  {
    "InstanceType": "m5.2xlarge"
  },
  {
    "InstanceType": "m6i.2xlarge"
  },
  {
    "InstanceType": "m7i.2xlarge"
  }
]
`,
      stderr: "",
      exitCode: 0,
    });
  });

  test("as more overrides than a group takes, with a warning", async () => {
    const { stdout, stderr, exitCode } = await select(["-o", "overrides", "--max-results", "41"]);
    expect(JSON.parse(stdout)).toHaveLength(41);
    expect({ stderr, exitCode }).toEqual({
      stderr: "warning: an Auto Scaling group takes 40 overrides; add --max-results 40\n",
      exitCode: 0,
    });
    expect((await select(["-o", "overrides", "--max-results", "40"])).stderr).toBe("");
  });

  test.each([
    {
      format: "environment",
      more: [],
      text: "instanceTypes:\n  - m5.2xlarge\n  - m6i.2xlarge\n",
    },
    {
      format: "affinity",
      more: [],
      text: `affinity:
  nodeAffinity:
    requiredDuringSchedulingIgnoredDuringExecution:
      nodeSelectorTerms:
        - matchExpressions:
            - key: node.kubernetes.io/instance-type
              operator: In
              values:
                - m5.2xlarge
                - m6i.2xlarge
`,
    },
    { format: "nodepool", more: [], text: nodePool("") },
    { format: "nodepool", more: ["-z", "use1-az1"], text: nodePool("topology.k8s.aws/zone-id use1-az1") },
    { format: "nodepool", more: ["-z", "us-east-1a"], text: nodePool("topology.kubernetes.io/zone us-east-1a") },
  ])("as $format $more", async ({ format, more, text }) => {
    const ended = await select([...THREE, "--max-results", "2", "--output", format, ...more]);
    expect(ended).toEqual({ stdout: text, stderr: "", exitCode: 0 });
  });

  function nodePool(zone: string): string {
    const requirements = [
      ["karpenter.sh/capacity-type", "spot"],
      ["kubernetes.io/arch", "amd64"],
      ["node.kubernetes.io/instance-type", "m5.2xlarge", "m6i.2xlarge"],
      ...(zone === "" ? [] : [zone.split(" ")]),
    ];
    const lines = requirements.flatMap(([key = "", ...values]) => [
      `  - key: ${key}`,
      "    operator: In",
      "    values:",
      ...values.map((value) => `      - ${value}`),
    ]);
    return `${["requirements:", ...lines].join("\n")}\n`;
  }

  test.each([["--json"], ["--output", "json"]])(
    "as a document of which each key is always there: %s",
    async (...how) => {
      const { stdout, stderr, exitCode } = await select([...THREE, ...how, "--max-results", "1"]);
      expect(JSON.parse(stdout)).toEqual({
        schemaVersion: 1,
        region: "us-east-1",
        zones: [],
        capacityType: "spot",
        found: 3,
        pools: { count: 5, isExact: true },
        types: [
          {
            name: "m5.2xlarge",
            architecture: "amd64",
            vcpu: 8,
            memoryMiB: 32768,
            gpus: null,
            nvmeGB: 0,
            networkBaselineMbps: 2500,
            zoneIds: ["use1-az1", "use1-az2", "use1-az4", "use1-az5", "use1-az6"],
            onDemandUsdPerHour: 0.384,
            isPriceEstimate: false,
            spotSavingsPercent: 54,
            interruptionBand: "10-15%",
          },
        ],
        rejected: 1361,
        rejections: null,
        dates: {
          instanceTypes: "2026-08-02",
          offerings: "2026-08-01",
          onDemandPrices: "2026-07-20",
          spotAdvisor: "2025-06-28",
        },
      });
      expect({ stderr, exitCode }).toEqual({ stderr: "", exitCode: 0 });
    },
  );
});

describe("explains rejections", () => {
  test("of types that are named, every reason, and what was not rejected", async () => {
    const { stdout } = await select([...THREE, "--max-results", "1", "--explain", "c4.large,m5.2xlarge, m7i.2xlarge"]);
    expect(stdout.split("\n").slice(-4)).toEqual([
      "c4.large: has 2 vCPU, not 8; has 3.75 GiB of memory, not 32 GiB; is of a previous generation; matches the deny pattern ^[^m]|[ad]\\.|flex|8",
      "m5.2xlarge: is selected, number 1",
      "m7i.2xlarge: is selected, but --max-results leaves it out",
      "",
    ]);
  });

  test("of all types, in groups, the nearest first", async () => {
    const { stdout } = await select([...THREE, "--explain"]);
    const [, told = ""] = stdout.split("\n\nRejected: ");
    const groups = told.split("\n").filter((line) => /^ {2}\S/.test(line));
    expect(told).toMatch(/^1361 types, each under the first thing that speaks against it\n {2}vcpu: /);
    const counts = groups.map((line) => Number(/: (\d+) types?$/.exec(line)?.[1]));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1361);
    expect(told).toContain("    t3a.2xlarge: matches the deny pattern ^[^m]|[ad]\\.|flex|8\n");
    expect(told).toMatch(/ {4}… and \d+ more\n/);
  });

  test("beside a document, on the other stream", async () => {
    const { stdout, stderr } = await select([...THREE, "--output", "environment", "--explain", "m5.large"]);
    expect(stdout).toBe("instanceTypes:\n  - m5.2xlarge\n  - m6i.2xlarge\n  - m7i.2xlarge\n");
    expect(stderr).toBe("\nm5.large: has 2 vCPU, not 8; has 8 GiB of memory, not 32 GiB\n");
  });

  test.each([
    { which: ["m5.large"], told: ["m5.large"] },
    { which: ["m5.large,m5.2xlarge"], told: ["m5.large"] },
  ])("in the document, of those that are named: $which", async ({ which, told }) => {
    const { stdout } = await select([...THREE, "--json", "--explain", ...which]);
    const { rejections } = JSON.parse(stdout) as { rejections: { instanceType: string; reasons: object[] }[] };
    expect(rejections.map(({ instanceType }) => instanceType)).toEqual(told);
    expect(rejections[0]?.reasons).toEqual([
      { criterion: "vcpu", text: "has 2 vCPU, not 8" },
      { criterion: "memory", text: "has 8 GiB of memory, not 32 GiB" },
    ]);
  });

  test("in the document, of all types", async () => {
    const { stdout } = await select([...THREE, "--json", "--explain"]);
    expect((JSON.parse(stdout) as { rejections: object[] }).rejections).toHaveLength(1361);
  });
});
