import { expect, test } from "@jest/globals";

import { rollout } from "../../capacity/rollout";

test.each([
  {
    what: "one tenth of thirty nodes",
    settings: { nodes: 30, percentAtATime: 10, secondsPerBatch: 120 },
    expected: { nodesAtATime: 3, batches: 10, leastMinutes: 20 },
  },
  {
    what: "a part of a node is none",
    settings: { nodes: 19, percentAtATime: 10, secondsPerBatch: 60 },
    expected: { nodesAtATime: 1, batches: 19, leastMinutes: 19 },
  },
  {
    what: "but at least one node at a time",
    settings: { nodes: 3, percentAtATime: 10, secondsPerBatch: 60 },
    expected: { nodesAtATime: 1, batches: 3, leastMinutes: 3 },
  },
  {
    what: "pauses, and a part of a minute counts as one",
    settings: { nodes: 4, percentAtATime: 50, secondsPerBatch: 100, pauses: 1, pauseSeconds: 41 },
    expected: { nodesAtATime: 2, batches: 2, leastMinutes: 5 },
  },
  {
    what: "no nodes",
    settings: { nodes: 0, percentAtATime: 10, secondsPerBatch: 100 },
    expected: { nodesAtATime: 1, batches: 0, leastMinutes: 0 },
  },
])("replacing all nodes takes batches and minutes: $what", ({ settings, expected }) => {
  expect(rollout(settings)).toEqual(expected);
});
