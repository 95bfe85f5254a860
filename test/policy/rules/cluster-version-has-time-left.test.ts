import { expect, test } from "@jest/globals";

import { CLUSTER, NODE_GROUP } from "../../../policy/resource-types/eks";
import { clusterVersionHasTimeLeft as rule } from "../../../policy/rules/cluster-version-has-time-left";
import { UNKNOWN } from "../../support/policy-example";
import { run } from "../../support/run-rule";

const LEFT = "version: left standard support on 2026-07-29; upgrade";
const STANDARD = { upgradePolicy: { supportType: "STANDARD" } };
const EXTENDED = { upgradePolicy: { supportType: "EXTENDED" } };

test.each([
  { cluster: "months left", props: { version: "1.36" }, says: [] },
  { cluster: "at the limit", props: { version: "1.34" }, today: "2026-10-03", says: [] },
  {
    cluster: "a day below",
    props: { version: "1.34", ...STANDARD },
    today: "2026-10-04",
    says: ["version: leaves standard support in 59 days; upgrade to a later version"],
  },
  {
    cluster: "on its last day",
    props: { version: "1.34" },
    today: "2026-12-02",
    says: ["version: leaves standard support in 0 days; upgrade to a later version"],
  },
  {
    cluster: "in extended support",
    props: { version: "1.33" },
    says: [`${LEFT}, or choose upgradePolicy.supportType EXTENDED`],
  },
  { cluster: "in extended support, chosen", props: { version: "1.33", ...EXTENDED }, says: [] },
  { cluster: "in no support at all", props: { version: "1.30" }, says: [] },
  { cluster: "of a version not in the calendar", props: { version: "1.99" }, says: [] },
  { cluster: "version left out", props: {}, says: [] },
  { cluster: "version unknown", props: { version: UNKNOWN }, says: ["unknown: version is not known during a preview"] },
  { cluster: "policy unknown, months left", props: { version: "1.36", upgradePolicy: UNKNOWN }, says: [] },
  {
    cluster: "policy unknown, in extended support",
    props: { version: "1.33", upgradePolicy: UNKNOWN },
    says: ["unknown: upgradePolicy is not known during a preview"],
  },
])("$cluster", ({ props, today = "2026-11-25", says }) => {
  expect(run(rule, CLUSTER, props, { today })).toEqual(says);
});

test("an organisation may ask for more days, and for no extended support", () => {
  expect(run(rule, CLUSTER, { version: "1.35" }, { options: { days: 200 } })).toEqual([
    "version: leaves standard support in 122 days; upgrade to a later version",
  ]);
  expect(run(rule, CLUSTER, { version: "1.33", ...EXTENDED }, { options: { allowsExtended: false } })).toEqual([LEFT]);
});

test("other resources are none of its business", () => {
  expect(run(rule, NODE_GROUP, {})).toBe("not applicable");
});
