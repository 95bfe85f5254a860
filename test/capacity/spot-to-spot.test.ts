import { expect, test } from "@jest/globals";

import { spotToSpotProblem } from "../../capacity/spot-to-spot";

test.each([
  { types: 15, problem: undefined },
  {
    types: 14,
    problem: "14 instance types are not at least 15: no spot node is replaced by a cheaper one",
  },
])("$types types of a spot pool", ({ types, problem }) => {
  expect(spotToSpotProblem(types)).toBe(problem);
});
