import { expect, test } from "@jest/globals";

import { autoscaledSpotGroupSurvivesAzRebalance as rule } from "../../../policy/rules/autoscaled-spot-group-survives-az-rebalance";
import { CLUSTER_TAG, DISCOVERY_TAGS, ON_DEMAND_ONLY, spotNodes, terminationHook } from "../../support/example-groups";
import { UNKNOWN } from "../../support/policy-example";
import { runOn } from "../../support/run-rule";

const ENDS_NODES =
  "workers suspendedProcesses: leaves AZRebalance to end healthy nodes; suspend AZRebalance, or add a hook for " +
  "autoscaling:EC2_INSTANCE_TERMINATING";
const TWO_ZONES = [UNKNOWN, UNKNOWN];

function group(properties: object = {}) {
  return spotNodes({ tags: DISCOVERY_TAGS, vpcZoneIdentifiers: TWO_ZONES, ...properties });
}

test.each([
  { stack: "two subnets, nothing suspended", resources: group(), says: [ENDS_NODES] },
  {
    stack: "something else suspended",
    resources: group({ suspendedProcesses: ["AlarmNotification"] }),
    says: [ENDS_NODES],
  },
  { stack: "AZRebalance suspended", resources: group({ suspendedProcesses: ["AZRebalance"] }), says: [] },
  { stack: "a hook", resources: { ...group(), ...terminationHook() }, says: [] },
  { stack: "one subnet", resources: group({ vpcZoneIdentifiers: [UNKNOWN] }), says: [] },
  {
    stack: "zones by name",
    resources: group({ vpcZoneIdentifiers: undefined, availabilityZones: ["eu-west-1a", "eu-west-1b"] }),
    says: [ENDS_NODES],
  },
  {
    stack: "zones by name, subnets left to the provider",
    resources: group({ vpcZoneIdentifiers: UNKNOWN, availabilityZones: ["eu-west-1a"] }),
    says: [],
  },
  {
    stack: "two subnets, zones left to the provider",
    resources: group({ availabilityZones: UNKNOWN }),
    says: [ENDS_NODES],
  },
  { stack: "neither subnets nor zones", resources: group({ vpcZoneIdentifiers: undefined }), says: [] },
  {
    stack: "subnets unknown as a whole",
    resources: group({ vpcZoneIdentifiers: UNKNOWN }),
    says: ["workers unknown: vpcZoneIdentifiers is not known during a preview"],
  },
  { stack: "no autoscaler's tag", resources: group({ tags: [CLUSTER_TAG] }), says: [] },
  {
    stack: "autoscaler's tag as a resource of its own",
    resources: {
      ...group({ tags: [CLUSTER_TAG] }),
      discovery: {
        type: "aws:autoscaling/tag:Tag",
        properties: { autoscalingGroupName: "${workers.name}", tag: { key: DISCOVERY_TAGS[0]?.key, value: "true" } },
      },
    },
    says: [ENDS_NODES],
  },
  { stack: "on-demand", resources: group({ mixedInstancesPolicy: ON_DEMAND_ONLY }), says: [] },
  {
    stack: "the group behind a managed node group",
    resources: group({ tags: [...DISCOVERY_TAGS, { key: "eks:nodegroup-name", value: "workers" }] }),
    says: [],
  },
  {
    stack: "what is suspended is unknown",
    resources: group({ suspendedProcesses: [UNKNOWN] }),
    says: ["workers unknown: suspendedProcesses[0] is not known during a preview"],
  },
])("$stack", ({ resources, says }) => {
  expect(runOn(rule, resources)).toEqual(says);
});

test("an organisation may accept nothing but suspending", () => {
  const resources = { ...group(), ...terminationHook() };
  expect(runOn(rule, resources, { options: { acceptsHook: false } })).toEqual([
    "workers suspendedProcesses: leaves AZRebalance to end healthy nodes; suspend AZRebalance",
  ]);
});
