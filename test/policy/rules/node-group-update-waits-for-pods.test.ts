import { expect, test } from "@jest/globals";

import { AUTO_SCALING_GROUP } from "../../../policy/resource-types/auto-scaling";
import { NODE_GROUP } from "../../../policy/resource-types/eks";
import { nodeGroupUpdateWaitsForPods as rule } from "../../../policy/rules/node-group-update-waits-for-pods";
import { UNKNOWN } from "../../support/policy-example";
import { remediate, run } from "../../support/run-rule";

const FORCED = "forceUpdateVersion: is true, which ends nodes in spite of disruption budgets; write false";
const spot = (properties: object = {}) => ({ capacityType: "SPOT", ...properties });
const share = (maxUnavailablePercentage: unknown) => spot({ updateConfig: { maxUnavailablePercentage } });
const nodes = (maxUnavailable: unknown, scalingConfig: object) =>
  spot({ updateConfig: { maxUnavailable }, scalingConfig });

test.each([
  { group: "forced", props: spot({ forceUpdateVersion: true }), says: [FORCED] },
  { group: "forced, as text", props: spot({ forceUpdateVersion: "true" }), says: [FORCED] },
  { group: "not forced", props: spot({ forceUpdateVersion: false }), says: [] },
  { group: "nothing said", props: spot(), says: [] },
  { group: "a third", props: share(33), says: [] },
  { group: "over a third", props: share(34), says: ["updateConfig.maxUnavailablePercentage: is 34; write 33 at most"] },
  {
    group: "all, as text",
    props: share("100"),
    says: ["updateConfig.maxUnavailablePercentage: is 100; write 33 at most"],
  },
  { group: "a number of nodes", props: spot({ updateConfig: { maxUnavailable: 1 } }), says: [] },
  { group: "a third of the nodes by number", props: nodes(3, { desiredSize: 10 }), says: [] },
  {
    group: "over a third by number",
    props: nodes(4, { desiredSize: 10, maxSize: 40 }),
    says: ["updateConfig.maxUnavailable: is 4 of 10 nodes; write 3 at most"],
  },
  {
    group: "over a third of the most there may be, as text",
    props: nodes("5", { maxSize: "6" }),
    says: ["updateConfig.maxUnavailable: is 5 of 6 nodes; write 1 at most"],
  },
  { group: "one of two by number", props: nodes(1, { desiredSize: 2 }), says: [] },
  { group: "by number, size unknown", props: nodes(9, { desiredSize: UNKNOWN }), says: [] },
  { group: "by number, size left out", props: nodes(9, {}), says: [] },
  { group: "on-demand", props: { capacityType: "ON_DEMAND", forceUpdateVersion: true }, says: [] },
  { group: "capacity type left out", props: { forceUpdateVersion: true }, says: [] },
  {
    group: "unknown",
    props: spot({ forceUpdateVersion: UNKNOWN }),
    says: ["unknown: forceUpdateVersion is not known during a preview"],
  },
  { group: "something else unknown", props: spot({ forceUpdateVersion: true, version: UNKNOWN }), says: [FORCED] },
])("$group", ({ props, says }) => {
  expect(run(rule, NODE_GROUP, props)).toEqual(says);
});

test("an organisation may allow more", () => {
  expect(run(rule, NODE_GROUP, share(50), { options: { maximumUnavailablePercentage: 50 } })).toEqual([]);
});

test("mends the force and nothing else", () => {
  const mended = spot({ forceUpdateVersion: false, version: "1.36" });
  expect(remediate(rule, NODE_GROUP, spot({ forceUpdateVersion: true, version: "1.36" }))).toEqual(mended);
  expect(run(rule, NODE_GROUP, mended)).toEqual([]);
  expect(remediate(rule, NODE_GROUP, mended)).toBeUndefined();
  expect(remediate(rule, NODE_GROUP, spot({ forceUpdateVersion: UNKNOWN }))).toBeUndefined();
  expect(remediate(rule, NODE_GROUP, { capacityType: "ON_DEMAND", forceUpdateVersion: true })).toBeUndefined();
});

test("other resources are none of its business", () => {
  expect(run(rule, AUTO_SCALING_GROUP, {})).toBe("not applicable");
});
