import { expect, test } from "@jest/globals";

import { problemsOf, type AcceptedRow, type RefusedRow } from "../../support/environment-document";

const REFUSED: readonly RefusedRow[] = [
  {
    what: "a zone of another region",
    set: { zones: ["us-east-1a", "us-east-1b", "eu-west-1a"] },
    problems: [
      "zones[2]: eu-west-1a is not a zone of us-east-1; write us-east-1a to us-east-1f",
      "nodeGroups.system.size.min: 2 is not enough nodes for the system group; write at least 3: one in each zone, and never fewer than two",
    ],
  },
  {
    what: "a local zone",
    set: { zones: ["us-east-1a", "us-east-1b", "us-east-1-bos-1a"] },
    problems: [
      "zones[2]: us-east-1-bos-1a is not a zone of us-east-1; write us-east-1a to us-east-1f",
      "nodeGroups.system.size.min: 2 is not enough nodes for the system group; write at least 3: one in each zone, and never fewer than two",
    ],
  },
  {
    what: "a zone beyond the region's last",
    set: { zones: ["us-east-1a", "us-east-1b", "us-east-1g"] },
    problems: [
      "zones[2]: us-east-1g is not a zone of us-east-1; write us-east-1a to us-east-1f",
      "nodeGroups.system.size.min: 2 is not enough nodes for the system group; write at least 3: one in each zone, and never fewer than two",
    ],
  },
  {
    what: "a zone twice",
    set: { zones: ["us-east-1a", "us-east-1b", "us-east-1a"] },
    problems: ["zones[2]: us-east-1a is not a zone of its own: it is listed above; remove it"],
  },
  {
    what: "zones that begin otherwise than the control plane's",
    set: { zones: ["us-east-1b", "us-east-1a"] },
    problems: [
      "cluster.controlPlaneZones: us-east-1a, us-east-1b is not how zones begins, us-east-1b, us-east-1a; zones must begin with the control plane's, in their order, and a control plane never changes its zones",
    ],
  },
  {
    what: "a control plane in more zones than there are",
    set: { "cluster.controlPlaneZones": ["us-east-1a", "us-east-1b", "us-east-1c"] },
    problems: [
      "cluster.controlPlaneZones: us-east-1a, us-east-1b, us-east-1c is not how zones begins, us-east-1a, us-east-1b; zones must begin with the control plane's, in their order, and a control plane never changes its zones",
    ],
  },
  {
    what: "a control plane in one zone",
    set: { "cluster.controlPlaneZones": ["us-east-1a"] },
    problems: ["cluster.controlPlaneZones: a list of 1 is not a list of at least two zones"],
  },
  {
    what: "a group in a zone that is none of the environment's",
    set: { "nodeGroups.own.zones": ["us-east-1c"] },
    problems: [
      "nodeGroups.own.zones[0]: us-east-1c is not one of the environment's zones us-east-1a, us-east-1b; write one of them",
    ],
  },
  {
    what: "a group in a zone twice",
    set: { "nodeGroups.own.zones": ["us-east-1a", "us-east-1a"] },
    problems: ["nodeGroups.own.zones[1]: us-east-1a is not a zone of its own: it is listed above; remove it"],
  },
];

const ACCEPTED: readonly AcceptedRow[] = [
  {
    what: "a third zone appended",
    set: { zones: ["us-east-1a", "us-east-1b", "us-east-1c"], "nodeGroups.system.size.min": 3 },
  },
  { what: "a group in one zone", set: { "nodeGroups.own.zones": ["us-east-1b"] } },
];

test.each(REFUSED)("refuses $what", ({ set, problems }) => {
  expect(problemsOf(set)).toEqual(problems);
});

test.each(ACCEPTED)("accepts $what", ({ set }) => {
  expect(problemsOf(set)).toEqual([]);
});
