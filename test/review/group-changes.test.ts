import { expect, test } from "@jest/globals";

import type { WireObject } from "../../preview/wire";
import { groupChanges } from "../../review/group-changes";
import { planSide } from "../../review/plan-side";
import type { ResourceChange } from "../../review/resource-change";
import { planned, planOf, withInputs } from "./planned";

const NODES = "aws:eks/nodeGroup:NodeGroup";
const GROUP = "aws:autoscaling/group:Group";
const VERSION = "mixedInstancesPolicy.launchTemplate.launchTemplateSpecification.version";
const ENDURING = { group: "endure", role: "enduring", clusterName: "production" };

/** What a changed input does to the nodes of one group, in a component with these arguments. */
function change(type: string, inputs: WireObject, changed: string, args: WireObject = { group: "general" }) {
  const after = planned(type, "x-nodes", { inputs, parent: "x" });
  const of = {
    urn: "x-nodes",
    type,
    name: "x-nodes",
    kind: "update",
    changed: [changed],
    replacing: [],
    refused: [],
  } as const;
  const side = planSide(planOf(withInputs("spot-eks:components:SelfManagedNodeGroup", "x", args), after));
  return groupChanges([{ ...of, before: after, after }], [side]);
}

const MANAGED = { scalingConfig: { minSize: 0, maxSize: 20 }, updateConfig: { maxUnavailablePercentage: 25 } };
const OWN = {
  maxSize: 30,
  instanceRefresh: {
    preferences: {
      minHealthyPercentage: 100,
      maxHealthyPercentage: 110,
      instanceWarmup: "120",
      checkpointPercentages: [20, 50, 100],
      checkpointDelay: "1800",
      skipMatching: true,
    },
  },
};

test.each([
  {
    what: "a managed group",
    found: change(NODES, MANAGED, "releaseVersion"),
    rollout: { nodesAtATime: 5, batches: 4, leastMinutes: 8 },
  },
  {
    what: "a group of our own with pauses",
    found: change(GROUP, OWN, VERSION),
    rollout: { nodesAtATime: 3, batches: 10, leastMinutes: 80 },
  },
])("$what rolls at the pace of its own settings", ({ found, rollout }) => {
  expect(found).toEqual([{ urn: "x-nodes", name: "x-nodes", group: "general", effect: "rolls the nodes", rollout }]);
});

test("a group without numbers rolls at no pace that is known", () => {
  expect(change(NODES, {}, "version").map(({ rollout }) => rollout)).toEqual([undefined]);
  expect(change(GROUP, { instanceRefresh: {} }, VERSION).map(({ rollout }) => rollout)).toEqual([undefined]);
});

test("nodes of an enduring group stay until somebody runs the command", () => {
  expect(change(GROUP, { maxSize: 2 }, VERSION, ENDURING)).toEqual([
    {
      urn: "x-nodes",
      name: "x-nodes",
      group: "endure",
      effect: "new nodes only",
      command: "bin/roll-enduring-nodes --cluster production --group endure",
    },
  ]);
});

test.each([
  {
    what: "types of an enduring group, which leave the template alone",
    found: change(GROUP, {}, "mixedInstancesPolicy.launchTemplate.overrides", ENDURING),
  },
  { what: "a group of our own that is not enduring", found: change(GROUP, {}, VERSION) },
])("there is no command for $what", ({ found }) => {
  expect(found.map(({ effect, command }) => [effect, command])).toEqual([["new nodes only", undefined]]);
});

test("a group that goes is found in the plan before", () => {
  const before = planned(NODES, "x-nodes", { parent: "x" });
  const gone: ResourceChange = {
    urn: "x-nodes",
    type: NODES,
    name: "x-nodes",
    kind: "delete",
    changed: [],
    replacing: [],
    refused: [],
    before,
  };
  const component = withInputs("spot-eks:components:ManagedNodeGroup", "x", { group: "general" });

  expect(groupChanges([gone], [planSide(planOf()), planSide(planOf(component, before))])).toEqual([
    { urn: "x-nodes", name: "x-nodes", group: "general", effect: "ends the nodes" },
  ]);
});

test("a group that no component of ours made has no name in the environment", () => {
  const nodes = planned(NODES, "x-nodes", { parent: "x" });
  const made: ResourceChange = {
    urn: "x-nodes",
    type: NODES,
    name: "x-nodes",
    kind: "create",
    changed: [],
    replacing: [],
    refused: [],
    after: nodes,
  };
  const side = planSide(planOf(withInputs("acme:nodes:Group", "x", { group: "general" }), nodes));

  expect(groupChanges([made], [side])).toEqual([{ urn: "x-nodes", name: "x-nodes", effect: "new nodes" }]);
});
