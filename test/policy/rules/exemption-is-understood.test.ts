import { expect, test } from "@jest/globals";

import { exemptionIsUnderstood } from "../../../policy/rules/exemption-is-understood";
import { UNKNOWN } from "../../support/policy-example";
import { run, runOn } from "../../support/run-rule";
import { AUTO_SCALING_GROUP } from "../../../policy/resource-types/auto-scaling";
import { NODE_GROUP } from "../../../policy/resource-types/eks";
import { NODE_POOL } from "../../../policy/resource-types/karpenter";

const rule = exemptionIsUnderstood(["spot-group-can-grow", "spot-has-no-price-cap"]);
const GOOD = "frames take an hour until=2027-01-31";
const NO_RULE = "has an exemption from a rule that is none";
const NO_EXEMPTION =
  "has an exemption from spot-has-no-price-cap that does not count; write a reason and a day, as `<reason> until=YYYY-MM-DD`";
const WRONG_KEY = "has an exemption whose key begins wrongly; write spot-eks/exempt. and the name of a rule behind it";

test.each([
  { tag: "of a rule", tags: { "spot-eks/exempt.spot-has-no-price-cap": GOOD }, says: [] },
  { tag: "of this rule", tags: { "spot-eks/exempt.exemption-is-understood": GOOD }, says: [] },
  { tag: "that is over", tags: { "spot-eks/exempt.spot-has-no-price-cap": "why until=2020-01-31" }, says: [] },
  { tag: "that is not known", tags: { "spot-eks/exempt.spot-has-no-price-cap": UNKNOWN }, says: [] },
  { tag: "of another kind", tags: { "spot-eks/team": "render", Name: "exempt" }, says: [] },
  { tag: "of no kind", tags: "spot-eks/exempt.nothing", says: [] },
  { tag: "left out", tags: null, says: [] },
  {
    tag: "of a misspelt rule",
    tags: { "spot-eks/exempt.spot-has-no-pricecap": GOOD },
    says: [`tags: ${NO_RULE}; did you mean spot-has-no-price-cap?`],
  },
  {
    tag: "of a rule like none",
    tags: { "spot-eks/exempt.hunter2": GOOD },
    says: [`tags: ${NO_RULE}; write the name of a rule of this pack`],
  },
  {
    tag: "of no rule",
    tags: { "spot-eks/exempt.": GOOD },
    says: [`tags: ${NO_RULE}; write the name of a rule of this pack`],
  },
  {
    tag: "without reason",
    tags: { "spot-eks/exempt.spot-has-no-price-cap": "until=2027-01-31" },
    says: [`tags: ${NO_EXEMPTION}`],
  },
  { tag: "without day", tags: { "spot-eks/exempt.spot-has-no-price-cap": "why" }, says: [`tags: ${NO_EXEMPTION}`] },
  {
    tag: "until a day that is none",
    tags: { "spot-eks/exempt.spot-has-no-price-cap": "why until=2027-02-30" },
    says: [`tags: ${NO_EXEMPTION}`],
  },
  { tag: "that is no text", tags: { "spot-eks/exempt.spot-has-no-price-cap": true }, says: [`tags: ${NO_EXEMPTION}`] },
  { tag: "behind a colon", tags: { "spot-eks/exempt:spot-has-no-price-cap": GOOD }, says: [`tags: ${WRONG_KEY}`] },
  { tag: "in capitals", tags: { "Spot-EKS/Exempt.spot-has-no-price-cap": GOOD }, says: [`tags: ${WRONG_KEY}`] },
])("a tag $tag", ({ tags, says }) => {
  expect(run(rule, NODE_GROUP, { tags })).toEqual(says);
});

test("a tag in a group's list is named by its place", () => {
  const tags = [
    { key: "Name", value: "render" },
    { key: UNKNOWN, value: "why" },
    "spot-eks/exempt.hunter2",
    { key: "spot-eks/exempt.spot-group-can-grows", value: GOOD },
  ];
  expect(run(rule, AUTO_SCALING_GROUP, { tags })).toEqual([`tags[3]: ${NO_RULE}; did you mean spot-group-can-grow?`]);
});

test("an annotation is read as a tag is", () => {
  expect(run(rule, NODE_POOL, { metadata: { annotations: { "spot-eks/exempt.spot-group-cn-grow": GOOD } } })).toEqual([
    `metadata.annotations: ${NO_RULE}; did you mean spot-group-can-grow?`,
  ]);
});

test("a tag that all resources carry, once more among all tags, is spoken of once", () => {
  const tags = { "spot-eks/exempt.spot-group-can-groww": GOOD };
  const resource = { type: NODE_GROUP.token, properties: { tags, tagsAll: tags } };
  expect(runOn(rule, { a: resource, b: resource, c: resource })).toEqual([
    `a tags: ${NO_RULE}; did you mean spot-group-can-grow? (on 2 more resources too)`,
  ]);
});

test("no text of a tag is repeated", () => {
  const tags = { "spot-eks/exempt.hunter2": "hunter2", "spot-eks/exempt/hunter2": "hunter2" };
  expect(run(rule, NODE_GROUP, { tags })).toEqual([
    `tags: ${NO_RULE}; write the name of a rule of this pack`,
    `tags: ${WRONG_KEY}`,
  ]);
});
