import { expect, test } from "@jest/globals";

import {
  KARPENTER_FEATURE_GATES,
  KARPENTER_IMAGE,
  karpenterClusterNameProblem,
  karpenterNodeRoleName,
} from "../../facts/karpenter";
import { chartValues } from "../support/chart-keys";

test("the role of nodes names region and cluster", () => {
  expect(karpenterNodeRoleName({ region: "us-east-1", clusterName: "production" })).toBe(
    "KarpenterNodeRole-us-east-1-production",
  );
});

test.each([
  { what: "short", region: "us-east-1", clusterName: "production", found: undefined },
  { what: "as long as it may be", region: "ap-southeast-1", clusterName: "a".repeat(31), found: undefined },
  {
    what: "one character too long",
    region: "ap-southeast-1",
    clusterName: "a".repeat(32),
    found:
      `${"a".repeat(32)} is not a name of at most 31 characters, which the role ` +
      `KarpenterNodeRole-ap-southeast-1-${"a".repeat(32)} leaves it; make it 1 shorter`,
  },
])("a cluster's name that is $what", ({ region, clusterName, found }) => {
  expect(karpenterClusterNameProblem({ region, clusterName })).toBe(found);
});

test("image and feature gates are those of the chart", () => {
  const { host, path, tag, digest } = KARPENTER_IMAGE;
  expect(chartValues("karpenter").defaults).toMatchObject({
    controller: { image: { repository: `${host}/${path}`, tag, digest } },
  });
  expect(chartValues("karpenter").defaults["settings"]).toHaveProperty("featureGates", KARPENTER_FEATURE_GATES);
});
