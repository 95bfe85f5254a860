import { expect, test } from "@jest/globals";
import { parse } from "smol-toml";

import { bottlerocketUserData } from "../../../components/internal/bottlerocket-user-data";

function textOf(userData: string): string {
  return Buffer.from(userData, "base64").toString("utf8");
}

const KUBELET = {
  systemReserved: { memory: "0.2Gi", cpu: "250m", "ephemeral-storage": "1Gi" },
  kubeReserved: { cpu: "250m" },
  evictionHard: { "nodefs.available": "10%", "memory.available": "0.2Gi" },
  eventRecordQPS: 0,
  maxPods: 29,
};

test("a node of ours is told its cluster, kubelet, labels, taints and disks as Bottlerocket names them", () => {
  const text = textOf(
    bottlerocketUserData({
      cluster: {
        name: "production",
        apiServerEndpoint: "https://example.eks.amazonaws.com",
        certificateAuthority: "Q0E=",
        dnsAddress: "172.20.0.10",
      },
      kubelet: KUBELET,
      labels: { tier: "", "spot-eks/node-group": "web" },
      taints: [
        { key: "team", value: "a", effect: "NoExecute" },
        { key: "spot", effect: "PreferNoSchedule" },
        { key: "team", value: "a", effect: "NoSchedule" },
      ],
      localStorage: { strategy: "RAID0" },
    }),
  );

  expect(parse(text)).toEqual({
    settings: {
      kubernetes: {
        "cluster-name": "production",
        "api-server": "https://example.eks.amazonaws.com",
        "cluster-certificate": "Q0E=",
        "cluster-dns-ip": "172.20.0.10",
        "system-reserved": { cpu: "250m", memory: "0.2Gi", "ephemeral-storage": "1Gi" },
        "kube-reserved": { cpu: "250m" },
        "eviction-hard": { "memory.available": "0.2Gi", "nodefs.available": "10%" },
        "event-qps": 0,
        "max-pods": 29,
        "node-labels": { "spot-eks/node-group": "web", tier: "" },
        "node-taints": { spot: [":PreferNoSchedule"], team: ["a:NoExecute", "a:NoSchedule"] },
      },
      "bootstrap-commands": {
        "spot-eks-local-storage": {
          commands: [
            ["apiclient", "ephemeral-storage", "init"],
            [
              "apiclient",
              "ephemeral-storage",
              "bind",
              "--dirs",
              "/var/lib/containerd",
              "/var/lib/kubelet",
              "/var/log/pods",
            ],
          ],
          essential: true,
          mode: "always",
        },
      },
    },
  });
});

test("a managed node is told the kubelet's part only, in a text that stays as it is", () => {
  expect(textOf(bottlerocketUserData({ kubelet: KUBELET }))).toBe(`[settings.kubernetes]
event-qps = 0
max-pods = 29

[settings.kubernetes.eviction-hard]
"memory.available" = "0.2Gi"
"nodefs.available" = "10%"

[settings.kubernetes.kube-reserved]
cpu = "250m"

[settings.kubernetes.system-reserved]
cpu = "250m"
ephemeral-storage = "1Gi"
memory = "0.2Gi"
`);
});

test.each([
  { what: "nothing", settings: {} },
  { what: "empty settings", settings: { kubelet: { kubeReserved: {} }, labels: {}, taints: [] } },
])("$what is no user data", ({ settings }) => {
  expect(bottlerocketUserData(settings)).toBe("");
});

test("a key that is a name of every object is a taint like any other", () => {
  const text = textOf(bottlerocketUserData({ taints: [{ key: "constructor", effect: "NoSchedule" }] }));
  expect(parse(text)).toEqual({ settings: { kubernetes: { "node-taints": { constructor: [":NoSchedule"] } } } });
});

test("what TOML would read otherwise stays the text it is", () => {
  const value = `"true"\n[settings]\\u0041 = 1 # '''`;
  const text = textOf(bottlerocketUserData({ labels: { "a.b/c": value, number: "1", flag: "true" } }));
  expect(parse(text)).toEqual({
    settings: { kubernetes: { "node-labels": { "a.b/c": value, number: "1", flag: "true" } } },
  });
});
