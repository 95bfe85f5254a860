import { expect, test } from "@jest/globals";

import { CLUSTER, NODE_GROUP } from "../../../policy/resource-types/eks";
import { NODE_CLASS } from "../../../policy/resource-types/karpenter";
import { nodeGroupImageIsMaintained as rule } from "../../../policy/rules/node-group-image-is-maintained";
import { UNKNOWN } from "../../support/policy-example";
import { run, runOn } from "../../support/run-rule";

const ENDED = "asks for Amazon Linux 2, of which AWS builds no image since 2025-11-26; move to Amazon Linux 2023";

test.each([
  { group: "AL2023", props: { amiType: "AL2023_x86_64_STANDARD" }, says: [] },
  { group: "an image of its own", props: { amiType: "CUSTOM" }, says: [] },
  { group: "left out", props: {}, says: [] },
  { group: "AL2", props: { amiType: "AL2_x86_64" }, says: [`amiType: ${ENDED}`] },
  {
    group: "AL2 on arm64, version unknown",
    props: { amiType: "AL2_ARM_64", version: UNKNOWN },
    says: [`amiType: ${ENDED}`],
  },
  { group: "AL2 on 1.32", props: { amiType: "AL2_x86_64_GPU", version: "1.32" }, says: [`amiType: ${ENDED}`] },
  { group: "AL2 on 1.33, which another rule refuses", props: { amiType: "AL2_x86_64", version: "1.33" }, says: [] },
  { group: "unknown", props: { amiType: UNKNOWN }, says: [] },
])("node group: $group", ({ props, says }) => {
  expect(run(rule, NODE_GROUP, props)).toEqual(says);
});

test.each([
  { terms: [{ alias: "al2023@latest" }], says: [] },
  { terms: [{ id: "ami-1" }], says: [] },
  { terms: [{ id: "ami-1" }, { alias: "al2@latest" }], says: [`spec.amiSelectorTerms[1].alias: ${ENDED}`] },
  { terms: ["ami-1", { alias: "al2@latest" }], says: [`spec.amiSelectorTerms[1].alias: ${ENDED}`] },
  { terms: undefined, says: [] },
])("node class of $terms", ({ terms, says }) => {
  expect(run(rule, NODE_CLASS, { spec: { amiSelectorTerms: terms } })).toEqual(says);
});

test.each([
  { version: "1.32", says: [`workers amiType: ${ENDED}`] },
  { version: UNKNOWN, says: [`workers amiType: ${ENDED}`] },
  { version: "1.33", says: [] },
])("node group of a cluster of $version", ({ version, says }) => {
  const resources = {
    east: { type: "aws:eks/cluster:Cluster", properties: { version } },
    workers: {
      type: "aws:eks/nodeGroup:NodeGroup",
      properties: { clusterName: "${east.name}", amiType: "AL2_x86_64", version: UNKNOWN },
    },
  };
  expect(runOn(rule, resources)).toEqual(says);
});

test("says nothing before the last image, nor of other resources", () => {
  expect(run(rule, NODE_GROUP, { amiType: "AL2_x86_64" }, { today: "2025-11-26" })).toEqual([]);
  expect(run(rule, NODE_CLASS, { spec: { amiSelectorTerms: [{ alias: "al2@a" }] } }, { today: "2025-11-26" })).toEqual(
    [],
  );
  expect(run(rule, CLUSTER, {})).toEqual([]);
});
