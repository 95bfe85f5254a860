import { expect, test } from "@jest/globals";

import { renderReview } from "../../cli/review-report";
import type { PlanReview } from "../../review/review-plans";
import type { ChangeKind, ResourceChange } from "../../review/resource-change";

const WIDE = { columns: Infinity, hasColor: false };

function change(kind: ChangeKind, more: Partial<ResourceChange> = {}): ResourceChange {
  const nothing = { urn: kind, type: "aws:x:X", name: kind, changed: [], replacing: [], refused: [] };
  return { ...nothing, kind, ...more };
}

const command = "bin/roll-enduring-nodes --cluster test --group jobs";
const REVIEW: PlanReview = {
  resources: [
    change("create"),
    change("delete"),
    change("update", { changed: ["a", "b.c"] }),
    change("may-update", { changed: ["a"] }),
    change("replace", { changed: ["a", "b"], replacing: [{ path: "b" }] }),
    change("may-replace", { changed: ["a"], replacing: [{ path: "a", when: "it so turns out" }] }),
  ],
  groups: [
    { urn: "one", name: "one", effect: "rolls the nodes", rollout: { nodesAtATime: 2, batches: 5, leastMinutes: 10 } },
    { urn: "jobs-a", name: "jobs-a", group: "jobs", effect: "new nodes only", command },
    { urn: "jobs-b", name: "jobs-b", group: "jobs", effect: "new nodes only", command },
  ],
  refusals: [{ urn: "delete", message: "delete: Pulumi refuses it" }],
  losses: [{ urn: "delete", message: "the VPC delete is removed" }],
};

test("tells refusals, nodes, what is to be done afterwards and all resources", () => {
  expect(renderReview(REVIEW, WIDE)).toBe(`
Refused:
    delete: Pulumi refuses it

Removed as a whole:
    the VPC delete is removed

Nodes:
    Group   What happens     Nodes at a time  Minutes at least
    one     rolls the nodes  2                10
    jobs-a  new nodes only
    jobs-b  new nodes only

Afterwards, when it suits their jobs:
    bin/roll-enduring-nodes --cluster test --group jobs

Resources:
    make         aws:x:X  create
    remove       aws:x:X  delete
    change       aws:x:X  update       a, b.c
    may change   aws:x:X  may-update   a
    replace      aws:x:X  replace      b
    may replace  aws:x:X  may-replace  a (if it so turns out)
`);
});

test("stays within the terminal", () => {
  const lines = renderReview(REVIEW, { columns: 40, hasColor: false }).split("\n");

  expect(lines.filter((line) => line.length > 40)).toEqual([]);
  expect(lines).toContain("    one     rolls the nodes  2         …");
});

test("says so where nothing changes", () => {
  expect(renderReview({ resources: [], groups: [], refusals: [], losses: [] }, WIDE)).toBe(
    "\nResources:\n    none changes\n",
  );
});
