import { expect, test } from "@jest/globals";

import { importsOf, onlyReexports, problemOf } from "./imports";

test.each([
  { from: "stacks/index.ts", to: "components/network", problem: undefined },
  { from: "components/network.ts", to: "components/internal/cidr", problem: undefined },
  {
    from: "components/network.ts",
    to: "stacks/environment",
    problem: "components/network.ts: imports stacks/environment; components stands below stacks",
  },
  {
    from: "facts/labels.ts",
    to: "@pulumi/pulumi",
    problem: "facts/labels.ts: imports @pulumi/pulumi; facts knows no Pulumi package",
  },
  { from: "components/network.ts", to: "@pulumi/pulumi", problem: undefined },
  { from: "policy/rules/one.ts", to: "facts/labels", problem: undefined },
  { from: "policy/crossguard/policies.ts", to: "@pulumi/policy", problem: undefined },
  {
    from: "policy/rules/one.ts",
    to: "@pulumi/policy",
    problem:
      "policy/rules/one.ts: imports @pulumi/policy; of the pack only policy/crossguard, its entry and the schemas of options know CrossGuard",
  },
  {
    from: "policy/rules/one.ts",
    to: "components/network",
    problem: "policy/rules/one.ts: imports components/network; policy stands below components",
  },
  { from: "cli/preview.ts", to: "policy/rules/one", problem: undefined },
  {
    from: "stacks/index.ts",
    to: "policy/rules/one",
    problem: "stacks/index.ts: imports policy/rules/one; stacks stands below policy",
  },
])("$from may or may not import $to", ({ from, to, problem }) => {
  expect(problemOf({ from, to })).toBe(problem);
});

test("imports are found in every form", () => {
  const source = `import a from "./a"; import type { B } from "../facts/b"; export { c } from "./c"; const d = require("d"); void import("e");`;
  expect(importsOf("stacks/index.ts", source).map(({ to }) => to)).toEqual([
    "stacks/a",
    "facts/b",
    "stacks/c",
    "d",
    "e",
  ]);
});

test.each([
  { source: `export { a } from "./a";`, is: true },
  { source: `export * from "./a"; import "./b";`, is: true },
  { source: `import { a } from "./a"; export const b = a;`, is: false },
  { source: `export { a } from "./a"; const b = 1; console.log(b);`, is: false },
])("a file that says $source only hands on: $is", ({ source, is }) => {
  expect(onlyReexports(source)).toBe(is);
});
