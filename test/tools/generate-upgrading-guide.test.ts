import { readFileSync } from "node:fs";
import path from "node:path";

import { expect, test } from "@jest/globals";

import { upgradingGuide } from "../../tools/generate-upgrading-guide";

const committed = readFileSync(path.join(__dirname, "../../docs/guides/upgrading.md"), "utf8");
const MARKERS = "<!-- support: generated --><!-- /support --><!-- edits: generated --><!-- /edits -->";

/** Cells of the row that begins with this text. */
function row(beginning: string): readonly string[] {
  const line = committed.split("\n").find((text) => text.startsWith(`| ${beginning}`)) ?? "";
  return line
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim());
}

test("the tables of the committed guide are what the edits and the facts give", () => {
  expect(upgradingGuide(committed)).toBe(committed);
});

test("what is around the tables stays, and a table that is there is made anew", () => {
  const once = upgradingGuide(`before ${MARKERS} after`);

  expect([once.slice(0, 32), once.slice(-21)]).toEqual(["before <!-- support: generated -", "<!-- /edits --> after"]);
  expect(upgradingGuide(once)).toBe(once);
});

test("a guide without its markers is refused", () => {
  expect(() => upgradingGuide("<!-- edits: generated --><!-- /edits -->")).toThrow(
    "docs/guides/upgrading.md has no <!-- support: generated --> with <!-- /support --> after it; " +
      "put them where the table belongs",
  );
});

test.each([
  {
    edit: "an administrator added",
    cells: [
      "an administrator added (`cluster.admins`)",
      "",
      "made: AccessEntry control-plane-operations; AccessPolicyAssociation control-plane-operations-admin",
      "",
      "",
    ],
  },
  {
    edit: "another tag",
    cells: [
      "another tag (`tags`)",
      "managed: rolls the nodes, 5 at a time, 8 minutes at least; system: rolls the nodes, 1 at a time, 12 minutes at least; " +
        "enduring: new nodes only; then `bin/roll-enduring-nodes`; mixed, own: rolls the nodes, 2 at a time, 20 minutes at least",
      "",
      "17 types of resources",
      "",
    ],
  },
  { edit: "1.36", cells: ["1.36", "2026-06-02", "2027-08-02", "2028-08-02"] },
])("the row of $edit", ({ edit, cells }) => {
  expect(row(edit)).toEqual(cells);
});
