import { beforeAll, describe, expect, test } from "@jest/globals";
import * as autoscaling from "@pulumi/aws/autoscaling";
import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as eks from "@pulumi/aws/eks";
import * as iam from "@pulumi/aws/iam";

import { ADDON_VERSIONS } from "../../facts/eks-versions";
import type { PlannedResource } from "../../preview/plan";
import type { WireValue } from "../../preview/wire";
import { planOfStack } from "../support/golden";
import { Recording } from "../support/record";
import { waitsFor } from "../support/waiting";

const STACKS = [
  { stack: "dev", managed: ["general", "system"], own: [] },
  { stack: "staging", managed: ["system"], own: ["compute", "general"] },
  { stack: "production", managed: ["arm", "large", "system"], own: ["general", "memory"] },
];

/** A text as it is; anything else as none. */
function text(value: WireValue | undefined): string {
  return typeof value === "string" ? value : "";
}

describe.each(STACKS)("the order of $stack:", ({ stack, managed, own }) => {
  let made: Recording;
  const nodeGroups = () => [
    ...managed.map((group) => made.find(eks.NodeGroup, `${stack}-${group}-nodes`)),
    ...own.map((group) => made.find(autoscaling.Group, `${stack}-${group}-nodes`)),
  ];
  /** Those of the resources that do not wait for it. */
  const impatient = (resources: readonly PlannedResource[], { urn }: PlannedResource) =>
    resources.filter((resource) => !waitsFor(resource, made.plan).has(urn)).map(({ name }) => name);

  beforeAll(async () => {
    made = new Recording(await planOfStack(stack));
  });

  test("coredns and the EBS driver wait for the system group", () => {
    const system = made.find(eks.NodeGroup, `${stack}-system-nodes`);
    const addons = ["coredns", "ebs-csi-driver"].map((addon) => made.find(eks.Addon, `${stack}-${addon}`));

    expect(impatient(addons, system)).toEqual([]);
    expect(impatient([system], system)).toEqual([`${stack}-system-nodes`]);
  });

  test("no node group waits for an add-on that needs nodes", () => {
    const coredns = made.find(eks.Addon, `${stack}-coredns`);

    expect(impatient(nodeGroups(), coredns)).toEqual(nodeGroups().map(({ name }) => name));
  });

  test.each(["pod-identity-agent", "control-plane-vpc-cni", "control-plane-kube-proxy"])(
    "the add-on %s comes before every node group",
    (addon) => {
      expect(impatient(nodeGroups(), made.find(eks.Addon, `${stack}-${addon}`))).toEqual([]);
    },
  );

  test("the network plugin has its permissions before every node group", () => {
    const association = made.find(eks.PodIdentityAssociation, `${stack}-vpc-cni-association`);
    const attachment = made.find(iam.RolePolicyAttachment, `${stack}-vpc-cni-role-AmazonEKS_CNI_Policy`);

    expect(impatient(nodeGroups(), association)).toEqual([]);
    expect(impatient([association], attachment)).toEqual([]);
  });

  test("the EBS driver has its permissions before it starts", () => {
    const association = made.find(eks.PodIdentityAssociation, `${stack}-ebs-csi-driver-association`);

    expect(impatient([made.find(eks.Addon, `${stack}-ebs-csi-driver`)], association)).toEqual([]);
  });

  test("the log group and the role's policy come before the control plane, on the component's own registration", () => {
    const component = made.find("eks:index:Cluster", `${stack}-control-plane`);
    const policy = `${stack}-control-plane-role-AmazonEKSClusterPolicy`;

    expect(component.dependencies).toContain(made.find(cloudwatch.LogGroup, `${stack}-logs`).urn);
    expect(component.dependencies).toContain(made.find(iam.RolePolicyAttachment, policy).urn);
  });

  test("nodes may join and pull images before there are any", () => {
    const entry = made.find(eks.AccessEntry, `${stack}-node-access`);
    const policies = ["AmazonEKSWorkerNodePolicy", "AmazonEC2ContainerRegistryPullOnly"].map((policy) =>
      made.find(iam.RolePolicyAttachment, `${stack}-node-role-${policy}`),
    );

    expect([entry, ...policies].flatMap((first) => impatient(nodeGroups(), first))).toEqual([]);
  });

  test("nothing waits for itself", () => {
    const circular = made.plan.resources.filter((resource) => waitsFor(resource, made.plan).has(resource.urn));

    expect(circular.map(({ urn }) => urn)).toEqual([]);
  });

  test("add-ons are the five, of versions that were seen on this Kubernetes", () => {
    const seen = new Map<string, Readonly<Record<string, readonly string[]>>>(Object.entries(ADDON_VERSIONS));
    const addons = made.plan.resources
      .filter(({ type }) => type === "aws:eks/addon:Addon")
      .map(({ inputs: { addonName, addonVersion } }) => {
        const minors = seen.get(text(addonName))?.[text(addonVersion)] ?? [];
        return [text(addonName), minors.includes("1.36")] as const;
      });

    expect(Object.fromEntries(addons)).toEqual({
      "vpc-cni": true,
      "kube-proxy": true,
      coredns: true,
      "eks-pod-identity-agent": true,
      "aws-ebs-csi-driver": true,
    });
    expect(addons.length).toBe(5);
  });
});
