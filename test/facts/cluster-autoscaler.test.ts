import { expect, test } from "@jest/globals";

import { clusterAutoscalerTag, EXPANDERS, PRIORITY_CONFIG_MAP } from "../../facts/cluster-autoscaler";

test.each([
  { minor: "1.33", tag: "v1.33.6" },
  { minor: "1.34", tag: "v1.34.5" },
  { minor: "1.35", tag: "v1.35.2" },
  { minor: "1.36", tag: "v1.36.1" },
])("the image for $minor is of the same minor", ({ minor, tag }) => {
  expect(clusterAutoscalerTag(minor)).toBe(tag);
});

test.each([{ minor: "1.32" }, { minor: "1.37" }, { minor: "1.36.1" }, { minor: "" }, { minor: "toString" }])(
  "there is no image for '$minor'",
  ({ minor }) => {
    expect(() => clusterAutoscalerTag(minor)).toThrow(
      new RangeError(`kubernetesMinor: ${minor} is not one of 1.33, 1.34, 1.35, 1.36`),
    );
  },
);

test("every expander is spelled as the flag takes it", () => {
  expect(EXPANDERS).toEqual(["random", "most-pods", "least-waste", "least-nodes", "price", "priority", "grpc"]);
});

test("the priority expander's ConfigMap is found by its name", () => {
  expect(PRIORITY_CONFIG_MAP).toEqual({ name: "cluster-autoscaler-priority-expander", key: "priorities" });
});
