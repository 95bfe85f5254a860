import { expect, test } from "@jest/globals";

import type { PlannedResource } from "../../preview/plan";
import type { WireObject } from "../../preview/wire";
import { planChanges } from "../../review/plan-changes";
import { planned, planOf, UNKNOWN, withInputs } from "./planned";

const ROLE = "aws:iam/role:Role";
const NODES = "aws:eks/nodeGroup:NodeGroup";
const TAG = "aws:autoscaling/tag:Tag";

/** What becomes of each resource that is not left alone: its name, kind, paths that changed and that replace it. */
function changes(before: readonly PlannedResource[], after: readonly PlannedResource[]) {
  return planChanges(planOf(...before), planOf(...after)).map(({ name, kind, changed, replacing }) => [
    name,
    kind,
    changed.join(" "),
    replacing.map(({ path }) => path).join(" "),
  ]);
}

/** A node group of a role, with a tag on the Auto Scaling group that EKS makes for it. */
function nodesOf(role: string, inputs: WireObject): readonly PlannedResource[] {
  return [
    planned(NODES, "nodes", {
      inputs: { nodeRoleArn: UNKNOWN, ...inputs },
      propertyDependencies: { nodeRoleArn: [role] },
    }),
    planned(TAG, "tag", {
      inputs: { autoscalingGroupName: UNKNOWN },
      propertyDependencies: { autoscalingGroupName: ["nodes"] },
    }),
  ];
}

const role = (name: string) => withInputs(ROLE, "role", { name });

test("the same plan changes nothing", () => {
  const plan = [role("a"), ...nodesOf("role", {})];

  expect(changes(plan, plan)).toEqual([]);
});

test("resources come and go by URN, components apart, in order of URN", () => {
  const [component, z] = [planned("spot-eks:components:NodeRole", "b"), withInputs(ROLE, "z", {})];

  expect(changes([withInputs(ROLE, "a", {}), z], [component, withInputs(ROLE, "c", {}), z])).toEqual([
    ["a", "delete", "", ""],
    ["c", "create", "", ""],
  ]);
});

test("a change that is not on the list is in place", () => {
  expect(changes([withInputs(ROLE, "role", { description: "a" })], [withInputs(ROLE, "role", {})])).toEqual([
    ["role", "update", "description", ""],
  ]);
});

test("a replacement goes through all that takes the id of what is replaced", () => {
  expect(changes([role("a"), ...nodesOf("role", {})], [role("b"), ...nodesOf("role", {})])).toEqual([
    ["nodes", "replace", "nodeRoleArn", "nodeRoleArn"],
    ["role", "replace", "name", "name"],
    ["tag", "replace", "autoscalingGroupName", "autoscalingGroupName"],
  ]);
});

test("what may be replaced may replace what takes its id", () => {
  const after = nodesOf("role", { updateConfig: { updateStrategy: "MINIMAL" } });

  expect(changes([role("a"), ...nodesOf("role", {})], [role("a"), ...after])).toEqual([
    ["nodes", "may-replace", "updateConfig", "updateConfig.updateStrategy"],
    ["tag", "may-replace", "autoscalingGroupName", "autoscalingGroupName"],
  ]);
});

test("what takes the id of something new in place may change, or may not", () => {
  const service = (...from: readonly string[]) =>
    planned("aws:autoscaling/group:Group", "group", {
      inputs: { vpcZoneIdentifiers: [UNKNOWN] },
      propertyDependencies: { vpcZoneIdentifiers: from },
    });
  const subnet = withInputs("aws:ec2/subnet:Subnet", "subnet", {});

  expect(changes([service()], [service("subnet"), subnet])).toEqual([
    ["group", "may-update", "vpcZoneIdentifiers", ""],
    ["subnet", "create", "", ""],
  ]);
});

test("resources that depend on each other in a circle end", () => {
  const one = planned(NODES, "nodes", {
    inputs: { nodeRoleArn: UNKNOWN },
    propertyDependencies: { nodeRoleArn: ["nodes"] },
  });

  expect(changes([one], [one])).toEqual([]);
});

test("a change has all that is to be told of it", () => {
  const [before, after] = [role("a"), role("b")];

  expect(planChanges(planOf(before), planOf(after))).toEqual([
    {
      urn: "role",
      type: "aws:iam/role:Role",
      name: "role",
      kind: "replace",
      changed: ["name"],
      replacing: [{ path: "name" }],
      refused: [],
      order: "delete-before-replace",
      before,
      after,
    },
  ]);
});
