import { describe, expect, test } from "@jest/globals";
import * as autoscaling from "@pulumi/aws/autoscaling";
import * as ec2 from "@pulumi/aws/ec2";
import * as eks from "@pulumi/aws/eks";
import * as iam from "@pulumi/aws/iam";

import type { PlannedResource } from "../../preview/plan";
import program from "../../stacks/index";
import { textInput } from "../components/text-input";
import { environmentDocument, type Changes } from "../support/environment-document";
import { inTheirs, THEIRS } from "./their-cluster";
import { record, type Recording } from "../support/record";

/** What the program makes of the small environment in another's cluster, changed in places. */
function made(changes: Changes = {}): Promise<Recording> {
  const environment = JSON.stringify(environmentDocument({ ...inTheirs(), ...changes }));
  return record(program, { config: { "aws:region": "us-east-1", "spot-eks:environment": environment } });
}

/** Names at the end of URNs. */
const namesOf = (urns: readonly string[]) => urns.map((urn) => urn.split("::").at(-1));
const named = (resources: readonly PlannedResource[]) => resources.map(({ name }) => name);

describe("in a cluster that exists", () => {
  const recording = made();

  test("no control plane, key, log group, administrator or add-on is made", async () => {
    const types = /^aws:(kms|cloudwatch)|^eks:|eks\/(cluster|addon|podIdentity|accessPolicy)/i;
    const { resources } = (await recording).plan;

    expect(named(resources.filter(({ type }) => types.test(type)))).toEqual([]);
    expect((await recording).of("spot-eks:components:Cluster")).toEqual({});
    expect((await recording).of("spot-eks:components:SystemAddons")).toEqual({});
  });

  test("the groups are made: for that cluster, in its subnets", async () => {
    const { of } = { of: (type: object) => Object.keys(recordingOf.of(type)).sort() };
    const recordingOf = await recording;

    expect(of(eks.NodeGroup)).toEqual(["test-managed-nodes", "test-system-nodes"]);
    expect(of(autoscaling.Group)).toEqual(["test-own-nodes"]);
    expect(recordingOf.of(autoscaling.Group)).toMatchObject({
      "test-own-nodes": { vpcZoneIdentifiers: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"] },
    });
    expect(JSON.stringify(recordingOf.of(autoscaling.Group))).toContain("k8s.io/cluster-autoscaler/theirs");
  });

  test("self-managed nodes are told how to join it", async () => {
    const userData = textInput(await recording, ec2.LaunchTemplate, "test-own-template", "userData");
    const text = Buffer.from(userData, "base64").toString();

    expect(text).toContain("theirs");
    expect(text).toContain(THEIRS.endpoint);
    expect(text).toContain(THEIRS.certificateAuthority);
    expect(text).toContain("10.100.0.0/16");
  });

  test("managed and self-managed nodes have a role each, since EKS takes away the access of the first", async () => {
    const made = await recording;

    expect(Object.keys(made.of(iam.Role)).sort()).toEqual(["test-managed-node-role", "test-node-role"]);
    expect(made.of(eks.AccessEntry)).toMatchObject({
      "test-managed-node-access": { type: "EC2_LINUX" },
      "test-node-access": { type: "EC2_LINUX" },
    });
    expect(namesOf(made.find(eks.NodeGroup, "test-managed-nodes").propertyDependencies["nodeRoleArn"] ?? [])).toEqual([
      "test-managed-node-role",
    ]);
    expect(
      namesOf(made.find(ec2.LaunchTemplate, "test-own-template").propertyDependencies["iamInstanceProfile"] ?? []),
    ).toEqual(["test-node-profile"]);
    expect(namesOf(made.find(autoscaling.Group, "test-own-nodes").dependencies)).toContain("test-node-access");
  });

  test("nodes may give pods addresses, as long as the network plugin may have no role of its own", async () => {
    const attached = Object.keys((await recording).of(iam.RolePolicyAttachment)).filter((name) => name.includes("CNI"));

    expect(attached.sort()).toEqual([
      "test-managed-node-role-AmazonEKS_CNI_Policy",
      "test-node-role-AmazonEKS_CNI_Policy",
    ]);
  });

  test("other programs are told of that cluster, and of no service account", async () => {
    expect((await recording).outputs).toMatchObject({
      environment: {
        name: "test",
        cluster: {
          arn: "arn:aws:eks:us-east-1:123456789012:cluster/theirs",
          endpoint: THEIRS.endpoint,
          certificateAuthority: THEIRS.certificateAuthority,
          kubernetesVersion: "1.36",
        },
        serviceAccounts: {},
      },
    });
  });

  test("a preview without AWS says nothing about what it cannot look up", async () => {
    expect((await recording).plan.diagnostics).toEqual([]);
  });
});

test.each([
  { what: "is said to have", set: { "cluster.existing.nodesCarryNetworkPolicy": false } },
  { what: "is made here with", set: { "cluster.existing.addons": ["vpc-cni"] } },
])("nodes carry no policy of the network plugin where it $what its own role", async ({ set }) => {
  const recording = await made(set);
  const attached = Object.entries(recording.of(iam.RolePolicyAttachment)).filter(([name]) =>
    name.includes("node-role"),
  );

  expect(attached.length).toBeGreaterThan(0);
  expect(JSON.stringify(attached)).not.toContain("AmazonEKS_CNI_Policy");
});

test.each([
  { what: "only managed groups", set: { "nodeGroups.own": undefined }, roles: ["test-managed-node-role"] },
  {
    what: "only self-managed groups",
    set: { "nodeGroups.managed": undefined, "nodeGroups.system": undefined },
    roles: ["test-node-role"],
  },
])("with $what there is one role", async ({ set, roles }) => {
  expect(Object.keys((await made(set)).of(iam.Role))).toEqual(roles);
});

test("the add-ons that are asked for are made, over nothing that is there, and told to other programs", async () => {
  const addons = ["eks-pod-identity-agent", "aws-ebs-csi-driver"];
  const recording = await made({
    "cluster.existing.addons": addons,
    "cluster.addonVersions": { "aws-ebs-csi-driver": "v1.66.0-eksbuild.1" },
  });
  const kept = { resolveConflictsOnCreate: "NONE", preserve: true };

  expect(Object.keys(recording.of(eks.Addon)).sort()).toEqual(["test-ebs-csi-driver", "test-eks-pod-identity-agent"]);
  expect(recording.of(eks.Addon)).toMatchObject({
    "test-ebs-csi-driver": { ...kept, addonVersion: "v1.66.0-eksbuild.1" },
    "test-eks-pod-identity-agent": { ...kept, addonVersion: "v1.3.10-eksbuild.3" },
  });
  expect(recording.outputs).toMatchObject({
    environment: { serviceAccounts: { "aws-ebs-csi-driver": { namespace: "kube-system" } } },
  });
  expect(JSON.stringify(recording.outputs)).not.toContain("aws-node");
  const agent = recording.find(eks.Addon, "test-eks-pod-identity-agent").urn;
  expect(recording.find(eks.NodeGroup, "test-managed-nodes").dependencies).toContain(agent);
});

test("spot's service-linked role is made there too where it is asked for, before any group", async () => {
  const recording = await made({ iam: { createsSpotServiceLinkedRole: true } });
  const { urn } = recording.find(iam.ServiceLinkedRole, "test-spot");

  expect(recording.find(autoscaling.Group, "test-own-nodes").dependencies).toContain(urn);
});
