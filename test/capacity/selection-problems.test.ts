import { expect, test } from "@jest/globals";

import type { SelectionCriteria } from "../../capacity/selection-criteria";
import { criteriaProblems } from "../../capacity/selection-problems";

const REGION = { region: "ca-central-1" };

test.each<{ what: string; criteria: SelectionCriteria; problems: string[] }>([
  { what: "nothing", criteria: { ...REGION, zones: [{ name: "ca-central-1a" }], vcpu: { min: 1 } }, problems: [] },
  {
    what: "a region that is nearly one",
    criteria: { region: "us-east1", zones: [{ name: "x" }] },
    problems: [
      "region: us-east1 is not one of ap-northeast-1, ap-southeast-1, ap-southeast-2, ca-central-1, eu-central-1, eu-west-1, eu-west-2, sa-east-1, us-east-1, us-east-2, us-west-2, whose offers are known; did you mean us-east-1?",
    ],
  },
  {
    what: "a zone of another region",
    criteria: { ...REGION, zones: [{ name: "us-east-1a" }] },
    problems: [
      "zones: us-east-1a is not a zone of ca-central-1; write ca-central-1a to ca-central-1d, or ids such as cac1-az1",
    ],
  },
  {
    what: "a zone id there is not",
    criteria: { ...REGION, zones: [{ name: "cac1-az3", id: "cac1-az3" }] },
    problems: ["zones: cac1-az3 is not one of cac1-az1, cac1-az2, cac1-az4, the zones of ca-central-1"],
  },
  {
    what: "a zone twice",
    criteria: { ...REGION, zones: [{ name: "ca-central-1a" }, { name: "ca-central-1a" }] },
    problems: ["zones: ca-central-1a is listed twice; list each zone once"],
  },
  {
    what: "more zones than there are",
    criteria: { ...REGION, zones: ["a", "b", "c", "d"].map((letter) => ({ name: `ca-central-1${letter}` })) },
    problems: [
      "zones: ca-central-1a, ca-central-1b, ca-central-1c, ca-central-1d are more zones than the 3 of ca-central-1",
    ],
  },
  {
    what: "a base type nobody knows",
    criteria: { ...REGION, sameShapeAs: "quantum" },
    problems: ["sameShapeAs: quantum is not an instance type in the catalogue"],
  },
  { what: "a negative bound", criteria: { ...REGION, gpus: { min: -1 } }, problems: ["gpus: -1 is not at least 0"] },
  {
    what: "turned bounds",
    criteria: { ...REGION, nvmeGB: { min: 2, max: 1 } },
    problems: ["nvmeGB: 2 to 1 is not a range; the smaller number comes first"],
  },
])("tells what cannot be asked: $what", ({ criteria, problems }) => {
  expect(criteriaProblems(criteria).map(({ criterion, message }) => `${criterion}: ${message}`)).toEqual(problems);
});
