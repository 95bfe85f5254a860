import { expect, test } from "@jest/globals";

import type { Plan } from "../../preview/plan";
import { EDITS, type Edit } from "./edits";
import { planWith, told } from "./told";

const unedited = planWith();
const made = new Map<Edit, Promise<readonly [before: Plan, after: Plan]>>();

/** The plans before and after an edit, made once. */
function plansOf(edit: Edit): Promise<readonly [before: Plan, after: Plan]> {
  const { from, set } = edit;
  const plans = made.get(edit) ?? Promise.all([from === undefined ? unedited : planWith(from), planWith(set)]);
  made.set(edit, plans);
  return plans;
}

test.each(EDITS)("$edit", async (edit) => {
  const [before, after] = await plansOf(edit);

  expect(told(before, after)).toEqual(edit.does);
});

test.each(EDITS)("taken back, removes what it made and makes what it removed: $edit", async (edit) => {
  const [before, after] = await plansOf(edit);
  const { made: madeAgain, removed } = told(after, before);

  expect([madeAgain, removed]).toEqual([edit.does.removed, edit.does.made]);
});

test("an environment that is left alone does nothing", async () => {
  expect(told(await unedited, await planWith())).toEqual({});
});
