import { execFile, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

import { afterAll, describe, expect, test } from "@jest/globals";

import { capacityTypeScript, type CapacityTypeScriptArgs } from "../../../components/internal/capacity-type-script";
import { INSTANCE_METADATA } from "../../../facts/node-config";
import { fakeMetadata, type FakeMetadata } from "../../support/fake-metadata";

const hasCurl = spawnSync("curl", ["--version"]).status === 0;
if (!hasCurl) {
  process.stderr.write("NO CURL: the script that tells nodes what market they are from is NOT tested here\n");
}
const testWithCurl = hasCurl ? test : test.skip;

const ROOT = fs.mkdtempSync(path.join(os.tmpdir(), "capacity-type-"));
afterAll(() => {
  fs.rmSync(ROOT, { recursive: true });
});

const TAINTS = {
  spotTaints: [
    { key: "spot", value: "true", effect: "PreferNoSchedule" },
    { key: "team", effect: "NoExecute" },
  ],
  onDemandTaints: [{ key: "team", effect: "NoExecute" }],
} as const satisfies CapacityTypeScriptArgs;

const DOCUMENT = '{"apiVersion":"node.eks.aws/v1alpha1","kind":"NodeConfig","spec":{"kubelet":{';
const TEAM = '"config":{"registerWithTaints":[{"effect":"NoExecute","key":"team"}]}';
const WRITTEN = {
  spot: `${DOCUMENT}"config":{"registerWithTaints":[{"effect":"PreferNoSchedule","key":"spot","value":"true"},{"effect":"NoExecute","key":"team"}]},"flags":["--node-labels=spot-eks/capacity-type=spot"]}}}\n`,
  onDemand: `${DOCUMENT}${TEAM},"flags":["--node-labels=spot-eks/capacity-type=on-demand"]}}}\n`,
  noAnswer: `${DOCUMENT}${TEAM},"flags":["--node-labels=spot-eks/capacity-type=on-demand,spot-eks/capacity-type-unconfirmed=no-answer"]}}}\n`,
  unknownAnswer: `${DOCUMENT}${TEAM},"flags":["--node-labels=spot-eks/capacity-type=on-demand,spot-eks/capacity-type-unconfirmed=unknown-answer"]}}}\n`,
};

interface Run {
  readonly code: number;
  readonly stderr: string;
  /** Files of the folder and what is in them. */
  readonly files: Readonly<Record<string, string>>;
}

/** Runs the script, with folder and service of its own, as a shell of the node would. */
async function run(shell: string, args: CapacityTypeScriptArgs & { readonly folder: string }): Promise<Run> {
  const [command = "sh", ...flags] = shell.split(" ");
  const env = { PATH: process.env["PATH"], http_proxy: "http://127.0.0.1:9", HOME: "/nonexistent" };
  const { code, stderr } = await new Promise<Pick<Run, "code" | "stderr">>((done) => {
    const child = execFile(command, [...flags, "-s"], { env }, (error, _stdout, text) => {
      done({ code: error === null ? 0 : Number(error.code), stderr: text });
    });
    child.stdin?.end(capacityTypeScript(args));
  });
  const names = fs.existsSync(args.folder) ? fs.readdirSync(args.folder) : [];
  const files = names.map((name) => [name, fs.readFileSync(path.join(args.folder, name), "utf8")]);
  return { code, stderr, files: Object.fromEntries(files) as Run["files"] };
}

let folders = 0;
function newFolder(): string {
  return path.join(ROOT, `it's folder ${folders++}`, "nodeadm.d");
}

/** Runs the script against a fake service, patient for three tries of half a second. */
async function runAgainst(shell: string, service: FakeMetadata, args: CapacityTypeScriptArgs = TAINTS) {
  const running = await fakeMetadata(service);
  const metadata = {
    ...INSTANCE_METADATA,
    endpoint: running.endpoint,
    tries: 3,
    answerSeconds: 0.5,
    pauseSeconds: 0.01,
  };
  const result = await run(shell, { ...args, metadata, folder: newFolder() });
  await running.close();
  return {
    ...result,
    stderr: result.stderr.replaceAll(running.endpoint, "http://service"),
    requests: running.requests,
  };
}

const says = (body: string) => ({ status: 200, body });
const fails = (status: number) => ({ status, body: "<html>Error</html>" });
const MARKET = "http://service/latest/meta-data/instance-life-cycle";
const silent = `spot-eks: no answer from ${MARKET}; this node counts as on-demand\n`;
const unknown = (answer: string): string => `spot-eks: ${MARKET} says "${answer}"; this node counts as on-demand\n`;

const CASES: { name: string; service: FakeMetadata; written: keyof typeof WRITTEN; stderr: string; tries: number }[] = [
  { name: "spot", service: { market: [says("spot")] }, written: "spot", stderr: "", tries: 1 },
  { name: "on-demand", service: { market: [says("on-demand")] }, written: "onDemand", stderr: "", tries: 1 },
  {
    name: "scheduled",
    service: { market: [says("scheduled")] },
    written: "unknownAnswer",
    stderr: unknown("scheduled"),
    tries: 1,
  },
  { name: "an empty answer", service: { market: [says("")] }, written: "unknownAnswer", stderr: unknown(""), tries: 1 },
  {
    name: "an answer that is a page, or a command",
    service: { market: [says(`<p>$(exit 9) \`exit 9\` spot %s \\n</p>${"x".repeat(99)}`)] },
    written: "unknownAnswer",
    stderr: unknown(`<p>$(exit 9) \`exit 9\` spot %s \\n</p>${"x".repeat(24)}`),
    tries: 1,
  },
  { name: "no token", service: { token: [fails(401)] }, written: "noAnswer", stderr: silent, tries: 3 },
  { name: "no such path", service: { market: [fails(404)] }, written: "noAnswer", stderr: silent, tries: 3 },
  { name: "a service that hangs", service: { token: [undefined] }, written: "noAnswer", stderr: silent, tries: 3 },
  {
    name: "a token at the second try",
    service: { token: [fails(503), says("t0ken")], market: [says("spot")] },
    written: "spot",
    stderr: "",
    tries: 2,
  },
  {
    name: "a market at the third try",
    service: { market: [undefined, fails(500), says("on-demand")] },
    written: "onDemand",
    stderr: "",
    tries: 3,
  },
];

describe.each(["sh", "bash --posix"])("run by %s, a node", (shell) => {
  testWithCurl.each(CASES)("that meets $name writes $written and goes on", async (row) => {
    const { code, stderr, files, requests } = await runAgainst(shell, row.service);

    expect({ code, stderr, files }).toEqual({
      code: 0,
      stderr: row.stderr,
      files: { "50-spot-eks-capacity-type.json": WRITTEN[row.written] },
    });
    expect(requests.filter((request) => request.startsWith("PUT"))).toEqual(
      Array.from({ length: row.tries }, () => "PUT /latest/api/token 60"),
    );
  });

  testWithCurl("that nobody listens to counts as on-demand", async () => {
    const gone = await fakeMetadata({});
    await gone.close();
    const metadata = { ...INSTANCE_METADATA, endpoint: gone.endpoint, tries: 2, answerSeconds: 1, pauseSeconds: 0 };
    const { code, files } = await run(shell, { ...TAINTS, metadata, folder: newFolder() });

    expect({ code, files }).toEqual({ code: 0, files: { "50-spot-eks-capacity-type.json": WRITTEN.noAnswer } });
  });

  testWithCurl("writes values of any text as they are", async () => {
    const value = `'"; exit 3 #$(touch x)\`y\`\\n%s\n--node-config\né`;
    const { code, files } = await runAgainst(
      shell,
      { market: [says("spot")] },
      { spotTaints: [{ key: "a", value, effect: "NoSchedule" }], onDemandTaints: [] },
    );

    expect(code).toBe(0);
    const text = files["50-spot-eks-capacity-type.json"] ?? "";
    expect(text.split("\n")).toHaveLength(2);
    expect(JSON.parse(text)).toEqual({
      apiVersion: "node.eks.aws/v1alpha1",
      kind: "NodeConfig",
      spec: {
        kubelet: {
          config: { registerWithTaints: [{ key: "a", value, effect: "NoSchedule" }] },
          flags: ["--node-labels=spot-eks/capacity-type=spot"],
        },
      },
    });
  });

  testWithCurl("writes over what an earlier run left, and sets no taint where there is none", async () => {
    const folder = newFolder();
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(path.join(folder, "50-spot-eks-capacity-type.json"), "old");
    const running = await fakeMetadata({ market: [says("on-demand")] });
    const metadata = { ...INSTANCE_METADATA, endpoint: running.endpoint };
    const { files } = await run(shell, { spotTaints: [], onDemandTaints: [], metadata, folder });
    await running.close();

    expect(files).toEqual({
      "50-spot-eks-capacity-type.json": `${DOCUMENT}"flags":["--node-labels=spot-eks/capacity-type=on-demand"]}}}\n`,
    });
  });

  testWithCurl("that cannot write says so and goes on", async () => {
    const file = path.join(ROOT, "file");
    fs.writeFileSync(file, "");
    const running = await fakeMetadata({ market: [says("spot")] });
    const metadata = { ...INSTANCE_METADATA, endpoint: running.endpoint };
    const { code, stderr } = await run(shell, { ...TAINTS, metadata, folder: `${file}/nodeadm.d` });
    await running.close();

    expect(code).toBe(0);
    expect(stderr.split("\n").at(-2)).toBe(
      `spot-eks: ${file}/nodeadm.d cannot be written; this node joins without its capacity type`,
    );
  });
});

test("asks EC2's own address, and no longer than a minute", () => {
  const lines = capacityTypeScript(TAINTS).split("\n");
  expect(
    lines.filter((line) => /^(folder|token_url|market_url|tries|answer_seconds|pause_seconds)=/.test(line)),
  ).toEqual([
    "folder='/etc/eks/nodeadm.d'",
    "token_url='http://169.254.169.254/latest/api/token'",
    "market_url='http://169.254.169.254/latest/meta-data/instance-life-cycle'",
    "tries='5'",
    "answer_seconds='3'",
    "pause_seconds='2'",
  ]);
  const { tries, answerSeconds, pauseSeconds } = INSTANCE_METADATA;
  expect(tries * 2 * answerSeconds + (tries - 1) * pauseSeconds).toBeLessThan(60);
  expect(lines[0]).toBe("#!/bin/sh");
});
