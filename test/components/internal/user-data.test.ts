import { expect, test } from "@jest/globals";
import { parse } from "yaml";

import { nodeConfigUserData, nodeLabelsFlag } from "../../../components/internal/user-data";

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
        registerWithTaints: [{ key: "team", value: "true", effect: "NoSchedule" }],
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

test("labels become one flag of the kubelet", () => {
  expect(nodeLabelsFlag({ "spot-eks/node-group": "web", tier: "" })).toBe(
    "--node-labels=spot-eks/node-group=web,tier=",
  );
});
