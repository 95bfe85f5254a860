import { expect, test } from "@jest/globals";

import type { ResourceType } from "../../../policy/internal/resource-type";
import { AUTO_SCALING_GROUP } from "../../../policy/resource-types/auto-scaling";
import { INSTANCE } from "../../../policy/resource-types/ec2";
import { FLEET, SPOT_FLEET_REQUEST, SPOT_INSTANCE_REQUEST } from "../../../policy/resource-types/spot-requests";
import { spotInstancesTerminateOnInterruption as rule } from "../../../policy/rules/spot-instances-terminate-on-interruption";
import { UNKNOWN } from "../../support/policy-example";
import { remediate, run } from "../../support/run-rule";

const NODE = { tags: { "kubernetes.io/cluster/east": "owned" } };
const SPOT = { targetCapacitySpecification: { defaultTargetCapacityType: "spot", totalTargetCapacity: 4 } };
const FLEET_STOPS = { spotOptions: { instanceInterruptionBehavior: "stop" } };

function market(spotOptions: object) {
  return { instanceMarketOptions: { marketType: "spot", spotOptions } };
}

test.each([
  { what: "left out", props: { ...SPOT, spotOptions: {} }, says: [] },
  { what: "terminate", props: { ...SPOT, spotOptions: { instanceInterruptionBehavior: "terminate" } }, says: [] },
  {
    what: "stop",
    props: { ...SPOT, ...FLEET_STOPS },
    says: ["spotOptions.instanceInterruptionBehavior: is stop; write terminate"],
  },
  {
    what: "hibernate, and only a part is spot",
    props: {
      spotOptions: { instanceInterruptionBehavior: "hibernate" },
      targetCapacitySpecification: { defaultTargetCapacityType: "on-demand", spotTargetCapacity: "2" },
    },
    says: ["spotOptions.instanceInterruptionBehavior: is hibernate; write terminate"],
  },
  {
    what: "stop, but no part is spot",
    props: { ...FLEET_STOPS, targetCapacitySpecification: { defaultTargetCapacityType: "on-demand" } },
    says: [],
  },
  {
    what: "a word that AWS does not know",
    props: { ...SPOT, spotOptions: { instanceInterruptionBehavior: "s3cr3t" } },
    says: ["spotOptions.instanceInterruptionBehavior: is another value; write terminate"],
  },
  {
    what: "unknown",
    props: { ...SPOT, spotOptions: { instanceInterruptionBehavior: UNKNOWN } },
    says: ["unknown: spotOptions.instanceInterruptionBehavior is not known during a preview"],
  },
])("fleet: $what", ({ props, says }) => {
  expect(run(rule, FLEET, props)).toEqual(says);
});

test.each([
  { what: "left out", props: {}, says: [] },
  { what: "terminate", props: { instanceInterruptionBehaviour: "terminate" }, says: [] },
  {
    what: "stop",
    props: { instanceInterruptionBehaviour: "stop", iamFleetRole: UNKNOWN },
    says: ["instanceInterruptionBehaviour: is stop; write terminate"],
  },
  {
    what: "stop, but all of it on demand",
    props: { instanceInterruptionBehaviour: "stop", onDemandTargetCapacity: 2, targetCapacity: 2 },
    says: [],
  },
])("Spot Fleet: $what", ({ props, says }) => {
  expect(run(rule, SPOT_FLEET_REQUEST, props)).toEqual(says);
});

test.each([
  {
    what: "a single persistent dev box",
    props: { instanceInterruptionBehavior: "stop", spotType: "persistent", tags: { Name: "dev" } },
    says: [],
  },
  { what: "a node that terminates", props: { ...NODE, instanceInterruptionBehavior: "terminate" }, says: [] },
  {
    what: "a node that hibernates",
    props: { ...NODE, instanceInterruptionBehavior: "hibernate" },
    says: ["instanceInterruptionBehavior: is hibernate; write terminate"],
  },
  {
    what: "tags unknown",
    props: { instanceInterruptionBehavior: "stop", tags: UNKNOWN },
    says: ["unknown: tags is not known during a preview"],
  },
])("spot request: $what", ({ props, says }) => {
  expect(run(rule, SPOT_INSTANCE_REQUEST, props)).toEqual(says);
});

test.each([
  { what: "an on-demand node", props: NODE, says: [] },
  { what: "a node with defaults", props: { ...NODE, ...market({}) }, says: [] },
  {
    what: "a single persistent dev box",
    props: market({ instanceInterruptionBehavior: "stop", spotInstanceType: "persistent" }),
    says: [],
  },
  {
    what: "a persistent node that stops",
    props: { ...NODE, ...market({ instanceInterruptionBehavior: "stop", spotInstanceType: "persistent" }) },
    says: [
      "instanceMarketOptions.spotOptions.instanceInterruptionBehavior: is stop; write terminate",
      "instanceMarketOptions.spotOptions.spotInstanceType: is persistent; write one-time",
    ],
  },
])("instance: $what", ({ props, says }) => {
  expect(run(rule, INSTANCE, props)).toEqual(says);
});

/** What a rule makes of properties, and what is then left to say and to mend. */
function mending<V>(type: ResourceType<V>, props: Readonly<Record<string, unknown>>) {
  const mended = remediate(rule, type, props) ?? {};
  return { mended, says: run(rule, type, mended), again: remediate(rule, type, mended) };
}

test("a mended fleet terminates", () => {
  const mended = { ...SPOT, spotOptions: { instanceInterruptionBehavior: "terminate" } };
  expect(mending(FLEET, { ...SPOT, ...FLEET_STOPS })).toEqual({ mended, says: [], again: undefined });
});

test("a mended Spot Fleet terminates", () => {
  const mended = { instanceInterruptionBehaviour: "terminate", spotPrice: "0.1" };
  const props = { instanceInterruptionBehaviour: "stop", spotPrice: "0.1" };
  expect(mending(SPOT_FLEET_REQUEST, props)).toEqual({ mended, says: [], again: undefined });
});

test("a mended spot request terminates", () => {
  const mended = { ...NODE, instanceInterruptionBehavior: "terminate" };
  const props = { ...NODE, instanceInterruptionBehavior: "stop" };
  expect(mending(SPOT_INSTANCE_REQUEST, props)).toEqual({ mended, says: [], again: undefined });
});

test("a mended instance terminates and is asked for once", () => {
  const mended = { ...NODE, ...market({ instanceInterruptionBehavior: "terminate", spotInstanceType: "one-time" }) };
  const props = { ...NODE, ...market({ instanceInterruptionBehavior: "stop", spotInstanceType: "persistent" }) };
  expect(mending(INSTANCE, props)).toEqual({ mended, says: [], again: undefined });
});

test("nothing is mended of what is kept", () => {
  expect(remediate(rule, FLEET, FLEET_STOPS)).toBeUndefined();
  expect(remediate(rule, SPOT_FLEET_REQUEST, {})).toBeUndefined();
  expect(remediate(rule, SPOT_INSTANCE_REQUEST, { instanceInterruptionBehavior: "stop" })).toBeUndefined();
  expect(remediate(rule, INSTANCE, market({ instanceInterruptionBehavior: "stop" }))).toBeUndefined();
});

test("other resources are none of its business", () => {
  expect(run(rule, AUTO_SCALING_GROUP, {})).toBe("not applicable");
});
