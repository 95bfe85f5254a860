import { expect, test } from "@jest/globals";

import { environmentDocument, problemsOf } from "./environment-document";

test("changes, adds and takes out by path", () => {
  const changed = environmentDocument({ "zones.1": "us-east-1c", "network.nat": undefined, iam: { path: "/a/" } });

  expect(changed).toMatchObject({ zones: ["us-east-1a", "us-east-1c"], network: {}, iam: { path: "/a/" } });
  expect(JSON.stringify(changed)).not.toContain("nat");
});

test("a change never reaches the next document", () => {
  environmentDocument({ "nodeGroups.own.size.max": 0 });

  expect(problemsOf({})).toEqual([]);
});

test("shows a fault", () => {
  expect(problemsOf({ "network.nat": undefined })).toEqual([
    "network.nat: is missing; write one of none, single, per-zone",
  ]);
});
