import { expect, test } from "@jest/globals";

import { autoscaledGroupHasNoScalingPolicy as rule } from "../../../policy/rules/autoscaled-group-has-no-scaling-policy";
import { CLUSTER_TAG, DISCOVERY_TAGS, ON_DEMAND_ONLY, spotNodes } from "../../support/example-groups";
import { UNKNOWN } from "../../support/policy-example";
import { runOn } from "../../support/run-rule";

const POLICY_SAYS =
  "scaling autoscalingGroupName: scales a group that the Cluster Autoscaler scales; remove the policy";
const SCHEDULE_SAYS =
  "nightly autoscalingGroupName: scales a group that the Cluster Autoscaler scales; remove the schedule";
const AUTOSCALED = spotNodes({ tags: DISCOVERY_TAGS });

function policy(properties: object = {}) {
  const standard = { autoscalingGroupName: "${workers.name}", policyType: "TargetTrackingScaling" };
  return { scaling: { type: "aws:autoscaling/policy:Policy", properties: { ...standard, ...properties } } };
}

function schedule(properties: object = {}) {
  const standard = { autoscalingGroupName: "${workers.name}", recurrence: "0 20 * * *", minSize: 0 };
  return { nightly: { type: "aws:autoscaling/schedule:Schedule", properties: { ...standard, ...properties } } };
}

test.each([
  { stack: "neither policy nor schedule", resources: AUTOSCALED, says: [] },
  { stack: "a policy", resources: { ...AUTOSCALED, ...policy() }, says: [POLICY_SAYS] },
  { stack: "a schedule", resources: { ...AUTOSCALED, ...schedule() }, says: [SCHEDULE_SAYS] },
  {
    stack: "both, by the group's fixed name",
    resources: {
      ...spotNodes({ tags: DISCOVERY_TAGS, name: "east" }),
      ...policy({ autoscalingGroupName: "east" }),
      ...schedule({ autoscalingGroupName: "east" }),
    },
    says: [SCHEDULE_SAYS, POLICY_SAYS],
  },
  {
    stack: "a policy of another group",
    resources: {
      ...spotNodes({ tags: DISCOVERY_TAGS, name: "east" }),
      ...policy({ autoscalingGroupName: "west" }),
    },
    says: [],
  },
  { stack: "a group that no autoscaler finds", resources: { ...spotNodes(), ...policy(), ...schedule() }, says: [] },
  {
    stack: "the autoscaler's tag as a resource of its own",
    resources: {
      ...spotNodes(),
      ...policy(),
      discovery: {
        type: "aws:autoscaling/tag:Tag",
        properties: { autoscalingGroupName: "${workers.name}", tag: { key: DISCOVERY_TAGS[0]?.key, value: "true" } },
      },
    },
    says: [POLICY_SAYS],
  },
  { stack: "a policy switched off", resources: { ...AUTOSCALED, ...policy({ enabled: "false" }) }, says: [] },
  {
    stack: "a policy that only forecasts",
    resources: {
      ...AUTOSCALED,
      ...policy({ policyType: "PredictiveScaling", predictiveScalingConfiguration: { mode: "ForecastOnly" } }),
    },
    says: [],
  },
  {
    stack: "a policy that forecasts and scales",
    resources: {
      ...AUTOSCALED,
      ...policy({ policyType: "PredictiveScaling", predictiveScalingConfiguration: { mode: "ForecastAndScale" } }),
    },
    says: [POLICY_SAYS],
  },
  {
    stack: "an on-demand group beside spot nodes of EKS",
    resources: {
      ...spotNodes({ tags: DISCOVERY_TAGS, mixedInstancesPolicy: ON_DEMAND_ONLY }),
      ...policy(),
      spot: { type: "aws:eks/nodeGroup:NodeGroup", properties: { capacityType: "SPOT" } },
    },
    says: [POLICY_SAYS],
  },
  {
    stack: "no spot anywhere",
    resources: { ...spotNodes({ tags: DISCOVERY_TAGS, mixedInstancesPolicy: ON_DEMAND_ONLY }), ...policy() },
    says: [],
  },
  {
    stack: "a tag's key unknown beside the autoscaler's",
    resources: { ...spotNodes({ tags: [{ ...CLUSTER_TAG, key: UNKNOWN }, ...DISCOVERY_TAGS] }), ...policy() },
    says: [POLICY_SAYS],
  },
  {
    stack: "whether a policy is on is unknown",
    resources: { ...AUTOSCALED, ...policy({ enabled: UNKNOWN }) },
    says: ["scaling unknown: enabled is not known during a preview"],
  },
])("$stack", ({ resources, says }) => {
  expect(runOn(rule, resources)).toEqual([...says].sort());
});

test("an organisation may leave schedules alone", () => {
  const resources = { ...AUTOSCALED, ...policy(), ...schedule() };
  expect(runOn(rule, resources, { options: { allowsSchedules: true } })).toEqual([POLICY_SAYS]);
});
