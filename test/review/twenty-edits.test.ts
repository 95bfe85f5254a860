import { expect, test } from "@jest/globals";

import { EDITS } from "./edits";
import { planWith, told } from "./told";

const unedited = planWith();

test.each(EDITS)("$edit", async ({ from, set, does }) => {
  const before = from === undefined ? await unedited : await planWith(from);

  expect(told(before, await planWith(set))).toEqual(does);
});

test("an environment that is left alone does nothing", async () => {
  expect(told(await unedited, await planWith())).toEqual({});
});
