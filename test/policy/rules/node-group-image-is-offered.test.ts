import { expect, test } from "@jest/globals";

import { nodeGroupImageIsOffered as rule } from "../../../policy/rules/node-group-image-is-offered";
import { UNKNOWN } from "../../support/policy-example";
import { runOn } from "../../support/run-rule";

const NONE = [
  "workers amiType: asks for Amazon Linux 2, of which there is no image for 1.33; write AL2023_x86_64_STANDARD or another of AL2023",
];

function stackOf(group: object, cluster: object = { version: "1.33" }) {
  const standard = { clusterName: "${east.name}", amiType: "AL2_x86_64" };
  return {
    east: { type: "aws:eks/cluster:Cluster", properties: { ...cluster } },
    workers: { type: "aws:eks/nodeGroup:NodeGroup", properties: { ...standard, ...group } },
  };
}

test.each([
  { group: "its cluster's version", resources: stackOf({}), says: NONE },
  { group: "its cluster's version, its own unknown", resources: stackOf({ version: UNKNOWN }), says: NONE },
  { group: "its own version", resources: stackOf({ version: "1.33" }, { version: UNKNOWN }), says: NONE },
  {
    group: "the version of a cluster of a fixed name",
    resources: stackOf({ clusterName: "east" }, { name: "east", version: "1.33" }),
    says: NONE,
  },
  { group: "the last version with images", resources: stackOf({}, { version: "1.32" }), says: [] },
  { group: "an older version than its cluster's", resources: stackOf({ version: "1.32" }), says: [] },
  {
    group: "a cluster of another stack",
    resources: stackOf({ clusterName: "west" }, { name: "east", version: "1.33" }),
    says: [],
  },
  { group: "its cluster's version unknown", resources: stackOf({}, { version: UNKNOWN }), says: [] },
  { group: "AL2023", resources: stackOf({ amiType: "AL2023_x86_64_STANDARD" }), says: [] },
  { group: "an image of its own", resources: stackOf({ amiType: "CUSTOM" }), says: [] },
  { group: "image unknown, as where it is left out", resources: stackOf({ amiType: UNKNOWN }), says: [] },
])("$group", ({ resources, says }) => {
  expect(runOn(rule, resources)).toEqual(says);
});
