import { describe, expect, test } from "@jest/globals";

import { AUTO_SCALING_GROUP } from "../../../policy/resource-types/auto-scaling";
import { INSTANCE, LAUNCH_TEMPLATE } from "../../../policy/resource-types/ec2";
import { NODE_GROUP } from "../../../policy/resource-types/eks";
import {
  FLEET,
  LAUNCH_CONFIGURATION,
  SPOT_FLEET_REQUEST,
  SPOT_INSTANCE_REQUEST,
} from "../../../policy/resource-types/spot-requests";
import { spotHasNoPriceCap as rule } from "../../../policy/rules/spot-has-no-price-cap";
import { UNKNOWN } from "../../support/policy-example";
import { remediate, run } from "../../support/run-rule";

const CAPS = "caps what spot may cost, and AWS takes such instances back more often";
const CAP = `${CAPS}; leave it out, which means at most the on-demand price`;
const OLD = `${CAP}, or ask an EC2 Fleet or an Auto Scaling group in place of this older API`;

function group(distribution: object) {
  return {
    mixedInstancesPolicy: { instancesDistribution: { onDemandPercentageAboveBaseCapacity: 0, ...distribution } },
  };
}

const IN_GROUP = "mixedInstancesPolicy.instancesDistribution.spotMaxPrice";

test.each([
  { group: "no price", props: group({}), says: [] },
  { group: "an empty price", props: group({ spotMaxPrice: "" }), says: [] },
  { group: "null", props: group({ spotMaxPrice: null }), says: [] },
  { group: "a price", props: group({ spotMaxPrice: "0.03" }), says: [`${IN_GROUP}: ${CAP}`] },
  { group: "a price as a number", props: group({ spotMaxPrice: 0.03 }), says: [`${IN_GROUP}: ${CAP}`] },
  { group: "on demand", props: group({ spotMaxPrice: "0.03", onDemandPercentageAboveBaseCapacity: 100 }), says: [] },
  { group: "no policy", props: {}, says: [] },
  {
    group: "unknown",
    props: group({ spotMaxPrice: UNKNOWN }),
    says: [`unknown: ${IN_GROUP} is not known during a preview`],
  },
  { group: "no price, and share unknown", props: group({ onDemandPercentageAboveBaseCapacity: UNKNOWN }), says: [] },
  {
    group: "size unknown",
    props: { ...group({ spotMaxPrice: "1" }), maxSize: UNKNOWN },
    says: [`${IN_GROUP}: ${CAP}`],
  },
])("group: $group", ({ props, says }) => {
  expect(run(rule, AUTO_SCALING_GROUP, props)).toEqual(says);
});

function market(options: object) {
  return { instanceMarketOptions: { marketType: "spot", ...options } };
}

const IN_MARKET = "instanceMarketOptions.spotOptions.maxPrice";

describe.each([
  { kind: "launch template", type: LAUNCH_TEMPLATE },
  { kind: "instance", type: INSTANCE },
])("$kind", ({ type }) => {
  test.each([
    { what: "spot", props: market({}), says: [] },
    { what: "an empty price", props: market({ spotOptions: { maxPrice: "" } }), says: [] },
    { what: "a price", props: market({ spotOptions: { maxPrice: "0.03" } }), says: [`${IN_MARKET}: ${CAP}`] },
    {
      what: "a capacity block",
      props: market({ marketType: "capacity-block", spotOptions: { maxPrice: "1" } }),
      says: [],
    },
    { what: "no market", props: {}, says: [] },
    {
      what: "unknown",
      props: market({ spotOptions: { maxPrice: UNKNOWN } }),
      says: [`unknown: ${IN_MARKET} is not known during a preview`],
    },
  ])("$what", ({ props, says }) => {
    expect(run(rule, type, props)).toEqual(says);
  });

  test("mended, it has no price", () => {
    const mended = remediate(rule, type, market({ spotOptions: { maxPrice: "0.03", spotInstanceType: "one-time" } }));
    expect(mended).toEqual(market({ spotOptions: { spotInstanceType: "one-time" } }));
    expect(run(rule, type, mended ?? {})).toEqual([]);
    expect(remediate(rule, type, mended ?? {})).toBeUndefined();
  });
});

function fleet(total: unknown, prices: readonly unknown[], market = "spot") {
  return {
    launchTemplateConfigs: [{ overrides: prices.map((maxPrice) => (maxPrice === undefined ? {} : { maxPrice })) }],
    spotOptions: total === undefined ? {} : { maxTotalPrice: total },
    targetCapacitySpecification: { defaultTargetCapacityType: market, totalTargetCapacity: 3 },
  };
}

