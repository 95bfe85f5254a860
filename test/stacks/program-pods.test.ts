import { describe, expect, test } from "@jest/globals";
import * as autoscaling from "@pulumi/aws/autoscaling";
import * as eks from "@pulumi/aws/eks";

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

/** What the add-on vpc-cni is told of prefixes. */
function pluginOf(recording: Recording): Record<string, unknown> {
  const text = textInput(recording, eks.Addon, "test-control-plane-vpc-cni", "configurationValues");
  const { env } = JSON.parse(text) as { env: Record<string, unknown> };
  return Object.fromEntries(Object.entries(env).filter(([key]) => key.includes("PREFIX_")));
}

describe("with prefix delegation", () => {
  const recording = made({
    "cluster.prefixDelegation": true,
    "nodeGroups.rocks": { ...OWN, management: "managed", amiFamily: "bottlerocket" },
    "nodeGroups.large": { ...OWN, instanceTypes: ["m7i.8xlarge"] },
    "nodeGroups.small": { ...OWN, instanceTypes: ["t3.nano"] },
  });

  test("the network plugin takes prefixes", async () => {
    expect(pluginOf(await recording)).toEqual({ ENABLE_PREFIX_DELEGATION: "true", WARM_PREFIX_TARGET: "1" });
  });

  test("every group is told how many pods its nodes may run, managed ones too, so that they are replaced", async () => {
    expect(podsByGroup(await recording)).toEqual({
      "test-system": 110,
      "test-managed": 110,
      "test-rocks": 110,
      "test-own": 110,
      "test-large": 250,
      "test-small": 34,
    });
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
