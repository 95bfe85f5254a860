import { gzipSync } from "node:zlib";

import { describe, expect, test } from "@jest/globals";

import { bootstrapCalls } from "../../../policy/detectors/bootstrap-call";
import { kubeletFlags, kubeletLabels } from "../../../policy/detectors/kubelet-settings";
import { userDataOf } from "../../../policy/detectors/user-data";

const NODE_CONFIG = `apiVersion: node.eks.aws/v1alpha1
kind: NodeConfig
spec:
  kubelet:
    flags: ["--node-labels=lifecycle=spot,team=blue", "--v=2"]
`;
const CONFIG = {
  apiVersion: "node.eks.aws/v1alpha1",
  kind: "NodeConfig",
  spec: { kubelet: { flags: ["--node-labels=lifecycle=spot,team=blue", "--v=2"] } },
};
const SCRIPT = "#!/bin/sh\necho ready\n";
const TOML = '[settings.kubernetes]\ncluster-name = "east"\n[settings.kubernetes.node-labels]\n"lifecycle" = "spot"\n';

function mime(...parts: readonly string[]): string {
  const head = 'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="==B=="\n\n';
  return `${head}${parts.map((part) => `--==B==\n${part}`).join("\n")}\n--==B==--\n`;
}

const base64 = (text: string) => Buffer.from(text).toString("base64");
const IN_PARTS = mime(
  `Content-Type: application/node.eks.aws\n\n${NODE_CONFIG}`,
  `Content-Type: text/x-shellscript; charset="us-ascii"\n\n${SCRIPT}`,
);

test.each([
  { userData: "a NodeConfig", raw: NODE_CONFIG, reads: { nodeConfigs: [CONFIG], scripts: [] } },
  { userData: "a NodeConfig in base64", raw: base64(NODE_CONFIG), reads: { nodeConfigs: [CONFIG], scripts: [] } },
  { userData: "a NodeConfig in JSON", raw: JSON.stringify(CONFIG), reads: { nodeConfigs: [CONFIG], scripts: [] } },
  { userData: "a script", raw: SCRIPT, reads: { nodeConfigs: [], scripts: [SCRIPT.trimEnd()] } },
  { userData: "parts", raw: IN_PARTS, reads: { nodeConfigs: [CONFIG], scripts: [SCRIPT] } },
  {
    userData: "parts with line ends of Windows, in base64",
    raw: base64(IN_PARTS.replace(/\n/g, "\r\n")),
    reads: { nodeConfigs: [CONFIG], scripts: [SCRIPT] },
  },
  {
    userData: "parts, packed",
    raw: gzipSync(IN_PARTS).toString("base64"),
    reads: { nodeConfigs: [CONFIG], scripts: [SCRIPT] },
  },
  {
    userData: "a part in base64",
    raw: mime(`Content-Transfer-Encoding: base64\nContent-Type: text/x-shellscript\n\n${base64(SCRIPT)}`),
    reads: { nodeConfigs: [], scripts: [SCRIPT] },
  },
  { userData: "a part of no type", raw: mime(`\n${SCRIPT}`), reads: { nodeConfigs: [], scripts: [SCRIPT] } },
  {
    userData: "a part within a part",
    raw: mime(
      `Content-Type: multipart/mixed; boundary=inner\n\n--inner\nContent-Type: text/x-shellscript\n\n${SCRIPT}\n--inner--`,
    ),
    reads: { nodeConfigs: [], scripts: [SCRIPT] },
  },
  {
    userData: "Bottlerocket's settings",
    raw: base64(TOML),
    reads: {
      nodeConfigs: [],
      scripts: [],
      bottlerocket: { settings: { kubernetes: { "cluster-name": "east", "node-labels": { lifecycle: "spot" } } } },
    },
  },
  { userData: "cloud-config", raw: "#cloud-config\npackages: [jq]\n", reads: undefined },
  { userData: "nothing", raw: "", reads: undefined },
  { userData: "bytes that are no text", raw: "/////w==", reads: undefined },
  { userData: "packed bytes cut off", raw: base64("\x1f").slice(0, 2) + "sI", reads: undefined },
  { userData: "a NodeConfig that is no YAML", raw: `${NODE_CONFIG}  - {`, reads: undefined },
  { userData: "settings that are no TOML", raw: "[settings.kubernetes]\nname = east", reads: undefined },
  {
    userData: "YAML that blows up",
    raw: `${NODE_CONFIG}a: &a [1,1]\nb: &b [${"*a,".repeat(99)}*a]\nc: [${"*b,".repeat(99)}*b]\n`,
    reads: undefined,
  },
])("$userData", ({ raw, reads }) => {
  expect(userDataOf(raw)).toEqual(reads);
});

describe("bootstrap.sh", () => {
  test.each([
    { script: "no call", text: "echo /etc/eks/bootstrap", calls: [] },
    { script: "a call", text: "/etc/eks/bootstrap.sh east", calls: [["east"]] },
    { script: "a call in a comment", text: "# /etc/eks/bootstrap.sh east", calls: [] },
    {
      script: "a call and something after",
      text: "/etc/eks/bootstrap.sh east --a 1 && reboot",
      calls: [["east", "--a", "1"]],
    },
    {
      script: "quotes, and a line that goes on",
      text: `/etc/eks/bootstrap.sh "east" \\\n  --kubelet-extra-args '--node-labels=a=b --v=2' --x "say \\"y\\""`,
      calls: [["east", "--kubelet-extra-args", "--node-labels=a=b --v=2", "--x", 'say "y"']],
    },
  ])("$script", ({ text, calls }) => {
    expect(bootstrapCalls({ nodeConfigs: [], scripts: [`#!/bin/bash\n${text}\n`] })).toEqual(calls);
  });
});

describe("labels of the kubelet", () => {
  test.each([
    {
      of: "a NodeConfig",
      raw: NODE_CONFIG,
      labels: [
        ["lifecycle", "spot"],
        ["team", "blue"],
      ],
    },
    {
      of: "a flag and its value apart",
      raw: '{"apiVersion":"node.eks.aws/v1alpha1","spec":{"kubelet":{"flags":["--node-labels","a=b,,c"]}}}',
      labels: [
        ["a", "b"],
        ["c", ""],
      ],
    },
    {
      of: "bootstrap.sh",
      raw: "#!/bin/bash\n/etc/eks/bootstrap.sh east --kubelet-extra-args '--node-labels=a=b --v=2'",
      labels: [["a", "b"]],
    },
    { of: "Bottlerocket", raw: TOML, labels: [["lifecycle", "spot"]] },
    { of: "flags of another kind", raw: `apiVersion: node.eks.aws/v1alpha1\nspec: {kubelet: {flags: 5}}`, labels: [] },
  ])("$of", ({ raw, labels }) => {
    const userData = userDataOf(raw);
    expect(userData === undefined ? undefined : kubeletLabels(userData)).toEqual(labels);
  });

  test("other flags are told too", () => {
    expect(kubeletFlags({ nodeConfigs: [CONFIG], scripts: [] })).toEqual(CONFIG.spec.kubelet.flags);
  });
});