const TWO_MORE = CAP.replace("cost,", "cost, as 2 more of its prices do,");

test.each([
  { fleet: "no price", props: fleet(undefined, [undefined]), says: [] },
  { fleet: "a total price", props: fleet("3", []), says: [`spotOptions.maxTotalPrice: ${CAP}`] },
  {
    fleet: "a price of each override",
    props: fleet(undefined, ["0.1", undefined, "0.2", "0.3"]),
    says: [`launchTemplateConfigs[0].overrides[0].maxPrice: ${TWO_MORE}`],
  },
  { fleet: "on demand", props: fleet("3", ["0.1"], "on-demand"), says: [] },
  {
    fleet: "one unknown beside one known",
    props: fleet(UNKNOWN, ["0.1"]),
    says: [`launchTemplateConfigs[0].overrides[0].maxPrice: ${CAP}`],
  },
  {
    fleet: "one unknown",
    props: fleet(undefined, [UNKNOWN]),
    says: ["unknown: launchTemplateConfigs[0].overrides[0].maxPrice is not known during a preview"],
  },
])("fleet: $fleet", ({ props, says }) => {
  expect(run(rule, FLEET, props)).toEqual(says);
});

test.each([
  { what: "no price", props: { launchSpecifications: [{}], launchTemplateConfigs: [{ overrides: [{}] }] }, says: [] },
  { what: "a price", props: { spotPrice: "0.03" }, says: [`spotPrice: ${OLD}`] },
  {
    what: "in a specification",
    props: { launchSpecifications: [{}, { spotPrice: "0.03" }] },
    says: [`launchSpecifications[1].spotPrice: ${OLD}`],
  },
  {
    what: "in an override",
    props: { launchTemplateConfigs: [{ overrides: [{ spotPrice: "0.03" }] }] },
    says: [`launchTemplateConfigs[0].overrides[0].spotPrice: ${OLD}`],
  },
  { what: "on demand", props: { spotPrice: "0.03", onDemandTargetCapacity: 2, targetCapacity: 2 }, says: [] },
])("Spot Fleet request: $what", ({ props, says }) => {
  expect(run(rule, SPOT_FLEET_REQUEST, props)).toEqual(says);
});

test("a single request", () => {
  expect(run(rule, SPOT_INSTANCE_REQUEST, { spotPrice: "0.03" })).toEqual([`spotPrice: ${OLD}`]);
  expect(run(rule, SPOT_INSTANCE_REQUEST, { instanceType: "m5.large" })).toEqual([]);
});

test("a launch configuration, which only its price makes spot", () => {
  expect(run(rule, LAUNCH_CONFIGURATION, { spotPrice: "0.03" })).toEqual([
    `spotPrice: ${CAPS}; use a launch template, and the group's onDemandPercentageAboveBaseCapacity to say spot, which needs no price`,
  ]);
  expect(run(rule, LAUNCH_CONFIGURATION, { instanceType: "m5.large" })).toEqual([]);
});

test("a mended group has no price", () => {
  const mended = remediate(rule, AUTO_SCALING_GROUP, { ...group({ spotMaxPrice: "0.03" }), maxSize: 4 });
  expect(mended).toEqual({ ...group({}), maxSize: 4 });
  expect(run(rule, AUTO_SCALING_GROUP, mended ?? {})).toEqual([]);
  expect(remediate(rule, AUTO_SCALING_GROUP, mended ?? {})).toBeUndefined();
});

test("a mended fleet has no prices", () => {
  const mended = remediate(rule, FLEET, fleet("3", ["0.1", undefined, UNKNOWN]));
  expect(mended).toEqual(fleet(undefined, [undefined, undefined, UNKNOWN]));
  expect(remediate(rule, FLEET, mended ?? {})).toBeUndefined();
  expect(run(rule, FLEET, fleet(undefined, [undefined]))).toEqual([]);
});

test("nothing is mended of what is on demand, or needs the price to be spot", () => {
  expect(remediate(rule, FLEET, fleet("3", [], "on-demand"))).toBeUndefined();
  expect(remediate(rule, LAUNCH_CONFIGURATION, { spotPrice: "0.03" })).toBeUndefined();
  expect(remediate(rule, SPOT_INSTANCE_REQUEST, { spotPrice: "0.03" })).toBeUndefined();
});

test("other resources are none of its business", () => {
  expect(run(rule, NODE_GROUP, {})).toBe("not applicable");
});
