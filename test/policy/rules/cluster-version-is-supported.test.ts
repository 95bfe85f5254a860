import { expect, test } from "@jest/globals";

import { CLUSTER, NODE_GROUP } from "../../../policy/resource-types/eks";
import { clusterVersionIsSupported as rule } from "../../../policy/rules/cluster-version-is-supported";
import { UNKNOWN } from "../../support/policy-example";
import { run } from "../../support/run-rule";

const ENDED = "version: is not supported by EKS since 2026-11-26; move to one in standard support";

test.each([
  { version: "1.36", today: "2026-11-25", says: [] },
  { version: "1.31", today: "2026-11-26", says: [] },
  { version: "1.31", today: "2026-11-27", says: [ENDED] },
  { version: "1.31.4", today: "2026-11-27", says: [ENDED] },
  { version: 1.31, today: "2026-11-27", says: [ENDED] },
  {
    version: "1.29",
    today: "2026-11-25",
    says: ["version: is no longer supported by EKS; move to one in standard support"],
  },
  { version: "1.99", today: "2026-11-25", says: [] },
  { version: "latest", today: "2026-11-25", says: [] },
  { version: undefined, today: "2026-11-25", says: [] },
  { version: UNKNOWN, today: "2026-11-25", says: ["unknown: version is not known during a preview"] },
])("$version on $today", ({ version, today, says }) => {
  expect(run(rule, CLUSTER, { version, roleArn: UNKNOWN }, { today })).toEqual(says);
});

test("other resources are none of its business", () => {
  expect(run(rule, NODE_GROUP, {})).toBe("not applicable");
});
