import { expect, test } from "@jest/globals";

import { AUTO_SCALING_GROUP } from "../../../policy/resource-types/auto-scaling";
import { LAUNCH_TEMPLATE } from "../../../policy/resource-types/ec2";
import { NODE_GROUP } from "../../../policy/resource-types/eks";
import { FLEET } from "../../../policy/resource-types/spot-requests";
import { spotPriceProtectionIsWide as rule } from "../../../policy/rules/spot-price-protection-is-wide";
import { UNKNOWN } from "../../support/policy-example";
import { run } from "../../support/run-rule";

const OPTIMAL = "maxSpotPriceAsPercentageOfOptimalOnDemandPrice";
const LOWEST = "spotMaxPricePercentageOverLowestPrice";
const NARROW = { [LOWEST]: 10 };
const IN_GROUP = "mixedInstancesPolicy.launchTemplate.overrides[0].instanceRequirements";

function narrow(path: string, percent = 50) {
  return `${path}: is less than ${percent} percent; leave it out, or raise it to at least that`;
}

function group(instanceRequirements: object, onDemandPercentageAboveBaseCapacity: unknown = 0) {
  const instancesDistribution = { onDemandPercentageAboveBaseCapacity };
  const launchTemplate = { overrides: [{ instanceRequirements }] };
  return { mixedInstancesPolicy: { instancesDistribution, launchTemplate } };
}

test.each([
  { what: "left out", props: group({ vcpuCount: { min: 4 } }), says: [] },
  {
    what: "narrow, behind something that is no override",
    props: {
      mixedInstancesPolicy: {
        instancesDistribution: { onDemandPercentageAboveBaseCapacity: 0 },
        launchTemplate: { overrides: [null, { instanceRequirements: NARROW }] },
      },
    },
    says: [narrow(`mixedInstancesPolicy.launchTemplate.overrides[1].instanceRequirements.${LOWEST}`)],
  },
  { what: "0, which is left out", props: group({ [LOWEST]: 0 }), says: [] },
  { what: "50 percent", props: group({ [LOWEST]: 50 }), says: [] },
  { what: "49 percent", props: group({ [LOWEST]: 49 }), says: [narrow(`${IN_GROUP}.${LOWEST}`)] },
  { what: "10 percent as text", props: group({ [LOWEST]: "10" }), says: [narrow(`${IN_GROUP}.${LOWEST}`)] },
  { what: "30 percent of on-demand", props: group({ [OPTIMAL]: 30 }), says: [narrow(`${IN_GROUP}.${OPTIMAL}`)] },
  { what: "10 percent, on-demand only", props: group(NARROW, 100), says: [] },
  { what: "10 percent, share left out, which is on-demand", props: group(NARROW, null), says: [] },
  { what: "types by name", props: { mixedInstancesPolicy: { launchTemplate: { overrides: [{}] } } }, says: [] },
  {
    what: "percentage unknown",
    props: group({ [LOWEST]: UNKNOWN }),
    says: [`unknown: ${IN_GROUP}.${LOWEST} is not known during a preview`],
  },
  {
    what: "memory unknown",
    props: group({ ...NARROW, memoryMib: UNKNOWN }),
    says: [narrow(`${IN_GROUP}.${LOWEST}`)],
  },
])("group: $what", ({ props, says }) => {
  expect(run(rule, AUTO_SCALING_GROUP, props)).toEqual(says);
});

test("a template says nothing else of spot", () => {
  expect(run(rule, LAUNCH_TEMPLATE, { instanceRequirements: NARROW })).toEqual([
    narrow(`instanceRequirements.${LOWEST}`),
  ]);
  expect(run(rule, LAUNCH_TEMPLATE, { instanceType: "m6i.large" })).toEqual([]);
});

test.each([
  { market: "spot", says: [narrow(`launchTemplateConfigs[0].overrides[0].instanceRequirements.${LOWEST}`)] },
  { market: "on-demand", says: [] },
])("fleet: $market", ({ market, says }) => {
  const props = {
    launchTemplateConfigs: [{ overrides: [{ instanceRequirements: NARROW }] }],
    targetCapacitySpecification: { defaultTargetCapacityType: market },
  };
  expect(run(rule, FLEET, props)).toEqual(says);
});

test("an organisation may ask for more", () => {
  expect(run(rule, AUTO_SCALING_GROUP, group({ [LOWEST]: 80 }), { options: { minPercent: 90 } })).toEqual([
    narrow(`${IN_GROUP}.${LOWEST}`, 90),
  ]);
});

test("other resources are none of its business", () => {
  expect(run(rule, NODE_GROUP, {})).toBe("not applicable");
});
