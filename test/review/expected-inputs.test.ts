import { expect, test } from "@jest/globals";

import type { PlannedResource } from "../../preview/plan";
import { expectedInputs, type Fate } from "../../review/expected-inputs";
import { planSide } from "../../review/plan-side";
import { planned, planOf, UNKNOWN, withInputs, type Planned } from "./planned";

const NODES = "aws:eks/nodeGroup:NodeGroup";
const GROUP = "aws:autoscaling/group:Group";
const NEW = "\u0000new";

/** Inputs of one resource as they are compared; `fates` says what becomes of others, by URN. */
function expected(before: PlannedResource, after: PlannedResource, fates: Readonly<Record<string, Fate>> = {}) {
  const side = { before: planSide(planOf(before)), after: planSide(planOf(after)) };
  return expectedInputs({ before, after }, side, (urn) => fates[urn]);
}

/** What is expected of an input that is unknown before and after, and depends on one other resource. */
function unknownAt(type: string, inputs: Planned["inputs"], fate: Fate) {
  const [input = ""] = Object.keys(inputs ?? {});
  const resource = planned(type, "nodes", {
    ...(inputs === undefined ? {} : { inputs }),
    propertyDependencies: { [input]: ["other"] },
  });
  const { certain, possible } = expected(resource, resource, { other: fate });
  return [certain, possible];
}

test("what the program ignores keeps its value", () => {
  const nodes = (desiredSize: number): PlannedResource =>
    planned(NODES, "nodes", {
      inputs: { scalingConfig: { desiredSize, minSize: 1 } },
      options: { ignoreChanges: ["scalingConfig.desiredSize"] },
    });

  expect(expected(nodes(1), nodes(3)).certain).toEqual({ scalingConfig: { desiredSize: 1, minSize: 1 } });
});

test("an input that AWS keeps when it is dropped is still there, and one that it does not keep is gone", () => {
  const before = withInputs(NODES, "nodes", { releaseVersion: "1.36.4-20260930", labels: { a: "b" } });

  expect(expected(before, withInputs(NODES, "nodes", {})).certain).toEqual({ releaseVersion: "1.36.4-20260930" });
});

test("a resource has its provider's region, unless it names one", () => {
  const provider = (region: string) => withInputs("pulumi:providers:aws", "aws", { region });
  const nodes = planned(NODES, "nodes", { options: { provider: "aws" } });
  const side = (region: string) => planSide(planOf(provider(region), nodes));
  const compared = expectedInputs(
    { before: nodes, after: { ...nodes, inputs: { region: "eu-west-1" } } },
    { before: side("us-east-1"), after: side("us-west-2") },
    () => undefined,
  );

  expect([compared.before, compared.certain]).toEqual([{ region: "us-east-1" }, { region: "eu-west-1" }]);
});

test.each<{ fate: Fate["kind"]; certain: string; possible: string }>([
  { fate: "replace", certain: NEW, possible: NEW },
  { fate: "may-replace", certain: UNKNOWN, possible: NEW },
  { fate: "create", certain: UNKNOWN, possible: NEW },
  { fate: "update", certain: UNKNOWN, possible: UNKNOWN },
  { fate: "may-update", certain: UNKNOWN, possible: UNKNOWN },
])("an id of a resource that has $fate before it", ({ fate, certain, possible }) => {
  expect(unknownAt(NODES, { nodeRoleArn: UNKNOWN }, { type: "aws:iam/role:Role", kind: fate })).toEqual([
    { nodeRoleArn: certain },
    { nodeRoleArn: possible },
  ]);
});

test.each<{ fate: Fate["kind"]; certain: string; possible: string }>([
  { fate: "update", certain: NEW, possible: NEW },
  { fate: "may-update", certain: UNKNOWN, possible: NEW },
])("the version of a launch template that has $fate before it, but not its id", ({ fate, certain, possible }) => {
  const template = { type: "aws:ec2/launchTemplate:LaunchTemplate", kind: fate };

  expect(unknownAt(NODES, { launchTemplate: { id: UNKNOWN, version: UNKNOWN } }, template)).toEqual([
    { launchTemplate: { id: UNKNOWN, version: certain } },
    { launchTemplate: { id: UNKNOWN, version: possible } },
  ]);
});

test("the version within an override of a mixed-instances policy is a version too", () => {
  const policy = (version: string) => ({
    mixedInstancesPolicy: { launchTemplate: { overrides: [{ launchTemplateSpecification: { version } }] } },
  });
  const template: Fate = { type: "aws:ec2/launchTemplate:LaunchTemplate", kind: "update" };

  expect(unknownAt(GROUP, policy(UNKNOWN), template)).toEqual([policy(NEW), policy(NEW)]);
});

test("an input that depends on what is left alone is as it was", () => {
  const nodes = planned(NODES, "nodes", {
    inputs: { nodeRoleArn: UNKNOWN },
    propertyDependencies: { nodeRoleArn: ["role"] },
  });

  expect(expected(nodes, nodes)).toEqual({ before: nodes.inputs, certain: nodes.inputs, possible: nodes.inputs });
});
