import { expect, test } from "@jest/globals";
import * as eks from "@pulumi/aws/eks";

import { makeCluster } from "./small-cluster";

const CLUSTER = "urn:pulumi:test::spot-eks::eks:index:Cluster$aws:eks/cluster:Cluster::main-eksCluster";

test("a version that is left out is the newest for the cluster: unknown, and dependent on it", async () => {
  const made = await makeCluster({ name: "spot", version: "1.35" });

  expect(made.of(eks.Addon)["main-kube-proxy"]).toEqual({
    addonName: "kube-proxy",
    addonVersion: "[unknown]",
    clusterName: "spot",
    preserve: true,
    resolveConflictsOnCreate: "OVERWRITE",
    resolveConflictsOnUpdate: "OVERWRITE",
  });
  expect(made.find(eks.Addon, "main-kube-proxy").propertyDependencies).toEqual({
    addonVersion: [CLUSTER],
    clusterName: [CLUSTER],
  });
});

test("values are JSON with sorted keys", async () => {
  const configurationValues = { mode: "ipvs", ipvs: { scheduler: "rr", a: [{ z: 1, b: 2 }] } };
  const made = await makeCluster({
    kubeProxyAddonOptions: { version: "v1.35.0-eksbuild.2", resolveConflictsOnUpdate: "PRESERVE", configurationValues },
  });

  expect(made.of(eks.Addon)["main-kube-proxy"]).toMatchObject({
    addonVersion: "v1.35.0-eksbuild.2",
    configurationValues: '{"ipvs":{"a":[{"b":2,"z":1}],"scheduler":"rr"},"mode":"ipvs"}',
    resolveConflictsOnCreate: "OVERWRITE",
    resolveConflictsOnUpdate: "PRESERVE",
  });
});

test.each([
  { what: "left out", corednsAddonOptions: undefined, addons: [] },
  { what: "switched off", corednsAddonOptions: { enabled: false }, addons: [] },
  { what: "switched on", corednsAddonOptions: { enabled: true }, addons: ["main-coredns"] },
  {
    what: "given values",
    corednsAddonOptions: { enabled: false, configurationValues: { replicaCount: 3 } },
    addons: ["main-coredns"],
  },
])("CoreDNS that is $what", async ({ corednsAddonOptions, addons }) => {
  const made = await makeCluster({
    useDefaultVpcCni: true,
    kubeProxyAddonOptions: { enabled: false },
    ...(corednsAddonOptions && { corednsAddonOptions }),
  });

  expect(Object.keys(made.of(eks.Addon))).toEqual(addons);
});
