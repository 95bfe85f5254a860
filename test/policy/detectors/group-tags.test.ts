import { expect, test } from "@jest/globals";

import { attachedTo } from "../../../policy/detectors/group-tags";
import { Stack } from "../../../policy/internal/stack";
import { AUTO_SCALING_GROUP, LIFECYCLE_HOOK } from "../../../policy/resource-types/auto-scaling";
import { resourcesOf } from "../../support/policy-example";

test("what was made from a group's fixed name belongs to it once", () => {
  const resources = resourcesOf({
    workers: { type: AUTO_SCALING_GROUP.token, properties: { name: "east-workers" } },
    drain: { type: LIFECYCLE_HOOK.token, properties: { autoscalingGroupName: "${workers.name}" } },
    named: { type: LIFECYCLE_HOOK.token, properties: { autoscalingGroupName: "east-workers" } },
    other: { type: LIFECYCLE_HOOK.token, properties: { autoscalingGroupName: "west-workers" } },
  }).map((resource) =>
    resource.name === "drain" ? { ...resource, properties: { autoscalingGroupName: "east-workers" } } : resource,
  );
  const stack = new Stack(resources);
  const attached = stack.of(AUTO_SCALING_GROUP).map((group) => attachedTo(group, LIFECYCLE_HOOK, stack));
  expect(attached.map((hooks) => hooks.map(({ resource }) => resource.name))).toEqual([["drain", "named"]]);
});
