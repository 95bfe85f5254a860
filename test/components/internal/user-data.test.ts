import { expect, test } from "@jest/globals";
import { parse } from "yaml";

import { nodeConfigDocument, nodeConfigUserData, nodeLabelsFlag } from "../../../components/internal/user-data";

/** Headers and parts of a MIME archive, read as RFC 2046 says. */
function readMime(userData: string) {
  const text = Buffer.from(userData, "base64").toString("utf8");
  const [head = "", ...others] = text.split("\n\n");
  const boundary = /boundary="([^"]+)"/.exec(head)?.[1] ?? "";
  const parts = others.join("\n\n").split(`--${boundary}`);
  return {
    head,
    preamble: parts[0],
    closing: parts.at(-1),
    parts: parts.slice(1, -1).map((part) => {
      const [headers = "", ...body] = part.trimStart().split("\n\n");
      return { headers, body: body.join("\n\n") };
    }),
  };
}

test("user data is a MIME archive with one NodeConfig that YAML reads", () => {
  const spec = {
    cluster: {
      name: "production",
      apiServerEndpoint: "https://example.eks.amazonaws.com",
      certificateAuthority: "Q0E=",
      cidr: "172.20.0.0/16",
    },
    kubelet: {
      config: {
        systemReserved: { memory: "0.2Gi" },
        evictionHard: { "nodefs.available": "10%" },
        eventRecordQPS: 0,
        registerWithTaints: [{ key: "team", value: "true", effect: "NoSchedule" as const }],
      },
      flags: ["--node-labels=a=b"],
    },
  };
  const { head, preamble, closing, parts } = readMime(nodeConfigUserData(spec));

  expect(head).toBe('MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="node-config"');
  expect([preamble, closing]).toEqual(["", "--\n"]);
  expect(parts.map(({ headers }) => headers)).toEqual(["Content-Type: application/node.eks.aws"]);
  expect(parse(parts[0]?.body ?? "")).toEqual({ apiVersion: "node.eks.aws/v1alpha1", kind: "NodeConfig", spec });
});

test("keys in another order give the same user data, since other user data replaces nodes", () => {
  const one = { kubelet: { config: { systemReserved: { cpu: "1", memory: "1Gi" }, eventRecordQPS: 0 } } };
  const other = { kubelet: { config: { eventRecordQPS: 0, systemReserved: { memory: "1Gi", cpu: "1" } } } };
  expect(nodeConfigUserData(one)).toBe(nodeConfigUserData(other));
});

test("user data of a configuration alone stays as it is to the byte, since other user data replaces nodes", () => {
  const userData = nodeConfigUserData({ kubelet: { flags: ["--node-labels=a=b"] } });
  expect(Buffer.from(userData, "base64").toString()).toBe(`MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="node-config"

--node-config
Content-Type: application/node.eks.aws

{
  "apiVersion": "node.eks.aws/v1alpha1",
  "kind": "NodeConfig",
  "spec": {
    "kubelet": {
      "flags": [
        "--node-labels=a=b"
      ]
    }
  }
}
--node-config--
`);
});

test("further parts follow the configuration in their order", () => {
  const script = "#!/bin/sh\n\necho hello\n";
  const parts = [
    { contentType: 'text/x-shellscript; charset="us-ascii"', body: script },
    { contentType: "text/plain", body: "the end" },
  ];
  expect(readMime(nodeConfigUserData({}, parts)).parts.slice(1)).toEqual([
    { headers: 'Content-Type: text/x-shellscript; charset="us-ascii"', body: `${script}\n` },
    { headers: "Content-Type: text/plain", body: "the end\n" },
  ]);
});

test.each([
  { what: "in the middle", body: "a\n--node-config\nb" },
  { what: "at the beginning", body: "--node-config--" },
])("a part with the boundary $what is refused, since it would end there", ({ body }) => {
  expect(() => nodeConfigUserData({}, [{ contentType: "text/plain", body }])).toThrow(
    new RangeError("parts: a line that begins with --node-config is not allowed, since it ends the part"),
  );
});

test("pods, and local disks as one, are told as nodeadm names them", () => {
  const spec = { kubelet: { config: { maxPods: 29 } }, instance: { localStorage: { strategy: "RAID0" } } } as const;
  expect(nodeConfigDocument(spec)).toBe(
    '{"apiVersion":"node.eks.aws/v1alpha1","kind":"NodeConfig","spec":{"instance":{"localStorage":{"strategy":"RAID0"}},"kubelet":{"config":{"maxPods":29}}}}',
  );
});

test("labels become one flag of the kubelet", () => {
  expect(nodeLabelsFlag({ "spot-eks/node-group": "web", tier: "" })).toBe(
    "--node-labels=spot-eks/node-group=web,tier=",
  );
});
