import { expect, test } from "@jest/globals";

import { table } from "../../cli/table";

test.each([
  {
    what: "is as wide as its widest cell, and ends where its text does",
    rows: [
      ["Name", "Nodes", ""],
      ["general", "0 to 20", "x"],
    ],
    lines: ["Name     Nodes", "general  0 to 20  x"],
  },
  { what: "may be missing in a row", rows: [["a", "b"], ["longer"]], lines: ["a       b", "longer"] },
  { what: "is none without rows", rows: [], lines: [] },
])("a column $what", ({ rows, lines }) => {
  expect(table(rows)).toEqual(lines);
});
