import { expect, test } from "@jest/globals";

import { configProblems } from "../../policy/config-problems";

const RULE = "spot-node-group-is-diversified";

test.each([
  { config: "nothing", given: {}, says: [] },
  { config: "levels", given: { all: "advisory", [RULE]: "disabled", "stack-rules": "advisory" }, says: [] },
  { config: "an option", given: { [RULE]: { enforcementLevel: "mandatory", minimumInstanceTypes: 5 } }, says: [] },
  {
    config: "a rule on several resources in its place",
    given: {
      "stack-rules": { enforcementLevel: "mandatory", rules: { "spot-group-has-a-termination-hook": "mandatory" } },
    },
    says: [],
  },
  {
    config: "an exemption",
    given: { [RULE]: { exemptions: [{ name: "gpu-*", reason: "the licence names one type", until: "2027-01-31" }] } },
    says: [],
  },
  { config: "a list", given: [], says: [": an empty list is not an object of rules by name"] },
  { config: "text", given: "strict", says: [": strict is not an object of rules by name"] },
  {
    config: "a rule misspelt",
    given: { "spot-node-group-is-diversifed": "mandatory" },
    says: ["spot-node-group-is-diversifed: there is no such rule; did you mean spot-node-group-is-diversified?"],
  },
  {
    config: "a rule of another pack",
    given: { "s3-no-public-read": "mandatory" },
    says: ["s3-no-public-read: there is no such rule"],
  },
  {
    config: "a level that is none",
    given: { [RULE]: "error", all: "loud" },
    says: [
      `${RULE}: error is not one of advisory, mandatory, disabled`,
      "all: loud is not one of advisory, mandatory, remediate, disabled",
    ],
  },
  {
    config: "remediation of a rule that cannot mend",
    given: { [RULE]: "remediate" },
    says: [`${RULE}: remediate is not for this rule, which cannot mend; write mandatory`],
  },
  {
    config: "options that are none",
    given: { [RULE]: { minimumInstanceTypes: "4", minimumInstanceType: 4, level: "mandatory" } },
    says: [
      `${RULE}.minimumInstanceTypes: "4" is not a whole number from 2 to 20`,
      `${RULE}.minimumInstanceType: there is no such setting; did you mean minimumInstanceTypes?`,
      `${RULE}.level: there is no such setting; there are enforcementLevel, exemptions, minimumInstanceTypes`,
    ],
  },
  {
    config: "a rule on several resources at the top",
    given: { "spot-group-has-a-termination-hook": "mandatory" },
    says: ["spot-group-has-a-termination-hook: is a rule on several resources; write it below stack-rules.rules"],
  },
  {
    config: "a rule on single resources below the others",
    given: { "stack-rules": { rules: { [RULE]: "mandatory" } } },
    says: [`stack-rules.rules.${RULE}: is a rule on single resources; write it beside stack-rules, at the top`],
  },
  {
    config: "exemptions without reason, or until no day",
    given: { [RULE]: { exemptions: [{ name: "a" }, { name: "b", reason: " ", until: "2027-02-30" }, "c"] } },
    says: [
      `${RULE}.exemptions[0].reason: left out is not a reason`,
      `${RULE}.exemptions[0].until: left out is not a day as YYYY-MM-DD`,
      `${RULE}.exemptions[1].reason: " " is not a reason`,
      `${RULE}.exemptions[1].until: 2027-02-30 is not a day as YYYY-MM-DD`,
      `${RULE}.exemptions[2]: c is not an exemption with name, reason and until`,
    ],
  },
])("$config", ({ given, says }) => {
  expect(configProblems(given).map(({ path, message }) => `${path}: ${message}`)).toEqual(says);
});
