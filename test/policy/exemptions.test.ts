import { expect, test } from "@jest/globals";

import { judge } from "../../policy/judge";
import { settingsOf } from "../../policy/settings";
import { resourcesOf, UNKNOWN } from "../support/policy-example";

const RULE = "spot-node-group-is-diversified";
const KEY = `spot-eks/exempt.${RULE}`;
const FINDING = "instanceTypes: names 1; list at least 4";

function judged(properties: object, config = {}) {
  const example = {
    workers: {
      type: "aws:eks/nodeGroup:NodeGroup",
      properties: { capacityType: "SPOT", instanceTypes: ["m5.large"], ...properties },
    },
  };
  const { findings } = judge(resourcesOf(example), settingsOf("baseline", config), "2026-11-25");
  return findings.filter(({ rule }) => rule === RULE).map(({ level, message }) => `${level}: ${message}`);
}

test.each([
  { exemption: "none", tags: {}, says: `mandatory: ${FINDING}` },
  {
    exemption: "in force",
    tags: { [KEY]: "the licence names one type until=2027-01-31" },
    says: `advisory: ${FINDING} (exempt until 2027-01-31: the licence names one type)`,
  },
  {
    exemption: "on its last day",
    tags: { [KEY]: "the licence names one type until=2026-11-25" },
    says: `advisory: ${FINDING} (exempt until 2026-11-25: the licence names one type)`,
  },
  {
    exemption: "over",
    tags: { [KEY]: "the licence names one type until=2026-11-24" },
    says: `mandatory: ${FINDING}; its exemption ended on 2026-11-24`,
  },
  {
    exemption: "without reason",
    tags: { [KEY]: "until=2027-01-31" },
    says: `mandatory: ${FINDING}; its exemption does not count, since it is not \`<reason> until=YYYY-MM-DD\``,
  },
  {
    exemption: "without day",
    tags: { [KEY]: "the licence names one type" },
    says: `mandatory: ${FINDING}; its exemption does not count, since it is not \`<reason> until=YYYY-MM-DD\``,
  },
  {
    exemption: "until a day that is none",
    tags: { [KEY]: "the licence names one type until=2027-02-30" },
    says: `mandatory: ${FINDING}; its exemption does not count, since it is not \`<reason> until=YYYY-MM-DD\``,
  },
  {
    exemption: "from another rule",
    tags: { "spot-eks/exempt.other": "why until=2027-01-31" },
    says: `mandatory: ${FINDING}`,
  },
  { exemption: "unknown", tags: { [KEY]: UNKNOWN }, says: `mandatory: ${FINDING}` },
  {
    exemption: "on several lines",
    tags: { [KEY]: "one\ntype\u0007 until=2027-01-31" },
    says: `advisory: ${FINDING} (exempt until 2027-01-31: one type)`,
  },
])("a tag with an exemption: $exemption", ({ tags, says }) => {
  expect(judged({ tags })).toEqual([says]);
});

test.each([
  { name: "workers", counts: true },
  { name: "work*", counts: true },
  { name: "*", counts: true },
  { name: "worker", counts: false },
  { name: "w.rkers", counts: false },
])("an exemption in the configuration for $name", ({ name, counts }) => {
  const config = { [RULE]: { exemptions: [{ name, reason: "moves in March", until: "2027-03-31" }] } };
  expect(judged({}, config)).toEqual([
    counts ? `advisory: ${FINDING} (exempt until 2027-03-31: moves in March)` : `mandatory: ${FINDING}`,
  ]);
});

test("of two exemptions the one that counts longer holds", () => {
  const config = { [RULE]: { exemptions: [{ name: "*", reason: "moves in March", until: "2027-03-31" }] } };
  expect(judged({ tags: { [KEY]: "over long ago until=2026-01-31" } }, config)).toEqual([
    `advisory: ${FINDING} (exempt until 2027-03-31: moves in March)`,
  ]);
});
