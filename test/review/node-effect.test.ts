import { expect, test } from "@jest/globals";

import type { WireObject } from "../../preview/wire";
import { nodeEffect } from "../../review/node-effect";
import type { ChangeKind } from "../../review/resource-change";
import { withInputs } from "./planned";

const NODES = "aws:eks/nodeGroup:NodeGroup";
const GROUP = "aws:autoscaling/group:Group";
const VERSION = "mixedInstancesPolicy.launchTemplate.launchTemplateSpecification.version";
const OVERRIDES = "mixedInstancesPolicy.launchTemplate.overrides";
const DISTRIBUTION = "mixedInstancesPolicy.instancesDistribution";

const SKIPS = { instanceRefresh: { preferences: { skipMatching: true } } };
const REFRESHES = { instanceRefresh: { preferences: {} } };

function effect(
  type: string,
  kind: ChangeKind,
  changed: readonly string[] = [],
  before: WireObject = {},
  after = before,
) {
  const inputs = { before: withInputs(type, "nodes", before), after: withInputs(type, "nodes", after) };
  return nodeEffect({ urn: "nodes", type, name: "nodes", kind, changed, replacing: [], refused: [], ...inputs });
}

function types(refresh: WireObject, ...instanceTypes: readonly string[]): WireObject {
  const overrides = instanceTypes.map((instanceType) => ({ instanceType }));
  return { ...refresh, mixedInstancesPolicy: { launchTemplate: { overrides } } };
}

test.each<{ kind: ChangeKind; of: string }>([
  { kind: "create", of: "new nodes" },
  { kind: "delete", of: "ends the nodes" },
  { kind: "replace", of: "replaces the nodes" },
  { kind: "may-replace", of: "may replace the nodes" },
])("a group that has $kind before it $of", ({ kind, of }) => {
  expect([effect(NODES, kind), effect(GROUP, kind)]).toEqual([of, of]);
});

test.each([
  { changed: "version", of: "rolls the nodes" },
  { changed: "releaseVersion", of: "rolls the nodes" },
  { changed: "launchTemplate.version", of: "rolls the nodes" },
  { changed: "labels.a", of: "in place" },
  { changed: "taints", of: "in place" },
  { changed: "scalingConfig.maxSize", of: "in place" },
  { changed: "tags.team", of: "in place" },
  { changed: "updateConfig.maxUnavailablePercentage", of: "in place" },
])("another $changed of a managed group: $of", ({ changed, of }) => {
  expect(effect(NODES, "update", [changed])).toBe(of);
});

test.each([
  { changed: VERSION, refresh: SKIPS, of: "rolls the nodes" },
  { changed: VERSION, refresh: REFRESHES, of: "rolls the nodes" },
  { changed: VERSION, refresh: {}, of: "new nodes only" },
  { changed: "launchTemplate.version", refresh: SKIPS, of: "rolls the nodes" },
  { changed: `${DISTRIBUTION}.spotAllocationStrategy`, refresh: SKIPS, of: "new nodes only" },
  { changed: `${DISTRIBUTION}.spotAllocationStrategy`, refresh: REFRESHES, of: "rolls the nodes" },
  { changed: `${DISTRIBUTION}.onDemandBaseCapacity`, refresh: SKIPS, of: "rolls some nodes" },
  { changed: `${DISTRIBUTION}.onDemandPercentageAboveBaseCapacity`, refresh: {}, of: "rolls some nodes" },
  { changed: "vpcZoneIdentifiers", refresh: SKIPS, of: "new nodes only" },
  { changed: "tags[0].value", refresh: SKIPS, of: "in place" },
  { changed: "capacityRebalance", refresh: SKIPS, of: "in place" },
  { changed: "instanceRefresh.preferences.instanceWarmup", refresh: SKIPS, of: "in place" },
])("another $changed of a group of our own with $refresh: $of", ({ changed, refresh, of }) => {
  expect(effect(GROUP, "update", [changed], refresh)).toBe(of);
});

test.each([
  { what: "added", before: types(SKIPS, "a"), after: types(SKIPS, "a", "b"), of: "new nodes only" },
  { what: "taken out", before: types(SKIPS, "a", "b"), after: types(SKIPS, "a"), of: "rolls some nodes" },
  { what: "taken out without a refresh", before: types({}, "a", "b"), after: types({}, "a"), of: "new nodes only" },
  {
    what: "added, and all are refreshed",
    before: types(REFRESHES, "a"),
    after: types(REFRESHES, "a", "b"),
    of: "rolls the nodes",
  },
  { what: "moved", before: types(SKIPS, "a", "b"), after: types(SKIPS, "b", "a"), of: "new nodes only" },
])("an instance type $what: $of", ({ before, after, of }) => {
  expect(effect(GROUP, "update", [OVERRIDES], before, after)).toBe(of);
});

test("what only may change may roll the nodes", () => {
  expect(effect(GROUP, "may-update", [VERSION], SKIPS)).toBe("may roll the nodes");
  expect(effect(GROUP, "may-update", ["vpcZoneIdentifiers"], SKIPS)).toBe("new nodes only");
});

test("what is no node group does nothing to nodes by itself", () => {
  expect(effect("aws:ec2/launchTemplate:LaunchTemplate", "update", ["imageId"])).toBeUndefined();
  expect(effect("toString", "update")).toBeUndefined();
});
