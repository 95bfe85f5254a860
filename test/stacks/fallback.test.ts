import { expect, test } from "@jest/globals";

import { fallbackOf } from "../../stacks/fallback";
import { parseEnvironment } from "../../stacks/parse-environment";
import { environmentDocument, type Changes } from "../support/environment-document";
import { environmentOfStack } from "../support/golden";

const WEB = { kind: "on-demand", instanceTypes: ["m7i.large"], size: { min: 0, max: 4 } };

/** Time to on-demand of a document. */
function fallbackOfDocument(document: unknown) {
  const { environment, problems } = parseEnvironment(document, { region: "us-east-1" });
  expect(problems).toBeUndefined();
  return environment === undefined ? undefined : fallbackOf(environment);
}

test.each([
  { stack: "dev", expected: { groups: ["general"] } },
  { stack: "staging", expected: { groups: ["compute", "general"] } },
  {
    stack: "production",
    expected: { refusedMinutes: 10, timedOutMinutes: 55, groups: ["general", "large", "edge", "fallback"] },
  },
])("time to on-demand of $stack; without an on-demand group for any pod it never comes", ({ stack, expected }) => {
  expect(fallbackOf(environmentOfStack(stack))).toEqual(expected);
});

const ROWS: readonly { what: string; keys?: Changes; set?: Changes; expected: unknown }[] = [
  { what: "no on-demand group: for ever", expected: { groups: ["managed", "own"] } },
  {
    what: "the system group takes no other pods",
    set: { "nodeGroups.own": undefined },
    expected: { groups: ["managed"] },
  },
  {
    what: "an on-demand group that keeps other pods off: for ever",
    set: { "nodeGroups.web": { ...WEB, taints: [{ key: "web", value: "yes", effect: "NoSchedule" }] } },
    expected: { groups: ["managed", "own"] },
  },
  {
    what: "an on-demand group comes last",
    set: { "nodeGroups.web": WEB },
    expected: { refusedMinutes: 8, timedOutMinutes: 24, groups: ["managed", "own", "web"] },
  },
  {
    what: "a taint that only asks keeps no pod off",
    set: { "nodeGroups.web": { ...WEB, taints: [{ key: "web", value: "yes", effect: "PreferNoSchedule" }] } },
    expected: { refusedMinutes: 8, timedOutMinutes: 24, groups: ["managed", "own", "web"] },
  },
  {
    what: "without priorities every group is as good, and on-demand may come last all the same",
    keys: { expanders: ["least-waste"] },
    set: { "nodeGroups.web": WEB },
    expected: { refusedMinutes: 8, timedOutMinutes: 24, groups: ["managed", "own", "web"] },
  },
  {
    what: "nodes are waited for longer",
    keys: { maxNodeProvisionMinutes: 15 },
    set: { "nodeGroups.web": WEB },
    expected: { refusedMinutes: 8, timedOutMinutes: 95, groups: ["managed", "own", "web"] },
  },
  {
    what: "waited for so long that the first group is back before the last has failed: for ever",
    keys: { maxNodeProvisionMinutes: 60 },
    set: { "nodeGroups.web": WEB },
    expected: { refusedMinutes: 8, groups: ["managed", "own", "web"] },
  },
];

test.each(ROWS)("$what", ({ keys, set, expected }) => {
  const document = environmentDocument({ provisioner: { engine: "cluster-autoscaler", ...keys }, ...set });
  expect(fallbackOfDocument(document)).toEqual(expected);
});

test.each([
  { what: "nobody scales", set: {} },
  {
    what: "Karpenter makes nodes, which tries spot and on-demand pools itself",
    set: { provisioner: { engine: "karpenter" } },
  },
])("says nothing where $what", ({ set }) => {
  expect(fallbackOfDocument(environmentDocument(set))).toBeUndefined();
});
