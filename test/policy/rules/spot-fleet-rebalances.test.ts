import { expect, test } from "@jest/globals";

import { AUTO_SCALING_GROUP } from "../../../policy/resource-types/auto-scaling";
import { FLEET, SPOT_FLEET_REQUEST } from "../../../policy/resource-types/spot-requests";
import { spotFleetRebalances as rule } from "../../../policy/rules/spot-fleet-rebalances";
import { UNKNOWN } from "../../support/policy-example";
import { run } from "../../support/run-rule";

const AT = "spotOptions.maintenanceStrategies.capacityRebalance";
const WRITE = "write launch-before-terminate with a terminationDelay of 120";
const LEFT_OUT = `${AT}: is left out, so that spot instances are replaced only after they are gone; ${WRITE}`;
const LAUNCH =
  `${AT}.replacementStrategy: is launch, which leaves the old instance running and paid for beside the new one; ` +
  WRITE;

function fleet(capacityRebalance: unknown, more: object = {}) {
  return {
    type: "maintain",
    targetCapacitySpecification: { defaultTargetCapacityType: "spot", totalTargetCapacity: 10 },
    spotOptions: { maintenanceStrategies: { capacityRebalance } },
    ...more,
  };
}

function ends(terminationDelay: unknown) {
  return { replacementStrategy: "launch-before-terminate", terminationDelay };
}

test.each([
  { fleet: "ends the old after two minutes", props: fleet(ends(120)), says: [] },
  { fleet: "its delay as text", props: fleet(ends("300")), says: [] },
  { fleet: "type left out, which means maintain", props: fleet(null, { type: null }), says: [LEFT_OUT] },
  { fleet: "rebalances not", props: fleet(undefined), says: [LEFT_OUT] },
  { fleet: "an empty strategy", props: fleet({}), says: [LEFT_OUT] },
  { fleet: "spot options left out", props: fleet(null, { spotOptions: null }), says: [LEFT_OUT] },
  { fleet: "only launches", props: fleet({ replacementStrategy: "launch" }), says: [LAUNCH] },
  {
    fleet: "a delay below the limit",
    props: fleet(ends("119")),
    says: [`${AT}.terminationDelay: is 119 seconds, which EC2 refuses; write at least 120 seconds`],
  },
  {
    fleet: "a delay left out",
    props: fleet(ends(null)),
    says: [`${AT}.terminationDelay: is left out, which EC2 refuses; write at least 120 seconds`],
  },
  { fleet: "a word that AWS does not know", props: fleet({ replacementStrategy: "s3cret" }), says: [] },
  { fleet: "instant, which cannot", props: fleet(null, { type: "instant" }), says: [] },
  { fleet: "of one request, which cannot", props: fleet(null, { type: "request" }), says: [] },
  {
    fleet: "on demand",
    props: fleet(null, { targetCapacitySpecification: { defaultTargetCapacityType: "on-demand" } }),
    says: [],
  },
  {
    fleet: "type unknown",
    props: fleet(null, { type: UNKNOWN }),
    says: ["unknown: type is not known during a preview"],
  },
  { fleet: "strategy unknown", props: fleet(UNKNOWN), says: [`unknown: ${AT} is not known during a preview`] },
  {
    fleet: "delay unknown",
    props: fleet(ends(UNKNOWN)),
    says: [`unknown: ${AT}.terminationDelay is not known during a preview`],
  },
  {
    fleet: "only launches, a delay unknown",
    props: fleet({ ...ends(UNKNOWN), replacementStrategy: "launch" }),
    says: [LAUNCH],
  },
  {
    fleet: "its templates unknown",
    props: fleet(undefined, { launchTemplateConfigs: UNKNOWN }),
    says: [LEFT_OUT],
  },
])("an EC2 Fleet: $fleet", ({ props, says }) => {
  expect(run(rule, FLEET, props)).toEqual(says);
});

const AT_REQUEST = "spotMaintenanceStrategies.capacityRebalance";
const NONE =
  `${AT_REQUEST}: is left out, so that spot instances are replaced only after they are gone; ` +
  "write launch and end old instances yourself, or ask an EC2 Fleet, which ends them";
const NO_DELAY =
  `${AT_REQUEST}: is launch-before-terminate, for which this resource has no delay to give; ` +
  "write launch, or ask an EC2 Fleet";

function request(replacementStrategy: unknown, more: object = {}) {
  return { targetCapacity: 10, spotMaintenanceStrategies: { capacityRebalance: { replacementStrategy } }, ...more };
}

test.each([
  { request: "launches, which is all it can", props: request("launch"), says: [] },
  { request: "rebalances not", props: { targetCapacity: "10" }, says: [NONE] },
  { request: "an empty strategy", props: request(null, { fleetType: "maintain" }), says: [NONE] },
  { request: "ends the old", props: request("launch-before-terminate"), says: [NO_DELAY] },
  { request: "of one request", props: request(null, { fleetType: "request" }), says: [] },
  { request: "on demand", props: request(null, { onDemandTargetCapacity: "10" }), says: [] },
  {
    request: "strategy unknown",
    props: request(UNKNOWN),
    says: [`unknown: ${AT_REQUEST}.replacementStrategy is not known during a preview`],
  },
  {
    request: "type unknown",
    props: request(null, { fleetType: UNKNOWN }),
    says: ["unknown: fleetType is not known during a preview"],
  },
])("a Spot Fleet request: $request", ({ props, says }) => {
  expect(run(rule, SPOT_FLEET_REQUEST, props)).toEqual(says);
});

test("a group is another rule's", () => {
  expect(run(rule, AUTO_SCALING_GROUP, {})).toBe("not applicable");
});

test("old instances may be ended elsewhere", () => {
  const options = { assumesTerminationElsewhere: true };
  expect(run(rule, FLEET, fleet({ replacementStrategy: "launch" }), { options })).toEqual([]);
  expect(run(rule, FLEET, fleet(null), { options })).toEqual([LEFT_OUT]);
});
