import { expect, test } from "@jest/globals";

import { OWN, problemsOf, type AcceptedRow, type RefusedRow } from "../../support/environment-document";

const REFUSED: readonly RefusedRow[] = [
  {
    what: "a tag of AWS's own",
    set: { tags: { "AWS:owner": "me" } },
    problems: ['tags["AWS:owner"]: AWS:owner is not yours to set: AWS keeps aws: for itself; take another key'],
  },
  {
    what: "a tag we write",
    set: { tags: { Name: "me" } },
    problems: ["tags.Name: Name is not yours to set: it is written by itself; take another key"],
  },
  {
    what: "a tag that differs from another by its case alone",
    set: { tags: { Team: "a", owner: "c", team: "b" } },
    problems: [
      "tags.team: team is not a key of its own: IAM, whose roles carry all tags, takes it for Team; remove one",
    ],
  },
  {
    what: "a tag of a controller",
    set: { tags: { "kubernetes.io/cluster/test": "owned" } },
    problems: [
      'tags["kubernetes.io/cluster/test"]: kubernetes.io/cluster/test is not yours to set: it is written by itself; take another key',
    ],
  },
  {
    what: "a tag with a character AWS refuses",
    set: { tags: { "cost?": "x" } },
    problems: ['tags["cost?"]: cost? is not the key of a tag; write 1 to 128 letters, digits, spaces and _.:/=+-@'],
  },
  {
    what: "a tag with an empty key",
    set: { tags: { "": "x" } },
    problems: ['tags[""]: "" is not the key of a tag; write 1 to 128 letters, digits, spaces and _.:/=+-@'],
  },
  {
    what: "a tag whose value is too long",
    set: { tags: { note: "x".repeat(257) } },
    problems: [
      'tags.note: "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…" is not the value of a tag; write at most 256 letters, digits, spaces and _.:/=+-@',
    ],
  },
  {
    what: "too many tags",
    set: { tags: Object.fromEntries(Array.from({ length: 31 }, (_, index) => ["tag" + String(index), ""])) },
    problems: ["tags: 31 tags is not at most 30: AWS allows 50, ours among them; write fewer"],
  },
  {
    what: "more labels than a group has tags",
    set: {
      "nodeGroups.own.labels": Object.fromEntries(
        Array.from({ length: 40 }, (_, index) => ["label" + String(index), ""]),
      ),
    },
    problems: [
      "nodeGroups.own: 40 labels and taints is not at most 39: each is a tag of the Auto Scaling group, beside 0 of tags and 11 of ours, and AWS allows 50; write fewer",
    ],
  },
  {
    what: "a label too long for a tag",
    set: { "nodeGroups.own.labels": { ["a".repeat(80) + ".com/x"]: "" } },
    problems: [
      'nodeGroups.own.labels["aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…"]: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…" is not at most 82 characters: the autoscaler reads it from a tag; shorten it',
    ],
  },
  {
    what: "a name with capitals",
    set: { name: "Test" },
    problems: ["name: Test is not lower-case letters, digits and single hyphens, beginning with a letter"],
  },
  {
    what: "a name that leaves roles no room",
    set: { name: "x".repeat(33) },
    problems: [
      "name: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx is not short enough: it has 33 characters, and the 64 AWS allows for the name of a role leave 32; shorten it",
    ],
  },
  {
    what: "a group name with an underscore",
    set: { "nodeGroups.my_group": OWN },
    problems: [
      "nodeGroups.my_group: my_group is not lower-case letters, digits and single hyphens, beginning with a letter; rename it",
    ],
  },
  {
    what: "a group name that makes a name too long for AWS",
    set: { [`nodeGroups.${"x".repeat(45)}`]: OWN },
    problems: [
      "nodeGroups.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx: test-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx-nodes-0000000 is not a name AWS takes for a node group: 64 characters, 63 allowed; shorten xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    ],
  },
];

const ACCEPTED: readonly AcceptedRow[] = [
  { what: "a tag in another script", set: { tags: { 部門: "基盤" } } },
  {
    what: "as many tags as fit",
    set: { tags: Object.fromEntries(Array.from({ length: 30 }, (_, index) => ["tag" + String(index), ""])) },
  },
  {
    what: "as many labels as a group has tags",
    set: {
      "nodeGroups.own.labels": Object.fromEntries(
        Array.from({ length: 39 }, (_, index) => ["label" + String(index), ""]),
      ),
    },
  },
  { what: "the longest name", set: { name: "x".repeat(32) } },
  { what: "the longest group name", set: { [`nodeGroups.${"x".repeat(44)}`]: OWN } },
  { what: "a group called constructor", set: { "nodeGroups.constructor": OWN } },
];

test.each(REFUSED)("refuses $what", ({ set, problems }) => {
  expect(problemsOf(set)).toEqual(problems);
});

test.each(ACCEPTED)("accepts $what", ({ set }) => {
  expect(problemsOf(set)).toEqual([]);
});
