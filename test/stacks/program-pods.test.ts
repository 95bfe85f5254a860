import { beforeAll, describe, expect, test } from "@jest/globals";
import * as autoscaling from "@pulumi/aws/autoscaling";
import * as ec2 from "@pulumi/aws/ec2";
import * as eks from "@pulumi/aws/eks";

import { readable } from "../../preview/wire";
import program from "../../stacks/index";
import { textInput } from "../components/text-input";
import { environmentDocument, OWN, type Changes } from "../support/environment-document";
import { record, type Recording } from "../support/record";

/** What the program makes of the small environment, changed in places. */
function made(changes: Changes = {}): Promise<Recording> {
  const config = { "aws:region": "us-east-1", "spot-eks:environment": JSON.stringify(environmentDocument(changes)) };
  return record(program, { config });
}

/** The number of pods that each node group is told. */
function podsByGroup(recording: Recording): Record<string, unknown> {
  const groups = recording.plan.resources.filter(({ type }) => /:(Managed|SelfManaged)NodeGroup$/.test(type));
  return Object.fromEntries(groups.map(({ name, inputs }) => [name, inputs["maxPods"]]));
}

/** Names of what a resource depends on. */
function dependenciesOf(recording: Recording, type: object | string, name: string): readonly (string | undefined)[] {
  return recording.find(type, name).dependencies.map((urn) => urn.split("::").at(-1));
}

/** What the add-on vpc-cni is told of prefixes. */
function pluginOf(recording: Recording): Record<string, unknown> {
  const text = textInput(recording, eks.Addon, "test-control-plane-vpc-cni", "configurationValues");
  const { env } = JSON.parse(text) as { env: Record<string, unknown> };
  return Object.fromEntries(Object.entries(env).filter(([key]) => key.includes("PREFIX_")));
}

describe("with prefix delegation", () => {
  let recording: Recording;
  beforeAll(async () => {
    recording = await made({
      "cluster.prefixDelegation": true,
      "nodeGroups.rocks": { ...OWN, management: "managed", amiFamily: "bottlerocket" },
      "nodeGroups.large": { ...OWN, instanceTypes: ["m7i.8xlarge"] },
      "nodeGroups.small": { ...OWN, instanceTypes: ["t3.nano"] },
      "nodeGroups.few": { ...OWN, kubelet: { maxPods: 60 } },
    });
  });

  test("the network plugin takes prefixes", () => {
    expect(pluginOf(recording)).toEqual({ ENABLE_PREFIX_DELEGATION: "true", WARM_PREFIX_TARGET: "1" });
  });

  test("every group is told how many pods its nodes may run, managed ones too, so that they are replaced", () => {
    expect(podsByGroup(recording)).toEqual({
      "test-system": 110,
      "test-managed": 110,
      "test-rocks": 110,
      "test-own": 110,
      "test-large": 250,
      "test-small": 34,
      "test-few": 60,
    });
  });
});

test("a number that a group asks for is its own", async () => {
  const recording = await made({ "nodeGroups.own.kubelet": { kubeReserved: { cpu: "1" }, maxPods: 20 } });
  expect(podsByGroup(recording)).toMatchObject({ "test-own": 20 });
});

describe("with addresses of their own", () => {
  let recording: Recording;
  beforeAll(async () => {
    recording = await made({ "network.podCidrBlock": "100.64.0.0/16" });
  });

  test("pods have a subnet in each zone, which leads out as the private one does", () => {
    const subnets = Object.entries(recording.of(ec2.Subnet)).filter(([name]) => name.includes("-pods-"));
    const blocks = subnets.map(([name, inputs]) => [name, (inputs as Record<string, unknown>)["cidrBlock"]]);
    const tables = Object.keys(recording.of(ec2.RouteTableAssociation));

    expect(blocks).toEqual([
      ["test-pods-us-east-1a", "100.64.0.0/18"],
      ["test-pods-us-east-1b", "100.64.64.0/18"],
    ]);
    expect(dependenciesOf(recording, ec2.RouteTableAssociation, "test-pods-us-east-1b")).toContain(
      "test-vpc-private-2",
    );
    expect(tables).toEqual(expect.arrayContaining(["test-pods-us-east-1a", "test-pods-us-east-1b"]));
  });

  test("the network plugin waits for them, and finds them by zone", () => {
    const { inputs } = recording.find("eks:index:Cluster", "test-control-plane");

    expect(readable(inputs)).toMatchObject({
      vpcCniOptions: {
        cniCustomNetworkCfg: true,
        eniConfigLabelDef: "topology.kubernetes.io/zone",
        configurationValues: {
          eniConfig: {
            create: true,
            region: "us-east-1",
            subnets: { "us-east-1a": { id: "[unknown]" }, "us-east-1b": { id: "[unknown]" } },
          },
        },
      },
    });
    expect(dependenciesOf(recording, "eks:index:Cluster", "test-control-plane")).toEqual(
      expect.arrayContaining(["test-pods-us-east-1a", "test-pods-us-east-1b"]),
    );
  });

  test("nodes are in the VPC's own subnets, and run as many pods as their other interfaces have addresses for", () => {
    expect(podsByGroup(recording)).toEqual({ "test-system": 20, "test-managed": 44, "test-own": 44 });
    expect(dependenciesOf(recording, autoscaling.Group, "test-own-nodes")).not.toContain("test-pods-us-east-1a");
  });

  test("pods may ask the VPC's endpoints", async () => {
    const rules = (await made({ "network.podCidrBlock": "100.64.0.0/16", "network.endpoints": ["sts"] })).of(
      "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    );
    expect(rules).toMatchObject({ "test-endpoints-https-pods": { cidrIpv4: "100.64.0.0/16" } });
  });

  test("with prefixes too a node runs as many pods as EKS advises", async () => {
    const both = await made({ "network.podCidrBlock": "100.64.0.0/16", "cluster.prefixDelegation": true });
    expect(podsByGroup(both)).toEqual({ "test-system": 110, "test-managed": 110, "test-own": 110 });
  });
});

test("without it no group is told, and the network plugin neither", async () => {
  const recording = await made();
  const untold = { "test-system": undefined, "test-managed": undefined, "test-own": undefined };

  expect(podsByGroup(recording)).toEqual(untold);
  expect(pluginOf(recording)).toEqual({});
});

test("the autoscaler is told of less memory, since more pods reserve more", async () => {
  const memoryOf = async (changes: Changes) => {
    const { tags } = (await made(changes)).find(autoscaling.Group, "test-own-nodes").inputs;
    return (tags as { key: string; value: string }[]).find(({ key }) => key.endsWith("/resources/memory"))?.value;
  };
  expect([await memoryOf({}), await memoryOf({ "cluster.prefixDelegation": true })]).toEqual(["14162Mi", "13590Mi"]);
});
