import { readFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { parse } from "yaml";

import {
  expanderPriorities,
  groupNamePatterns,
  priorityConfigMap,
  type PriorityGroup,
} from "../../charts-values/priority-expander";

const SPOT: PriorityGroup = { name: "general", tier: "spot", management: "self-managed" };
const MANAGED_SPOT: PriorityGroup = { name: "arm", tier: "spot", management: "managed" };
const MIXED: PriorityGroup = { name: "edge", tier: "mixed", management: "self-managed" };
const ON_DEMAND: PriorityGroup = { name: "large", tier: "on-demand", management: "managed" };
const ENDURING: PriorityGroup = {
  name: "jobs",
  tier: "enduring",
  management: "self-managed",
  zones: ["us-east-1a", "us-east-1b"],
};

const of = (...groups: PriorityGroup[]) => expanderPriorities({ environmentName: "production", groups });

describe("the order of groups", () => {
  test("is spot, mixed, on-demand, and all that is left", () => {
    expect(of(ENDURING, ON_DEMAND, MIXED, SPOT, MANAGED_SPOT)).toEqual({
      "50": [
        "^eks-production-arm-nodes-[0-9a-f]{7}-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$",
        "^production-general-nodes-[0-9a-f]{7}$",
      ],
      "30": ["^production-edge-nodes-[0-9a-f]{7}$"],
      "10": ["^eks-production-large-nodes-[0-9a-f]{7}-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$"],
      "1": [".*"],
    });
  });

  test("has no tier for which there is no group", () => {
    expect(of()).toEqual({ "1": [".*"] });
  });

  test("has enduring groups before unknown ones where they serve others, one for each zone", () => {
    expect(of({ ...ENDURING, servesOthers: true })).toEqual({
      "5": ["^production-jobs-us-east-1a-nodes-[0-9a-f]{7}$", "^production-jobs-us-east-1b-nodes-[0-9a-f]{7}$"],
      "1": [".*"],
    });
  });

  test("does not depend on the order in which they are given", () => {
    expect(of(SPOT, MANAGED_SPOT, ON_DEMAND)).toEqual(of(ON_DEMAND, MANAGED_SPOT, SPOT));
  });

  test.each([
    {
      clash: "a group and a zone of another",
      groups: [ENDURING, { ...SPOT, name: "jobs-us-east-1b" }],
      problem: "groups.jobs-us-east-1b: jobs-us-east-1b is not a free name: jobs has it; rename one",
    },
    {
      clash: "two groups",
      groups: [SPOT, SPOT],
      problem: "groups.general: general is not a free name: general has it; rename one",
    },
  ])("cannot be told where $clash have the same name", ({ groups, problem }) => {
    expect(() => of(...groups)).toThrow(new RangeError(problem));
  });
});

test("the ConfigMap reads as the same order, with whole numbers as keys", () => {
  const { data, ...object } = priorityConfigMap(of(SPOT, MANAGED_SPOT, ON_DEMAND));

  expect(object).toEqual({
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name: "cluster-autoscaler-priority-expander", namespace: "kube-system" },
  });
  expect(data).toEqual({
    priorities: `50:
  - '^eks-production-arm-nodes-[0-9a-f]{7}-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
  - '^production-general-nodes-[0-9a-f]{7}$'
10:
  - '^eks-production-large-nodes-[0-9a-f]{7}-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
1:
  - '.*'
`,
  });
  expect(parse(data.priorities, { mapAsMap: true })).toEqual(
    new Map([
      [
        50,
        [
          "^eks-production-arm-nodes-[0-9a-f]{7}-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$",
          "^production-general-nodes-[0-9a-f]{7}$",
        ],
      ],
      [10, ["^eks-production-large-nodes-[0-9a-f]{7}-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$"]],
      [1, [".*"]],
    ]),
  );
});

test.each([
  { name: "production-a.b-nodes-0123abc", matches: true },
  { name: "production-axb-nodes-0123abc", matches: false },
  { name: "my-production-a.b-nodes-0123abc", matches: false },
  { name: "production-a.b-nodes-0123abc-2", matches: false },
  { name: "production-a.b-nodes-0123abg", matches: false },
  { name: "production-a.b-nodes-0123ab", matches: false },
  { name: "production-a.b-nodes", matches: false },
])("$name belongs to the group a.b: $matches", ({ name, matches }) => {
  const [pattern = ""] = groupNamePatterns("production", { ...SPOT, name: "a.b" });
  expect(new RegExp(pattern).test(name)).toBe(matches);
});

test.each([{ stack: "dev" }, { stack: "staging" }, { stack: "production" }])(
  "the program names groups of $stack so",
  ({ stack }) => {
    const lines = readFileSync(path.join(__dirname, "..", "golden", `${stack}.golden.txt`), "utf8").split("\n");
    const made = lines.flatMap(
      (line) => /^aws:(?:autoscaling\/group:Group|eks\/nodeGroup:NodeGroup) (\S+) /.exec(line)?.[1] ?? [],
    );
    const group = new RegExp(`^${stack}-(.+)-nodes$`);

    expect(made).not.toEqual([]);
    expect(made.filter((name) => !group.test(name))).toEqual([]);
  },
);

describe("whatever groups are called", () => {
  const WORD = fc.constantFrom("a", "b", "nodes", "eks", "0abcdef", "us-east-1a", "c1d2e3f");
  const NAME = fc.array(WORD, { minLength: 1, maxLength: 4 }).map((words) => words.join("-"));
  const HEX_DIGIT = fc.integer({ min: 0, max: 15 }).map((digit) => digit.toString(16));
  const hex = (digits: number) => fc.string({ unit: HEX_DIGIT, minLength: digits, maxLength: digits });
  const UUID = fc.tuple(hex(8), hex(4), hex(4), hex(4), hex(12)).map((parts) => parts.join("-"));
  const GROUP: fc.Arbitrary<PriorityGroup> = fc.record(
    {
      name: NAME,
      tier: fc.constantFrom("spot", "mixed", "on-demand", "enduring"),
      management: fc.constantFrom("managed", "self-managed"),
      zones: fc.constant(["us-east-1a", "us-east-1b"]),
    },
    { requiredKeys: ["name", "tier", "management"] },
  );
  const madeNames = ({ name, zones }: PriorityGroup) => zones?.map((zone) => `${name}-${zone}`) ?? [name];
  const GROUPS = fc
    .array(GROUP, { minLength: 2, maxLength: 6 })
    .filter((groups) => new Set(groups.flatMap(madeNames)).size === groups.flatMap(madeNames).length);

  test("the name of each Auto Scaling group matches the expression of its own group and of no other", () => {
    fc.assert(
      fc.property(NAME, GROUPS, hex(7), UUID, (environmentName, groups, suffix, uuid) => {
        const patterns = groups.flatMap((group) =>
          groupNamePatterns(environmentName, group).map((pattern) => ({ group, pattern: new RegExp(pattern) })),
        );
        for (const group of groups) {
          for (const made of madeNames(group)) {
            const own = `${environmentName}-${made}-nodes-${suffix}`;
            const name = group.management === "managed" ? `eks-${own}-${uuid}` : own;
            const owners = patterns.filter(({ pattern }) => pattern.test(name));
            expect(owners.map((each) => each.group)).toEqual([group]);
          }
        }
      }),
    );
  });
});
