import { expect, test } from "@jest/globals";

import { isTerminationHandlerTag, terminationHandlerTag } from "../../facts/autoscaler-tags";

test("the tag of the longest name of a cluster is no longer than AWS allows", () => {
  expect(terminationHandlerTag("east")).toBe("node-termination-handler/east");
  expect(terminationHandlerTag("c".repeat(100))).toHaveLength(125);
});

test.each([
  { key: "node-termination-handler/east", isOne: true },
  { key: "aws-node-termination-handler/managed", isOne: true },
  { key: "aws-node-termination-handler/east", isOne: true },
  { key: "node-termination-handler", isOne: false },
  { key: "my-node-termination-handler/east", isOne: false },
])("$key", ({ key, isOne }) => {
  expect(isTerminationHandlerTag(key)).toBe(isOne);
});
