import { expect, test } from "@jest/globals";

import { terminationHookFitsTheNotice as rule } from "../../../policy/rules/termination-hook-fits-the-notice";
import { ON_DEMAND_ONLY, spotNodes, terminationHook } from "../../support/example-groups";
import { UNKNOWN } from "../../support/policy-example";
import { runOn } from "../../support/run-rule";

const TERMINATING = "autoscaling:EC2_INSTANCE_TERMINATING";
const waiting = (heartbeatTimeout: unknown) => ({ ...spotNodes(), ...terminationHook({ heartbeatTimeout }) });

test.each([
  { stack: "five minutes", resources: waiting(300), says: [] },
  { stack: "the shortest", resources: waiting(120), says: [] },
  {
    stack: "too short",
    resources: waiting("119"),
    says: ["drain heartbeatTimeout: is 119, too short for a drain; write at least 120"],
  },
  { stack: "the longest", resources: waiting(3600), says: [] },
  {
    stack: "too long",
    resources: waiting(3601),
    says: ["drain heartbeatTimeout: is 3601, which keeps a node that is gone; write 3600 at most"],
  },
  { stack: "left out, which is an hour", resources: waiting(undefined), says: [] },
  {
    stack: "too short within the group",
    resources: spotNodes({
      initialLifecycleHooks: [
        null,
        { lifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING", heartbeatTimeout: 30 },
        { lifecycleTransition: TERMINATING, heartbeatTimeout: 30 },
      ],
    }),
    says: ["workers initialLifecycleHooks[2].heartbeatTimeout: is 30, too short for a drain; write at least 120"],
  },
  {
    stack: "a hook for launching",
    resources: {
      ...spotNodes(),
      ...terminationHook({ heartbeatTimeout: 30, lifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING" }),
    },
    says: [],
  },
  {
    stack: "a long drain of on-demand nodes",
    resources: {
      ...spotNodes({ mixedInstancesPolicy: ON_DEMAND_ONLY }),
      ...terminationHook({ heartbeatTimeout: 7200 }),
    },
    says: [],
  },
  { stack: "a hook of a group elsewhere", resources: terminationHookElsewhere(), says: [] },
  { stack: "no nodes of Kubernetes", resources: { ...waiting(30), ...spotNodes({ tags: [] }) }, says: [] },
  {
    stack: "unknown",
    resources: waiting(UNKNOWN),
    says: ["drain unknown: heartbeatTimeout is not known during a preview"],
  },
  {
    stack: "something else unknown",
    resources: { ...spotNodes(), ...terminationHook({ heartbeatTimeout: 30, roleArn: UNKNOWN }) },
    says: ["drain heartbeatTimeout: is 30, too short for a drain; write at least 120"],
  },
])("$stack", ({ resources, says }) => {
  expect(runOn(rule, resources)).toEqual(says);
});

test("an organisation may bound the wait otherwise", () => {
  const options = { minimumHeartbeatSeconds: 60, maximumHeartbeatSeconds: 600 };
  expect(runOn(rule, waiting(60), { options })).toEqual([]);
  expect(runOn(rule, waiting(undefined), { options })).toEqual([
    "drain heartbeatTimeout: is 3600, which keeps a node that is gone; write 600 at most",
  ]);
});

function terminationHookElsewhere() {
  return terminationHook({ autoscalingGroupName: "west", heartbeatTimeout: 30 });
}
