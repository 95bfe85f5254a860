import { expect, test } from "@jest/globals";

import { UnknownValue } from "../../../policy/internal/unknown";
import { list, number, object, pathOf, text } from "../../../policy/internal/view";
import { UNKNOWN } from "../../support/policy-example";

const group = object({ hooks: list(object({ name: text, waits: list(object({ seconds: number })) })) });

function read(hooks: unknown) {
  return group({ hooks }, "")?.hooks?.map((hook) => [pathOf(hook), ...(hook.waits ?? []).map(pathOf)]);
}

test.each([
  { hooks: [{}, {}], paths: [["hooks[0]"], ["hooks[1]"]] },
  { hooks: [null, {}, "drain", 7, {}], paths: [["hooks[1]"], ["hooks[4]"]] },
  { hooks: [[], { waits: [false, {}] }], paths: [["hooks[1]", "hooks[1].waits[1]"]] },
  { hooks: { name: "drain" }, paths: undefined },
])("objects in $hooks know where they stand", ({ hooks, paths }) => {
  expect(read(hooks)).toEqual(paths);
});

test("an unknown value is told of by its place, whatever is left out before it", () => {
  const [hook] = group({ hooks: [null, { name: UNKNOWN }] }, "")?.hooks ?? [];
  expect(() => hook?.name).toThrow(new UnknownValue("hooks[1].name"));
  expect(() => read([null, UNKNOWN])).toThrow(new UnknownValue("hooks[1]"));
});

test("properties stand nowhere below themselves", () => {
  expect(pathOf(group({}, "") ?? {})).toBe("");
});
