import { expect, test } from "@jest/globals";

import { spotGroupIsPlacedFreely as rule } from "../../../policy/rules/spot-group-is-placed-freely";
import { UNKNOWN } from "../../support/policy-example";
import { runOn } from "../../support/run-rule";

const CLOSE = "puts spot instances close together, where there is less capacity to choose from; leave it out";
const HOST = ["template placement: binds spot instances to a dedicated host, which takes none; leave it out"];
const PERCENT = "mixedInstancesPolicy.instancesDistribution.onDemandPercentageAboveBaseCapacity";

test.each([
  { what: "none", group: {}, says: [] },
  { what: "null", group: { placementGroup: null }, says: [] },
  { what: "an empty text", group: { placementGroup: "" }, says: [] },
  { what: "a group", group: { placementGroup: "close" }, says: [`workers placementGroup: ${CLOSE}`] },
  { what: "an unknown group", group: { placementGroup: UNKNOWN }, says: [`workers placementGroup: ${CLOSE}`] },
  { what: "on demand", group: { placementGroup: "close", ...mixed(100, { launchTemplateId: "lt-1" }) }, says: [] },
  {
    what: "an unknown percentage",
    group: { placementGroup: "close", ...mixed(UNKNOWN, { launchTemplateId: "lt-1" }) },
    says: [`workers unknown: ${PERCENT} is not known during a preview`],
  },
])("Auto Scaling group: $what", ({ group, says }) => {
  expect(runOn(rule, workers(group))).toEqual(says);
});

test.each([
  { strategy: "cluster", says: [`workers placementGroup: ${CLOSE}`] },
  { strategy: "spread", says: [] },
  { strategy: "partition", says: [] },
  { strategy: UNKNOWN, says: [`workers placementGroup: ${CLOSE}`] },
])("placement group of strategy $strategy", ({ strategy, says }) => {
  const close = { close: { type: "aws:ec2/placementGroup:PlacementGroup", properties: { strategy } } };
  expect(runOn(rule, { ...close, ...workers({ placementGroup: "${close.name}" }) })).toEqual(says);
});

const SPOT = { instanceMarketOptions: { marketType: "spot" } };
const DEDICATED = ["template placement.tenancy: is dedicated, which leaves spot few pools or none; leave it out"];

test.each([
  { what: "none", props: SPOT, says: [] },
  { what: "a default tenancy", props: { ...SPOT, placement: { tenancy: "default", groupName: "" } }, says: [] },
  { what: "dedicated", props: { ...SPOT, placement: { tenancy: "dedicated" } }, says: DEDICATED },
  { what: "a host", props: { ...SPOT, placement: { hostId: "h-1", tenancy: "host" } }, says: HOST },
  { what: "a host's group", props: { ...SPOT, placement: { hostResourceGroupArn: UNKNOWN } }, says: HOST },
  {
    what: "a group",
    props: { ...SPOT, placement: { groupName: "close", tenancy: UNKNOWN } },
    says: [`template placement.groupName: ${CLOSE}`],
  },
  {
    what: "a group by id",
    props: { ...SPOT, placement: { groupId: UNKNOWN } },
    says: [`template placement.groupId: ${CLOSE}`],
  },
  {
    what: "a reservation",
    props: { ...SPOT, capacityReservationSpecification: { capacityReservationTarget: {} } },
    says: [
      "template capacityReservationSpecification.capacityReservationTarget: is not for spot instances; leave it out",
    ],
  },
  { what: "unknown placement", props: { ...SPOT, placement: UNKNOWN }, says: [] },
  { what: "on demand", props: { placement: { tenancy: "dedicated" } }, says: [] },
  { what: "unknown market", props: { instanceMarketOptions: UNKNOWN, placement: { tenancy: "host" } }, says: [] },
])("launch template: $what", ({ props, says }) => {
  expect(runOn(rule, template(props))).toEqual(says);
});

const PLACED = template({ name: "east", placement: { tenancy: "dedicated" } });

test.each([
  { what: "a spot group", users: workers(mixed(0)), says: DEDICATED },
  { what: "an on-demand group", users: workers(mixed(100)), says: [] },
  { what: "a group of unknown percentage", users: workers(mixed(UNKNOWN)), says: [] },
  { what: "a spot group by name", users: workers(mixed(0, { launchTemplateName: "east" })), says: DEDICATED },
  { what: "a spot group of another", users: workers(mixed(0, { launchTemplateName: "west" })), says: [] },
  { what: "a spot node group", users: nodes({ capacityType: "SPOT" }), says: DEDICATED },
  { what: "an on-demand node group", users: nodes({}), says: [] },
])("behind $what", ({ users, says }) => {
  expect(runOn(rule, { ...PLACED, ...users })).toEqual(says);
});

function mixed(percentage: unknown, launchTemplateSpecification: object = { launchTemplateId: "${template.id}" }) {
  return {
    mixedInstancesPolicy: {
      instancesDistribution: { onDemandPercentageAboveBaseCapacity: percentage },
      launchTemplate: { launchTemplateSpecification },
    },
  };
}

function workers(properties: object) {
  const spot = mixed(0, { launchTemplateId: "lt-1" });
  return { workers: { type: "aws:autoscaling/group:Group", properties: { ...spot, ...properties } } };
}

function nodes(properties: object) {
  const launchTemplate = { id: "${template.id}", version: "1" };
  return { nodes: { type: "aws:eks/nodeGroup:NodeGroup", properties: { launchTemplate, ...properties } } };
}

function template(properties: Record<string, unknown>) {
  return { template: { type: "aws:ec2/launchTemplate:LaunchTemplate", properties } };
}
