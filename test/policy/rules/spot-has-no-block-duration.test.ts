import { describe, expect, test } from "@jest/globals";

import { AUTO_SCALING_GROUP } from "../../../policy/resource-types/auto-scaling";
import { INSTANCE, LAUNCH_TEMPLATE } from "../../../policy/resource-types/ec2";
import { SPOT_INSTANCE_REQUEST } from "../../../policy/resource-types/spot-requests";
import { spotHasNoBlockDuration as rule } from "../../../policy/rules/spot-has-no-block-duration";
import { UNKNOWN } from "../../support/policy-example";
import { remediate, run } from "../../support/run-rule";

function market(spotOptions: object) {
  return { instanceMarketOptions: { marketType: "spot", spotOptions } };
}

const AT = "instanceMarketOptions.spotOptions.blockDurationMinutes";
const NO_BLOCK = "asks for 60 minutes, and AWS sells no such blocks any more; leave it out";

describe.each([
  { kind: "launch template", type: LAUNCH_TEMPLATE },
  { kind: "instance", type: INSTANCE },
])("$kind", ({ type }) => {
  test.each([
    { what: "no options", props: market({}), says: [] },
    { what: "no market", props: {}, says: [] },
    { what: "null", props: market({ blockDurationMinutes: null }), says: [] },
    { what: "0, which is none", props: market({ blockDurationMinutes: 0 }), says: [] },
    { what: "an hour", props: market({ blockDurationMinutes: 60 }), says: [`${AT}: ${NO_BLOCK}`] },
    { what: "an hour as text", props: market({ blockDurationMinutes: "60" }), says: [`${AT}: ${NO_BLOCK}`] },
    {
      what: "unknown",
      props: market({ blockDurationMinutes: UNKNOWN }),
      says: [`unknown: ${AT} is not known during a preview`],
    },
    {
      what: "image unknown",
      props: { ...market({ blockDurationMinutes: 60 }), imageId: UNKNOWN },
      says: [`${AT}: ${NO_BLOCK}`],
    },
  ])("$what", ({ props, says }) => {
    expect(run(rule, type, props)).toEqual(says);
  });

  test("mended, it asks for no block", () => {
    const mended = remediate(rule, type, market({ blockDurationMinutes: 60, spotInstanceType: "one-time" }));
    expect(mended).toEqual(market({ spotInstanceType: "one-time" }));
    expect(run(rule, type, mended ?? {})).toEqual([]);
    expect(remediate(rule, type, mended ?? {})).toBeUndefined();
  });
});

test.each([
  { what: "left out", props: {}, says: [] },
  { what: "0", props: { blockDurationMinutes: 0 }, says: [] },
  { what: "an hour", props: { blockDurationMinutes: 60 }, says: [`blockDurationMinutes: ${NO_BLOCK}`] },
])("spot request: $what", ({ props, says }) => {
  expect(run(rule, SPOT_INSTANCE_REQUEST, props)).toEqual(says);
});

test("a mended spot request asks for no block", () => {
  const mended = remediate(rule, SPOT_INSTANCE_REQUEST, { blockDurationMinutes: 60, instanceType: "m6i.large" });
  expect(mended).toEqual({ instanceType: "m6i.large" });
  expect(remediate(rule, SPOT_INSTANCE_REQUEST, mended ?? {})).toBeUndefined();
});

test("other resources are none of its business", () => {
  expect(run(rule, AUTO_SCALING_GROUP, {})).toBe("not applicable");
});
