import { expect, test } from "@jest/globals";

import { refreshProblems, type InstanceRefreshSettings } from "../../../components/internal/instance-refresh";

const SETTINGS: InstanceRefreshSettings = { minHealthyPercentage: 100, maxHealthyPercentage: 110, warmupSeconds: 120 };
const NOT_RISING = "is not a rising list of percentages that ends with 100";

test.each([
  { what: "the defaults", changes: {}, problems: [] },
  {
    what: "values at the limits",
    changes: { minHealthyPercentage: 0, maxHealthyPercentage: 100, warmupSeconds: 0 },
    problems: [],
  },
  {
    what: "checkpoints with a pause",
    changes: { checkpointPercentages: [20, 100], checkpointDelaySeconds: 0 },
    problems: [],
  },
  {
    what: "percentages that are too far apart",
    changes: { minHealthyPercentage: 50, maxHealthyPercentage: 151 },
    problems: [
      ["instanceRefresh.maxHealthyPercentage", "151 is not at most 100 above minHealthyPercentage, 50; lower it"],
    ],
  },
  {
    what: "numbers out of range, all of them",
    changes: { minHealthyPercentage: 101, maxHealthyPercentage: 201, warmupSeconds: -1 },
    problems: [
      ["instanceRefresh.minHealthyPercentage", "101 is not a whole number from 0 to 100"],
      ["instanceRefresh.maxHealthyPercentage", "201 is not a whole number from 100 to 200"],
      ["instanceRefresh.warmupSeconds", "-1 is not a whole number from 0 to 3600"],
    ],
  },
  {
    what: "checkpoints that do not end",
    changes: { checkpointPercentages: [20, 50] },
    problems: [["instanceRefresh.checkpointPercentages", `[20, 50] ${NOT_RISING}`]],
  },
  {
    what: "checkpoints that fall",
    changes: { checkpointPercentages: [50, 20, 100] },
    problems: [["instanceRefresh.checkpointPercentages", `[50, 20, 100] ${NOT_RISING}`]],
  },
  {
    what: "a pause that is too long",
    changes: { checkpointPercentages: [100], checkpointDelaySeconds: 172_801 },
    problems: [["instanceRefresh.checkpointDelaySeconds", "172801 is not a whole number from 0 to 172800"]],
  },
  {
    what: "a pause without checkpoints",
    changes: { checkpointDelaySeconds: 60 },
    problems: [
      [
        "instanceRefresh.checkpointDelaySeconds",
        "60 is not used without checkpointPercentages; name some, or leave it out",
      ],
    ],
  },
])("$what", ({ changes, problems }) => {
  const found = refreshProblems({ ...SETTINGS, ...changes });
  expect(found.map(({ path, problem }) => [path, problem])).toEqual(problems);
});
