import { expect, test } from "@jest/globals";

import { bottlerocketReleaseProblem, bottlerocketReleasesFor } from "../../capacity/bottlerocket-compatibility";

const FOR_136 = "1.66.0-1ad6b4a4, 1.65.0-0be31b34, 1.63.0-d4932ff8, 1.61.0-8ef015e0";

test.each([
  { what: "a known release", release: "1.66.0-1ad6b4a4", problem: undefined },
  {
    what: "a release from before the minor",
    release: "1.60.0-c1f9ba0c",
    problem: `1.60.0-c1f9ba0c is not a Bottlerocket release known for Kubernetes 1.36; write one of ${FOR_136}`,
  },
  {
    what: "a version without its commit",
    release: "1.66.0",
    problem: `1.66.0 is not a Bottlerocket release known for Kubernetes 1.36; write one of ${FOR_136}`,
  },
  {
    what: "a release of AL2023",
    release: "1.36.4-20260930",
    problem: `1.36.4-20260930 is not a Bottlerocket release known for Kubernetes 1.36; write one of ${FOR_136}`,
  },
])("$what has the problem: $problem", ({ release, problem }) => {
  expect(bottlerocketReleaseProblem(release, "1.36")).toBe(problem);
});

test("an older minor has more releases", () => {
  expect(bottlerocketReleasesFor("1.35").slice(3)).toEqual([
    "1.61.0-8ef015e0",
    "1.60.0-c1f9ba0c",
    "1.58.0-c5c37032",
    "1.56.0-36151b8b",
    "1.55.0-d93bb1b1",
    "1.53.0-55d04a85",
  ]);
});
