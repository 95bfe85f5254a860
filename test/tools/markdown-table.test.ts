import { expect, test } from "@jest/globals";

import { markdownTable } from "../../tools/markdown-table";

test("columns are in line, a bar within a cell is no column, and a short row is filled", () => {
  expect(markdownTable(["Key", "W"], [["`a`", "one | other"], ["longer"]])).toBe(
    [
      "| Key    | W            |",
      "| ------ | ------------ |",
      "| `a`    | one \\| other |",
      "| longer |              |",
      "",
    ].join("\n"),
  );
});
