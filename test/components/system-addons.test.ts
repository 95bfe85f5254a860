import { expect, test } from "@jest/globals";
import * as ec2 from "@pulumi/aws/ec2";
import * as eks from "@pulumi/aws/eks";
import * as iam from "@pulumi/aws/iam";

import { SystemAddons, type SystemAddonsArgs } from "../../components/system-addons";
import { record } from "../support/record";
import { textInput } from "./text-input";

const TAGS = { team: "platform" };
const ARGS: SystemAddonsArgs = {
  clusterName: "production",
  accountId: "123456789012",
  corednsVersion: "v1.14.3-eksbuild.23",
  ebsCsiDriverVersion: "v1.66.0-eksbuild.1",
  iam: { partition: "aws", path: "/" },
  tags: TAGS,
};

const made = (changes: Partial<SystemAddonsArgs> = {}) =>
  record(() => {
    const systemNodes = new ec2.Vpc("system-nodes");
    new SystemAddons("main", { ...ARGS, ...changes }, { dependsOn: systemNodes });
  });

/** An add-on's inputs, its configuration read. */
async function addonOf(name: string) {
  const addon = (await made()).find(eks.Addon, name);
  const configurationValues: unknown = JSON.parse(textInput(await made(), eks.Addon, name, "configurationValues"));
  return { ...addon.inputs, configurationValues };
}

const ON_SYSTEM_NODES = {
  replicaCount: 2,
  nodeSelector: { "spot-eks/role": "system" },
  tolerations: [{ key: "CriticalAddonsOnly", operator: "Exists", effect: "NoSchedule" }],
};
const spread = (matchLabels: Record<string, string>) => [
  {
    maxSkew: 1,
    topologyKey: "topology.kubernetes.io/zone",
    whenUnsatisfiable: "ScheduleAnyway",
    labelSelector: { matchLabels },
  },
  {
    maxSkew: 1,
    topologyKey: "kubernetes.io/hostname",
    whenUnsatisfiable: "DoNotSchedule",
    labelSelector: { matchLabels },
  },
];

test("CoreDNS is two pods on two system nodes", async () => {
  expect(await addonOf("main-coredns")).toEqual({
    addonName: "coredns",
    addonVersion: "v1.14.3-eksbuild.23",
    clusterName: "production",
    configurationValues: {
      ...ON_SYSTEM_NODES,
      topologySpreadConstraints: spread({ "k8s-app": "kube-dns" }),
      podDisruptionBudget: { enabled: true, maxUnavailable: 1 },
    },
    resolveConflictsOnCreate: "OVERWRITE",
    resolveConflictsOnUpdate: "OVERWRITE",
    tags: TAGS,
  });
});

test("the EBS driver's controller lives there too, and tags its volumes for the bill and for its policy", async () => {
  expect(await addonOf("main-ebs-csi-driver")).toEqual({
    addonName: "aws-ebs-csi-driver",
    addonVersion: "v1.66.0-eksbuild.1",
    clusterName: "production",
    configurationValues: {
      controller: {
        ...ON_SYSTEM_NODES,
        topologySpreadConstraints: spread({ app: "ebs-csi-controller" }),
        extraVolumeTags: TAGS,
        k8sTagClusterId: "production",
      },
    },
    resolveConflictsOnCreate: "OVERWRITE",
    resolveConflictsOnUpdate: "OVERWRITE",
    tags: TAGS,
  });
});

test("the driver may touch only what is tagged for its cluster", async () => {
  const addons = await made();
  expect(addons.of(iam.RolePolicyAttachment)).toEqual({
    "main-ebs-csi-driver-role-AmazonEBSCSIDriverEKSClusterScopedPolicy": {
      policyArn: "arn:aws:iam::aws:policy/AmazonEBSCSIDriverEKSClusterScopedPolicy",
      role: "[unknown]",
    },
  });
  expect(addons.of(eks.PodIdentityAssociation)).toEqual({
    "main-ebs-csi-driver-association": {
      clusterName: "production",
      namespace: "kube-system",
      serviceAccount: "ebs-csi-controller-sa",
      roleArn: "[unknown]",
      tags: TAGS,
    },
  });
});

test("both wait for the system group, and the driver for its permissions", async () => {
  const addons = await made();
  const waitsFor = (name: string) => addons.find(eks.Addon, name).dependencies.map((urn) => urn.split("::").at(-1));
  expect(waitsFor("main-coredns")).toEqual(["system-nodes"]);
  expect(waitsFor("main-ebs-csi-driver")).toEqual([
    "system-nodes",
    "main-ebs-csi-driver-association",
    "main-ebs-csi-driver-role",
    "main-ebs-csi-driver-role-AmazonEBSCSIDriverEKSClusterScopedPolicy",
  ]);
});

test.each([
  { version: "v1.58.0-eksbuild.1", isFine: true },
  { version: "v2.0.0-eksbuild.1", isFine: true },
  { version: "v1.57.1-eksbuild.1", isFine: false },
  { version: "latest", isFine: false },
])("the driver's version $version is fine: $isFine", async ({ version, isFine }) => {
  const plan = made({ ebsCsiDriverVersion: version });
  if (isFine) {
    expect((await plan).of(eks.Addon)).toMatchObject({ "main-ebs-csi-driver": { addonVersion: version } });
    return;
  }
  await expect(plan).rejects.toMatchObject({
    message: `ebsCsiDriverVersion: ${version} is not v1.58 or later; its role's policy knows later ones only`,
  });
});

test.each([
  { version: "corednsVersion", addons: ["main-ebs-csi-driver"], roles: ["main-ebs-csi-driver-role"] },
  { version: "ebsCsiDriverVersion", addons: ["main-coredns"], roles: [] },
] as const)("without $version there are only $addons", async ({ version, addons, roles }) => {
  const { [version]: left, ...args } = ARGS;
  const recording = await record(() => new SystemAddons("main", args));

  expect(left).toMatch(/^v1/);
  expect(Object.keys(recording.of(eks.Addon))).toEqual(addons);
  expect(Object.keys(recording.of(iam.Role))).toEqual(roles);
});

test("in another's cluster nothing is made over what is there, and what was made stays there", async () => {
  const kept = { resolveConflictsOnCreate: "NONE", resolveConflictsOnUpdate: "PRESERVE", preserve: true };

  expect((await made({ conflicts: "keep" })).of(eks.Addon)).toMatchObject({
    "main-coredns": kept,
    "main-ebs-csi-driver": kept,
  });
});
