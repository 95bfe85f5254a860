import { expect, test } from "@jest/globals";

import { sectionFor } from "../../cli/section";

test.each([
  { what: "stands below its title", columns: Infinity, lines: ["a", "bc"], printed: ["", "Notes:", "    a", "    bc"] },
  { what: "is cut to the terminal", columns: 6, lines: ["abc"], printed: ["", "Notes:", "    a…"] },
  { what: "is left out where there is no line", columns: Infinity, lines: [], printed: [] },
])("a section $what", ({ columns, lines, printed }) => {
  expect(sectionFor({ columns, hasColor: false })("Notes:", lines)).toEqual(printed);
});
